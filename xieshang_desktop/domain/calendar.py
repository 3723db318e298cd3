"""Days: notices, postings, replies, and the meetings that a quarter or a year wants.

A period runs from the day after it began (民法典第二百零一条). Holidays are not known here, so no period is
lengthened by one; the earlier day is the stricter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from xieshang_desktop.domain.figures import Figure
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.vocabulary import MeetingForm, PostingOf

MONTHS_IN_YEAR = 12


def notice_days(notice_day: date, meeting_day: date, counts_meeting_day: bool = False) -> int:
    """Whole days between notice and meeting, neither counted; never below 0.

    With ``counts_meeting_day`` (a setting of the village) the day of the meeting counts.
    """
    days = (meeting_day - notice_day).days - (0 if counts_meeting_day else 1)
    return max(days, 0)


def last_lawful_notice_day(meeting_day: date, needed: int, counts_meeting_day: bool = False) -> date:
    """The last day on which a notice still leaves the ``needed`` whole days."""
    return meeting_day - timedelta(days=needed + (0 if counts_meeting_day else 1))


def earliest_lawful_meeting_day(notice_day: date, needed: int, counts_meeting_day: bool = False) -> date:
    """The first day on which a meeting noticed on ``notice_day`` may be held."""
    return notice_day + timedelta(days=needed + (0 if counts_meeting_day else 1))


def notice_needed(rules: RuleSet, form: MeetingForm) -> Figure | None:
    """The days of notice a form needs; None where no law says so."""
    return rules.one(form, "notice_days")


def notice_exception(rules: RuleSet, form: MeetingForm) -> Figure | None:
    """The clause that lets a form be called at short notice in special circumstances, if there is one."""
    return next((row for row in rules.find(form, "notice_exception") if row.value), None)


def notice_doubt(rules: RuleSet, form: MeetingForm) -> str:
    """What to add where a meeting is called at short notice: some local laws leave open whether it may be."""
    rows = rules.find(form, "notice_exception_unsure")
    return "；".join(f"{row.value}（{row.clause}）" for row in rows)


def posting_days(from_: date, to: date) -> int:
    """Days of a posting: from the day after it went up to the day it comes down, that one counted."""
    return max((to - from_).days, 0)


def posting_end(from_: date, needed: int) -> date:
    """The first day on which a posting of ``needed`` days may come down."""
    return from_ + timedelta(days=needed)


HUNG_FOR_DAYS = frozenset(
    {PostingOf.RESULT, PostingOf.IMPLEMENTATION, PostingOf.STIPEND, PostingOf.RECTIFICATION}
)
"""What hangs for the days of 村民委员会组织法第三十五条; an agenda or a reply hangs while it is useful."""


def posting_needed(rules: RuleSet) -> Figure:
    """The days for which what was consulted, decided or carried out is posted: never under 15.

    Raises ``LookupError`` where a set lacks the figure; the national set has it.
    """
    rows = rules.find(None, "posting_days")
    if not rows:
        raise LookupError("posting_days")
    return max(rows, key=lambda row: row.days)


def due(received: date, days: int) -> date:
    """The last day of a period of ``days`` that begins with an event: the day itself is not counted."""
    return received + timedelta(days=days)


def reply_due(rules: RuleSet, received: date) -> tuple[date, Figure] | None:
    """By when an objection must be answered, and by what clause; None where no law sets days."""
    return due_by(rules, None, "reply_days", received)


def convening_due(rules: RuleSet, form: MeetingForm, demanded: date) -> tuple[date, Figure] | None:
    """By when a demanded meeting must be held; None where the law sets no days."""
    return due_by(rules, form, "convene_within_days", demanded)


def publishing_due(rules: RuleSet, happened: date) -> tuple[date, Figure] | None:
    """By when what is to be published at once must hang; None where no law sets days."""
    rows = [row for row in rules.find(None, "publish_within_days") if row.of in (None, AT_ONCE)]
    figure = min(rows, key=lambda row: row.days, default=None)
    return (due(happened, figure.days), figure) if figure else None


AT_ONCE = "随时公布的事项"


def due_by(rules: RuleSet, form: MeetingForm | None, rule: str, started: date) -> tuple[date, Figure] | None:
    rows = rules.find(form, rule, occasion=None)
    figure = min(rows, key=lambda row: row.days, default=None)
    return (due(started, figure.days), figure) if figure else None


@dataclass(frozen=True, slots=True)
class OwedMeeting:
    """A past period without a meeting that the law wants in it; the last day belongs to the period."""

    form: MeetingForm
    first: date
    last: date
    clause: str
    sentence: str


def period_of(day: date, times: int) -> tuple[date, date]:
    """The calendar period that holds ``day`` where there are ``times`` a year (whole months)."""
    months = max(MONTHS_IN_YEAR // times, 1)
    index = (day.month - 1) // months
    first = date(day.year, index * months + 1, 1)
    after = index * months + months
    last = date(day.year + after // MONTHS_IN_YEAR, after % MONTHS_IN_YEAR + 1, 1) - timedelta(days=1)
    return first, last


def past_periods(times: int, since: date, today: date) -> tuple[tuple[date, date], ...]:
    """The periods that began on or after ``since`` and are over before ``today``."""
    periods = []
    first, last = period_of(since, times)
    while last < today:
        if first >= since:
            periods.append((first, last))
        first, last = period_of(last + timedelta(days=1), times)
    return tuple(periods)


def frequency_owed(
    rules: RuleSet, form: MeetingForm, held: Iterable[date], since: date, today: date
) -> tuple[OwedMeeting, ...]:
    """The past periods in which a form was not held as often as the law wants.

    ``since`` is the first day this record answers for; a period begun before it is not held against anyone.
    """
    figure = max(rules.find(form, "frequency"), key=lambda row: row.days, default=None)
    if figure is None:
        return ()
    days = tuple(held)
    times = figure.days
    return tuple(
        OwedMeeting(form, first, last, figure.clause, owed_sentence(form, first, last, times, figure.clause))
        for first, last in past_periods(times, since, today)
        if not any(first <= day <= last for day in days)
    )


def frequency_coming(
    rules: RuleSet, form: MeetingForm, held: Iterable[date], since: date, today: date
) -> OwedMeeting | None:
    """The meeting that the law wants in the period that runs now, while it has not been held."""
    figure = max(rules.find(form, "frequency"), key=lambda row: row.days, default=None)
    if figure is None:
        return None
    times = figure.days
    first, last = period_of(today, times)
    if first < since or any(first <= day <= last for day in held):
        return None
    sentence = owed_sentence(form, first, last, times, figure.clause, so_far="还没有")
    return OwedMeeting(form, first, last, figure.clause, sentence)


def owed_sentence(
    form: MeetingForm, first: date, last: date, times: int, clause: str, so_far: str = "没有"
) -> str:
    """2026年第二季度没有召开村民代表会议，应当每季至少一次（村民委员会组织法第三十条）."""
    match times:
        case 1:
            period, often = "", "每年至少一次"
        case 2:
            period, often = "上半年" if first.month == 1 else "下半年", "每半年至少一次"
        case 4:
            period, often = f"第{'一二三四'[first.month // 3]}季度", "每季至少一次"
        case _:
            months = f"{first.month}月" if first.month == last.month else f"{first.month}月至{last.month}月"
            period, often = months, f"每年至少{times}次"
    return f"{first.year}年{period}{so_far}召开{form}，应当{often}（{clause}）"

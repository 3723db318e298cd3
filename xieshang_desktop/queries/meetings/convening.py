"""What a new meeting starts from: forms and their law, the usual place and people, topics that wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.calendar import earliest_lawful_meeting_day, notice_needed
from xieshang_desktop.domain.shares import chinese_number
from xieshang_desktop.domain.vocabulary import MeetingForm, MeetingState, TopicStatus, Unit, VillageKind
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.models.village import Household
from xieshang_desktop.queries import figures
from xieshang_desktop.queries.facts.law import village_of, village_rules
from xieshang_desktop.queries.facts.plan import plan_of
from xieshang_desktop.queries.meetings.earlier import earlier_meetings
from xieshang_desktop.queries.names import names_of

NINE = time(9, 0)
WAITING = (TopicStatus.COLLECTING, TopicStatus.LISTED, TopicStatus.CONSULTING)

_VILLAGE_ONLY = "村民"
_COMMUNITY_ONLY = "居民"


@dataclass(frozen=True)
class FormOffer:
    """One form: what the law asks, the usual title, and the first lawful morning if notice is given today."""

    form: MeetingForm
    law: str
    clause: str
    title: str
    starts_at: datetime


@dataclass(frozen=True)
class WholeMeeting:
    """A meeting that is prepared and may be held in sessions by area."""

    id: str
    title: str
    form: MeetingForm
    unit: Unit


@dataclass(frozen=True)
class ConveningView:
    """Everything a new meeting starts from; ``chair`` and ``recorder`` are those of the last one."""

    forms: tuple[FormOffer, ...]
    place: str
    places: tuple[str, ...]
    times: tuple[str, ...]
    convener: str
    chair: tuple[tuple[str, str], ...]
    recorder: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]
    topics: tuple[tuple[str, str], ...]
    wholes: tuple[WholeMeeting, ...]
    earlier: tuple[tuple[str, str], ...]
    speaking_seconds: int
    speaking_turns: int


def convening(session: Session, today: date, seconds: int, turns: int) -> ConveningView:
    """What a meeting called ``today`` starts from; ``seconds`` and ``turns`` are the user's own defaults."""
    last = session.scalars(select(Meeting).order_by(Meeting.convened_at.desc()).limit(1)).first()
    names = names_of(session, (last.chair_id, last.recorder_id)) if last else {}
    charter, plan = village_of(session).charter, plan_of(session)
    waiting = select(Topic.id, Topic.title).where(Topic.status.in_(WAITING)).order_by(Topic.proposed_at)
    return ConveningView(
        forms=tuple(_offer(session, form, today) for form in forms_of(session)),
        place=last.place if last else next(iter(plan.places), ""),
        places=plan.places,
        times=plan.times,
        convener=_convener(session),
        chair=((last.chair_id, names.get(last.chair_id, "")),) if last else (),
        recorder=((last.recorder_id, names.get(last.recorder_id, "")),) if last else (),
        groups=groups_of(session),
        topics=tuple((row.id, row.title) for row in session.execute(waiting)),
        wholes=_wholes(session),
        earlier=earlier_meetings(session),
        speaking_seconds=int(charter.get("speaking_seconds", seconds)),
        speaking_turns=int(charter.get("speaking_turns", turns)),
    )


def _convener(session: Session) -> str:
    return "居民委员会" if village_of(session).kind is VillageKind.COMMUNITY else "村民委员会"


def _wholes(session: Session) -> tuple[WholeMeeting, ...]:
    """Meetings in preparation that are no session themselves."""
    asked = select(Meeting.id, Meeting.title, Meeting.form, Meeting.unit).where(
        Meeting.state == MeetingState.PREPARING, Meeting.session_of_id.is_(None)
    )
    rows = session.execute(asked.order_by(Meeting.starts_at))
    return tuple(WholeMeeting(row.id, row.title, row.form, row.unit) for row in rows)


def groups_of(session: Session) -> tuple[str, ...]:
    """The groups of the village in the order of its households."""
    asked = select(Household.group).where(Household.group.is_not(None)).group_by(Household.group)
    return tuple(each for each in session.scalars(asked.order_by(func.min(Household.number))) if each)


def forms_of(session: Session) -> list[MeetingForm]:
    """The forms of a village, or those of a 社区; the others are left out."""
    other = _COMMUNITY_ONLY if village_of(session).kind is VillageKind.VILLAGE else _VILLAGE_ONLY
    return [form for form in MeetingForm if not form.startswith(other)]


def _offer(session: Session, form: MeetingForm, today: date) -> FormOffer:
    line = figures.form_line(session, form)
    needed = notice_needed(village_rules(session), form)
    first = earliest_lawful_meeting_day(today, needed.days) if needed else today + timedelta(days=1)
    return FormOffer(
        form, line.text, line.clause, _title(session, form, first), datetime.combine(first, NINE)
    )


def _title(session: Session, form: MeetingForm, day: date) -> str:
    """青石村2026年第二次村民代表会议: counted among those of the same form in the same year."""
    start, end = datetime(day.year, 1, 1), datetime(day.year + 1, 1, 1)
    held = (
        select(func.count())
        .select_from(Meeting)
        .where(Meeting.form == form, Meeting.starts_at >= start, Meeting.starts_at < end)
    )
    number = (session.scalar(held) or 0) + 1
    return f"{village_of(session).name}{day.year}年第{chinese_number(number)}次{form}"

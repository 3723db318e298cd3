"""民主评议: at least once a year, led by the supervisors; 不称职 twice in a row ends an office."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.vocabulary import MeetingForm


def unfit_sentence(rules: RuleSet, name: str, unfit: Sequence[bool]) -> str | None:
    """What follows where somebody was found 不称职 as often in a row as the law says, else None.

    ``unfit`` tells for each appraisal, in order of time, whether it ended so (村民委员会组织法第三十八条).
    """
    figure = rules.one(MeetingForm.APPRAISAL, "unfit_in_a_row")
    if figure is None or len(unfit) < figure.days or not all(unfit[-figure.days :]):
        return None
    return f"{name}连续{figure.days}次被评议不称职，职务终止（{figure.clause}）"


def too_soon_sentence(rules: RuleSet, last: date, planned: date) -> str | None:
    """Why the same person may not be appraised again yet (重庆市, 山东省: six months apart), else None."""
    figure = rules.one(MeetingForm.APPRAISAL, "interval_months")
    if figure is None or planned >= months_after(last, figure.days):
        return None
    return f"距上次评议（{last:%Y-%m-%d}）不满{figure.days}个月，不能再评议（{figure.clause}）"


def months_after(day: date, months: int) -> date:
    """The same day ``months`` later; where that month has no such day, the first of the next."""
    year, month = divmod(day.month - 1 + months, 12)
    try:
        return day.replace(year=day.year + year, month=month + 1)
    except ValueError:
        return date(day.year + year + (month + 1) // 12, (month + 1) % 12 + 1, 1)

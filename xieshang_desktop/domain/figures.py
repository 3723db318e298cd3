"""One figure of the law: a number, a flag or a list of one clause, and which way it is stricter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from xieshang_desktop.domain.vocabulary import Matter, MeetingForm, Unit

Value = Fraction | int | bool | str | tuple[str, ...]
Criterion = Value | None


class Level(StrEnum):
    """Who laid a set down; a later member may only tighten an earlier one."""

    NATION = "nation"
    PROVINCE = "province"
    VILLAGE = "village"


class Stricter(StrEnum):
    """In which direction a value of a rule becomes stricter."""

    HIGHER = "更高"
    LOWER = "更低"
    REQUIRED = "要求"
    FORBIDDEN = "不许"
    MORE = "更多"
    FREE = "不分"


STRICTER_WHEN: dict[str, Stricter] = {
    "quorum": Stricter.HIGHER,
    "majority": Stricter.HIGHER,
    "notice_days": Stricter.HIGHER,
    "posting_days": Stricter.HIGHER,
    "frequency": Stricter.HIGHER,
    "publish_frequency": Stricter.HIGHER,
    "composition": Stricter.HIGHER,
    "members_min": Stricter.HIGHER,
    "interval_months": Stricter.HIGHER,
    "appraisal_notice_days": Stricter.HIGHER,
    "stakeholder_share": Stricter.HIGHER,
    "materials_days": Stricter.HIGHER,
    "households_per_representative_min": Stricter.HIGHER,
    "petition": Stricter.LOWER,
    "joint_proposal": Stricter.LOWER,
    "chair_objection": Stricter.LOWER,
    "inquiry": Stricter.LOWER,
    "reply_days": Stricter.LOWER,
    "publish_within_days": Stricter.LOWER,
    "convene_within_days": Stricter.LOWER,
    "unfit_in_a_row": Stricter.LOWER,
    "absences_in_a_row": Stricter.LOWER,
    "households_per_representative_max": Stricter.LOWER,
    "representatives_per_household": Stricter.LOWER,
    "proxy_limit": Stricter.LOWER,
    "representative_assembly_from": Stricter.HIGHER,
    "secret_ballot": Stricter.REQUIRED,
    "void_without_delegation": Stricter.REQUIRED,
    "no_subdelegation": Stricter.REQUIRED,
    "party_review": Stricter.REQUIRED,
    "base_report": Stricter.REQUIRED,
    "proxy_written": Stricter.REQUIRED,
    "proxy_same_household": Stricter.REQUIRED,
    "record": Stricter.REQUIRED,
    "escalation": Stricter.REQUIRED,
    "consult": Stricter.REQUIRED,
    "present_includes_left": Stricter.REQUIRED,
    "proxy": Stricter.FORBIDDEN,
    "online": Stricter.FORBIDDEN,
    "written_reply": Stricter.FORBIDDEN,
    "written_delegation": Stricter.FORBIDDEN,
    "sessions": Stricter.FORBIDDEN,
    "notice_exception": Stricter.FORBIDDEN,
    "notice_counts_meeting_day": Stricter.FORBIDDEN,
    "base_exclusion": Stricter.FORBIDDEN,
    "delegable": Stricter.FORBIDDEN,
    "notice_form": Stricter.MORE,
    "materials": Stricter.MORE,
    "attending": Stricter.MORE,
    "delegation_terms": Stricter.MORE,
    "delegation_posted": Stricter.REQUIRED,
    "delegation_reported": Stricter.REQUIRED,
    "not_delegable": Stricter.MORE,
    "approval": Stricter.MORE,
    "charter_steps": Stricter.MORE,
    "posting_places": Stricter.MORE,
    "posting_form": Stricter.MORE,
    "deciding_bodies": Stricter.FREE,
    "change_by": Stricter.FREE,
    "convener": Stricter.FREE,
    "chair": Stricter.FREE,
    "lead": Stricter.FREE,
    "speaking_seconds": Stricter.FREE,
    "speaking_turns": Stricter.FREE,
}
"""Every rule there is, with its direction. A rule file that names another is refused."""

SAME_LAW = {
    MeetingForm.PROJECT_ASSEMBLY: MeetingForm.VILLAGERS_ASSEMBLY,
    MeetingForm.PROJECT_REPRESENTATIVES: MeetingForm.VILLAGER_REPRESENTATIVES,
}
"""A 一事一议 meeting is a 村民会议 or 村民代表会议: what its own rules leave open, theirs decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One thing that one clause lays down.

    ``value`` is an exact fraction, whole days or persons, a flag or a list of words; ``strict`` means "more
    than" where it is a fraction. ``of`` is the base or the group meant, ``alternative`` names the
    alternatives of which one must be chosen (人 or 户); figures without it all hold together. ``chamber`` is
    a part that must be there besides (妇女代表). ``size_from`` and ``size_below`` bound the village's
    population. ``occasion`` narrows a figure to something that is no ``Matter``. ``verified`` is false where
    the text of the law was not at hand (未核对原文).
    """

    set_id: str
    rule: str
    value: Value
    clause: str
    source: str
    checked: date
    form: MeetingForm | None = None
    of: str | None = None
    unit: Unit | None = None
    strict: bool = False
    matter: Matter | None = None
    occasion: str | None = None
    chamber: str | None = None
    alternative: str | None = None
    size_from: int | None = None
    size_below: int | None = None
    grant: bool = False
    verified: bool = True

    @property
    def place(self) -> tuple[object, ...]:
        """What two figures of two layers must share to be about the same thing."""
        return (
            *(self.form, self.rule, self.of, self.unit, self.matter, self.occasion),
            *(self.chamber, self.alternative, self.size_from, self.size_below),
        )

    @property
    def days(self) -> int:
        """The value as a whole number (days, times, persons, seconds)."""
        return int(self.value) if isinstance(self.value, int) else 0

    @property
    def fraction(self) -> Fraction:
        """The value as an exact fraction; 1 if it is none, which nothing falls below."""
        return Fraction(self.value) if isinstance(self.value, Fraction | int) else Fraction(1)

    @property
    def words(self) -> tuple[str, ...]:
        """The value as a list of words."""
        return self.value if isinstance(self.value, tuple) else (str(self.value),)

    def fits(self, size: int | None) -> bool:
        """Whether this is meant for a village of ``size`` persons; without a size only general figures."""
        if self.size_from is None and self.size_below is None:
            return True
        if size is None:
            return False
        return (self.size_from or 0) <= size and (self.size_below is None or size < self.size_below)


def agrees(figure: Figure, criteria: Mapping[str, Criterion]) -> bool:
    """Whether a figure's fields equal every criterion."""
    return all(getattr(figure, name) == wanted for name, wanted in criteria.items())

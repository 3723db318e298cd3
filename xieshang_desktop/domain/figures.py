"""The law as data: figures (a number, a flag or a list of one clause), and the set of those in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from xieshang_desktop.domain.vocabulary import Matter, MeetingForm, Unit, VillageKind

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
    "written_delegation_replies": Stricter.HIGHER,
    "written_delegation_majority": Stricter.HIGHER,
    "petition": Stricter.LOWER,
    "joint_proposal": Stricter.LOWER,
    "chair_objection": Stricter.LOWER,
    "escalation_share": Stricter.LOWER,
    "inquiry": Stricter.LOWER,
    "inquiry_count": Stricter.LOWER,
    "charter_report_days": Stricter.LOWER,
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
    "no_tampering": Stricter.REQUIRED,
    "roster_posted": Stricter.REQUIRED,
    "roster_reported": Stricter.REQUIRED,
    "elected_in_writing": Stricter.REQUIRED,
    "minority_seat": Stricter.REQUIRED,
    "petition_written": Stricter.REQUIRED,
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
    "posting_steps": Stricter.MORE,
    "register_columns": Stricter.MORE,
    "proposers": Stricter.MORE,
    "report_to": Stricter.MORE,
    "change_by": Stricter.FREE,
    "convener": Stricter.FREE,
    "chair": Stricter.FREE,
    "notice_exception_unsure": Stricter.FREE,
    "chair_objection_by": Stricter.FREE,
    "speaking_seconds": Stricter.FREE,
    "speaking_turns": Stricter.FREE,
}
"""Every rule there is, with its direction. A rule file that names another is refused."""

FRACTIONS = {
    *("quorum", "majority", "composition", "petition", "joint_proposal", "stakeholder_share", "inquiry"),
    *("chair_objection", "escalation_share", "written_delegation_replies", "written_delegation_majority"),
}
WHOLE_SUFFIXES = ("_days", "_min", "_max", "_months", "_limit", "_row", "_from", "_seconds", "_turns")
WHOLE = {
    *(rule for rule in STRICTER_WHEN if rule.endswith(WHOLE_SUFFIXES)),
    *("frequency", "publish_frequency", "representatives_per_household", "inquiry_count"),
}
"""The rules whose values are exact fractions, and those whose values are whole numbers."""

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
    a part that must be there besides (妇女代表). ``kind`` tells a figure of the villages' law from one of the
    社区's where the form does not. ``size_from`` and ``size_below`` bound the village's
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
    kind: VillageKind | None = None
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
            *(self.form, self.rule, self.kind, self.of, self.unit, self.matter, self.occasion),
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


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The figures in force for one village: one or more sets laid over each other.

    ``ids`` are their names in the order of the layers, the dates those between which all are in force.
    """

    ids: tuple[str, ...]
    figures: tuple[Figure, ...]
    in_force_from: date
    in_force_to: date | None = None
    _by_rule: dict[str, tuple[Figure, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[str, list[Figure]] = {}
        for figure in self.figures:
            index.setdefault(figure.rule, []).append(figure)
        object.__setattr__(self, "_by_rule", {rule: tuple(rows) for rule, rows in index.items()})

    def find(self, form: MeetingForm | None, rule: str, **criteria: Criterion) -> tuple[Figure, ...]:
        """All figures of a rule for a form (and those meant for every form) that equal the criteria."""
        rows = [row for row in self._by_rule.get(rule, ()) if agrees(row, criteria)]
        own = tuple(row for row in rows if row.form in (form, None))
        other = SAME_LAW.get(form) if form else None
        if own or other is None:
            return own
        return tuple(row for row in rows if row.form is other)

    def one(self, form: MeetingForm | None, rule: str, **criteria: Criterion) -> Figure | None:
        """The first such figure, one that names the form before one for every form; None if there is none."""
        rows = self.find(form, rule, **criteria)
        return min(rows, key=lambda row: row.form is None, default=None)

    def for_kind(self, kind: VillageKind) -> RuleSet:
        """The figures that hold in a 村, or in a 社区, and those that hold in both."""
        figures = tuple(row for row in self.figures if row.kind in (kind, None))
        return RuleSet(self.ids, figures, self.in_force_from, self.in_force_to)

    def allows(self, form: MeetingForm, rule: str) -> bool:
        """Whether the sets provide something (proxy, online …); what they do not provide is not allowed."""
        figure = self.one(form, rule)
        return figure is not None and bool(figure.value)

    def in_force(self, day: date) -> bool:
        """Whether all sets are in force on that day."""
        return self.in_force_from <= day and (self.in_force_to is None or day <= self.in_force_to)


def agrees(figure: Figure, criteria: Mapping[str, Criterion]) -> bool:
    """Whether a figure's fields equal every criterion."""
    return all(getattr(figure, name) == wanted for name, wanted in criteria.items())

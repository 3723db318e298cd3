"""Which quorum a village with few people at home can reach, and who must come for it.

Many are registered and few live there (1,287 registered, under 430 at home): the basis is chosen before the
roll, so it must be said beforehand which can be met.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xieshang_desktop.domain.counting import MEASURE
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import MeetingForm, Unit


@dataclass(frozen=True, slots=True)
class Reach:
    """One basis: of ``base`` ``needed`` must come and ``at_home`` can; ``excludable`` were left out of it."""

    unit: Unit
    base: int
    needed: int
    at_home: int
    excludable: int
    attainable: bool
    clause: str
    sentence: str


def reaches(
    rules: RuleSet,
    form: MeetingForm,
    registered: Mapping[Unit, int],
    at_home: Mapping[Unit, int],
    excludable: int = 0,
) -> tuple[Reach, ...]:
    """Judge each basis of a form; ``excludable`` persons are left out where the law grants it (重庆市)."""
    rows = [row for row in rules.find(form, "quorum", chamber=None) if row.unit in registered]
    return tuple(
        reach(
            rules,
            form,
            Share(row.fraction, row.strict),
            row.unit or Unit.PERSON,
            registered,
            at_home,
            excludable,
            row.clause,
        )
        for row in rows
    )


def reach(
    rules: RuleSet,
    form: MeetingForm,
    share: Share,
    unit: Unit,
    registered: Mapping[Unit, int],
    at_home: Mapping[Unit, int],
    excludable: int,
    clause: str,
) -> Reach:
    granted = excludable if rules.find(form, "base_exclusion", unit=unit) else 0
    base, home, measure = registered[unit] - granted, at_home.get(unit, 0), MEASURE[unit]
    needed, can = share.needed(base), share.met(home, base)
    out = f"，依法不计入{granted}{measure}后为{base}{measure}" if granted else ""
    end = "能够达到" if can else f"在家的全到也差{needed - home}{measure}，达不到"
    sentence = (
        f"按{unit}计：应到{registered[unit]}{measure}{out}，{share.words()}为{needed}{measure}，"
        f"在家{home}{measure}，{end}（{clause}）"
    )
    return Reach(unit, base, needed, home, granted, can, clause, sentence)


def advice(found: tuple[Reach, ...]) -> str:
    """Which basis to choose: one that can be met, the one with the most to spare first."""
    open_ = sorted((each for each in found if each.attainable), key=lambda each: each.needed - each.at_home)
    if open_:
        return f"宜按{open_[0].unit}计算：需{open_[0].needed}{MEASURE[open_[0].unit]}到会"
    return "各种口径都达不到：可以分片、改期，动员在外村民返回，或者由村民代表会议决定已授权的事项"

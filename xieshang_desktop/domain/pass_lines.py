"""Pass lines: what a vote must reach, of which base, in which unit; a village's own may only be stricter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from xieshang_desktop.domain.figures import Figure
from xieshang_desktop.domain.ruleset import BASE_SIZE, RuleSet
from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import BaseOf, Matter, MeetingForm, Unit
from xieshang_desktop.errors import Refused


@dataclass(frozen=True, slots=True)
class PassLine:
    """One line a vote must reach; where a form has several, all of them (业主大会: area and heads)."""

    of: BaseOf
    share: Share
    unit: Unit = Unit.PERSON
    clause: str = ""

    @property
    def base_key(self) -> str:
        """Under which key ``decide`` looks for the base: ``到会``, or ``到会面积`` where area counts."""
        return f"{self.of}{self.unit}" if self.unit is Unit.AREA else str(self.of)

    def words(self) -> str:
        """到会过半数 · 全体三分之二以上 · 到会面积四分之三以上 · 代表户过半数."""
        return f"{self.base_key}{self.share.rule_words()}"

    def to_json(self) -> dict[str, str]:
        """As it is frozen with a vote."""
        kind = "more_than" if self.share.strict else "at_least"
        return {
            "of": str(self.of),
            kind: str(self.share),
            "unit": str(self.unit),
            "clause": self.clause,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> PassLine:
        """Read what ``to_json`` wrote, or ``{of, more_than | at_least}`` of a scenario.

        Raises ``ValueError`` with a Chinese sentence where base or fraction is none, or both kinds are given.
        """
        kinds = [kind for kind in ("more_than", "at_least") if data.get(kind) is not None]
        if len(kinds) != 1:
            raise ValueError("通过线应当写 more_than（超过）或者 at_least（以上），并且只写一个")
        share = Share.parse(str(data[kinds[0]]), strict=kinds[0] == "more_than")
        unit = Unit(data.get("unit") or Unit.PERSON)
        return cls(BaseOf(data["of"]), share, unit, str(data.get("clause") or ""))


def line_of(figure: Figure) -> PassLine:
    """A majority figure as a pass line."""
    share = Share(figure.fraction, figure.strict)
    return PassLine(
        BaseOf(figure.of or BaseOf.PRESENT), share, figure.unit or Unit.PERSON, clause=figure.clause
    )


def pass_lines(rules: RuleSet, form: MeetingForm, matter: Matter | None = None) -> tuple[PassLine, ...]:
    """The lines that the law draws for a form and a matter; a special one stands in place of the general.

    Empty for a consulting form, whose votes have a verdict only by the village's own line.
    """
    if not form.decides:
        return ()
    special = rules.find(form, "majority", matter=matter, occasion=None) if matter else ()
    rows = special or rules.find(form, "majority", matter=None, occasion=None)
    return tuple(line_of(row) for row in rows)


def stricter_or_equal(given: PassLine, law: PassLine) -> bool:
    """Whether what reaches ``given`` surely reaches ``law``: same unit, no smaller base, no smaller share."""
    if given.unit is not law.unit:
        return False
    if given.of is not law.of and not larger_base(given.of, law.of):
        return False
    return (given.share.fraction, given.share.strict) >= (law.share.fraction, law.share.strict)


def larger_base(given: BaseOf, law: BaseOf) -> bool:
    """Whether the one base never is smaller than the other; 代表户 compares with none."""
    return given in BASE_SIZE and law in BASE_SIZE and BASE_SIZE[given] > BASE_SIZE[law]


def lines_for_vote(law: tuple[PassLine, ...], given: PassLine | None) -> tuple[PassLine, ...]:
    """The lines of a vote: the law's, with the village's own stricter one in place of the one it tightens.

    Raises ``Refused`` (``PASS_RULE_WEAKER_THAN_LAW``) where the given one is weaker than the law.
    """
    if given is None:
        return law
    if not law:
        return (given,)
    tightened = [line for line in law if stricter_or_equal(given, line)]
    if not tightened:
        raise Refused(
            "PASS_RULE_WEAKER_THAN_LAW",
            f"村里定的“{given.words()}”低于法定的“{law[0].words()}”（{law[0].clause}），只能更严",
            f"请按{law[0].words()}表决，或者定得更严。",
        )
    return tuple(given if line is tightened[0] else line for line in law)

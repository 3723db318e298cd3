"""Households of a register that does not number them: each begins with its head, or names its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xieshang_desktop.domain.vocabulary import Role
from xieshang_desktop.imports.cells import read_tick
from xieshang_desktop.imports.rows import RosterRow


def households_by_head(rows: Sequence[RosterRow]) -> list[RosterRow]:
    """Give every row the household of its head, named 一组陈德明 after group and head.

    Who is the head stands in a column of names (户主), in one of ticks, or in the relation (户主). Where only
    the relation tells, the people below a head are of its household; a register that does not begin with a
    head is not ordered like that and is left as it is. Of two heads of one name in a group the second is
    called 一组陈德明2.
    """
    rows = _ticked(rows)
    named = any(row.head for row in rows)
    if not named and (not rows or Role.HOUSEHOLD_HEAD not in rows[0].roles):
        return list(rows)
    return _Assignment(named).of(rows)


def _ticked(rows: Sequence[RosterRow]) -> Sequence[RosterRow]:
    """A column 户主 of ticks and crosses says who is a head, not of whom."""
    heads = {row.head for row in rows if row.head}
    if not heads or any(_ticks(head) is None for head in heads):
        return rows
    return [_as_head(row) if _ticks(row.head) else replace(row, head="") for row in rows]


def _ticks(text: str) -> bool | None:
    return True if text == "户主" else read_tick(text)


def _as_head(row: RosterRow) -> RosterRow:
    """The row of somebody who is the head of a household."""
    roles = tuple(role for role in Role if role in row.roles or role is Role.HOUSEHOLD_HEAD)
    decides = row.decides | {Role.HOUSEHOLD_HEAD}
    return replace(row, head="", relation=row.relation or "户主", roles=roles, decides=decides)


class _Assignment:
    """Goes down the rows and remembers which household was begun last."""

    def __init__(self, named: bool) -> None:
        self.named = named
        self.used: dict[str, int] = {}
        self.latest: dict[tuple[str, str], str] = {}
        self.current: tuple[str, str] | None = None

    def of(self, rows: Sequence[RosterRow]) -> list[RosterRow]:
        return [
            replace(row, household=self._household(row)) for row in (self._with_role(row) for row in rows)
        ]

    def _with_role(self, row: RosterRow) -> RosterRow:
        """Who is named as head of the own household is one, also where no relation is given."""
        own = self.named and row.head == row.name and not row.relation
        return replace(_as_head(row), head=row.head) if own else row

    def _household(self, row: RosterRow) -> str:
        if Role.HOUSEHOLD_HEAD in row.roles:
            return self._begin(row.group, row.name)
        if self.named:
            if not row.head:
                return ""
            return self.latest.get((row.group, row.head)) or self._begin(row.group, row.head)
        if self.current is None or self.current[0] != row.group:
            return ""
        return self.current[1]

    def _begin(self, group: str, head: str) -> str:
        label = f"{group}{head}"
        self.used[label] = self.used.get(label, 0) + 1
        if self.used[label] > 1:
            label = f"{label}{self.used[label]}"
        self.latest[group, head] = label
        self.current = (group, label)
        return label

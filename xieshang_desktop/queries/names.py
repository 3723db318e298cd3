"""Names behind ids, asked for once for many; and the order in which groups are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.models.village import Person

HEADS = ("户主", "本人")
"""How a head is called in the column that says how each is related to the head."""
_AT_ONCE = 500
"""SQLite takes only so many values in one question."""
_ORDER_OF_GROUPS = "一二三四五六七八九十"


def names_of(session: Session, ids: Iterable[str | None]) -> Mapping[str, str]:
    """The names of people by id; ids of nobody are left out."""
    wanted = list(dict.fromkeys(each for each in ids if each))
    names: dict[str, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        some = select(Person.id, Person.name).where(Person.id.in_(wanted[start : start + _AT_ONCE]))
        names.update((row.id, row.name) for row in session.execute(some))
    return names


@dataclass(frozen=True, slots=True)
class Head:
    """Who is named for a household."""

    person_id: str
    name: str
    group: str


def heads_of(session: Session, households: Iterable[str | None]) -> Mapping[str, Head]:
    """Who is named for each household: its head, else the first of it on the register."""
    asked = (
        select(Person.household_id, Person.id, Person.name, Person.group)
        .where(Person.household_id.in_([key for key in households if key]), Person.died.is_(None))
        .order_by(func.coalesce(Person.relation, "").not_in(HEADS), Person.number, Person.id)
    )
    found: dict[str, Head] = {}
    for household, person, name, group in session.execute(asked):
        found.setdefault(household or "", Head(person, name, group or ""))
    return found


def order_of_group(group: str) -> tuple[int, str]:
    """一组 before 二组; groups that are not numbered after them, by name; none last."""
    numeral = group.removesuffix("组").removeprefix("第")
    if not group:
        return (2, "")
    if group.endswith("组") and numeral and all(mark in _ORDER_OF_GROUPS for mark in numeral):
        return (0, f"{_value(numeral):03d}")
    return (1, group)


def _value(numeral: str) -> int:
    """A Chinese numeral below a hundred: 三, 十二, 二十一."""
    tens, ten, ones = numeral.rpartition("十")
    number = _ORDER_OF_GROUPS.index(ones) + 1 if ones else 0
    return number + 10 * (_ORDER_OF_GROUPS.index(tens) + 1 if tens else 1) if ten else number

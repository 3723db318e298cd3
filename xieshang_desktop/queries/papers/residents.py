"""People on the register as papers speak of them, read by id for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Role, VillageKind
from xieshang_desktop.models.village import Household, Person, PersonRole
from xieshang_desktop.queries.papers.words import listed_as, office

_AT_ONCE = 500
"""SQLite takes only so many values in one question."""


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Somebody on the register, as far as papers speak of people."""

    id: str
    name: str
    sex: str
    group: str
    household: str
    away: bool
    registered: bool
    duty: str
    note: str
    id_number: str
    phone: str
    represents: int | None
    roles: frozenset[Role]

    def kind(self, village: VillageKind) -> str:
        """As what this person stands on a list."""
        return listed_as(self.roles, village)

    def office(self, village: VillageKind) -> str:
        """The offices in full; of somebody from outside the note says what he is (云顶镇驻村干部)."""
        held = office(self.roles, self.duty, self.group, village)
        return held or ("" if self.registered or self.group else self.note)


def people_of(session: Session, ids: Iterable[str | None]) -> Mapping[str, PersonFacts]:
    """The facts of people by id; ids of nobody are left out."""
    wanted = sorted({each for each in ids if each})
    people: dict[str, PersonFacts] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        people.update(_some_people(session, wanted[start : start + _AT_ONCE]))
    return people


def _some_people(session: Session, ids: list[str]) -> dict[str, PersonFacts]:
    roles: dict[str, set[Role]] = {}
    held = select(PersonRole.person_id, PersonRole.role).where(PersonRole.person_id.in_(ids))
    for person, role in session.execute(held):
        roles.setdefault(person, set()).add(role)
    asked = (
        select(*_COLUMNS).outerjoin(Household, Household.id == Person.household_id).where(Person.id.in_(ids))
    )
    return {row.id: _facts(row, frozenset(roles.get(row.id, ()))) for row in session.execute(asked)}


_COLUMNS = (
    *(Person.id, Person.name, Person.sex, Person.group, Household.number, Person.away, Person.registered),
    *(Person.duty, Person.post, Person.note, Person.id_number, Person.phone, Person.represents_households),
)


def _facts(row: Any, roles: frozenset[Role]) -> PersonFacts:
    return PersonFacts(
        id=row.id,
        name=row.name,
        sex=str(row.sex or ""),
        group=row.group or "",
        household=row.number or "",
        away=row.away,
        registered=row.registered,
        duty=row.post or row.duty or "",
        note=row.note or "",
        id_number=row.id_number or "",
        phone=row.phone or "",
        represents=row.represents_households,
        roles=roles,
    )

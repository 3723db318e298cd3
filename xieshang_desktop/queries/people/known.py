"""Everybody on the register with all that is known of them: what a new register is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Role, Sex
from xieshang_desktop.models.village import Household, Person, PersonRole


@dataclass(frozen=True, slots=True)
class Known:
    """One person of the record, with personal values: never shown as it is, only compared."""

    id: str
    name: str
    number: str | None
    group: str | None
    household: str | None
    relation: str | None
    sex: Sex | None
    born: date | None
    died: date | None
    moved: str | None
    id_number: str | None
    phone: str | None
    ethnicity: str | None
    roles: frozenset[Role]
    duty: str | None
    post: str | None
    registered: bool
    away: bool
    area: Decimal | None
    represents_households: int | None
    crowd: str | None
    note: str | None

    @property
    def here(self) -> bool:
        """Whether the person is neither dead nor gone."""
        return self.died is None and self.moved is None


def known_people(session: Session) -> tuple[Known, ...]:
    """Everybody, the dead and those who have moved too, in the order in which they were entered."""
    roles: dict[str, set[Role]] = {}
    for held in session.execute(select(PersonRole.person_id, PersonRole.role)):
        roles.setdefault(held.person_id, set()).add(held.role)
    asked = (
        select(
            Person.id,
            Person.name,
            Person.number,
            Person.group,
            Household.number.label("household"),
            Person.relation,
            Person.sex,
            Person.born,
            Person.died,
            Person.moved,
            Person.id_number,
            Person.phone,
            Person.ethnicity,
            Person.duty,
            Person.post,
            Person.registered,
            Person.away,
            Person.area,
            Person.represents_households,
            Person.crowd,
            Person.note,
        )
        .outerjoin(Household, Household.id == Person.household_id)
        .order_by(Person.id)
    )
    return tuple(
        Known(**row, roles=frozenset(roles.get(row["id"], ()))) for row in session.execute(asked).mappings()
    )

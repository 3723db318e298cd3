"""Who is on the register already, by what a workbook can say of a person."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.models.village import Household, Person


@dataclass(frozen=True)
class Identities:
    """Ids by id number, by register number with the name, and by household with the name."""

    by_id_number: dict[str, str]
    by_number: dict[tuple[str, str], str]
    by_household: dict[tuple[str, str], str]

    def known(self, name: str, id_number: str, number: str, household: str) -> str | None:
        """The id of a person, or None for somebody new; the id number decides before the others."""
        if id_number:
            found = self.by_id_number.get(id_number)
            if found is not None:
                return found
        return self.by_number.get((number, name)) or self.by_household.get((household, name))


def identities(session: Session) -> Identities:
    """Everybody on the register; two of one name in one household are known by their numbers only."""
    asked = select(
        Person.id, Person.name, Person.id_number, Person.number, Household.number.label("household")
    )
    by_id, by_number, by_household = {}, {}, {}
    twice = set()
    for row in session.execute(asked.outerjoin(Household, Household.id == Person.household_id)):
        if row.id_number:
            by_id[row.id_number] = row.id
        if row.number:
            by_number[(row.number, row.name)] = row.id
        if row.household:
            place = (row.household, row.name)
            twice |= {place} if place in by_household else set()
            by_household[place] = row.id
    return Identities(by_id, by_number, {key: who for key, who in by_household.items() if key not in twice})

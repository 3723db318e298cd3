"""A whole register enters the record in one transaction: thousands of people, with few questions asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from xieshang_desktop.domain.acts.village import ImportRoster, Resident
from xieshang_desktop.domain.vocabulary import Role
from xieshang_desktop.imports.pinyin import search_keys
from xieshang_desktop.models.village import Household, Person, PersonRole
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.roster.organisations import enter_organisation
from xieshang_desktop.services.roster.residents import PLAIN_FIELDS, change_roles, must_have_a_name, values_of
from xieshang_desktop.storage.unit_of_work import Work

AT_ONCE = 500
"""SQLite takes only so many values in one question; so many people are written at once."""


def import_roster(work: Work, act: ImportRoster) -> Changes:
    """Enter or bring up to date all of them; who listens hears how many of how many are written."""
    whole = len(act.residents)
    with work.session.no_autoflush:
        register = _Register.opened(work, [resident.who for resident in act.residents])
        for start in range(0, whole, AT_ONCE):
            work.tell(start, whole)
            register.take_in(act.residents[start : start + AT_ONCE])
        work.tell(whole, whole)
        for organisation in act.organisations:
            enter_organisation(work, organisation)
    return Changes(roster=True, village=True)


@dataclass
class _Register:
    """What an import has to know of the record, asked for once for all whom it names."""

    work: Work
    households: dict[str, Household]
    people: dict[str, Person] = field(default_factory=dict)
    roles: dict[str, list[PersonRole]] = field(default_factory=dict)

    @classmethod
    def opened(cls, work: Work, whos: Sequence[str]) -> _Register:
        register = cls(work, {row.number: row for row in work.session.scalars(select(Household))})
        known = set(work.session.scalars(select(Person.id)))
        named = [who for who in whos if who in known]
        for start in range(0, len(named), AT_ONCE):
            some = named[start : start + AT_ONCE]
            for person in work.session.scalars(select(Person).where(Person.id.in_(some))):
                register.people[person.id] = person
            for held in work.session.scalars(select(PersonRole).where(PersonRole.person_id.in_(some))):
                register.roles.setdefault(held.person_id, []).append(held)
        return register

    def take_in(self, residents: Sequence[Resident]) -> None:
        """Write some of them."""
        entered: list[dict[str, object]] = []
        held: list[dict[str, object]] = []
        for resident in residents:
            must_have_a_name(resident.name)
            home = self._home(resident)
            person = self.people.get(resident.who)
            if person is not None:
                self._bring_up_to_date(person, resident, home)
                continue
            entered.append({**values_of(resident), "household_id": home})
            held += [{"person_id": resident.who, "role": role} for role in dict.fromkeys(resident.roles)]
        self.work.session.flush()
        self.work.insert_all(Person, entered)
        self.work.insert_all(PersonRole, held)

    def _home(self, resident: Resident) -> str | None:
        """The household of a resident, entered where it is new; it goes to another group with its head."""
        if resident.household is None:
            return None
        household = self.households.get(resident.household)
        if household is None:
            household = Household(number=resident.household, group=resident.group)
            self.work.add(household)
            self.households[resident.household] = household
        elif resident.group and household.group != resident.group and Role.HOUSEHOLD_HEAD in resident.roles:
            household.group = resident.group
        return household.id

    def _bring_up_to_date(self, person: Person, resident: Resident, home: str | None) -> None:
        if person.name != resident.name:
            person.initials = search_keys(resident.name)
        for name in PLAIN_FIELDS:
            if getattr(person, name) != getattr(resident, name):
                setattr(person, name, getattr(resident, name))
        person.household_id = home
        change_roles(self.work, person.id, resident.roles, self.roles.get(person.id, []))

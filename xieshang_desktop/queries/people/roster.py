"""花名册: all people in one light list that is searched in memory, and the card of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.eligibility import years_old
from xieshang_desktop.domain.vocabulary import Role
from xieshang_desktop.models.village import Household, Person, PersonRole
from xieshang_desktop.queries.facts.law import adults_of, households_of
from xieshang_desktop.queries.people.search import PeopleIndex, tail_of

ADULT = 18

SHOWN_ROLES = (
    Role.COMMITTEE_MEMBER,
    Role.REPRESENTATIVE,
    Role.PARTY_ORGANISATION_MEMBER,
    Role.SUPERVISOR,
    Role.GROUP_LEADER,
    Role.PARTY_MEMBER,
    Role.HOUSEHOLD_HEAD,
)
"""The order in which roles stand in a row; further roles follow as they come."""

CALLED = frozenset({str(Role.REPRESENTATIVE), str(Role.COMMITTEE_MEMBER), str(Role.SUPERVISOR)})


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of the register, light enough for thousands; a search looks into ``keys`` and ``tails``."""

    id: str
    number: str
    name: str
    sex: str
    group: str
    household: str
    roles: tuple[str, ...]
    duty: str
    away: bool
    adult: bool
    registered: bool
    gone: str
    keys: tuple[str, ...]
    tails: tuple[str, ...]

    @property
    def residence(self) -> str:
        """在村, 外出, 已故, 已迁出."""
        return self.gone or ("外出" if self.away else "在村")

    @property
    def standing(self) -> str:
        """What is shown beside a name: 一组　村民代表."""
        return "　".join(
            part for part in (self.group, self.duty or (self.roles[0] if self.roles else "")) if part
        )


@dataclass(frozen=True)
class RosterView:
    """The whole register, made to be searched at every key.

    ``to_check`` are people who may be mistaken for others, with the reason.
    """

    people: tuple[PersonLine, ...]
    adults: int
    households: int
    to_check: tuple[tuple[str, str], ...]
    index: PeopleIndex

    def find(self, typed: str) -> list[PersonLine]:
        """Who answers to pinyin, characters, group, household, number or last digits; to nothing, all."""
        return [self.people[at] for at in self.index.find(typed)]


def roster(session: Session, today: date) -> RosterView:
    """Everybody on the register, in the order of its numbers."""
    people = tuple(_lines(session, today))
    return RosterView(
        people=people,
        adults=adults_of(session),
        households=households_of(session),
        to_check=_to_check(people),
        index=PeopleIndex(people),
    )


def _lines(session: Session, today: date) -> list[PersonLine]:
    held: dict[str, list[Role]] = {}
    for row in session.execute(select(PersonRole.person_id, PersonRole.role)):
        held.setdefault(row.person_id, []).append(row.role)
    asked = (
        select(
            Person.id, Person.number, Person.name, Person.sex, Person.group, Person.duty, Person.away,
            Person.born, Person.died, Person.moved, Person.registered, Person.initials,
            Person.phone, Person.id_number,
            Household.number.label("household"),
        )
        .outerjoin(Household, Household.id == Person.household_id)
        .order_by(Person.number, Person.id)
    )  # fmt: skip
    return [_line(row, held.get(row.id, []), today) for row in session.execute(asked)]


def _line(person: Any, held: Sequence[Role], today: date) -> PersonLine:
    household = person.household or ""
    return PersonLine(
        id=person.id,
        number=person.number or "",
        name=person.name,
        sex=str(person.sex or ""),
        group=person.group or "",
        household=household,
        roles=tuple(str(role) for role in in_order(held)),
        duty=person.duty or "",
        away=person.away,
        adult=person.born is None or years_old(person.born, today) >= ADULT,
        registered=person.registered,
        gone="已故" if person.died else "已迁出" if person.moved else "",
        keys=(
            *(key.lower() for key in (person.name, person.number or "", household, person.group or "")),
            *person.initials.lower().split(),
        ),
        tails=(tail_of(person.phone), tail_of(person.id_number)),
    )


def in_order(held: Sequence[Role]) -> list[Role]:
    """Roles as they stand in a row: offices first."""
    return sorted(held, key=lambda role: (SHOWN_ROLES.index(role) if role in SHOWN_ROLES else 99, str(role)))


def _to_check(people: Sequence[PersonLine]) -> tuple[tuple[str, str], ...]:
    """Who bears the name of somebody called to meetings, and who has no household."""
    here = [each for each in people if each.adult and not each.gone]
    borne = Counter(each.name for each in here)
    called = {each.name for each in here if set(each.roles) & CALLED}
    same = [(each.id, "重名") for each in here if each.name in called and borne[each.name] > 1]
    loose = [(each.id, "缺户号") for each in here if each.registered and not each.household]
    return tuple(same + loose)

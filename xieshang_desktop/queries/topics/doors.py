"""From door to door: for each household of a group whether somebody was met, and what was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Role
from xieshang_desktop.models.topics import CollectedOpinion, FailedContact
from xieshang_desktop.models.village import Household, Person, PersonRole
from xieshang_desktop.queries.days import day_words
from xieshang_desktop.queries.names import names_of

NOT_VISITED: Final = "未访"
VISITED: Final = "已访"
NOT_FOUND: Final = "联系不上"


@dataclass(frozen=True)
class Door:
    """One household. ``said`` is the stance and the words, or why nobody was reached."""

    household_id: str
    number: str
    head: str
    group: str
    people: int
    away: int
    state: str = NOT_VISITED
    said: str = ""
    tries: int = 0
    day: str = ""
    visitor: str = ""


@dataclass(frozen=True)
class DoorsView:
    """All doors of the village for one topic, by group in the order of the register."""

    doors: tuple[Door, ...]
    groups: tuple[str, ...]

    def of(self, group: str | None) -> tuple[Door, ...]:
        """The doors of one group, or all."""
        return tuple(door for door in self.doors if group is None or door.group == group)

    def count(self, state: str, group: str | None = None) -> int:
        """How many doors are in a state."""
        return sum(1 for door in self.of(group) if door.state == state)


def doors(session: Session, topic_id: str, today: date) -> DoorsView:
    """Every household in which somebody lives, with what is on record of this topic."""
    found = _households(session)
    met, missed = _met(session, topic_id), _missed(session, topic_id)
    visitors = names_of(session, [opinion.visitor_id for opinion in met.values() if opinion.visitor_id])
    lines = [_door(door, met, missed, visitors, today) for door in found]
    return DoorsView(tuple(lines), tuple(dict.fromkeys(door.group for door in lines if door.group)))


def _households(session: Session) -> list[Door]:
    heads = set(session.scalars(select(PersonRole.person_id).where(PersonRole.role == Role.HOUSEHOLD_HEAD)))
    asked = (
        select(
            *(Household.id, Household.number, Household.group),
            *(Person.id.label("person"), Person.name, Person.relation, Person.away),
            Person.group.label("persons_group"),
        )
        .join(Person, Person.household_id == Household.id)
        .where(Person.died.is_(None), Person.moved.is_(None))
        .order_by(Household.number, Person.number, Person.id)
    )
    members: dict[str, list[Any]] = {}
    for row in session.execute(asked):
        members.setdefault(row.id, []).append(row)
    return [_household(people, heads) for people in members.values()]


def _household(people: Sequence[Any], heads: set[str]) -> Door:
    head = next((row for row in people if row.person in heads or row.relation == "户主"), people[0])
    away = sum(1 for row in people if row.away)
    group = head.group or head.persons_group or ""
    return Door(head.id, head.number, head.name, group, len(people), away)


def _met(session: Session, topic_id: str) -> dict[str, CollectedOpinion]:
    """The latest opinion of each household: given for it, or by one of its people."""
    asked = (
        select(CollectedOpinion, Person.household_id)
        .outerjoin(Person, Person.id == CollectedOpinion.person_id)
        .where(CollectedOpinion.topic_id == topic_id)
        .order_by(CollectedOpinion.at)
    )
    found = {}
    for opinion, lives_in in session.execute(asked):
        household = opinion.household_id or lives_in
        if household is not None:
            found[household] = opinion
    return found


def _missed(session: Session, topic_id: str) -> dict[str, tuple[FailedContact, int]]:
    """The latest vain visit of each household, with all its tries."""
    asked = select(FailedContact).where(FailedContact.topic_id == topic_id).order_by(FailedContact.at)
    tries: Counter[str] = Counter()
    latest: dict[str, FailedContact] = {}
    for contact in session.scalars(asked):
        tries[contact.household_id] += contact.tries
        latest[contact.household_id] = contact
    return {key: (contact, tries[key]) for key, contact in latest.items()}


def _door(
    door: Door,
    met: dict[str, CollectedOpinion],
    missed: dict[str, tuple[FailedContact, int]],
    visitors: Mapping[str, str],
    today: date,
) -> Door:
    opinion = met.get(door.household_id)
    contact, tries = missed.get(door.household_id, (None, 0))
    if opinion is not None:
        visitor = visitors.get(opinion.visitor_id or "", "")
        said = f"{opinion.stance}：{opinion.text}"
        day = day_words(opinion.at.date(), today)
        return replace(door, state=VISITED, said=said, tries=tries, day=day, visitor=visitor)
    if contact is not None:
        day = day_words(contact.at.date(), today)
        return replace(door, state=NOT_FOUND, said=contact.reason, tries=tries, day=day)
    return door

"""The law as it applies to this village and its meetings: the rule sets, the quorum, the vote in progress."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.counting import Quorum, chambers_needed, quorum
from xieshang_desktop.domain.eligibility import ADULT_AGE, is_of_age
from xieshang_desktop.domain.ruleset import CHARTER, RuleSet, with_charter
from xieshang_desktop.domain.vocabulary import MeetingForm, VillageKind
from xieshang_desktop.models.journal import JournalEntry
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.village import CharterRule, Person, Village
from xieshang_desktop.queries.room import RoomCount, count_room
from xieshang_desktop.storage.rulebook import Rulebook

RULEBOOK = "rulebook"
"""Under which name the session carries the rule files that were read at the start."""


def village_of(session: Session) -> Village:
    """The village whose record this is."""
    return session.scalars(select(Village).order_by(Village.id).limit(1)).one()


def village_facts(session: Session) -> tuple[VillageKind, bool]:
    """What the routing of matters asks of the village: its kind, and whether it has a collective."""
    village = village_of(session)
    return village.kind, village.collective


def voting_age(_session: Session) -> int:
    """From how many years on somebody counts among the adults."""
    return ADULT_AGE


def rules_of_sets(session: Session, ids: tuple[str, ...]) -> RuleSet:
    """Rule sets by their names, with the village's own stricter values on top."""
    book: Rulebook = session.info[RULEBOOK]
    sets = tuple(name for name in ids if name != CHARTER)
    return _layered(_Book(book), sets, _charter(session))


class _Book:
    """A rulebook by identity, so that layered sets can be remembered."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book

    def __hash__(self) -> int:
        return id(self.book)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Book) and other.book is self.book


def _charter(session: Session) -> tuple[tuple[str, int | str, str], ...]:
    village = village_of(session)
    basis = session.scalars(select(CharterRule.basis).order_by(CharterRule.at.desc()).limit(1)).first()
    return tuple(sorted((key, value, basis or "") for key, value in village.charter.items()))


@lru_cache(maxsize=32)
def _layered(book: _Book, ids: tuple[str, ...], charter: tuple[tuple[str, int | str, str], ...]) -> RuleSet:
    rules = book.book.rules(ids)
    if not charter:
        return rules
    return with_charter(rules, {key: value for key, value, _ in charter}, charter[0][2])


def rules_on(session: Session, _day: date) -> RuleSet:
    """The rule sets of this village; those outside their dates still apply, and that is found."""
    return rules_of_sets(session, tuple(village_of(session).rule_sets))


def village_rules(session: Session) -> RuleSet:
    """The rule sets that the village has now."""
    return rules_of_sets(session, tuple(village_of(session).rule_sets))


def law_of_village(session: Session) -> RuleSet:
    """The rule sets of this village without its own values: what these may only tighten."""
    book: Rulebook = session.info[RULEBOOK]
    return book.rules(village_of(session).rule_sets)


def rules_for(session: Session, meeting_id: str) -> RuleSet:
    """The rule sets frozen into a meeting when it was convened."""
    return rules_of_sets(session, tuple(session.get_one(Meeting, meeting_id).rule_sets))


def quorum_of(session: Session, meeting_id: str) -> Quorum:
    """The quorum by those who have signed in."""
    form = session.get_one(Meeting, meeting_id).form
    return quorum_of_count(rules_for(session, meeting_id), form, count_room(session, meeting_id))


def quorum_of_count(rules: RuleSet, form: MeetingForm, room: RoomCount, *, in_room: bool = False) -> Quorum:
    """The quorum by those present, or by those who are in the room now."""
    counts = room.chambers_in_room if in_room else room.chambers
    return quorum(
        rules,
        form,
        room.unit,
        base=room.base,
        present=room.in_room if in_room else room.present,
        excluded=room.excluded,
        chambers={
            name: (counts[name].present, counts[name].base)
            for name in chambers_needed(rules, form)
            if name in counts
        },
    )


def adults_of(session: Session) -> int:
    """How many adults the village has: the total given, else the registered living ones counted today."""
    village = village_of(session)
    if village.adults is not None:
        return village.adults
    asked = select(Person.born).where(Person.registered, Person.died.is_(None), Person.moved.is_(None))
    newest = session.scalar(select(func.max(JournalEntry.at)))
    day = newest.date() if newest is not None else date.max
    return sum(is_of_age(born, day, ADULT_AGE) for born in session.scalars(asked))


def households_of(session: Session) -> int:
    """How many households the village has: the total given, else those with a villager on the register."""
    village = village_of(session)
    if village.households is not None:
        return village.households
    here = (Person.registered, Person.died.is_(None), Person.moved.is_(None))
    asked = select(func.count(distinct(Person.household_id))).where(Person.household_id.is_not(None), *here)
    return session.scalar(asked) or 0

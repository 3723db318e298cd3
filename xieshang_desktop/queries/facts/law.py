"""The law as it applies to this village and its meetings: the rule sets, and who counts as its people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.counting import Quorum
from xieshang_desktop.domain.eligibility import ADULT_AGE, is_of_age
from xieshang_desktop.domain.ruleset import CHARTER, RuleSet, with_charter
from xieshang_desktop.domain.ruleset_loading import RuleFile
from xieshang_desktop.domain.vocabulary import VillageKind
from xieshang_desktop.models.journal import JournalEntry
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.rules import RuleEdition
from xieshang_desktop.models.village import CharterRule, Person, Village
from xieshang_desktop.queries.facts.quorum import quorum_of_count
from xieshang_desktop.queries.facts.room import count_room
from xieshang_desktop.storage.rulebook import Rulebook, layered, parsed_rule_text

RULEBOOK = "rulebook"
"""Under which name the session carries the rule files that were read at the start."""

VILLAGE = "village"
CHARTER_ROWS = "charter"
EDITIONS = "editions"


def village_of(session: Session) -> Village:
    """The village whose record this is; there is one, so it is looked for once."""
    key = session.info.get(VILLAGE)
    if key is None:
        key = session.scalars(select(Village.id).order_by(Village.id).limit(1)).one()
        session.info[VILLAGE] = key
    return session.get_one(Village, key)


def village_facts(session: Session) -> tuple[VillageKind, bool]:
    """What the routing of matters asks of the village: its kind, and whether it has a collective."""
    village = village_of(session)
    return village.kind, village.collective


def voting_age(_session: Session) -> int:
    """From how many years on somebody counts among the adults."""
    return ADULT_AGE


def rules_of_sets(
    session: Session, ids: tuple[str, ...], until: datetime | None = None, on: date | None = None
) -> RuleSet:
    """Rule sets by their names, with the village's own stricter values on top, as they stood at a moment.

    ``on`` chooses the edition in force on a day, where there are several.
    """
    book: Rulebook = session.info[RULEBOOK]
    sets = tuple(name for name in ids if name != CHARTER)
    day = on if book.has_editions else None
    return _layered(_Book(book), sets, _charter(session, until), village_of(session).kind, day)


class _Book:
    """A rulebook by identity, so that layered sets can be remembered."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book

    def __hash__(self) -> int:
        return id(self.book)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Book) and other.book is self.book


def _charter(session: Session, until: datetime | None) -> tuple[tuple[str, int | str, str], ...]:
    """The village's own values, the newest of each name, with the decision each rests on."""
    values: dict[str, tuple[int | str, str]] = {}
    for row in _charter_rows(session):
        if until is None or row.at <= until:
            values |= {name: (value, row.basis) for name, value in row.values.items()}
    return tuple((name, value, basis) for name, (value, basis) in sorted(values.items()))


def _charter_rows(session: Session) -> list[CharterRule]:
    """The acts that set the village's own values, in order; read again whenever these have changed."""
    charter = village_of(session).charter
    known: tuple[object, list[CharterRule]] | None = session.info.get(CHARTER_ROWS)
    if known is None or known[0] is not charter:
        asked = select(CharterRule).order_by(CharterRule.at, CharterRule.id)
        known = (charter, list(session.scalars(asked)) if charter else [])
        session.info[CHARTER_ROWS] = known
    return known[1]


@lru_cache(maxsize=32)
def _layered(
    book: _Book,
    ids: tuple[str, ...],
    charter: tuple[tuple[str, int | str, str], ...],
    kind: VillageKind,
    on: date | None,
) -> RuleSet:
    return _with_own_values(book.book.rules(ids, on).for_kind(kind), charter)


def _with_own_values(rules: RuleSet, charter: tuple[tuple[str, int | str, str], ...]) -> RuleSet:
    for key, value, basis in charter:
        rules = with_charter(rules, {key: value}, basis)
    return rules


def rules_on(session: Session, day: date) -> RuleSet:
    """The rule sets of this village on a day; those outside their dates still apply, and that is found."""
    return rules_of_sets(session, tuple(village_of(session).rule_sets), on=day)


def village_rules(session: Session) -> RuleSet:
    """The rule sets that the village has now, in the editions in force on the day of the newest entry."""
    return rules_of_sets(session, tuple(village_of(session).rule_sets), on=_newest_day(session))


def _newest_day(session: Session) -> date | None:
    """The day up to which the record goes; asked for only where a set has several editions."""
    book: Rulebook = session.info[RULEBOOK]
    if not book.has_editions:
        return None
    newest = session.scalar(select(func.max(JournalEntry.at)))
    return newest.date() if newest is not None else None


def law_of_village(session: Session) -> RuleSet:
    """The rule sets of this village without its own values: what these may only tighten."""
    book: Rulebook = session.info[RULEBOOK]
    village = village_of(session)
    return book.rules(village.rule_sets, _newest_day(session)).for_kind(village.kind)


def rules_for(session: Session, meeting_id: str) -> RuleSet:
    """The rule sets frozen into a meeting when it was convened, with the village's own values of that day."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.rule_editions is None:
        return rules_of_sets(session, tuple(meeting.rule_sets), meeting.convened_at, meeting.starts_at.date())
    editions = tuple(_edition(session, digest) for digest in meeting.rule_editions)
    return _frozen(editions, _charter(session, meeting.convened_at), village_of(session).kind)


@dataclass(frozen=True)
class _Edition:
    """One edition of a rule set, known by its digest, so that layered sets can be remembered."""

    digest: str
    file: RuleFile = field(compare=False)


def _edition(session: Session, digest: str) -> _Edition:
    """An edition by its digest: from the files on disk, else from the record, which keeps its text."""
    book: Rulebook = session.info[RULEBOOK]
    known: dict[str, _Edition] = session.info.setdefault(EDITIONS, {})
    if digest not in known:
        file = book.edition(digest)
        if file is None:
            file = parsed_rule_text(session.get_one(RuleEdition, digest).text, digest)
        known[digest] = _Edition(digest, file)
    return known[digest]


@lru_cache(maxsize=32)
def _frozen(
    editions: tuple[_Edition, ...], charter: tuple[tuple[str, int | str, str], ...], kind: VillageKind
) -> RuleSet:
    return _with_own_values(layered([edition.file for edition in editions]).for_kind(kind), charter)


def editions_on(session: Session, day: date) -> tuple[RuleFile, ...]:
    """The files by which this village's meetings of a day are judged, the lowest first."""
    book: Rulebook = session.info[RULEBOOK]
    return tuple(book.file(name, day) for name in village_of(session).rule_sets)


def quorum_of(session: Session, meeting_id: str) -> Quorum:
    """The quorum by those who have signed in."""
    form = session.get_one(Meeting, meeting_id).form
    return quorum_of_count(rules_for(session, meeting_id), form, count_room(session, meeting_id))


def short_of_quorum(session: Session, meeting: Meeting, found: Quorum) -> bool:
    """Whether a form that decides lacks its quorum.

    A session by area is a part of one meeting: it goes on where the sessions together have reached it
    (重庆市实施办法第七条).
    """
    if found.met or not meeting.form.decides:
        return False
    return meeting.session_of_id is None or not quorum_of(session, meeting.session_of_id).met


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

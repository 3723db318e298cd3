"""What the record has of a meeting's items, read at once for all of them and sorted by item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import VoteState
from xieshang_desktop.models.floor import ConsensusAnswer, Interpretation, NumberedOpinion
from xieshang_desktop.models.meetings import AgendaItem, ItemText, Recusal
from xieshang_desktop.models.room import ConsensusRound, Guest, Opinion, Turn, Vote
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.facts.levies import levies_of_items
from xieshang_desktop.queries.papers.people import MeetingPeople
from xieshang_desktop.queries.papers.residents import PersonFacts, people_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One version of an item's text."""

    item_id: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Noted:
    """An opinion as it was noted."""

    id: str
    item_id: str
    person_id: str
    stance: str
    text: str
    at: datetime
    adopted: bool | None
    reason: str


@dataclass(frozen=True, slots=True)
class Stood:
    """Somebody who stood aside for an item."""

    item_id: str
    person_id: str
    reason: str


@dataclass(frozen=True)
class ItemFacts:
    """All items of a meeting with what belongs to each; everything in the order in which it happened."""

    items: tuple[AgendaItem, ...]
    descriptions: Mapping[str, str]
    texts: Mapping[str, list[TextVersion]]
    turns: Mapping[str, list[Turn]]
    noted: Mapping[str, list[Noted]]
    rounds: Mapping[str, list[ConsensusRound]]
    recusals: Mapping[str, list[Stood]]
    votes: Mapping[str, list[Vote]]
    merged: Mapping[str, list[NumberedOpinion]]
    answers: Mapping[str, list[ConsensusAnswer]]
    """By the round of consensus in which somebody was answered."""
    interpreters: Mapping[str, str]
    """The name of who translated, by turn."""
    levies: Mapping[str, str]
    """What is taken from the villagers, by item; and as what each topic is entered."""
    categories: Mapping[str, str]
    people: Mapping[str, PersonFacts]

    def description(self, item: AgendaItem) -> str:
        """What the item's topic says of itself."""
        return self.descriptions.get(item.topic_id or "", "")


def item_facts(session: Session, meeting_id: str, people: MeetingPeople) -> ItemFacts:
    """Read the items of a meeting."""
    items = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.ordinal)
    turns = (
        select(Turn)
        .where(Turn.meeting_id == meeting_id, Turn.started_at.is_not(None))
        .order_by(Turn.started_at, Turn.position)
    )
    rounds = select(ConsensusRound).where(ConsensusRound.meeting_id == meeting_id)
    votes = (
        select(Vote)
        .where(Vote.meeting_id == meeting_id, Vote.state == VoteState.CLOSED)
        .order_by(Vote.opened_at, Vote.id)
    )
    spoken = session.scalars(turns).all()
    noted = _noted(session, meeting_id)
    stood = _recusals(session, meeting_id)
    asked = session.scalars(rounds.order_by(ConsensusRound.at, ConsensusRound.id)).all()
    named = {turn.person_id for turn in spoken} | {note.person_id for note in noted}
    named |= {row.person_id for row in stood} | {who for row in asked for who in _who(row)}
    others = people_of(session, named - people.people.keys())
    return ItemFacts(
        items=tuple(session.scalars(items)),
        descriptions=_descriptions(session, meeting_id),
        texts=_grouped((row.item_id, row) for row in _texts(session, meeting_id)),
        turns=_grouped((turn.item_id, turn) for turn in spoken),
        noted=_grouped((note.item_id, note) for note in noted),
        rounds=_grouped((row.item_id, row) for row in asked),
        recusals=_grouped((row.item_id, row) for row in stood),
        votes=_grouped((vote.item_id, vote) for vote in session.scalars(votes)),
        merged=_grouped((row.item_id, row) for row in _merged(session, meeting_id)),
        answers=_grouped((row.round_id, row) for row in _answers(session, meeting_id)),
        interpreters=_interpreters(session, meeting_id),
        levies=levies_of_items(session, meeting_id),
        categories=_categories(session, meeting_id),
        people={**people.people, **others},
    )


def _grouped(rows: Iterable[tuple[str, T]]) -> Mapping[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for item_id, row in rows:
        groups.setdefault(item_id, []).append(row)
    return groups


def _who(row: ConsensusRound) -> Iterable[str]:
    sides = (row.details.get("objections"), row.details.get("reservations"))
    return [who for side in sides if isinstance(side, Mapping) for who in side]


def _merged(session: Session, meeting_id: str) -> Iterable[NumberedOpinion]:
    asked = select(NumberedOpinion).where(NumberedOpinion.meeting_id == meeting_id)
    return session.scalars(asked.order_by(NumberedOpinion.number))


def _answers(session: Session, meeting_id: str) -> Iterable[ConsensusAnswer]:
    asked = (
        select(ConsensusAnswer)
        .join(ConsensusRound, ConsensusRound.id == ConsensusAnswer.round_id)
        .where(ConsensusRound.meeting_id == meeting_id)
    )
    return session.scalars(asked.order_by(ConsensusAnswer.at, ConsensusAnswer.id))


def _interpreters(session: Session, meeting_id: str) -> Mapping[str, str]:
    """Names by turn: of people on the register, and of guests."""
    asked = (
        select(Interpretation.turn_id, func.coalesce(Person.name, Guest.name))
        .join(Turn, Turn.id == Interpretation.turn_id)
        .outerjoin(Person, Person.id == Interpretation.interpreter_id)
        .outerjoin(Guest, Guest.id == Interpretation.interpreter_id)
        .where(Turn.meeting_id == meeting_id)
    )
    return {turn: name or "" for turn, name in session.execute(asked)}


def _categories(session: Session, meeting_id: str) -> Mapping[str, str]:
    """As what each topic is entered: 公共事务和公益事业，公益事业筹资筹劳."""
    asked = (
        select(Topic.id, Topic.category, Topic.matter)
        .join(AgendaItem, AgendaItem.topic_id == Topic.id)
        .where(AgendaItem.meeting_id == meeting_id)
    )
    return {row.id: f"{row.category}，{row.matter}" for row in session.execute(asked)}


def _descriptions(session: Session, meeting_id: str) -> Mapping[str, str]:
    asked = (
        select(Topic.id, Topic.description)
        .join(AgendaItem, AgendaItem.topic_id == Topic.id)
        .where(AgendaItem.meeting_id == meeting_id)
    )
    return {row.id: row.description for row in session.execute(asked)}


def _texts(session: Session, meeting_id: str) -> list[TextVersion]:
    asked = (
        select(ItemText.item_id, ItemText.text, ItemText.at)
        .join(AgendaItem, AgendaItem.id == ItemText.item_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(ItemText.version)
    )
    return [TextVersion(*row) for row in session.execute(asked)]


def _noted(session: Session, meeting_id: str) -> list[Noted]:
    columns = (
        Opinion.id,
        Opinion.item_id,
        Opinion.person_id,
        Opinion.stance,
        Opinion.text,
        Opinion.at,
        Opinion.adopted,
        Opinion.handling_reason,
    )
    asked = select(*columns).where(Opinion.meeting_id == meeting_id).order_by(Opinion.at, Opinion.id)
    return [
        Noted(key, item, person, stance.value, text, at, adopted, reason or "")
        for key, item, person, stance, text, at, adopted, reason in session.execute(asked)
    ]


def _recusals(session: Session, meeting_id: str) -> list[Stood]:
    asked = (
        select(Recusal.item_id, Recusal.person_id, Recusal.reason)
        .join(AgendaItem, AgendaItem.id == Recusal.item_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(Recusal.at)
    )
    return [Stood(*row) for row in session.execute(asked)]

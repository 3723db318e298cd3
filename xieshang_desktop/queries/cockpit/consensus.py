"""Rounds of consensus on an item: who supports, who objects or has reservations, what was answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.consensus import last_round_words, round_words
from xieshang_desktop.models.floor import ConsensusAnswer
from xieshang_desktop.models.room import ConsensusRound
from xieshang_desktop.queries.cockpit.agenda import ItemRow
from xieshang_desktop.queries.cockpit.people import PersonLine

ROUNDS = (
    select(ConsensusRound)
    .where(ConsensusRound.item_id == bindparam("item"))
    .order_by(ConsensusRound.at, ConsensusRound.id)
)


@dataclass(frozen=True, slots=True)
class DissentRow:
    """Somebody who objected or had reservations, why, and what was answered."""

    person_id: str
    name: str
    objects: bool
    reason: str
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsensusRow:
    """One round of consensus."""

    proposal: str
    support: int
    reservations: int
    objections: int
    at: datetime
    text_version: int | None = None
    dissent: tuple[DissentRow, ...] = field(default=())

    @property
    def unanswered(self) -> tuple[DissentRow, ...]:
        """Those who gave a reason and were not answered yet."""
        return tuple(each for each in self.dissent if each.reason and not each.answers)


def asked_last(rounds: Sequence[ConsensusRow], item: ItemRow) -> str:
    """第2次征询：6人支持，1人保留: figures alone, for the page and the hall; empty before the first round."""
    if not rounds:
        return ""
    last = rounds[-1]
    newest = item.texts[-1].version if item.texts else 0
    return last_round_words(
        len(rounds),
        round_words(last.support, last.reservations, last.objections),
        changed_since=last.text_version is not None and last.text_version < newest,
    )


def consensus_rounds(
    session: Session, item_id: str, people: Mapping[str, PersonLine]
) -> tuple[ConsensusRow, ...]:
    """The rounds of consensus on an item, the first one first."""
    rounds = session.scalars(ROUNDS, {"item": item_id}).all()
    if not rounds:
        return ()
    answers = session.scalars(
        select(ConsensusAnswer)
        .where(ConsensusAnswer.round_id.in_([row.id for row in rounds]))
        .order_by(ConsensusAnswer.at, ConsensusAnswer.id)
    ).all()
    return tuple(
        ConsensusRow(
            proposal=row.proposal,
            support=row.support,
            reservations=row.reservations,
            objections=row.objections,
            at=row.at,
            text_version=row.text_version,
            dissent=_dissent(row, [each for each in answers if each.round_id == row.id], people),
        )
        for row in rounds
    )


def _dissent(
    row: ConsensusRound, answers: Sequence[ConsensusAnswer], people: Mapping[str, PersonLine]
) -> tuple[DissentRow, ...]:
    found = []
    for side in ("objections", "reservations"):
        named = row.details.get(side, ())
        for who in named:
            reason = named[who] if isinstance(named, Mapping) else ""
            told = tuple(each.text for each in answers if each.person_id == who)
            name = people[who].name if who in people else ""
            found.append(DissentRow(who, name, side == "objections", reason, told))
    return tuple(found)

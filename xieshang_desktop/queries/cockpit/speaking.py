"""The running item's floor: who speaks, who waits and why, what was said, who has not been heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Capacity, Stance, TurnState
from xieshang_desktop.models.meetings import AgendaItem, Meeting, Recusal
from xieshang_desktop.queries.cockpit.consensus import ConsensusRow, consensus_rounds
from xieshang_desktop.queries.cockpit.opinions import (
    EarlierRow,
    NumberedRow,
    OpinionRow,
    OpinionsView,
    opinions_view,
)
from xieshang_desktop.queries.cockpit.people import PersonLine
from xieshang_desktop.queries.cockpit.signin import SignInView
from xieshang_desktop.queries.cockpit.talk import Heard, UnheardRow, unheard
from xieshang_desktop.queries.cockpit.turns import TurnRow, rows_of_turns, turns_of

HAS_SPOKEN = (TurnState.SPEAKING, TurnState.PAUSED, TurnState.FINISHED)


@dataclass(frozen=True, slots=True)
class FloorView:
    """The floor of one item."""

    current: TurnRow | None
    waiting: tuple[TurnRow, ...]
    last_speaker: tuple[str, str] | None
    """Id and name of who spoke last."""
    opinions: tuple[OpinionRow, ...]
    stances: tuple[tuple[str, int], ...]
    unheard: tuple[UnheardRow, ...]
    consensus: tuple[ConsensusRow, ...]
    recused: tuple[tuple[str, str], ...]
    """Names and reasons of those who step back from this item."""
    earlier: tuple[EarlierRow, ...] = ()
    """What was heard on the item's topic before the meeting."""
    numbered: tuple[NumberedRow, ...] = ()
    heard: tuple[Heard, ...] = ()
    """Every turn, as far as it counts who has been heard for how long."""
    interpreters: tuple[tuple[str, str], ...] = ()
    """Ids and names of those in the room who translate."""

    @property
    def said(self) -> OpinionsView:
        """All that was said, as it is read together."""
        return OpinionsView(self.opinions, self.earlier, self.numbered)

    @property
    def spoken(self) -> set[str]:
        """Who has had the floor."""
        return {each.person_id for each in self.heard if each.begun}


@dataclass(frozen=True, slots=True)
class Before:
    """The floor as it was before an act, with those who were here then, and whether the act said anything."""

    floor: FloorView
    sign_in: SignInView
    said: bool


def floor_view(
    session: Session,
    item_id: str,
    people: Mapping[str, PersonLine],
    sign_in: SignInView,
    before: Before | None = None,
) -> FloorView:
    """The floor of the item, opinions newest first; what cannot have changed is as it was ``before``."""
    turns = turns_of(session, item_id)
    known = before.floor if before else None
    still = known if before and not before.said else None
    said = still.said if still else opinions_view(session, item_id, people, known.opinions if known else ())
    heard = tuple(Heard(turn.person_id, turn.seconds_used, turn.state in HAS_SPOKEN) for turn in turns)
    spoken = {each.person_id for each in heard if each.begun}
    rows = rows_of_turns(turns, people, alternate=_alternates(session, item_id))
    started = [(turn.started_at, turn.person_id) for turn in turns if turn.started_at]
    last = max(started)[1] if started else None
    return FloorView(
        current=next((row for row in rows if row.state in (TurnState.SPEAKING, TurnState.PAUSED)), None),
        waiting=tuple(row for row in rows if row.state is TurnState.WAITING),
        last_speaker=(last, _name(people, last)) if last else None,
        opinions=said.given,
        stances=still.stances if still else _stances(said.given),
        unheard=_unheard(people, sign_in, spoken, before),
        consensus=still.consensus if still else consensus_rounds(session, item_id, people),
        recused=known.recused if known else _recused(session, item_id, people),
        earlier=said.earlier,
        numbered=said.numbered,
        heard=heard,
        interpreters=_interpreters(sign_in),
    )


def _stances(opinions: Sequence[OpinionRow]) -> tuple[tuple[str, int], ...]:
    counts = Counter(opinion.stance for opinion in opinions)
    return tuple((str(stance), counts[stance]) for stance in Stance if counts[stance])


def _unheard(
    people: Mapping[str, PersonLine], sign_in: SignInView, spoken: set[str], before: Before | None
) -> tuple[UnheardRow, ...]:
    """As before while the same people are here and the same have spoken."""
    if before is not None and before.sign_in is sign_in and before.floor.spoken == spoken:
        return before.floor.unheard
    return unheard(people, sign_in, spoken)


def _interpreters(sign_in: SignInView) -> tuple[tuple[str, str], ...]:
    return tuple(
        (row.key, row.name)
        for row in sign_in.observers
        if row.in_room and row.capacity == Capacity.INTERPRETER.value
    )


def _alternates(session: Session, item_id: str) -> bool:
    """Whether the sides take turns, from the rows that the session keeps."""
    item = session.get_one(AgendaItem, item_id)
    return bool(session.get_one(Meeting, item.meeting_id).alternate)


def _name(people: Mapping[str, PersonLine], person_id: str) -> str:
    return people[person_id].name if person_id in people else ""


def _recused(session: Session, item_id: str, people: Mapping[str, PersonLine]) -> tuple[tuple[str, str], ...]:
    rows = session.execute(
        select(Recusal.person_id, Recusal.reason).where(Recusal.item_id == item_id).order_by(Recusal.at)
    )
    return tuple((_name(people, row[0]), row[1]) for row in rows)

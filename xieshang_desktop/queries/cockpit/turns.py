"""The turns of an item: the one that runs, and those that wait in the order in which they will be called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.speaking import Waiting, queue, seconds_used
from xieshang_desktop.domain.vocabulary import PersonId, Stance, TurnKind, TurnState
from xieshang_desktop.models.base import Base
from xieshang_desktop.models.floor import Interpretation
from xieshang_desktop.models.room import Turn
from xieshang_desktop.queries.cockpit.people import PersonLine

_turn = Base.metadata.tables[Turn.__tablename__]
_translated = Base.metadata.tables[Interpretation.__tablename__]
TURNS = (
    select(
        _turn.c.id,
        _turn.c.person_id,
        _turn.c.kind,
        _turn.c.state,
        _turn.c.position,
        _turn.c.moved_before_id,
        _turn.c.moved_in,
        _turn.c.seconds_used,
        _turn.c.seconds_allowed,
        _turn.c.running_since,
        _turn.c.started_at,
        _turn.c.stance,
        _translated.c.interpreter_id,
    )
    .select_from(_turn.outerjoin(_translated, _translated.c.turn_id == _turn.c.id))
    .where(_turn.c.item_id == bindparam("item"))
    .order_by(_turn.c.position, _turn.c.id)
)
"""All turns of an item; asked at every key, so it is built once, of tables and not of classes."""


@dataclass(frozen=True, slots=True)
class TurnRead:
    """One turn as it stands on record."""

    id: str
    person_id: str
    kind: TurnKind
    state: TurnState
    position: int
    moved_before: str | None
    moved_in: int | None
    seconds_used: int
    seconds_allowed: int
    running_since: datetime | None
    started_at: datetime | None
    stance: Stance | None
    interpreter: str | None


@dataclass(frozen=True, slots=True)
class TurnRow:
    """A turn that runs or waits; whole seconds; ``earlier`` counts the person's turns in this item."""

    person_id: str
    name: str
    caption: str
    group: str
    kind: TurnKind
    state: TurnState
    earlier: int
    seconds_before: int
    seconds_used: int
    seconds_allowed: int
    running_since: datetime | None
    moved: bool = False
    stance: Stance | None = None
    interpreter: str = ""
    """The id of who translates; empty where nobody does."""
    interrupted: bool = False
    """Paused for a question, a reply or a procedural motion that is over by now."""

    @property
    def interrupts(self) -> bool:
        """Whether calling this one pauses the speaker, in place of ending the speech."""
        return self.kind is not TurnKind.SPEECH

    @property
    def reason(self) -> str:
        """Why the turn stands where it stands: 程序动议 · 首次 · 第2次."""
        if self.kind is not TurnKind.SPEECH:
            return str(self.kind)
        if self.moved:
            return "主持人调整"
        return "首次" if self.earlier == 0 else f"第{self.earlier + 1}次"

    def used_at(self, now: datetime) -> int:
        """Seconds used up to ``now``."""
        return seconds_used(self.seconds_used, self.running_since, now)


def turns_of(session: Session, item_id: str) -> Sequence[TurnRead]:
    """All turns of an item in the order of asking."""
    return [TurnRead(*tuple(row)) for row in session.execute(TURNS, {"item": item_id})]


def _last_side(turns: Sequence[TurnRead]) -> Stance | None:
    """On which side the last speech was that took one."""
    sided = [
        (turn.started_at, turn.stance)
        for turn in turns
        if turn.started_at and turn.kind is TurnKind.SPEECH and turn.stance in (Stance.FOR, Stance.AGAINST)
    ]
    return max(sided, key=lambda each: each[0])[1] if sided else None


def rows_of_turns(
    turns: Sequence[TurnRead], people: Mapping[str, PersonLine], *, alternate: bool = False
) -> list[TurnRow]:
    """The turn that runs, then those that wait in the order in which they will be called."""
    running = [turn for turn in turns if turn.state in (TurnState.SPEAKING, TurnState.PAUSED)]
    by_key = {turn.id: turn for turn in turns if turn.state is TurnState.WAITING}
    waiting = [
        Waiting(
            key=turn.id,
            who=PersonId(turn.person_id),
            kind=turn.kind,
            order=turn.position,
            turns_before=len(_earlier(turn, turns)),
            moved_before=turn.moved_before,
            moved_order=turn.moved_in or 0,
            stance=turn.stance,
        )
        for turn in by_key.values()
    ]
    places = queue(waiting, alternate=alternate, last=_last_side(turns))
    ordered = [*_speaker_first(running), *(by_key[place.waiting.key] for place in places)]
    return [_row(turn, turns, people) for turn in ordered]


def _speaker_first(running: Sequence[TurnRead]) -> list[TurnRead]:
    """Who speaks stands before a speech that a question has interrupted."""
    return sorted(running, key=lambda turn: turn.state is not TurnState.SPEAKING)


def _earlier(turn: TurnRead, turns: Sequence[TurnRead]) -> list[TurnRead]:
    """The speeches that the person has given to the item; a question asked is none."""
    return [
        each
        for each in turns
        if each.person_id == turn.person_id
        and each.state is TurnState.FINISHED
        and each.kind is TurnKind.SPEECH
    ]


def _interrupted(turn: TurnRead, turns: Sequence[TurnRead]) -> bool:
    """Whether a paused speech waits only because somebody else had the floor for a moment."""
    if turn.state is not TurnState.PAUSED or turn.started_at is None:
        return False
    return any(
        each.started_at is not None
        and each.started_at >= turn.started_at
        and each.state is TurnState.FINISHED
        and each.kind is not TurnKind.SPEECH
        and each.id != turn.id
        for each in turns
    )


def _row(turn: TurnRead, turns: Sequence[TurnRead], people: Mapping[str, PersonLine]) -> TurnRow:
    person, earlier = people.get(turn.person_id), _earlier(turn, turns)
    return TurnRow(
        person_id=turn.person_id,
        name=person.name if person else "",
        caption=person.caption if person else "",
        group=person.group if person else "",
        kind=turn.kind,
        state=turn.state,
        earlier=len(earlier),
        seconds_before=sum(each.seconds_used for each in earlier),
        seconds_used=turn.seconds_used,
        seconds_allowed=turn.seconds_allowed,
        running_since=turn.running_since,
        moved=turn.moved_before is not None,
        stance=turn.stance,
        interpreter=turn.interpreter or "",
        interrupted=_interrupted(turn, turns),
    )

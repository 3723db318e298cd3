"""The running item's floor: who speaks, who waits and why, what was said, who has not been heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.speaking import Waiting, queue, seconds_used
from xieshang_desktop.domain.vocabulary import PersonId, Stance, TurnKind, TurnState
from xieshang_desktop.models.meetings import Recusal
from xieshang_desktop.models.room import ConsensusRound, Opinion, Turn
from xieshang_desktop.queries.cockpit.people import PersonLine
from xieshang_desktop.queries.cockpit.signin import SignInView

HAS_SPOKEN = (TurnState.SPEAKING, TurnState.PAUSED, TurnState.FINISHED)


@dataclass(frozen=True, slots=True)
class _Turn:
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


@dataclass(frozen=True, slots=True)
class OpinionRow:
    id: str
    name: str
    stance: Stance
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class UnheardRow:
    """A group, or a kind of party, of which people are here and nobody has spoken to this item."""

    label: str
    present: int
    spoken: int


@dataclass(frozen=True, slots=True)
class ConsensusRow:
    proposal: str
    support: int
    reservations: int
    objections: int
    at: datetime


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


def floor_view(
    session: Session, item_id: str, people: Mapping[str, PersonLine], sign_in: SignInView
) -> FloorView:
    """The floor of the item; opinions newest first."""
    turns = _turns(session, item_id)
    opinions = _opinions(session, item_id, people)
    spoken = {turn.person_id for turn in turns if turn.state in HAS_SPOKEN}
    rows = _rows(turns, people)
    started = [(turn.started_at, turn.person_id) for turn in turns if turn.started_at]
    last = max(started)[1] if started else None
    counts = Counter(opinion.stance for opinion in opinions)
    return FloorView(
        current=next((row for row in rows if row.state in (TurnState.SPEAKING, TurnState.PAUSED)), None),
        waiting=tuple(row for row in rows if row.state is TurnState.WAITING),
        last_speaker=(last, _name(people, last)) if last else None,
        opinions=opinions,
        stances=tuple((str(stance), counts[stance]) for stance in Stance if counts[stance]),
        unheard=_unheard(people, sign_in, spoken),
        consensus=_consensus(session, item_id),
        recused=_recused(session, item_id, people),
    )


def _turns(session: Session, item_id: str) -> Sequence[_Turn]:
    rows = session.execute(
        select(
            Turn.id,
            Turn.person_id,
            Turn.kind,
            Turn.state,
            Turn.position,
            Turn.moved_before_id,
            Turn.moved_in,
            Turn.seconds_used,
            Turn.seconds_allowed,
            Turn.running_since,
            Turn.started_at,
        )
        .where(Turn.item_id == item_id)
        .order_by(Turn.position, Turn.id)
    )
    return [_Turn(*row) for row in rows]


def _rows(turns: Sequence[_Turn], people: Mapping[str, PersonLine]) -> list[TurnRow]:
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
        )
        for turn in by_key.values()
    ]
    ordered = [*_speaker_first(running), *(by_key[place.waiting.key] for place in queue(waiting))]
    return [_row(turn, _earlier(turn, turns), people) for turn in ordered]


def _speaker_first(running: Sequence[_Turn]) -> list[_Turn]:
    """Who speaks stands before a speech that a question has interrupted."""
    return sorted(running, key=lambda turn: turn.state is not TurnState.SPEAKING)


def _earlier(turn: _Turn, turns: Sequence[_Turn]) -> list[_Turn]:
    return [each for each in turns if each.person_id == turn.person_id and each.state is TurnState.FINISHED]


def _row(turn: _Turn, earlier: Sequence[_Turn], people: Mapping[str, PersonLine]) -> TurnRow:
    person = people.get(turn.person_id)
    return TurnRow(
        person_id=turn.person_id,
        name=_name(people, turn.person_id),
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
    )


def _name(people: Mapping[str, PersonLine], person_id: str) -> str:
    return people[person_id].name if person_id in people else ""


def _opinions(session: Session, item_id: str, people: Mapping[str, PersonLine]) -> tuple[OpinionRow, ...]:
    rows = session.execute(
        select(Opinion.id, Opinion.person_id, Opinion.stance, Opinion.text, Opinion.at)
        .where(Opinion.item_id == item_id)
        .order_by(Opinion.at.desc(), Opinion.id.desc())
    )
    return tuple(OpinionRow(row[0], _name(people, row[1]), row[2], row[3], row[4]) for row in rows)


def _consensus(session: Session, item_id: str) -> tuple[ConsensusRow, ...]:
    rows = session.execute(
        select(
            ConsensusRound.proposal,
            ConsensusRound.support,
            ConsensusRound.reservations,
            ConsensusRound.objections,
            ConsensusRound.at,
        )
        .where(ConsensusRound.item_id == item_id)
        .order_by(ConsensusRound.at, ConsensusRound.id)
    )
    return tuple(ConsensusRow(*row) for row in rows)


def _recused(session: Session, item_id: str, people: Mapping[str, PersonLine]) -> tuple[tuple[str, str], ...]:
    rows = session.execute(
        select(Recusal.person_id, Recusal.reason).where(Recusal.item_id == item_id).order_by(Recusal.at)
    )
    return tuple((_name(people, row[0]), row[1]) for row in rows)


def _unheard(
    people: Mapping[str, PersonLine], sign_in: SignInView, spoken: set[str]
) -> tuple[UnheardRow, ...]:
    """Groups and kinds of parties in the room of whom nobody has spoken; the largest first."""
    present: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    for key in _in_room(sign_in):
        person = people.get(key)
        label = _label(person) if person else ""
        if label:
            present[label] += 1
            heard[label] += key in spoken
    silent = [UnheardRow(label, count, 0) for label, count in present.items() if not heard[label]]
    return tuple(sorted(silent, key=lambda row: -row.present))


def _in_room(sign_in: SignInView) -> list[str]:
    voting = [seat.key for seat in sign_in.seats if seat.in_room]
    return voting + [row.key for row in sign_in.observers if row.in_room and not row.guest]


def _label(person: PersonLine) -> str:
    return person.group if person.entitled else person.party

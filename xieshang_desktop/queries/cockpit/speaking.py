"""The running item's floor: who speaks, who waits and why, what was said, who has not been heard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.speaking import Waiting, queue, seconds_used
from xieshang_desktop.domain.vocabulary import Capacity, PersonId, Stance, TurnKind, TurnState
from xieshang_desktop.models.floor import Interpretation
from xieshang_desktop.models.meetings import AgendaItem, Meeting, Recusal
from xieshang_desktop.models.room import Turn
from xieshang_desktop.queries.cockpit.opinions import (
    ConsensusRow,
    EarlierRow,
    NumberedRow,
    OpinionRow,
    OpinionsView,
    consensus_rounds,
    opinions_view,
)
from xieshang_desktop.queries.cockpit.people import PersonLine
from xieshang_desktop.queries.cockpit.signin import SignInView
from xieshang_desktop.queries.cockpit.talk import (
    NOBODY_HEARD,
    Heard,
    TalkView,
    UnheardRow,
    talk_view,
    unheard,
)

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
    talk: TalkView = NOBODY_HEARD
    interpreters: tuple[tuple[str, str], ...] = ()
    """Ids and names of those in the room who translate."""

    @property
    def said(self) -> OpinionsView:
        """All that was said, as it is read together."""
        return OpinionsView(self.opinions, self.earlier, self.numbered)


def floor_view(
    session: Session,
    item_id: str,
    people: Mapping[str, PersonLine],
    sign_in: SignInView,
    known: FloorView | None = None,
) -> FloorView:
    """The floor of the item; opinions newest first, as in ``known`` where nothing was said since."""
    turns = _turns(session, item_id)
    said = known.said if known else opinions_view(session, item_id, people)
    opinions = said.given
    spoken = {turn.person_id for turn in turns if turn.state in HAS_SPOKEN}
    rows = _rows(turns, people, alternate=_alternates(session, item_id))
    started = [(turn.started_at, turn.person_id) for turn in turns if turn.started_at]
    last = max(started)[1] if started else None
    counts = Counter(opinion.stance for opinion in opinions)
    return FloorView(
        current=next((row for row in rows if row.state in (TurnState.SPEAKING, TurnState.PAUSED)), None),
        waiting=tuple(row for row in rows if row.state is TurnState.WAITING),
        last_speaker=(last, _name(people, last)) if last else None,
        opinions=opinions,
        stances=tuple((str(stance), counts[stance]) for stance in Stance if counts[stance]),
        unheard=unheard(people, sign_in, spoken),
        consensus=consensus_rounds(session, item_id, people),
        recused=_recused(session, item_id, people),
        earlier=said.earlier,
        numbered=said.numbered,
        talk=talk_view([_heard(turn) for turn in turns], people, sign_in),
        interpreters=_interpreters(sign_in),
    )


def _heard(turn: _Turn) -> Heard:
    return Heard(turn.person_id, turn.seconds_used, turn.state in HAS_SPOKEN)


def _interpreters(sign_in: SignInView) -> tuple[tuple[str, str], ...]:
    return tuple(
        (row.key, row.name)
        for row in sign_in.observers
        if row.in_room and row.capacity == Capacity.INTERPRETER.value
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
            Turn.stance,
            Interpretation.interpreter_id,
        )
        .outerjoin(Interpretation, Interpretation.turn_id == Turn.id)
        .where(Turn.item_id == item_id)
        .order_by(Turn.position, Turn.id)
    )
    return [_Turn(*tuple(row)) for row in rows]


def _alternates(session: Session, item_id: str) -> bool:
    asked = select(Meeting.alternate).join(AgendaItem, AgendaItem.meeting_id == Meeting.id)
    return bool(session.scalar(asked.where(AgendaItem.id == item_id)))


def _last_side(turns: Sequence[_Turn]) -> Stance | None:
    """On which side the last speech was that took one."""
    sided = [
        (turn.started_at, turn.stance)
        for turn in turns
        if turn.started_at and turn.kind is TurnKind.SPEECH and turn.stance in (Stance.FOR, Stance.AGAINST)
    ]
    return max(sided, key=lambda each: each[0])[1] if sided else None


def _rows(
    turns: Sequence[_Turn], people: Mapping[str, PersonLine], *, alternate: bool = False
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


def _speaker_first(running: Sequence[_Turn]) -> list[_Turn]:
    """Who speaks stands before a speech that a question has interrupted."""
    return sorted(running, key=lambda turn: turn.state is not TurnState.SPEAKING)


def _earlier(turn: _Turn, turns: Sequence[_Turn]) -> list[_Turn]:
    """The speeches that the person has given to the item; a question asked is none."""
    return [
        each
        for each in turns
        if each.person_id == turn.person_id
        and each.state is TurnState.FINISHED
        and each.kind is TurnKind.SPEECH
    ]


def _interrupted(turn: _Turn, turns: Sequence[_Turn]) -> bool:
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


def _row(turn: _Turn, turns: Sequence[_Turn], people: Mapping[str, PersonLine]) -> TurnRow:
    person, earlier = people.get(turn.person_id), _earlier(turn, turns)
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
        stance=turn.stance,
        interpreter=turn.interpreter or "",
        interrupted=_interrupted(turn, turns),
    )


def _name(people: Mapping[str, PersonLine], person_id: str) -> str:
    return people[person_id].name if person_id in people else ""


def _recused(session: Session, item_id: str, people: Mapping[str, PersonLine]) -> tuple[tuple[str, str], ...]:
    rows = session.execute(
        select(Recusal.person_id, Recusal.reason).where(Recusal.item_id == item_id).order_by(Recusal.at)
    )
    return tuple((_name(people, row[0]), row[1]) for row in rows)

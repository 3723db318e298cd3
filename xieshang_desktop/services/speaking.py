"""Acts of the speaking queue. Times are whole seconds of the acts' own moments."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.room import (
    ExtendSpeaking,
    MoveRequest,
    NoteInterpreter,
    PauseSpeaking,
    ReaddLastSpeaker,
    RequestToSpeak,
    ResumeSpeaking,
    SetSpeakingRules,
    StartSpeaking,
    StopSpeaking,
    WithdrawRequest,
)
from xieshang_desktop.domain.vocabulary import MeetingState, Stance, TurnKind, TurnState
from xieshang_desktop.models.floor import Interpretation
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.room import Guest, Turn
from xieshang_desktop.models.village import Person
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import (
    OnRoster,
    is_inside,
    meeting_in,
    open_vote_of,
    person_on_roster,
    running_item,
)
from xieshang_desktop.storage.unit_of_work import Work

SPEAKING = Changes(speaking=True)
HOLDING = (TurnState.WAITING, TurnState.SPEAKING, TurnState.PAUSED)
WITH_THE_FLOOR = (TurnState.SPEAKING, TurnState.PAUSED)
INTERRUPTING = (TurnKind.QUESTION, TurnKind.REPLY, TurnKind.PROCEDURAL)
LIMITED = (TurnKind.SPEECH,)

# What is asked at every key is built once.
_item: Any = bindparam("item")
TURNS_OF_ONE = (
    select(Turn)
    .where(
        Turn.item_id == _item,
        Turn.person_id == bindparam("who"),
        Turn.state.in_(bindparam("states", expanding=True)),
    )
    .order_by(Turn.position)
)
SPEAKING_NOW = select(Turn).where(Turn.item_id == _item, Turn.state == TurnState.SPEAKING)

LONGEST_S, MOST_TURNS = 1800, 10
BEFORE_CLOSING = (MeetingState.PREPARING, MeetingState.RUNNING, MeetingState.ADJOURNED)


def set_speaking_rules(work: Work, act: SetSpeakingRules) -> Changes:
    """Change how long and how often one may speak; who waits gets the new time, who speaks does not."""
    meeting = meeting_in(work, act.meeting, BEFORE_CLOSING, "改发言规则")
    if act.speaking_seconds is not None and not 10 <= act.speaking_seconds <= LONGEST_S:
        raise refusals.wrong_stage(f"每次{act.speaking_seconds}秒不合适。", "每次10秒到30分钟。")
    if act.speaking_turns is not None and not 1 <= act.speaking_turns <= MOST_TURNS:
        raise refusals.wrong_stage(f"每项{act.speaking_turns}次不合适。", f"每项1到{MOST_TURNS}次。")
    if act.speaking_seconds is not None:
        meeting.speaking_seconds = act.speaking_seconds
        waiting = select(Turn).where(Turn.meeting_id == meeting.id, Turn.state == TurnState.WAITING)
        for turn in work.session.scalars(waiting):
            turn.seconds_allowed = act.speaking_seconds
    if act.speaking_turns is not None:
        meeting.speaking_turns = act.speaking_turns
    if act.alternate is not None:
        meeting.alternate = act.alternate
    return Changes(speaking=True, agenda=True)


def note_interpreter(work: Work, act: NoteInterpreter) -> Changes:
    """Note who translates: somebody in the room, on the register or a guest."""
    turn = _on_the_floor(work, act.meeting, act.item, act.who, WITH_THE_FLOOR, "登记翻译")
    guest = work.session.get(Guest, act.interpreter)
    if guest is None or guest.meeting_id != turn.meeting_id:
        interpreter = person_on_roster(work, act.interpreter, act.at.date())
        if not is_inside(work, work.session.get_one(Meeting, turn.meeting_id), interpreter):
            raise refusals.not_in_room(interpreter.name)
    known = work.session.get(Interpretation, turn.id)
    if known is None:
        work.add(Interpretation(turn_id=turn.id, interpreter_id=act.interpreter))
    else:
        known.interpreter_id = act.interpreter
    return SPEAKING


def request_to_speak(work: Work, act: RequestToSpeak) -> Changes:
    meeting, item = running_item(work, act.meeting, act.item, "申请发言")
    person = person_on_roster(work, act.who, act.at.date())
    _may_ask(work, meeting, item, person, act.kind)
    _queue(work, meeting, item, person, act.kind, act.stance)
    return SPEAKING


def _may_ask(work: Work, meeting: Meeting, item: AgendaItem, person: OnRoster, kind: TurnKind) -> None:
    if not is_inside(work, meeting, person):
        raise refusals.not_in_room(person.name)
    if turn_of(work, item, person.id, HOLDING) is not None:
        raise refusals.already_queued(person.name)
    if open_vote_of(work, meeting) is not None:
        raise refusals.queue_closed()
    if kind in LIMITED and _turns_used(work, item, person) >= meeting.speaking_turns:
        raise refusals.speaking_turns_used(person.name, meeting.speaking_turns)


def _queue(
    work: Work, meeting: Meeting, item: AgendaItem, person: OnRoster, kind: TurnKind, stance: Stance | None
) -> Turn:
    last = select(func.max(Turn.position)).where(Turn.item_id == item.id)
    turn = Turn(
        meeting_id=meeting.id,
        item_id=item.id,
        person_id=person.id,
        kind=kind,
        stance=stance,
        state=TurnState.WAITING,
        position=(work.session.scalar(last) or 0) + 1,
        requested_at=work.at,
        seconds_used=0,
        seconds_allowed=meeting.speaking_seconds,
    )
    work.add(turn)
    return turn


def _turns_used(work: Work, item: AgendaItem, person: OnRoster) -> int:
    asked = select(func.count(Turn.id)).where(
        Turn.item_id == item.id,
        Turn.person_id == person.id,
        Turn.kind.in_(LIMITED),
        Turn.started_at.is_not(None),
    )
    return work.session.scalar(asked) or 0


def turn_of(work: Work, item: AgendaItem, who: str, states: tuple[TurnState, ...]) -> Turn | None:
    named = {"item": item.id, "who": who, "states": states}
    return work.session.scalars(TURNS_OF_ONE, named).first()


def _speaker(work: Work, item_id: str) -> Turn | None:
    """Whose clock runs."""
    return work.session.scalars(SPEAKING_NOW, {"item": item_id}).first()


def withdraw_request(work: Work, act: WithdrawRequest) -> Changes:
    turn = _waiting(work, act.meeting, act.item, act.who, "撤回申请")
    turn.state = TurnState.WITHDRAWN
    turn.ended_at = act.at
    return SPEAKING


def _waiting(work: Work, meeting_key: str, item_key: str, who: str, doing: str) -> Turn:
    _, item = running_item(work, meeting_key, item_key, doing)
    person = person_on_roster(work, who, work.at.date())
    turn = turn_of(work, item, person.id, (TurnState.WAITING,))
    if turn is None:
        raise refusals.wrong_stage(f"{person.name}没有在排队。")
    return turn


def move_request(work: Work, act: MoveRequest) -> Changes:
    """The moved request takes the place before the other; both keep their places against all the rest."""
    moved = _waiting(work, act.meeting, act.item, act.who, "调整顺序")
    other = _waiting(work, act.meeting, act.item, act.before, "调整顺序")
    if moved.id == other.id:
        return SPEAKING
    asked = select(Turn).where(Turn.item_id == moved.item_id, Turn.state == TurnState.WAITING)
    moved.moved_before_id = other.id
    moved.moved_in = work.entry_seq
    for turn in work.session.scalars(asked):
        if turn.moved_before_id == moved.id:
            turn.moved_before_id = None
    return SPEAKING


def start_speaking(work: Work, act: StartSpeaking) -> Changes:
    meeting, item = running_item(work, act.meeting, act.item, "开始发言")
    person = person_on_roster(work, act.who, act.at.date())
    turn = turn_of(work, item, person.id, HOLDING)
    if turn is None:
        _may_ask(work, meeting, item, person, TurnKind.SPEECH)
        turn = _queue(work, meeting, item, person, TurnKind.SPEECH, None)
    elif turn.state in WITH_THE_FLOOR:
        raise refusals.wrong_stage(f"{person.name}已经在发言。")
    elif not is_inside(work, meeting, person):
        raise refusals.not_in_room(person.name)
    elif open_vote_of(work, meeting) is not None:
        raise refusals.queue_closed()
    _make_way(work, item, turn)
    turn.state = TurnState.SPEAKING
    turn.started_at = act.at
    turn.running_since = act.at
    return SPEAKING


def _make_way(work: Work, item: AgendaItem, turn: Turn) -> None:
    """A question, a reply or a procedural motion pauses the speaker; a speech waits for the end."""
    speaker = _speaker(work, item.id)
    if speaker is None:
        return
    if turn.kind not in INTERRUPTING:
        name = work.session.get_one(Person, speaker.person_id).name
        raise refusals.wrong_stage(f"{name}还在发言。", "请先结束发言。")
    halt(speaker, work.at)
    speaker.state = TurnState.PAUSED


def halt(turn: Turn, at: datetime) -> None:
    """Stop the clock of a turn; a clock that went back adds nothing."""
    if turn.running_since is not None:
        turn.seconds_used += max(0, int((at - turn.running_since).total_seconds()))
        turn.running_since = None


def pause_speaking(work: Work, act: PauseSpeaking) -> Changes:
    turn = _on_the_floor(work, act.meeting, act.item, act.who, (TurnState.SPEAKING,), "暂停")
    halt(turn, act.at)
    turn.state = TurnState.PAUSED
    return SPEAKING


def resume_speaking(work: Work, act: ResumeSpeaking) -> Changes:
    turn = _on_the_floor(work, act.meeting, act.item, act.who, (TurnState.PAUSED,), "继续")
    if _speaker(work, turn.item_id) is not None:
        raise refusals.wrong_stage("另有人正在发言。", "请先结束他的发言。")
    turn.state = TurnState.SPEAKING
    turn.running_since = act.at
    return SPEAKING


def stop_speaking(work: Work, act: StopSpeaking) -> Changes:
    turn = _on_the_floor(work, act.meeting, act.item, act.who, WITH_THE_FLOOR, "结束发言")
    _end(turn, act.at)
    return SPEAKING


def _end(turn: Turn, at: datetime) -> None:
    halt(turn, at)
    turn.state = TurnState.FINISHED
    turn.ended_at = at


def extend_speaking(work: Work, act: ExtendSpeaking) -> Changes:
    turn = _on_the_floor(work, act.meeting, act.item, act.who, WITH_THE_FLOOR, "加时")
    if act.seconds <= 0:
        raise refusals.wrong_stage("加时要大于0秒。")
    turn.seconds_allowed += act.seconds
    return SPEAKING


def _on_the_floor(
    work: Work, meeting_key: str, item_key: str, who: str, states: tuple[TurnState, ...], doing: str
) -> Turn:
    _, item = running_item(work, meeting_key, item_key, doing)
    person = person_on_roster(work, who, work.at.date())
    turn = turn_of(work, item, person.id, states)
    if turn is None:
        raise refusals.wrong_stage(f"{person.name}现在没有发言，不能{doing}。")
    return turn


def readd_last_speaker(work: Work, act: ReaddLastSpeaker) -> Changes:
    meeting, item = running_item(work, act.meeting, act.item, "再请上一位发言")
    asked = select(Turn).where(Turn.item_id == item.id, Turn.state == TurnState.FINISHED)
    last = work.session.scalars(asked.order_by(Turn.ended_at.desc(), Turn.position.desc())).first()
    if last is None:
        raise refusals.wrong_stage("本项还没有人发过言。")
    person = person_on_roster(work, last.person_id, act.at.date())
    _may_ask(work, meeting, item, person, last.kind)
    _queue(work, meeting, item, person, last.kind, last.stance)
    return SPEAKING


def end_running_turns(work: Work, item: AgendaItem) -> None:
    """With the item ends who has the floor; who still waits has not spoken."""
    asked = select(Turn).where(Turn.item_id == item.id, Turn.state.in_(HOLDING))
    for turn in work.session.scalars(asked):
        if turn.state is TurnState.WAITING:
            turn.state = TurnState.WITHDRAWN
            turn.ended_at = work.at
        else:
            _end(turn, work.at)

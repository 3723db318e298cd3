"""Wishes on the floor: who asks, who speaks, what was said."""

from __future__ import annotations

from xieshang_desktop.domain.acts.room import (
    ExtendSpeaking,
    InviteUnheard,
    MoveRequest,
    NoteInterpreter,
    PauseSpeaking,
    ReaddLastSpeaker,
    RecordOpinion,
    RequestToSpeak,
    ResumeSpeaking,
    SetSpeakingRules,
    StartSpeaking,
    StopSpeaking,
    WithdrawRequest,
)
from xieshang_desktop.domain.vocabulary import ItemId, OpinionId, PersonId, Stance, TurnKind, TurnState
from xieshang_desktop.queries.cockpit.turns import TurnRow
from xieshang_desktop.ui.live.session import LiveSession, MakeAct

MORE_TIME_S = 60


class Floor:
    """The queue and the speaker of the running item."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session

    @property
    def item(self) -> ItemId:
        """The item that the room is at; only asked for while there is one."""
        running = self._session.view.agenda.running
        return ItemId(running.id if running else "")

    def request(
        self, who: str, name: str, kind: TurnKind = TurnKind.SPEECH, stance: Stance | None = None
    ) -> bool:
        """Put somebody into the queue."""
        meeting, item = self._session.meeting_id, self.item
        words = "" if kind is TurnKind.SPEECH else f"（{kind.value}）"
        return self._session.perform(
            lambda at: RequestToSpeak(
                at=at, meeting=meeting, item=item, who=PersonId(who), kind=kind, stance=stance
            ),
            said=f"已排队：{name}{words}",
        )

    def withdraw(self, who: str, name: str) -> bool:
        """Take somebody out of the queue."""
        meeting, item = self._session.meeting_id, self.item
        return self._session.perform(
            lambda at: WithdrawRequest(at=at, meeting=meeting, item=item, who=PersonId(who)),
            said=f"已退出排队：{name}",
        )

    def move_before(self, who: str, name: str, before: str) -> bool:
        """Move somebody up the queue."""
        meeting, item = self._session.meeting_id, self.item
        return self._session.perform(
            lambda at: MoveRequest(
                at=at, meeting=meeting, item=item, who=PersonId(who), before=PersonId(before)
            ),
            said=f"已调整顺序：{name}",
        )

    def call(self, who: str, name: str) -> bool:
        """Give somebody the floor, ending the speech that runs; a question or a reply only pauses it."""
        turn, current = self._waiting(who), self._current()
        acts = [self._start(who)]
        if current is not None and not (turn is not None and turn.interrupts):
            acts.insert(0, self._stop(current))
        return self._session.perform(*acts, said=f"请{name}{turn.kind if turn else '发言'}")

    def _waiting(self, who: str) -> TurnRow | None:
        floor = self._session.view.floor
        rows = floor.waiting if floor is not None else ()
        return next((row for row in rows if row.person_id == who), None)

    def go_on(self) -> bool:
        """Let the speaker who was interrupted go on."""
        return self.pause_or_go_on()

    def set_rules(self, seconds: int, turns: int, alternate: bool) -> bool:
        """How long and how often one may speak, and whether the sides take turns."""
        meeting = self._session.meeting_id
        return self._session.perform(
            lambda at: SetSpeakingRules(
                at=at, meeting=meeting, speaking_seconds=seconds, speaking_turns=turns, alternate=alternate
            ),
            said=f"每次{seconds}秒，每人每项{turns}次" + ("，正反轮流" if alternate else ""),
        )

    def translate(self, interpreter: str, name: str) -> bool:
        """Note who translates for the speaker."""
        meeting, item, who = self._session.meeting_id, self.item, self._current()
        return who is not None and self._session.perform(
            lambda at: NoteInterpreter(
                at=at, meeting=meeting, item=item, who=PersonId(who), interpreter=interpreter
            ),
            said=f"由{name}翻译",
        )

    def stop(self) -> bool:
        """End the speech."""
        current = self._current()
        return current is not None and self._session.perform(self._stop(current), said="发言结束")

    def pause_or_go_on(self) -> bool:
        """Hold the clock of the speech, or let it run again."""
        floor = self._session.view.floor
        if floor is None or floor.current is None:
            return False
        act = ResumeSpeaking if floor.current.state is TurnState.PAUSED else PauseSpeaking
        meeting, item, who = self._session.meeting_id, self.item, PersonId(floor.current.person_id)
        return self._session.perform(lambda at: act(at=at, meeting=meeting, item=item, who=who))

    def more_time(self) -> bool:
        """One minute more for who speaks."""
        meeting, item, who = self._session.meeting_id, self.item, self._current()
        return who is not None and self._session.perform(
            lambda at: ExtendSpeaking(
                at=at, meeting=meeting, item=item, who=PersonId(who), seconds=MORE_TIME_S
            ),
            said="加1分钟",
        )

    def queue_last_again(self) -> bool:
        """Queue once more who spoke last."""
        meeting, item = self._session.meeting_id, self.item
        return self._session.perform(lambda at: ReaddLastSpeaker(at=at, meeting=meeting, item=item))

    def invite_unheard(self) -> bool:
        """Ask those who have not spoken."""
        meeting, item = self._session.meeting_id, self.item
        return self._session.perform(
            lambda at: InviteUnheard(at=at, meeting=meeting, item=item), said="已请没有发言的说"
        )

    def note(self, who: str, name: str, stance: Stance, text: str) -> bool:
        """Record what somebody said, in a sentence."""
        meeting, item, key = self._session.meeting_id, self.item, OpinionId(self._session.office.new_id())
        return self._session.perform(
            lambda at: RecordOpinion(
                at=at, meeting=meeting, item=item, who=PersonId(who), stance=stance, text=text, key=key
            ),
            said=f"已记{name}的意见：{stance.value}",
        )

    def _current(self) -> str | None:
        floor = self._session.view.floor
        return floor.current.person_id if floor and floor.current else None

    def _start(self, who: str) -> MakeAct:
        meeting, item = self._session.meeting_id, self.item
        return lambda at: StartSpeaking(at=at, meeting=meeting, item=item, who=PersonId(who))

    def _stop(self, who: str) -> MakeAct:
        meeting, item = self._session.meeting_id, self.item
        return lambda at: StopSpeaking(at=at, meeting=meeting, item=item, who=PersonId(who))

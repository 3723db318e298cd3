"""What a press leads to: the red button's wish, a button of the footer, a key."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal

from xieshang_desktop.queries.cockpit.view import Moment
from xieshang_desktop.ui.live.counting.sums import Sum
from xieshang_desktop.ui.live.foot_actions import Do, FootActions, foot_actions
from xieshang_desktop.ui.live.hints import Counting, Place, Sheet, UiHint
from xieshang_desktop.ui.live.next_step import NextStep, Wish, next_step
from xieshang_desktop.ui.live.stage import Stage
from xieshang_desktop.ui.live.wishes.all_wishes import Wishes

SHEETS: Mapping[Do, Sheet] = {
    Do.ABSENCE: Sheet.ABSENCE,
    Do.GUEST: Sheet.GUEST,
    Do.PROXY: Sheet.PROXY,
    Do.CONSENSUS: Sheet.CONSENSUS,
    Do.PUT_TO_VOTE: Sheet.MOTION,
    Do.VOTE_AGAIN: Sheet.MOTION,
    Do.FINISH: Sheet.FINISH,
    Do.CONCLUDE: Sheet.FINISH,
    Do.DEFER: Sheet.DEFER,
    Do.AGENDA: Sheet.AGENDA,
    Do.SORTING: Sheet.SORTING,
    Do.DRAFT: Sheet.DRAFT,
    Do.ANSWER: Sheet.ANSWER,
    Do.TALK: Sheet.TALK,
    Do.CORRECT: Sheet.CORRECT,
    Do.RULES: Sheet.RULES,
    Do.RECUSAL: Sheet.RECUSAL,
    Do.ADJOURN: Sheet.ADJOURN,
    Do.RECONVENE: Sheet.RESUME,
    Do.LATER: Sheet.LATER,
    Do.HOLD_SESSION: Sheet.SESSION,
    Do.ADDENDUM: Sheet.ADDENDUM,
}


class Commands(QObject):
    """Joins wishes to acts and sheets; says what the footer shows."""

    paper_requested = Signal(str)
    signed_page_requested = Signal()

    def __init__(self, wishes: Wishes, stage: Stage) -> None:
        super().__init__(stage)
        self._wishes, self._stage = wishes, stage
        self._printed = False
        self._asked_to_sign = False
        self._steps = self._step_table()

    def hint(self, typing: bool) -> UiHint:
        """What the footer depends on beside the record."""
        sheet = self._stage.open_sheet
        view = self._wishes.session.view
        door = self._stage.rooms.door if self._stage.place is Place.SIGN_IN else None
        counting = self._wishes.ballot.sheet
        return UiHint(
            looking_at=self._stage.looking_at,
            found=door.found_words if door else "",
            together=door.together_words if door else "",
            sessions=self._wishes.sessions.sum_words(),
            typing=typing,
            searching=self._stage.rooms.door.searching,
            sheet=self._stage.sheet,
            sheet_words=sheet.words() if sheet else "",
            sheet_unready=sheet.unready() if sheet else "",
            counting=Sum(counting).hint() if counting else Counting(),
            calls_left=sum(not voter.choice for voter in view.vote.names) if view.vote else 0,
            printed=self._printed,
            asked_to_sign=self._asked_to_sign,
        )

    def step(self, typing: bool) -> NextStep | None:
        """The next step as it stands."""
        return next_step(self._wishes.session.view, self.hint(typing))

    def actions(self) -> FootActions:
        """The other buttons as they stand."""
        return foot_actions(self._wishes.session.view, self.hint(False))

    def take_step(self) -> None:
        """Press the red button."""
        step = self.step(False)
        if step is not None and not step.unready:
            self._steps[step.wish](step.subject)

    def do(self, do: Do) -> None:
        """Press a button of the footer."""
        if do in SHEETS:
            self._stage.open(SHEETS[do])
            return
        others: Mapping[Do, Callable[[], object]] = {
            Do.OPEN_MEETING: self._open_meeting,
            Do.LOOK_AHEAD: lambda: self._stage.look_at(Place.OPENING),
            Do.SAME_AGENDA: self._wishes.sessions.take_over_agenda,
            Do.SESSION_SUM: self._wishes.sessions.record_sum,
            Do.TOGETHER: self._stage.rooms.door.sign_in_together,
            Do.PRINT_SIGN_IN: lambda: self.paper_requested.emit("sign_in_sheet"),
            Do.PRINT_MINUTES: self._print_minutes,
            Do.PRINT_FALLBACK: lambda: self.paper_requested.emit("fallback"),
            Do.REPORT_BASE: self._wishes.door.report_base,
            Do.PAUSE: self._wishes.floor.pause_or_go_on,
            Do.NOT_VOTED: self._stage.rooms.vote.rest_not_voted,
            Do.CLOSE_VOTE: self._wishes.ballot.close,
            Do.BY_SECTION: self._stage.rooms.vote.by_section,
            Do.SIGNED_PAGE: self.signed_page_requested.emit,
            Do.START_OVER: self._stage.rooms.vote.recount,
            Do.CANCEL: self._stage.close_sheet,
        }
        others[do]()

    def press(self, *wanted: Do) -> bool:
        """A key: the first of these that stands in the footer and may be used."""
        for action in self.actions().all:
            if action.do in wanted and not action.unready:
                self.do(action.do)
                return True
        return False

    def pause_key(self) -> None:
        """F5: open the meeting, or hold and go on with the speech."""
        view = self._wishes.session.view
        if view.moment is Moment.SIGN_IN:
            self._open_meeting()
        elif view.moment is Moment.FLOOR:
            self._wishes.floor.pause_or_go_on()

    def adjourn_key(self) -> None:
        """F9: interrupt, or go on."""
        if self._wishes.session.view.moment is Moment.ADJOURNED:
            self._wishes.course.resume()
        else:
            self.press(Do.ADJOURN)

    def result_key(self) -> None:
        """F7: put to the vote, take the result, write the conclusion."""
        step = self.step(False)
        if step is not None and step.wish is Wish.CLOSE_VOTE:
            self.take_step()
            return
        self.press(Do.PUT_TO_VOTE, Do.CLOSE_VOTE, Do.CONCLUDE, Do.ADDENDUM)

    def print_key(self) -> None:
        """Ctrl+P: the paper of this moment."""
        if self._stage.place is Place.ARCHIVE:
            self._print_minutes()
        else:
            self.paper_requested.emit("sign_in_sheet")

    def _step_table(self) -> Mapping[Wish, Callable[[str], object]]:
        wishes, stage = self._wishes, self._stage
        return {
            Wish.SIGN_IN: lambda _: stage.rooms.door.sign_in_found(),
            Wish.OPEN_MEETING: lambda _: self._open_meeting(),
            Wish.GIVE_REASON: lambda _: stage.open(Sheet.OVERRIDE),
            Wish.START_ITEM: wishes.course.start_item,
            Wish.CALL_NEXT: self._call,
            Wish.STOP_AND_CALL_NEXT: self._call,
            Wish.STOP_SPEAKING: lambda _: wishes.floor.stop(),
            Wish.GO_ON: lambda _: wishes.floor.go_on(),
            Wish.INVITE_UNHEARD: lambda _: wishes.floor.invite_unheard(),
            Wish.ANSWER: lambda _: stage.open(Sheet.ANSWER),
            Wish.TEST_CONSENSUS: lambda _: stage.open(Sheet.CONSENSUS),
            Wish.PUT_TO_VOTE: lambda _: stage.open(Sheet.MOTION),
            Wish.FINISH_ITEM: lambda _: stage.open(Sheet.FINISH),
            Wish.STORE_COUNT: lambda _: stage.rooms.vote.store_count(),
            Wish.ASK_AGAIN: lambda _: stage.rooms.vote.ask_again(),
            Wish.RECOUNT: lambda _: stage.rooms.vote.recount(),
            Wish.STORE_BUNDLE: lambda _: stage.rooms.vote.store_bundle(),
            Wish.STORE_TALLY: lambda _: stage.rooms.vote.store_tally(),
            Wish.CLOSE_VOTE: lambda _: wishes.ballot.close(),
            Wish.ANNOUNCE: lambda _: self._announce(),
            Wish.READ_OUT: lambda _: wishes.course.read_out(),
            Wish.CLOSE_MEETING: lambda _: wishes.course.close(),
            Wish.PRINT_MINUTES: lambda _: self._print_minutes(),
            Wish.ASK_TO_SIGN: lambda _: self._ask_to_sign(),
            Wish.SIGN: lambda _: self._sign(),
            Wish.SEAL: lambda _: wishes.course.seal(),
            Wish.RESUME: lambda _: wishes.course.resume(),
            Wish.STORE_SHEET: lambda _: self._store_sheet(),
            Wish.BACK: lambda _: stage.look_at(None),
        }

    def _open_meeting(self) -> None:
        view = self._wishes.session.view
        if not view.meeting.form.decides and view.quorum.needed is not None and not view.quorum.met:
            self._stage.open(Sheet.OVERRIDE)
        else:
            self._wishes.door.open_meeting()

    def _call(self, who: str) -> None:
        floor = self._wishes.session.view.floor
        names = {row.person_id: row.name for row in floor.waiting} if floor else {}
        self._wishes.floor.call(who, names.get(who, ""))

    def _announce(self) -> None:
        """Once it is announced, what comes next lies ready to be changed: the conclusion, or another vote."""
        if self._wishes.ballot.announce():
            step = self.step(False)
            again = step is not None and step.wish is Wish.PUT_TO_VOTE
            self._stage.open(Sheet.MOTION if again else Sheet.FINISH)

    def _store_sheet(self) -> None:
        sheet = self._stage.open_sheet
        if sheet is None or not sheet.store():
            return
        if sheet.stays:
            sheet.enter()
        elif self._stage.sheet is Sheet.DRAFT:
            self._stage.open(Sheet.TEXT)
        else:
            self._stage.close_sheet()

    def _print_minutes(self) -> None:
        self._printed = True
        self.paper_requested.emit("minutes")
        self._stage.changed.emit()

    def _ask_to_sign(self) -> None:
        self._asked_to_sign = True
        self._stage.rooms.archive.enter()
        self._stage.changed.emit()

    def _sign(self) -> None:
        closing = self._wishes.session.view.closing
        if closing is not None and closing.unsigned:
            self._stage.rooms.archive.sign_next(closing.unsigned[0])

"""The other buttons of the footer at each moment: what may be done beside the one thing to do now. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from xieshang_desktop.domain.vocabulary import TurnState, VoteMethod
from xieshang_desktop.queries.cockpit.view import CockpitView, Moment
from xieshang_desktop.queries.cockpit.vote import VoteView
from xieshang_desktop.ui.live.counting.questions import LISTED
from xieshang_desktop.ui.live.hints import Place, UiHint
from xieshang_desktop.ui.live.next_step import current_place, why_not_open


class Do(Enum):
    """What a button or its key asks for."""

    OPEN_MEETING = auto()
    TOGETHER = auto()
    ABSENCE = auto()
    GUEST = auto()
    PROXY = auto()
    LOOK_AHEAD = auto()
    PRINT_SIGN_IN = auto()
    REPORT_BASE = auto()
    PAUSE = auto()
    CONSENSUS = auto()
    PUT_TO_VOTE = auto()
    FINISH = auto()
    DEFER = auto()
    AGENDA = auto()
    SORTING = auto()
    DRAFT = auto()
    ANSWER = auto()
    TALK = auto()
    CORRECT = auto()
    SIGNED_PAGE = auto()
    RULES = auto()
    RECUSAL = auto()
    ADJOURN = auto()
    RECONVENE = auto()
    LATER = auto()
    HOLD_SESSION = auto()
    SAME_AGENDA = auto()
    SESSION_SUM = auto()
    PRINT_FALLBACK = auto()
    NOT_VOTED = auto()
    BY_SECTION = auto()
    CLOSE_VOTE = auto()
    START_OVER = auto()
    CONCLUDE = auto()
    VOTE_AGAIN = auto()
    PRINT_MINUTES = auto()
    ADDENDUM = auto()
    CANCEL = auto()
    LEAVE = auto()


@dataclass(frozen=True)
class FootAction:
    """One button; ``unready`` is the reason why it cannot be used now."""

    do: Do
    words: str
    key: str = ""
    unready: str = ""


@dataclass(frozen=True)
class FootActions:
    """Buttons after the red one, and at the right end."""

    left: tuple[FootAction, ...] = ()
    right: tuple[FootAction, ...] = ()
    more: tuple[FootAction, ...] = ()
    """What is seldom wanted: always under 更多."""

    @property
    def all(self) -> tuple[FootAction, ...]:
        """Every one of them."""
        return (*self.left, *self.right, *self.more)


ABSENCE = FootAction(Do.ABSENCE, "登记缺席原因", "F4")
IN_AND_OUT = FootAction(Do.ABSENCE, "进出", "F4")
ADJOURN = FootAction(Do.ADJOURN, "休会", "F9")
FAILED = FootAction(Do.ADJOURN, "开不成，休会", "F9")
RECONVENE = FootAction(Do.RECONVENE, "改日再开", "Shift+F8")
PROXY = FootAction(Do.PROXY, "登记委托", "Shift+F3")
LOOK_AHEAD = FootAction(Do.LOOK_AHEAD, "看开会词和还缺的", "F6")
HOLD_SESSION = FootAction(Do.HOLD_SESSION, "设分会", "Shift+F10")
SAME_AGENDA = FootAction(Do.SAME_AGENDA, "照整个会议的议程", "Shift+F11")
LATER = FootAction(Do.LATER, "补录", "Ctrl+B")
PRINT_FALLBACK = FootAction(Do.PRINT_FALLBACK, "打印停电备用表", "Ctrl+Shift+P")
DEFER = FootAction(Do.DEFER, "暂缓", "Shift+F9")
AGENDA = FootAction(Do.AGENDA, "调整议程", "Shift+F2")
RECUSAL = FootAction(Do.RECUSAL, "回避", "Shift+F4")
GUEST = FootAction(Do.GUEST, "来宾", "Shift+F5")
CORRECT = FootAction(Do.CORRECT, "更正", "Ctrl+F8")
SIGNED_PAGE = FootAction(Do.SIGNED_PAGE, "附签名页", "Ctrl+J")
PRINT_SIGN_IN = FootAction(Do.PRINT_SIGN_IN, "打印签到表", "Ctrl+P")
PRINT_MINUTES = FootAction(Do.PRINT_MINUTES, "打印会议记录", "Ctrl+P")
CANCEL = FootAction(Do.CANCEL, "不改了", "Esc")


def foot_actions(view: CockpitView, hint: UiHint) -> FootActions:
    """The buttons for this moment."""
    if not hint.sheet.reads_only:
        return FootActions((CANCEL,))
    if view.moment is Moment.ADJOURNED and hint.looking_at in (None, current_place(view)):
        return _by_record(view, hint)
    place = hint.looking_at or current_place(view)
    if place is Place.SIGN_IN:
        return _at_the_door(view, hint)
    if place is Place.OPENING:
        return _opening(view)
    if hint.looking_at not in (None, current_place(view)):
        return FootActions()
    if view.moment is Moment.VOTING:
        return _voting(view, hint)
    return _by_record(view, hint)


def _by_record(view: CockpitView, hint: UiHint) -> FootActions:
    match view.moment:
        case Moment.FLOOR:
            return _floor(view)
        case Moment.BETWEEN_ITEMS:
            return FootActions((ADJOURN,), (), (AGENDA, IN_AND_OUT, GUEST, LATER))
        case Moment.VERDICT:
            return _verdict(view)
        case Moment.ADJOURNED:
            return FootActions(() if view.meeting.resumed_as else (RECONVENE,), (), (LATER,))
        case Moment.THROUGH:
            return FootActions((IN_AND_OUT,), (), (AGENDA, CORRECT, LATER))
        case Moment.CLOSED:
            printed = (PRINT_MINUTES,) if hint.printed else ()
            return FootActions((*printed, SIGNED_PAGE, CORRECT))
        case Moment.SEALED:
            return FootActions((FootAction(Do.ADDENDUM, "写补充说明", "F7"), PRINT_MINUTES, SIGNED_PAGE))
    return FootActions()


def _at_the_door(view: CockpitView, hint: UiHint) -> FootActions:
    left: tuple[FootAction, ...] = ()
    if view.moment is Moment.SIGN_IN and hint.found:
        unready = why_not_open(view) if view.meeting.form.decides else ""
        left = (FootAction(Do.OPEN_MEETING, "宣布开会", "F5", unready),)
    if hint.together:
        left = (*left, FootAction(Do.TOGETHER, hint.together, "Shift+回车"))
    failing = view.moment is Moment.SIGN_IN and bool(why_not_open(view))
    late = view.moment is Moment.SEALED or view.moment is Moment.CLOSED
    if late:
        return FootActions(left, (PRINT_SIGN_IN,))
    before = (PROXY, LOOK_AHEAD) if view.moment is Moment.SIGN_IN else ()
    seldom = (GUEST, *before, *_of_sessions(view), *((FAILED,) if failing else ()), PRINT_FALLBACK, LATER)
    return FootActions(left, (ABSENCE, PRINT_SIGN_IN), seldom)


def _of_sessions(view: CockpitView) -> tuple[FootAction, ...]:
    """Before opening: the whole may hold another session, a session takes over the agenda of the whole."""
    if view.moment is not Moment.SIGN_IN:
        return ()
    rows = view.gathering.sessions
    return (HOLD_SESSION,) if not rows or rows[0].id == view.meeting.id else (SAME_AGENDA,)


def _opening(view: CockpitView) -> FootActions:
    owed = view.quorum.excluded or any(found.code == "BASE_NOT_REPORTED" for found in view.findings)
    signed_in = any(seat.present for seat in view.sign_in.seats)
    unreported = owed and signed_in and view.meeting.base_reported_at is None
    left = (FootAction(Do.REPORT_BASE, "已报告应到人数", "F6"),) if unreported else ()
    return FootActions(left)


def _floor(view: CockpitView) -> FootActions:
    speaking = view.floor is not None and view.floor.current is not None
    busy = "先结束发言" if speaking and _running(view) else ""
    main = (FootAction(Do.CONSENSUS, "征询共识", "F6"), FootAction(Do.PUT_TO_VOTE, "提请表决", "F7"), ADJOURN)
    return FootActions(
        main,
        (),
        (
            FootAction(Do.FINISH, "结束本项", "Shift+F7", busy),
            FootAction(Do.SORTING, "归并、处理意见", "Ctrl+F2"),
            FootAction(Do.DRAFT, "起草协商意见", "Ctrl+F3"),
            FootAction(Do.ANSWER, "答复不同意见", "Ctrl+F6"),
            FootAction(Do.TALK, "发言情况", "Ctrl+F4"),
            FootAction(Do.RULES, "发言规则", "Ctrl+F5"),
            CORRECT,
            AGENDA,
            DEFER,
            RECUSAL,
            IN_AND_OUT,
            GUEST,
            LATER,
        ),
    )


def _running(view: CockpitView) -> bool:
    floor = view.floor
    return floor is not None and floor.current is not None and floor.current.state is TurnState.SPEAKING


def _voting(view: CockpitView, hint: UiHint) -> FootActions:
    counting, vote = hint.counting, view.vote
    if hint.sessions:
        together = FootAction(Do.SESSION_SUM, hint.sessions, "Shift+F10")
        return FootActions((together,), (), (IN_AND_OUT,))
    again = (FootAction(Do.START_OVER, "重新清点", "Shift+F6"),)
    if vote is None or vote.method in LISTED:
        return FootActions(_silent(vote, hint.calls_left), (), (IN_AND_OUT,))
    if counting.fits:
        return FootActions((), again, (IN_AND_OUT,))
    reason = f"还差{counting.short}人" if counting.short > 0 else "数目不符"
    if not counting.complete:
        reason = f"还没数{counting.labels[_first_open(counting.counts)]}"
    close = FootAction(Do.CLOSE_VOTE, "得出结果", "F7", reason)
    hands = vote.method is not VoteMethod.SECRET_BALLOT
    if hands and not vote.options and counting.complete and counting.short > 0:
        return FootActions(
            (FootAction(Do.NOT_VOTED, f"{counting.short}人记为未表决", "F6"), close), again, (IN_AND_OUT,)
        )
    sections = len(vote.counting.sections) > 1 and vote.method is VoteMethod.SHOW_OF_HANDS
    parts = (FootAction(Do.BY_SECTION, "按组数", "Shift+F3"),) if sections and not vote.ranked else ()
    return FootActions((close, *parts), again, (IN_AND_OUT,))


def _silent(vote: VoteView | None, left: int) -> tuple[FootAction, ...]:
    """Who has not answered: by name as 未表决, in writing as not returned."""
    if vote is None or not left:
        return ()
    words = f"{left}人记为未表决" if vote.method is VoteMethod.ROLL_CALL else "收齐了，得出结果"
    return (FootAction(Do.NOT_VOTED, words, "F6"),)


def _first_open(counts: tuple[int | None, ...]) -> int:
    return next((index for index, count in enumerate(counts) if count is None), 0)


def _verdict(view: CockpitView) -> FootActions:
    announced = view.vote is not None and view.vote.announced_at is not None
    left = () if announced else (FootAction(Do.CONCLUDE, "写结论", "F7"),)
    return FootActions(
        (*left, FootAction(Do.VOTE_AGAIN, "重新表决", "Shift+F6")),
        (),
        (AGENDA, DEFER, ADJOURN, IN_AND_OUT, LATER),
    )

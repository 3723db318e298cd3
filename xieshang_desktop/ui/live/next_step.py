"""What comes next in the room: the words of the one red button, the key that works now, and what it does.

A pure function of the view and of what is typed; the table of its words stands in the tests.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from xieshang_desktop.domain.counting import MEASURE
from xieshang_desktop.domain.vocabulary import Capacity, ItemKind, VoteMethod
from xieshang_desktop.queries.cockpit.agenda import ItemRow
from xieshang_desktop.queries.cockpit.speaking import FloorView
from xieshang_desktop.queries.cockpit.view import CockpitView, Moment
from xieshang_desktop.ui.live.counting.questions import LISTED
from xieshang_desktop.ui.live.hints import Place, UiHint

LISTENING = (ItemKind.NOTIFY, ItemKind.HEAR, ItemKind.OTHER)
"""Kinds of items that end without a vote unless somebody asks for one."""


class Wish(Enum):
    """What the red button asks for."""

    SIGN_IN = auto()
    OPEN_MEETING = auto()
    GIVE_REASON = auto()
    START_ITEM = auto()
    CALL_NEXT = auto()
    STOP_AND_CALL_NEXT = auto()
    STOP_SPEAKING = auto()
    GO_ON = auto()
    INVITE_UNHEARD = auto()
    TEST_CONSENSUS = auto()
    ANSWER = auto()
    PUT_TO_VOTE = auto()
    FINISH_ITEM = auto()
    STORE_COUNT = auto()
    ASK_AGAIN = auto()
    RECOUNT = auto()
    STORE_BUNDLE = auto()
    STORE_TALLY = auto()
    CLOSE_VOTE = auto()
    ANNOUNCE = auto()
    READ_OUT = auto()
    CLOSE_MEETING = auto()
    PRINT_MINUTES = auto()
    ASK_TO_SIGN = auto()
    SIGN = auto()
    SEAL = auto()
    RESUME = auto()
    STORE_SHEET = auto()
    BACK = auto()


@dataclass(frozen=True)
class NextStep:
    """``unready`` is the reason why not yet; the button then stays grey and says so."""

    words: str
    wish: Wish
    key: str = "空格"
    subject: str = ""
    unready: str = ""


PLACE_OF = {
    Moment.SIGN_IN: Place.SIGN_IN,
    Moment.BETWEEN_ITEMS: Place.AGENDA,
    Moment.FLOOR: Place.AGENDA,
    Moment.VOTING: Place.AGENDA,
    Moment.VERDICT: Place.AGENDA,
    Moment.ADJOURNED: Place.AGENDA,
    Moment.THROUGH: Place.READING,
    Moment.CLOSED: Place.ARCHIVE,
    Moment.SEALED: Place.ARCHIVE,
}
PLACE_WORDS = {
    Place.SIGN_IN: "签到",
    Place.OPENING: "宣布开会",
    Place.AGENDA: "议程",
    Place.READING: "宣读结果",
    Place.ARCHIVE: "签字归档",
}


def current_place(view: CockpitView) -> Place:
    """The step at which the record stands."""
    if view.moment is Moment.ADJOURNED and view.meeting.opened_at is None:
        return Place.SIGN_IN
    if view.moment is Moment.BETWEEN_ITEMS and not any(item.started_at for item in view.agenda.items):
        return Place.OPENING
    return PLACE_OF[view.moment]


def next_step(view: CockpitView, hint: UiHint) -> NextStep | None:
    """The next step; None where nothing is owed (the sealed record)."""
    step = _step(view, hint)
    if step is None:
        return None
    if step.wish is Wish.SIGN_IN and hint.searching:
        return replace(step, key="回车")
    return replace(step, key="Ctrl+回车") if hint.typing else step


def _step(view: CockpitView, hint: UiHint) -> NextStep | None:
    if not hint.sheet.reads_only:
        return _of_sheet(hint)
    if hint.looking_at not in (None, current_place(view)):
        return _while_looking(view, hint)
    match view.moment:
        case Moment.SIGN_IN:
            return _at_the_door(view, hint)
        case Moment.VOTING:
            return _while_voting(view, hint)
        case Moment.CLOSED:
            return _closed(view, hint)
    return _by_record(view)


def _by_record(view: CockpitView) -> NextStep | None:
    """The moments at which nothing that is typed matters."""
    match view.moment:
        case Moment.BETWEEN_ITEMS:
            return _between(view)
        case Moment.FLOOR:
            return _on_the_floor(view)
        case Moment.VERDICT:
            return _after_the_vote(view)
        case Moment.THROUGH:
            return _at_the_end(view)
        case Moment.ADJOURNED if view.meeting.resumed_as:
            return None
        case Moment.ADJOURNED:
            again = "复会" if view.meeting.opened_at is not None else "再签到，准备开会"
            return NextStep(again, Wish.RESUME)
    return None


def _of_sheet(hint: UiHint) -> NextStep:
    return NextStep(hint.sheet_words or hint.sheet.value, Wish.STORE_SHEET, unready=hint.sheet_unready)


def _while_looking(view: CockpitView, hint: UiHint) -> NextStep:
    if hint.looking_at is Place.SIGN_IN and hint.found:
        return NextStep(f"签到：{hint.found}", Wish.SIGN_IN)
    if hint.looking_at is Place.OPENING and view.moment is Moment.SIGN_IN:
        return _opening(view)
    return NextStep(f"回到{PLACE_WORDS[current_place(view)]}", Wish.BACK)


def _at_the_door(view: CockpitView, hint: UiHint) -> NextStep:
    if hint.found:
        return NextStep(f"签到：{hint.found}", Wish.SIGN_IN)
    return _opening(view)


def _opening(view: CockpitView) -> NextStep:
    """A deciding form waits for its quorum; another may open without, for a reason that is written down."""
    missing = why_not_open(view)
    if missing and not view.meeting.form.decides:
        return NextStep("宣布开会", Wish.GIVE_REASON)
    return NextStep("宣布开会", Wish.OPEN_MEETING, unready=missing)


def why_not_open(view: CockpitView) -> str:
    """还差1人; empty when enough are here."""
    quorum = view.quorum
    if quorum.needed is None or quorum.met:
        return "" if quorum.present else "还没有人签到"
    return f"还差{quorum.missing}{MEASURE[quorum.unit]}"


def _between(view: CockpitView) -> NextStep:
    item = view.agenda.upcoming
    number = item.number if item else 1
    return NextStep(f"开始第{number}项", Wish.START_ITEM, subject=item.id if item else "")


def _on_the_floor(view: CockpitView) -> NextStep:
    floor, item = view.floor, view.agenda.running
    assert floor is not None
    assert item is not None
    waiting = floor.waiting[0] if floor.waiting else None
    if waiting is not None and waiting.interrupts:
        return NextStep(f"请{waiting.name}{waiting.kind}", Wish.CALL_NEXT, subject=waiting.person_id)
    if floor.current is not None and floor.current.interrupted:
        return NextStep(f"请{floor.current.name}接着说", Wish.GO_ON, subject=floor.current.person_id)
    if floor.current is not None and floor.current.interrupts:
        words = f"{floor.current.kind}完了"
        return NextStep(words, Wish.STOP_SPEAKING, subject=floor.current.person_id)
    if floor.current is not None and waiting is not None:
        words = f"结束发言，请下一位：{waiting.name}"
        return NextStep(words, Wish.STOP_AND_CALL_NEXT, subject=waiting.person_id)
    if floor.current is not None:
        return NextStep("结束发言", Wish.STOP_SPEAKING, subject=floor.current.person_id)
    if waiting is not None:
        return NextStep(f"请{waiting.name}发言", Wish.CALL_NEXT, subject=waiting.person_id)
    return _nobody_waits(view, item, floor)


def _nobody_waits(view: CockpitView, item: ItemRow, floor: FloorView) -> NextStep:
    if floor.unheard and item.unheard_invited_at is None:
        return NextStep("请没有发言的说", Wish.INVITE_UNHEARD)
    if item.kind in LISTENING:
        return NextStep("结束本项", Wish.FINISH_ITEM)
    if view.meeting.form.decides:
        return NextStep("提请表决", Wish.PUT_TO_VOTE)
    return _towards_consensus(item, floor)


def _towards_consensus(item: ItemRow, floor: FloorView) -> NextStep:
    """Objections are answered, or the text is changed and put again, before the item ends."""
    if not floor.consensus:
        return NextStep("征询共识", Wish.TEST_CONSENSUS)
    last = floor.consensus[-1]
    if last.text_version is not None and item.texts and item.texts[-1].version > last.text_version:
        return NextStep("按改过的再征询一次", Wish.TEST_CONSENSUS)
    if last.unanswered:
        return NextStep("答复不同意见", Wish.ANSWER)
    return NextStep("结束本项", Wish.FINISH_ITEM)


def _while_voting(view: CockpitView, hint: UiHint) -> NextStep:
    vote, counting = view.vote, hint.counting
    assert vote is not None
    if vote.method in LISTED:
        left = f"还有{hint.calls_left}{'户' if vote.by_household else '人'}" if hint.calls_left else ""
        return NextStep("得出结果", Wish.CLOSE_VOTE, unready=left)
    if counting.bundle:
        return NextStep(f"记下这一把：{counting.bundle}票", Wish.STORE_BUNDLE)
    if not counting.complete or counting.counts[counting.current] is None:
        label = counting.labels[counting.current]
        waiting = f"先数{label}" if counting.counts[counting.current] is None else ""
        return NextStep(f"记下{label}", Wish.STORE_COUNT, unready=waiting)
    return _sum(vote.method, hint)


def _sum(method: VoteMethod, hint: UiHint) -> NextStep:
    """What the counts say once every question has one."""
    counting = hint.counting
    if counting.fits and counting.teller:
        return NextStep(f"记下{counting.teller}数的票", Wish.STORE_TALLY)
    if counting.fits:
        return NextStep("得出结果", Wish.CLOSE_VOTE)
    if counting.short > 0 and method is VoteMethod.SHOW_OF_HANDS:
        return NextStep(f"请{counting.again}的再举一次手", Wish.ASK_AGAIN)
    return NextStep("请重新清点", Wish.RECOUNT)


def _after_the_vote(view: CockpitView) -> NextStep:
    if view.vote is not None and view.vote.announced_at is None:
        return NextStep("向会场公布结果", Wish.ANNOUNCE, subject=view.vote.id)
    choice = view.vote.choice if view.vote is not None else None
    if choice is not None and choice.runoff:
        return NextStep("就这几项再投一次", Wish.PUT_TO_VOTE)
    if choice is not None and choice.chosen and view.meeting.form.decides:
        return NextStep("就选定的提请表决", Wish.PUT_TO_VOTE)
    return NextStep(finish_words(view), Wish.FINISH_ITEM)


def finish_words(view: CockpitView) -> str:
    """结束本项，进入第3项; after the last one there is nothing to go on to."""
    upcoming = view.agenda.upcoming
    return f"结束本项，进入第{upcoming.number}项" if upcoming else "结束本项"


def _at_the_end(view: CockpitView) -> NextStep:
    if view.meeting.read_out_at is None:
        return NextStep("宣读结果", Wish.READ_OUT)
    return NextStep("散会", Wish.CLOSE_MEETING)


def _closed(view: CockpitView, hint: UiHint) -> NextStep:
    assert view.closing is not None
    unsigned = view.closing.unsigned
    some_signed = any(row.signed_at for row in view.closing.signatures)
    if not unsigned:
        return NextStep("封存归档", Wish.SEAL)
    if not hint.printed and not some_signed:
        return NextStep("打印会议记录", Wish.PRINT_MINUTES)
    if not hint.asked_to_sign:
        whose = "、".join("主持人" if row.capacity is Capacity.CHAIR else "记录人" for row in unsigned)
        return NextStep(f"请{whose}签字", Wish.ASK_TO_SIGN)
    return NextStep(f"{unsigned[0].name}已签字", Wish.SIGN, subject=unsigned[0].person_id)

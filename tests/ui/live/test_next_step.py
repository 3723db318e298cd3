"""The words of the red button: one test for every row of the table in design.md, 4."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.ui.live.views import (
    NINE,
    a_view,
    announced,
    floor,
    preparing,
    signatures,
    through,
    turn,
    vote,
    with_running,
)
from xieshang_desktop.domain.vocabulary import (
    Capacity,
    ItemKind,
    ItemState,
    MeetingForm,
    MeetingState,
    TurnState,
    VoteMethod,
    VoteState,
)
from xieshang_desktop.queries.cockpit.agenda import AgendaView
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.counting.fields import CountSheet
from xieshang_desktop.ui.live.counting.sums import Sum
from xieshang_desktop.ui.live.foot_actions import Do, foot_actions
from xieshang_desktop.ui.live.hints import Place, Sheet, UiHint
from xieshang_desktop.ui.live.next_step import NextStep, Wish, next_step


def step(view: CockpitView, **hint: Any) -> NextStep:
    found = next_step(view, UiHint(**hint))
    assert found is not None
    return found


def counting(*counts: int | None, current: int, method: VoteMethod = VoteMethod.SHOW_OF_HANDS) -> UiHint:
    sheet = replace(CountSheet.blank(vote(method=method)), cells=counts, current=current)
    return UiHint(counting=Sum(sheet).hint())


def test_that_a_name_found_is_signed_in_by_the_red_button() -> None:
    found = step(preparing(29), found="李显贵", typing=True)
    assert (found.words, found.key, found.wish) == ("签到：李显贵", "回车", Wish.SIGN_IN)


def test_that_opening_stands_grey_beside_it_with_the_number_missing() -> None:
    actions = foot_actions(preparing(29), UiHint(found="李显贵"))
    opening = next(action for action in actions.left if action.do is Do.OPEN_MEETING)
    assert (opening.words, opening.unready) == ("宣布开会", "还差1人")


def test_that_without_a_name_the_red_button_says_why_the_meeting_cannot_open() -> None:
    assert step(preparing(29)) == NextStep("宣布开会", Wish.OPEN_MEETING, unready="还差1人")


def test_that_enough_people_open_the_meeting() -> None:
    assert step(preparing(30)) == NextStep("宣布开会", Wish.OPEN_MEETING)


def test_that_a_consulting_form_short_of_its_own_line_asks_for_a_reason() -> None:
    assert step(preparing(10, MeetingForm.CONSULTATION)).wish is Wish.GIVE_REASON


def test_that_after_the_opening_the_first_item_begins() -> None:
    items = preparing(34).agenda
    opened = step(a_view(agenda=items, floor=None))
    assert (opened.words, opened.wish, opened.subject) == ("开始第1项", Wish.START_ITEM, "i1")


def test_that_who_waits_is_called_while_nobody_speaks() -> None:
    called = step(a_view(floor=floor(waiting=(turn("李思全"), turn("王堃")))))
    assert (called.words, called.subject) == ("请李思全发言", "id-李思全")


def test_that_a_speech_ends_and_the_next_one_is_called() -> None:
    speaking = floor(turn("张秀兰", TurnState.SPEAKING), (turn("李思全"),))
    ended = step(a_view(floor=speaking), typing=True)
    assert (ended.words, ended.key) == ("结束发言，请下一位：李思全", "Ctrl+回车")


def test_that_a_speech_ends_when_nobody_waits() -> None:
    assert step(a_view(floor=floor(turn("张秀兰", TurnState.PAUSED)))).words == "结束发言"


def test_that_the_unheard_are_asked_once() -> None:
    silent = a_view(floor=floor(unheard=("三组",)))
    assert step(silent).words == "请没有发言的说"
    assert step(with_running(silent, unheard_invited_at=NINE)).words == "提请表决"


def test_that_a_report_ends_without_a_vote() -> None:
    assert step(with_running(a_view(), kind=ItemKind.HEAR)).words == "结束本项"


def test_that_a_consulting_form_looks_for_consensus_and_then_ends_the_item() -> None:
    view = a_view()
    consulting = replace(view, meeting=replace(view.meeting, form=MeetingForm.CONSULTATION))
    assert step(consulting).words == "征询共识"
    assert step(replace(consulting, floor=floor(consensus=True))).words == "结束本项"


@pytest.mark.parametrize(
    ("counts", "current", "words", "unready"),
    [
        ((None, None, None), 0, "记下赞成", "先数赞成"),
        ((18, None, None), 0, "记下赞成", ""),
        ((18, 10, None), 1, "记下反对", ""),
        ((18, 10, None), 2, "记下弃权", "先数弃权"),
        ((18, 10, 6), 2, "得出结果", ""),
        ((18, 10, 5), 2, "请弃权的再举一次手", ""),
        ((18, 10, 7), 2, "请重新清点", ""),
    ],
)
def test_that_the_vote_is_led_from_question_to_question(
    counts: tuple[int | None, ...], current: int, words: str, unready: str
) -> None:
    found = next_step(a_view(vote=vote()), counting(*counts, current=current))
    assert found is not None
    assert (found.words, found.unready) == (words, unready)


def test_that_papers_are_counted_before_they_are_read() -> None:
    ballot = a_view(vote=vote(method=VoteMethod.SECRET_BALLOT))
    blank = counting(34, None, None, None, None, None, current=1, method=VoteMethod.SECRET_BALLOT)
    found = next_step(ballot, blank)
    assert found is not None
    assert (found.words, found.unready) == ("记下收回", "先数收回")


def test_that_papers_that_do_not_add_up_are_counted_again() -> None:
    ballot = a_view(vote=vote(method=VoteMethod.SECRET_BALLOT))
    wrong = counting(34, 34, 25, 5, 3, 0, current=5, method=VoteMethod.SECRET_BALLOT)
    assert next_step(ballot, wrong) == NextStep("请重新清点", Wish.RECOUNT)


def test_that_a_roll_call_waits_for_everybody() -> None:
    by_name = a_view(vote=vote(method=VoteMethod.ROLL_CALL))
    assert step(by_name, calls_left=3).unready == "还有3人"
    assert step(by_name, calls_left=0).unready == ""


def test_that_a_verdict_is_announced_before_the_item_ends() -> None:
    decided = a_view(vote=vote(VoteState.CLOSED))
    assert step(decided).words == "向会场公布结果"
    assert step(announced(decided)).words == "结束本项，进入第3项"


def test_that_the_last_item_leads_to_no_further_one() -> None:
    items = (*a_view().agenda.items[:1], replace(a_view().agenda.items[1], number=2))
    last = announced(a_view(vote=vote(VoteState.CLOSED), agenda=AgendaView(items, NINE, NINE)))
    assert step(last).words == "结束本项"


def test_that_after_the_last_item_the_results_are_read_and_the_meeting_closes() -> None:
    assert step(through()).words == "宣读结果"
    assert step(through(read_out=True)).words == "散会"


def test_that_the_closed_meeting_is_printed_signed_and_sealed() -> None:
    closed = a_view(MeetingState.CLOSED, closing=signatures(), floor=None)
    assert step(closed).words == "打印会议记录"
    assert step(closed, printed=True).words == "请主持人、记录人签字"
    assert step(closed, printed=True, asked_to_sign=True).words == "主持某已签字"
    half = replace(closed, closing=signatures(Capacity.CHAIR))
    assert step(half).words == "请记录人签字"
    assert step(replace(closed, closing=signatures(Capacity.CHAIR, Capacity.RECORDER))).words == "封存归档"


def test_that_nothing_is_owed_in_the_sealed_record() -> None:
    assert next_step(a_view(MeetingState.SEALED, closing=signatures(), floor=None), UiHint()) is None


def test_that_an_interrupted_meeting_goes_on() -> None:
    assert step(a_view(MeetingState.ADJOURNED)).words == "复会"


def test_that_an_open_sheet_is_stored_by_the_red_button() -> None:
    sheet = step(a_view(), sheet=Sheet.DEFER, sheet_unready="先写原因", typing=True)
    assert (sheet.words, sheet.unready, sheet.key) == ("本项暂缓", "先写原因", "Ctrl+回车")


def test_that_a_sheet_for_reading_leaves_the_red_button_as_it_was() -> None:
    assert (
        step(a_view(floor=floor(turn("张秀兰", TurnState.SPEAKING))), sheet=Sheet.OPINIONS).words
        == "结束发言"
    )


def test_that_looking_at_an_earlier_step_leads_back() -> None:
    assert step(a_view(), looking_at=Place.SIGN_IN) == NextStep("回到议程", Wish.BACK)


def test_that_late_comers_are_signed_in_while_the_meeting_runs() -> None:
    assert step(a_view(), looking_at=Place.SIGN_IN, found="唐孝忠").words == "签到：唐孝忠"


def test_that_a_speaker_who_has_run_out_of_items_does_not_break_the_page() -> None:
    finished = tuple(
        replace(each, state=ItemState.FINISHED, finished_at=NINE) for each in a_view().agenda.items
    )
    assert step(a_view(agenda=AgendaView(finished, NINE, NINE), floor=None)).words == "宣读结果"

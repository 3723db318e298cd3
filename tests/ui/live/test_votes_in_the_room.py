"""Votes as the room counts them, by keys: in parts, by the bundle, twice, among plans, from door to door."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import text as sql

from tests.ui.live.conftest import Hall, dispose
from xieshang_desktop.domain.acts.preparing import Invite
from xieshang_desktop.domain.vocabulary import Capacity, PersonId, Verdict, VoteMethod
from xieshang_desktop.queries.cockpit.vote import VoteView
from xieshang_desktop.ui.live.cockpit import Cockpit
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.widgets.tally import CountField
from xieshang_desktop.ui.widgets.tally_bars import TallyBars

OpenHall = Callable[[str], Hall]


def vote_of(room: Hall) -> VoteView:
    assert room.view.vote is not None
    return room.view.vote


def count(room: Hall, *numbers: int) -> None:
    """Type each number and Enter."""
    for number in numbers:
        room.type(str(number))
        room.press("Return")


def write_options(room: Hall, *options: str) -> None:
    """Write the options into their box, a line to each."""
    box = next(each for each in room.page.findChildren(type(room.page.stage.rooms.floor.notes.box))
               if each.accessibleName() == "选项" and each.isVisible())  # fmt: skip
    box.setPlainText("\n".join(options))


def ask(room: Hall, how: str) -> None:
    """Choose what is asked, as the arrow keys in the list would."""
    from xieshang_desktop.ui.widgets.inputs import DropDown

    field = next(each for each in room.page.findChildren(DropDown) if each.accessibleName() == "怎样问")
    field.setFocus()
    while str(field.value()) != how:
        room.press("Down")
    field.chosen.emit(field.value())


def test_that_a_vote_goes_on_with_the_counts_typed_after_a_kill(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Ctrl+Return")
    count(room, 18, 10)
    again = Cockpit(room.page._theme, LiveSession(room.village.office, room.page.session.meeting_id))
    shown = [field.text() for field in again.stage.rooms.vote.findChildren(CountField)]
    assert shown == ["18", "10", ""]
    sheet = again.commands.hint(False).counting
    assert (sheet.current, sheet.labels[sheet.current]) == (2, "弃权")
    dispose(again)


def test_that_nothing_of_a_count_that_fits_waits_for_the_result(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Ctrl+Return")
    count(room, 18, 10)
    room.type("6")
    assert room.red == "得出结果"
    assert vote_of(room).counting.parts == {("", "赞成"): 18, ("", "反对"): 10, ("", "弃权"): 6}


def test_that_counts_typed_and_left_by_the_arrow_keys_are_recorded_once_they_fit(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Ctrl+Return")
    room.type("18")
    room.press("Tab")
    room.type("10")
    room.press("Tab")
    assert vote_of(room).counting.parts == {}
    room.type("6")
    assert vote_of(room).counting.parts == {("", "赞成"): 18, ("", "反对"): 10, ("", "弃权"): 6}


def test_that_one_undo_takes_back_one_question(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Ctrl+Return")
    count(room, 18, 10)
    room.press("F8")
    assert [field.text() for field in room.page.stage.rooms.vote.findChildren(CountField)] == ["18", "", ""]
    assert vote_of(room).counting.parts == {("", "赞成"): 18}


def test_that_the_rest_is_recorded_as_not_voted(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Ctrl+Return")
    count(room, 18, 10, 5)
    room.press("F6")
    assert vote_of(room).counting.parts["", "未表决"] == 1
    room.press("F7")
    assert vote_of(room).verdict is Verdict.PASSED


def test_that_hands_are_counted_group_by_group_and_the_group_that_lacks_one_is_asked_again(
    hall: OpenHall,
) -> None:
    room = hall("09:54")
    room.press("F7", "Ctrl+Return", "Shift+F3")
    sections = vote_of(room).counting.sections
    assert sum(section.voters or 0 for section in sections) == 34
    voters = [section.voters or 0 for section in sections]
    count(room, *voters)
    count(room, *[0] * len(voters))
    count(room, *[0] * (len(voters) - 1))
    assert room.red == "记下五组弃权（先数五组弃权）"
    count(room, 0)
    assert room.red == "得出结果"
    room.press("F8")
    room.type("0")
    room.press("Return", "F7")
    assert vote_of(room).verdict is Verdict.PASSED
    assert [row.for_ for row in vote_of(room).tallies] == [34]


def test_that_a_missing_hand_is_asked_for_in_its_group(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Ctrl+Return", "Shift+F3")
    voters = [section.voters or 0 for section in vote_of(room).counting.sections]
    count(room, voters[0], voters[1] - 1, *voters[2:], *[0] * len(voters), *[0] * len(voters))
    assert room.red == "请二组弃权的再举一次手"
    room.press("Shift+F6")
    assert vote_of(room).counting.recounts == ("还差1人（33＋0＋0＝33，会场内有表决权34人）",)


def test_that_two_tellers_who_differ_count_again(hall: OpenHall) -> None:
    room = hall("09:54")
    appoint_a_second_teller(room)
    room.press("F7", "Alt+2", "Ctrl+Return")
    count(room, 34, 34, 25, 5, 3, 1)
    first, second = (name for _, name in vote_of(room).counting.tellers)
    assert room.red == f"记下{first}数的票"
    room.press("Ctrl+Return")
    count(room, 24, 6, 3, 1)
    assert room.red == "请重新清点"
    assert f"{second}数的：赞成24" in words_of_sum(room)
    room.press("Ctrl+Return")
    (why,) = vote_of(room).counting.recounts
    assert why.startswith("两位计票人的数不一样（")
    assert f"{first}数的：赞成25、反对5、弃权3、无效1；{second}数的：赞成24、反对6、弃权3、无效1" in why
    count(room, 34, 34, 25, 5, 3, 1)
    room.press("Ctrl+Return")
    count(room, 25, 5, 3, 1)
    assert room.red == "得出结果"
    room.press("F7")
    assert vote_of(room).verdict is Verdict.PASSED


def appoint_a_second_teller(room: Hall) -> None:
    taken = {key for key, _ in tellers_of(room)}
    who = next(seat.key for seat in room.view.sign_in.seats if seat.in_room and seat.key not in taken)
    meeting, at = room.page.session.meeting_id, room.village.clock.at - timedelta(seconds=1)
    room.village.office.perform(
        Invite(at=at, meeting=meeting, whos=(PersonId(who),), capacity=Capacity.TELLER)
    )
    room.page.session.refresh()


def tellers_of(room: Hall) -> list[tuple[str, str]]:
    names = room.view.officers(Capacity.TELLER)
    return [(seat.key, seat.name) for seat in room.view.sign_in.seats if seat.name in names]


def words_of_sum(room: Hall) -> str:
    return room.page.stage.rooms.vote.sum.accessibleName()


def test_that_among_plans_the_level_ones_are_put_again_and_the_chosen_one_is_then_agreed_to(
    hall: OpenHall,
) -> None:
    room = hall("09:54")
    room.press("F7")
    ask(room, "从几项里选")
    write_options(room, "甲案", "乙案", "丙案")
    room.press("Ctrl+Return")
    assert vote_of(room).options == ("甲案", "乙案", "丙案")
    count(room, 15, 15, 4)
    room.press("F7")
    assert vote_of(room).sentence.startswith("甲案15票，乙案15票，丙案4票")
    bars = room.page.findChild(TallyBars)
    assert bars is not None
    assert "甲案15" in bars.accessibleName().replace(" ", "")
    room.press("Ctrl+Return")
    assert room.red == "开始表决：举手"
    room.press("Ctrl+Return")
    assert vote_of(room).options == ("甲案", "乙案")
    count(room, 20, 14)
    room.press("F7")
    choice = vote_of(room).choice
    assert choice is not None
    assert choice.chosen == ("甲案",)
    assert vote_of(room).earlier[0].startswith("第1次：")
    room.press("Ctrl+Return", "Ctrl+Return")
    assert (vote_of(room).options, vote_of(room).motion) == ((), "同意采用“甲案”。")


def test_that_plans_are_put_in_an_order(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7")
    ask(room, "排名次")
    write_options(room, "甲案", "乙案")
    room.press("Ctrl+Return")
    assert vote_of(room).ranked
    count(room, 20, 14, 14, 20)
    room.press("F7")
    assert vote_of(room).sentence == "甲案54分，乙案48分；选定甲案。"


def test_that_from_door_to_door_each_answers_once(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Alt+5", "Ctrl+Return")
    assert vote_of(room).method is VoteMethod.WRITTEN
    names = vote_of(room).names
    assert room.red == f"得出结果（还有{len(names)}人）"
    room.type(names[3].name)
    room.press("Return", "1")
    answered = {each.name: each.choice for each in vote_of(room).names}
    assert answered[names[3].name] == "赞成"
    assert QApplication.focusWidget() is not None
    room.press("F6")
    assert vote_of(room).sentence


def test_that_whoever_goes_from_door_to_door_is_found_by_pinyin_and_recorded(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Alt+5", "Ctrl+Return")
    visitor_of = "SELECT p.name FROM written_reply r JOIN person p ON p.id = r.visitor_id ORDER BY r.at, r.id"
    room.type("zxl")
    room.press("Return", "1")
    room.press("Tab")
    room.type("lsq")
    room.press("Return", "Shift+Tab")
    room.type("hsf")
    room.press("Return", "2")
    answered = {each.name: each.choice for each in vote_of(room).names if each.choice}
    assert answered == {"张秀兰": "赞成", "胡淑芬": "反对"}
    visitors = room.village.office.read(lambda session: session.scalars(sql(visitor_of)).all())
    assert visitors == [room.view.recorder, "李思全"]
    shown = [each.text() for each in room.page.findChildren(QLabel) if each.isVisible()]
    assert "名单上有表决权" in shown
    assert "45人" in shown


def test_that_who_says_nothing_in_a_roll_call_has_not_voted(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Alt+3", "Ctrl+Return")
    for _ in range(20):
        room.press("1")
    room.press("F6")
    assert vote_of(room).verdict is Verdict.PASSED


def test_that_a_sheet_of_another_vote_begins_blank(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Ctrl+Return")
    room.type("7")
    sheet = room.page.commands.hint(False).counting
    assert sheet.counts[0] == 7
    assert replace(sheet, counts=()).labels == ("赞成", "反对", "弃权")

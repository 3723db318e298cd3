"""The floor by keys alone: questions, replies, turns of the sides, opinions put into one and dealt with."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.live.conftest import Hall
from xieshang_desktop.domain.vocabulary import TurnKind, TurnState
from xieshang_desktop.queries.cockpit.speaking import FloorView
from xieshang_desktop.ui.live.bell import Bell, rings_between
from xieshang_desktop.ui.live.panels.row_list import RowList
from xieshang_desktop.ui.live.phrases import common_phrases, offered, pieces, taken
from xieshang_desktop.ui.live.sheets.opinions import SortingSheet

OpenHall = Callable[[str], Hall]


def floor_of(room: Hall) -> FloorView:
    assert room.view.floor is not None
    return room.view.floor


def queue(room: Hall, initials: str, *keys: str) -> None:
    """Look for somebody in the queue's field, press keys there, Enter."""
    room.press("Ctrl+D")
    room.type(initials)
    room.press(*keys, "Return")


def test_that_a_question_pauses_the_speaker_who_then_goes_on(hall: OpenHall) -> None:
    room = hall("09:42")
    queue(room, "lxq", "Alt+3")
    assert floor_of(room).waiting[0].kind is TurnKind.QUESTION
    assert room.red == f"请{floor_of(room).waiting[0].name}询问"
    room.press("Ctrl+Return")
    current = floor_of(room).current
    assert current is not None
    assert (current.kind, current.state) == (TurnKind.QUESTION, TurnState.SPEAKING)
    assert room.red == "询问完了"
    room.wait(20)
    room.press("Ctrl+Return")
    assert room.red == "请张秀兰接着说"
    room.press("Ctrl+Return")
    current = floor_of(room).current
    assert current is not None
    assert (current.name, current.state, current.seconds_used) == ("张秀兰", TurnState.SPEAKING, 84)


def test_that_a_procedural_motion_goes_to_the_front(hall: OpenHall) -> None:
    room = hall("09:42")
    queue(room, "lxq", "Alt+2")
    assert floor_of(room).waiting[0].kind is TurnKind.PROCEDURAL


def test_that_the_next_one_is_queued_to_speak_again(hall: OpenHall) -> None:
    room = hall("09:42")
    queue(room, "lxq", "Alt+2")
    queue(room, "rgr")
    assert floor_of(room).waiting[-1].kind is TurnKind.SPEECH


def test_that_somebody_who_has_come_forward_speaks_at_once(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("Ctrl+D")
    room.type("lxq")
    room.press("Shift+Return")
    current = floor_of(room).current
    assert current is not None
    assert current.name == "罗晓琴"


def test_that_the_rules_of_speaking_are_changed_in_the_room(hall: OpenHall) -> None:
    room = hall("09:42")
    asked: list[bool] = []
    room.page.bell_requested.connect(asked.append)
    room.press("Ctrl+F5", "Ctrl+A")
    room.type("90")
    room.press("Alt+2", "Ctrl+Return")
    facts = room.view.meeting
    assert (facts.speaking_seconds, bool(facts.alternate), asked) == (90, True, [False])
    assert {turn.seconds_allowed for turn in floor_of(room).waiting} == {90}


def test_that_with_turns_of_the_sides_each_is_asked_for_his(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("Ctrl+F5", "Alt+2", "Ctrl+Return", "Ctrl+D")
    panel = room.page.stage.rooms.floor.queue
    QApplication.processEvents()
    assert panel.kinds.isVisible()
    assert panel.sides.isVisible()


def test_that_who_has_been_heard_is_added_up_and_one_key_asks_the_others(hall: OpenHall) -> None:
    room = hall("09:42")
    talk = room.page.session.view.talk
    assert sum(side.present for side in talk.sides) >= 34
    assert [row.seconds for row in talk.people] == sorted((row.seconds for row in talk.people), reverse=True)
    silent = next(row for row in talk.people if not row.turns and row.in_room)
    room.press("Ctrl+F4")
    rows = next(
        each for each in room.page.findChildren(RowList) if each.accessibleName().startswith("发言情况")
    )
    rows.choose(silent.person_id)
    room.press("Return")
    assert silent.name in [turn.name for turn in floor_of(room).waiting]


def sorting(room: Hall) -> SortingSheet:
    sheet = room.page.stage.open_sheet
    assert isinstance(sheet, SortingSheet)
    return sheet


def test_that_opinions_are_put_into_one_and_adopted_with_it(hall: OpenHall) -> None:
    room = hall("09:42")
    first, second = floor_of(room).opinions[:2]
    room.press("Ctrl+F2")
    assert room.red == "归并成第1条（0条意见）（先选意见）"
    room.press("Return", "Down", "Return")
    room.press("Ctrl+Return")
    (numbered,) = floor_of(room).numbered
    assert set(numbered.opinion_ids) == {first.id, second.id}
    assert numbered.text == first.text
    room.press("Up", "Up", "Alt+2", "Ctrl+Return")
    assert floor_of(room).numbered[0].adopted is True
    assert [each.adopted for each in floor_of(room).opinions[:2]] == [True, True]


def test_that_declining_an_opinion_asks_for_the_reason(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("Ctrl+F2", "Alt+3")
    name = floor_of(room).opinions[0].name
    assert room.red == f"不采纳{name}的意见（先写理由）"
    sheet = sorting(room)
    sheet.findChildren(type(sheet._reason))[0].line.setFocus()
    room.type("钱不够")
    room.press("Ctrl+Return")
    assert floor_of(room).opinions[0].handled == "未采纳，钱不够"


def test_that_the_draft_is_made_of_the_numbered_opinions_and_read_out(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("Ctrl+F2", "Return", "Ctrl+Return", "Up", "Alt+2", "Ctrl+Return", "Escape")
    text = floor_of(room).numbered[0].text.rstrip("。")
    room.press("Ctrl+F3", "Ctrl+Return")
    item = room.view.agenda.running
    assert item is not None
    assert f"吸收的意见：\n一、{text}。" in item.text
    assert room.page.stage.sheet == "方案"


def test_that_what_was_said_at_the_door_is_read_out_for_the_absent(hall: OpenHall) -> None:
    room = hall("09:42")
    earlier = floor_of(room).earlier
    if not earlier:
        pytest.fail("the sample village has collected opinions on the lights")
    before = len(floor_of(room).opinions)
    room.press("Ctrl+F2", "Alt+4")
    sorting(room)._list.choose(earlier[0].id)
    room.press("Ctrl+Return")
    assert len(floor_of(room).opinions) == before + 1
    assert "代读" in floor_of(room).opinions[0].text
    assert floor_of(room).earlier[0].read_out


def test_that_the_villages_own_words_are_offered_while_typing(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("Escape")
    room.type("费用")
    room.press("Alt+6")
    assert room.page.stage.rooms.floor.notes.box.text().startswith("费用")
    assert len(room.page.stage.rooms.floor.notes.box.text()) > 2


def test_that_phrases_are_clauses_and_go_on_with_what_is_typed() -> None:
    known = pieces(["先装学校一段，灯杆避开晒坝。", "灯杆避开晒坝，好"])
    assert known == ("先装学校一段", "灯杆避开晒坝")
    assert offered(known, "同意，灯杆") == ("灯杆避开晒坝",)
    assert offered(known, "晒坝") == ("灯杆避开晒坝",)
    assert offered(known, "") == known
    assert offered(known, "同意。") == ()
    assert taken("同意，灯杆", "灯杆避开晒坝") == "同意，灯杆避开晒坝"
    assert taken("同意，", "灯杆避开晒坝") == "同意，灯杆避开晒坝"
    assert len(common_phrases()) > 10


def test_that_the_bell_rings_once_at_each_mark_and_only_when_it_is_on() -> None:
    rung: list[int] = []
    bell = Bell(lambda: rung.append(1))
    for left in (17, 16, 15, 14, 1, 0, -1):
        bell.hear("a", left)
    assert rung == []
    bell.on = True
    for left in (17, 16, 15, 14, 1, 0, -1):
        bell.hear("b", left)
    assert len(rung) == 2
    assert not rings_between(14, 13)

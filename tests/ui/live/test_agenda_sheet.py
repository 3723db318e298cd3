"""The agenda in the room by keys alone: moved, added to, split, put off, gone back to; what texts changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.ui.live.conftest import Hall
from xieshang_desktop.domain.acts.afterwards import Attach
from xieshang_desktop.domain.vocabulary import AttachmentKind, ItemState, TopicId
from xieshang_desktop.ui.live.panels.agenda import pace_words
from xieshang_desktop.ui.live.panels.row_list import RowList
from xieshang_desktop.ui.live.sheets.texts import TextSheet
from xieshang_desktop.ui.widgets.flow_text import BodyText

OpenHall = Callable[[str], Hall]


def titles(room: Hall) -> list[str]:
    return [item.title for item in room.view.agenda.items]


def test_that_ctrl_and_arrows_move_what_has_not_begun(hall: OpenHall) -> None:
    room = hall("09:42")
    third, fourth = titles(room)[2:]
    room.press("Shift+F2", "Ctrl+Down")
    assert titles(room)[2:] == [fourth, third]
    room.press("Ctrl+Up")
    assert titles(room)[2:] == [third, fourth]


def test_that_a_motion_from_the_floor_is_put_in_before_the_next_item(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("Shift+F2", "Alt+2")
    assert room.red == "在第3项前加入（先写名称）"
    room.type("维修水渠")
    room.press("Ctrl+Return")
    assert titles(room)[2] == "维修水渠"
    assert room.red.startswith("结束发言")


def test_that_the_running_item_is_split_and_the_part_comes_next(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("Shift+F2", "Up", "Alt+3")
    room.type("路灯电费由谁出")
    assert room.red == "拆分第2项"
    room.press("Ctrl+Return")
    assert titles(room)[2] == "路灯电费由谁出"


def test_that_an_item_to_come_is_put_off_with_its_reason(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("Shift+F2", "Alt+4")
    assert room.red == "暂缓第3项（先写原因）"
    room.type("材料不齐")
    room.press("Ctrl+Return")
    assert room.view.agenda.items[2].state is ItemState.DEFERRED


def test_that_the_room_goes_back_to_an_item_that_was_ended(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("Shift+F2", "Up", "Up")
    assert room.red == "回到第1项"
    room.press("Ctrl+Return")
    assert room.view.agenda.running is not None
    assert room.view.agenda.running.number == 1
    assert room.view.agenda.items[1].state is ItemState.DEFERRED


def test_that_an_amendment_on_the_spot_says_what_it_changed(hall: OpenHall) -> None:
    room = hall("09:42")
    before = room.view.agenda.running
    assert before is not None
    room.press("F3", "Space")
    room.press("Ctrl+End")
    room.type("灯杆避开晒坝。")
    room.press("Ctrl+Return")
    room.press("F3")
    told = [each.text() for each in sheet(room).findChildren(BodyText) if each.isVisible()]
    assert any("后加上“灯杆避开晒坝。”" in words for words in told)


def sheet(room: Hall) -> QWidget:
    found = room.page.stage.open_sheet
    assert isinstance(found, TextSheet)
    return found


def test_that_a_material_of_the_item_is_opened_from_it(hall: OpenHall) -> None:
    room = hall("09:42")
    running = room.view.agenda.running
    assert running is not None
    assert running.topic_id is not None
    attach = Attach(
        at=room.village.clock.at,
        topic=TopicId(running.topic_id),
        file="D:\\材料\\预算表.pdf",
        kind=AttachmentKind.MATERIAL,
    )
    room.village.office.perform(attach)
    room.page.session.refresh()
    wanted: list[str] = []
    room.page.material_requested.connect(wanted.append)
    room.press("F3")
    materials = next(each for each in sheet(room).findChildren(RowList) if "预算表" in each.accessibleName())
    materials.setFocus()
    room.press("Return")
    assert wanted == ["D:\\材料\\预算表.pdf"]


def test_that_the_room_says_how_it_keeps_to_its_plan() -> None:
    assert pace_words(0) == ("按计划", "text")
    assert pace_words(-5) == ("比计划早5分钟", "text")
    assert pace_words(8) == ("比计划晚8分钟", "warn")

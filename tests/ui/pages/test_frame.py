"""Getting about: the rail, the head, the finder, the keys, undo, and troubles said in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.queries.history import entry_count
from xieshang_desktop.settings import load_settings
from xieshang_desktop.ui.actions import RAIL, Action, all_actions
from xieshang_desktop.ui.frame.finder import Finder
from xieshang_desktop.ui.frame.key_list import KeyList
from xieshang_desktop.ui.frame.rail import RailItem


@pytest.mark.parametrize("action", RAIL, ids=lambda action: action.id)
def test_that_ctrl_and_a_number_lead_to_each_place(village: Village, action: Action) -> None:
    village.press(action.key)
    assert village.window.shell.place == action.id
    assert village.focus.window() is village.window


def test_that_arrow_keys_and_enter_walk_along_the_rail(village: Village) -> None:
    rail = village.window.shell.rail
    village.press("Ctrl+2")
    item = next(each for each in rail.findChildren(RailItem) if each.place == "topics")
    item.setFocus()
    village.press("Down", "Return")
    assert village.window.shell.place == "meetings"


def test_that_every_key_of_the_table_is_named_once() -> None:
    everywhere = [action.key for action in all_actions() if action.where != "会场"]
    assert len(everywhere) == len(set(everywhere))


def test_that_f1_lists_the_keys_and_esc_gives_the_keyboard_back(village: Village) -> None:
    before = village.focus
    village.press("F1")
    assert village.overlay(KeyList).isVisible()
    village.press("Escape")
    assert village.focus is before


def test_that_ctrl_k_finds_a_person_by_pinyin_initials(village: Village) -> None:
    village.press("Ctrl+K")
    village.write("zxl")
    village.press("Return")
    assert village.window.shell.place == "roster"
    assert village.shows("张秀兰")


def test_that_ctrl_k_works_while_somebody_types_in_a_field(village: Village) -> None:
    village.press("Ctrl+5")
    village.write("zxl")
    village.press("Ctrl+K")
    assert village.overlay(Finder).isVisible()
    village.write("台账")
    village.press("Return")
    assert village.window.shell.place == "registers"


def test_that_tab_stays_inside_the_finder(village: Village) -> None:
    village.press("Ctrl+K")
    finder = village.overlay(Finder)
    for _ in range(4):
        village.press("Tab")
        assert finder.isAncestorOf(village.focus)


def test_that_f8_takes_back_the_last_act_and_says_what_it_was(village: Village) -> None:
    office = village.sample.office
    village.press("Ctrl+5")
    village.click(village.button("登记外出"))
    entries = office.read(entry_count)
    assert "已登记外出" in village.toast
    village.press("F8")
    assert village.toast.startswith("已撤销")
    assert office.read(entry_count) == entries + 1
    assert village.button("登记外出").isVisible()


def test_that_what_was_not_saved_is_said_and_can_be_tried_again(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    village.press("Ctrl+5")
    office = village.sample.office

    def full(_act: object) -> object:
        raise EnvironmentProblem("磁盘满了，最后一步没有存上。", "请腾出磁盘空间，再存一次。")

    with monkeypatch.context() as patched:
        patched.setattr(office, "perform", full)
        village.click(village.button("登记外出"))
        assert "没有存上" in village.toast
        assert village.window.shell.rail.saved.accessibleName() == "没有存上"
    village.window.shell.toast.undo_requested.emit()
    QApplication.processEvents()
    assert village.window.shell.rail.saved.accessibleName() == "已存盘"
    assert village.button("登记回村").isVisible()


def test_that_another_look_keeps_the_place_and_is_remembered(village: Village, tmp_path: Path) -> None:
    village.press("Ctrl+7")
    village.press("Right")
    assert village.window.theme.scale == 1.25
    assert village.window.shell.place == "settings"
    assert load_settings(tmp_path).scale == 1.25


def test_that_the_room_takes_the_place_of_the_frame_in_the_same_window(
    village: Village, qtbot: QtBot
) -> None:
    asked = []

    def make(_window: object, meeting_id: str) -> QWidget:
        asked.append(meeting_id)
        return QWidget()

    village.window._make_room = make
    village.press("Ctrl+Return")
    assert asked == [village.sample.id_of("会议", "m-20260312")]
    assert not village.window.shell.isVisible()
    assert village.window.isFullScreen()
    village.window.leave_room()
    assert village.window.shell.isVisible()

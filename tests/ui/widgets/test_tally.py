"""Counts: digits only, the sum told after every key, the pad types where the cursor is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.tally import CountField, TallyPad


class Desk:
    """A field, a pad, and what they told."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.bot = qtbot
        self.page = QWidget()
        self.field, self.pad = CountField(theme, "赞成"), TallyPad(theme)
        column = QVBoxLayout(self.page)
        column.addWidget(self.field)
        column.addWidget(self.pad)
        self.pad.show_target(self.field)
        self.counts: list[int | None] = []
        self.steps: list[str] = []
        self.field.count_changed.connect(self.counts.append)
        self.field.next_requested.connect(lambda: self.steps.append("next"))
        self.field.previous_requested.connect(lambda: self.steps.append("previous"))
        qtbot.addWidget(self.page)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.field.setFocus()

    def presses(self, name: str) -> None:
        keys = [key for key in self.pad.findChildren(QPushButton) if key.accessibleName() == name]
        self.bot.mouseClick(keys[0], Qt.MouseButton.LeftButton)


def test_that_every_key_tells_the_count(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(qtbot, theme)
    qtbot.keyClicks(desk.field, "18")
    qtbot.keyClick(desk.field, Qt.Key.Key_Backspace)
    qtbot.keyClick(desk.field, Qt.Key.Key_Backspace)
    assert desk.counts == [1, 18, 1, None]


def test_that_only_digits_are_taken(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(qtbot, theme)
    qtbot.keyClicks(desk.field, "-1a2 .3")
    assert desk.field.count() == 123


def test_that_enter_and_arrows_go_from_question_to_question(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(qtbot, theme)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(desk.field, key)
    assert desk.steps == ["next", "next", "previous"]


def test_that_the_pad_types_into_the_field_and_leaves_the_cursor_there(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(qtbot, theme)
    for name in ("1", "0", "加1", "退格"):
        desk.presses(name)
    assert desk.counts == [1, 10, 11, 1]
    assert desk.field.hasFocus()


def test_that_plus_one_counts_from_nothing(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(qtbot, theme)
    desk.presses("加1")
    assert desk.counts == [1]


def test_that_the_pad_stops_at_the_longest_number(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(qtbot, theme)
    for _ in range(7):
        desk.presses("9")
    assert desk.field.count() == 99999


def test_that_a_shown_count_is_not_told_as_typed(qtbot: QtBot, theme: Theme) -> None:
    desk = Desk(qtbot, theme)
    desk.field.show_count(7)
    desk.field.show_count(None)
    assert (desk.counts, desk.field.count()) == ([], None)

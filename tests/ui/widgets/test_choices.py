"""Joined buttons and tabs: one of a few, by arrow keys, Alt+number or a click."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.tabs import Tabs

STANCES = [(each, each) for each in ("赞成", "反对", "弃权", "建议", "保留")]


def _page(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for each in widgets:
        column.addWidget(each)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def _focused(page: QWidget) -> QWidget:
    widget = page.focusWidget()
    assert widget is not None
    return widget


def test_that_showing_a_choice_tells_nothing(qtbot: QtBot, theme: Theme) -> None:
    bar = ChoiceBar(theme, "态度")
    told: list[object] = []
    bar.chosen.connect(told.append)
    page = _page(qtbot, bar)
    bar.show_choices(STANCES, "反对")
    bar.show_chosen("弃权")
    assert (bar.value(), told, page.isVisible()) == ("弃权", [], True)


def test_that_arrow_keys_choose_the_neighbour(qtbot: QtBot, theme: Theme) -> None:
    bar = ChoiceBar(theme, "态度")
    told: list[object] = []
    bar.chosen.connect(told.append)
    page = _page(qtbot, bar)
    bar.show_choices(STANCES, "赞成")
    bar.setFocus()
    qtbot.keyClick(_focused(page), Qt.Key.Key_Right)
    qtbot.keyClick(_focused(page), Qt.Key.Key_Right)
    assert told == ["反对", "弃权"]
    assert bar.value() == "弃权"


def test_that_alt_and_a_number_choose_while_somebody_types_elsewhere(qtbot: QtBot, theme: Theme) -> None:
    bar, line = ChoiceBar(theme, "态度", alt_numbers=True), QLineEdit()
    told: list[object] = []
    bar.chosen.connect(told.append)
    page = _page(qtbot, bar, line)
    bar.show_choices(STANCES, "赞成")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert told == ["建议"]
    assert page.focusWidget() is line


def test_that_tab_leaves_the_bar_after_one_stop(qtbot: QtBot, theme: Theme) -> None:
    bar, line = ChoiceBar(theme, "态度"), QLineEdit()
    bar.show_choices(STANCES, "反对")
    page = _page(qtbot, bar, line)
    bar.setFocus()
    qtbot.keyClick(_focused(page), Qt.Key.Key_Tab)
    assert line.hasFocus()


def test_that_a_click_chooses(qtbot: QtBot, theme: Theme) -> None:
    bar = ChoiceBar(theme, "态度")
    told: list[object] = []
    bar.chosen.connect(told.append)
    bar.show_choices(STANCES, "赞成")
    page = _page(qtbot, bar)
    spot = bar.findChildren(QWidget)[1]
    qtbot.mouseClick(spot, Qt.MouseButton.LeftButton)
    assert told == ["反对"]
    assert page.isVisible()


def test_that_new_counts_keep_the_focus_on_a_tab(qtbot: QtBot, theme: Theme) -> None:
    tabs = Tabs(theme, "议题")
    told: list[object] = []
    tabs.current_changed.connect(told.append)
    tabs.show_tabs([("a", "在办", 7), ("b", "办结", 10)], "a")
    page = _page(qtbot, tabs)
    tabs.setFocus()
    qtbot.keyClick(_focused(page), Qt.Key.Key_Right)
    held = _focused(page)
    tabs.show_tabs([("a", "在办", 6), ("b", "办结", 11)], "b")
    assert told == ["b"]
    assert _focused(page) is held
    assert held.accessibleName() == "办结11"

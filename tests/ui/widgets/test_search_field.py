"""The field that signs people in: found by typing, acted on by Enter, ready for the next."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.search_field import Arrangement, SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult

FOUND = (
    SearchResult("d", "陈德明", "一组　主任", "08:31 已到"),
    SearchResult("x", "李显贵", "三组　村民代表"),
    SearchResult("q", "罗晓琴", "二组　委员"),
)


class Room:
    """A search field that answers like a page, and what it told."""

    def __init__(self, qtbot: QtBot, theme: Theme, arrangement: Arrangement = "row") -> None:
        self.bot = qtbot
        self.page = QWidget()
        self.field = SearchField(theme, "签到", arrangement=arrangement)
        self.other = QLineEdit()
        column = QVBoxLayout(self.page)
        column.addWidget(self.field)
        column.addWidget(self.other)
        self.told: list[tuple[str, object]] = []
        self.field.query_changed.connect(self._answer)
        self.field.chosen.connect(lambda value: self.told.append(("chosen", value)))
        self.field.done_chosen.connect(lambda value: self.told.append(("done", value)))
        self.field.left.connect(lambda: self.told.append(("left", None)))
        qtbot.addWidget(self.page)
        self.page.resize(900, 300)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        self.field.focus_field()

    def types(self, letters: str) -> None:
        self.bot.keyClicks(self.field.line, letters)

    def presses(self, key: Qt.Key) -> None:
        self.bot.keyClick(self.field.line, key)

    def _answer(self, query: str) -> None:
        if query == "zxw":
            self.field.show_nothing("没有“zxw”，可按组别找")
        elif query:
            self.field.show_results(FOUND)


def test_that_the_first_who_is_not_here_yet_is_chosen(qtbot: QtBot, theme: Theme) -> None:
    room = Room(qtbot, theme)
    room.types("l")
    assert room.field.results.current == FOUND[1]


def test_that_enter_acts_and_the_field_is_empty_and_focused_again(qtbot: QtBot, theme: Theme) -> None:
    room = Room(qtbot, theme)
    room.types("lx")
    room.presses(Qt.Key.Key_Return)
    assert room.told == [("chosen", "x")]
    assert room.field.text() == ""
    assert room.field.line.hasFocus()
    assert room.field.results.shown == ()


def test_that_arrow_keys_choose_the_neighbour_and_stop_at_the_ends(qtbot: QtBot, theme: Theme) -> None:
    room = Room(qtbot, theme)
    room.types("l")
    for _ in range(4):
        room.presses(Qt.Key.Key_Right)
    assert room.field.results.current == FOUND[2]
    room.presses(Qt.Key.Key_Left)
    room.presses(Qt.Key.Key_Enter)
    assert room.told == [("chosen", "x")]


def test_that_a_list_is_chosen_from_by_up_and_down(qtbot: QtBot, theme: Theme) -> None:
    room = Room(qtbot, theme, "list")
    room.types("l")
    room.presses(Qt.Key.Key_Down)
    room.presses(Qt.Key.Key_Return)
    assert room.told == [("chosen", "q")]


def test_that_a_list_stands_over_the_page_only_while_the_field_is_used(qtbot: QtBot, theme: Theme) -> None:
    room = Room(qtbot, theme, "list")
    room.types("l")
    assert room.field.results.isVisible()
    assert room.field.results.window() is room.page
    room.other.setFocus()
    assert not room.field.results.isVisible()


def test_that_who_is_here_already_is_told_apart(qtbot: QtBot, theme: Theme) -> None:
    room = Room(qtbot, theme)
    room.types("c")
    room.presses(Qt.Key.Key_Left)
    room.presses(Qt.Key.Key_Return)
    assert room.told == [("done", "d")]


def test_that_escape_empties_the_field_and_then_leaves_it(qtbot: QtBot, theme: Theme) -> None:
    room = Room(qtbot, theme)
    room.types("l")
    room.presses(Qt.Key.Key_Escape)
    assert (room.field.text(), room.told) == ("", [])
    room.presses(Qt.Key.Key_Escape)
    assert room.told == [("left", None)]


def test_that_enter_without_a_result_does_nothing(qtbot: QtBot, theme: Theme) -> None:
    room = Room(qtbot, theme)
    room.types("zxw")
    room.presses(Qt.Key.Key_Return)
    assert room.told == []
    assert room.field.text() == "zxw"
    assert "没有“zxw”" in room.field.results.accessibleName()


def test_that_a_click_on_a_result_acts_too(qtbot: QtBot, theme: Theme) -> None:
    room = Room(qtbot, theme)
    room.types("l")
    spot = room.field.results.rect().center()
    qtbot.mouseClick(room.field.results, Qt.MouseButton.LeftButton, pos=spot)
    assert room.told == [("chosen", "x")]
    assert room.field.line.hasFocus()


def test_that_at_most_three_stand_in_a_row_and_eight_in_a_list(qtbot: QtBot, theme: Theme) -> None:
    many = [SearchResult(number, f"代表{number}") for number in range(20)]
    for arrangement, most in (("row", 3), ("list", 8)):
        field = SearchField(theme, "查找", arrangement="row" if arrangement == "row" else "list")
        qtbot.addWidget(field)
        qtbot.keyClicks(field.line, "d")
        field.show_results(many)
        assert len(field.results.shown) == most

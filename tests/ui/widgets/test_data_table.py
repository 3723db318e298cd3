"""Tables by keyboard and pointer, and with many rows."""

from time import perf_counter

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.table_model import Column, Row

COLUMNS = (
    Column("编号", kind="muted"),
    Column("姓名", strong=True),
    Column("身份", kind="chips", stretch=True),
    Column("到会", "right", kind="link"),
)


def _person(number: int) -> Row:
    name = f"代表{number:04d}"
    times = (number * 7) % 10
    return Row(number, (f"{number:03d}", name, ("村民代表", "户主"), f"{times}次"), (number, name, 0, times))


class Register:
    """A table of people and what it told."""

    def __init__(self, qtbot: QtBot, theme: Theme, people: int = 12) -> None:
        self.bot = qtbot
        self.table = DataTable(theme, COLUMNS, label="花名册")
        self.opened: list[object] = []
        self.ringed: list[object] = []
        self.links: list[tuple[object, int]] = []
        self.table.opened.connect(self.opened.append)
        self.table.current_changed.connect(self.ringed.append)
        self.table.link_opened.connect(lambda key, column: self.links.append((key, column)))
        qtbot.addWidget(self.table)
        self.table.resize(800, 400)
        self.table.show_rows([_person(number) for number in range(people)])
        self.table.show()
        self.table.activateWindow()
        qtbot.waitUntil(self.table.isActiveWindow)
        view = self.table.findChild(QTableView)
        assert view is not None
        self.view = view
        self.view.setFocus()

    def presses(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.bot.keyClick(self.view, key)

    def clicks(self, row: int, column: int) -> None:
        spot = self.view.visualRect(self.view.model().index(row, column)).center()
        if column == 3:
            spot = QPoint(spot.x() + 4, spot.y())
        self.bot.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)

    def names(self) -> list[str]:
        model = self.view.model()
        return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_that_arrow_keys_move_the_ring_and_enter_opens(qtbot: QtBot, theme: Theme) -> None:
    register = Register(qtbot, theme)
    register.presses(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert register.ringed == [1, 2]
    assert register.opened == [2]
    assert register.table.selected_key() == 2


def test_that_home_and_end_go_to_the_ends(qtbot: QtBot, theme: Theme) -> None:
    register = Register(qtbot, theme)
    register.bot.keyClick(register.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    register.presses(Qt.Key.Key_Return)
    assert register.opened == [11]


def test_that_a_click_opens_a_row_and_a_click_on_a_figure_leads_to_its_rows(
    qtbot: QtBot, theme: Theme
) -> None:
    register = Register(qtbot, theme)
    register.clicks(3, 1)
    register.clicks(4, 3)
    assert register.opened == [3]
    assert register.links == [(4, 3)]


def test_that_a_click_on_a_head_sorts_and_keeps_the_selected_person(qtbot: QtBot, theme: Theme) -> None:
    register = Register(qtbot, theme)
    register.table.show_selected(11)
    register.view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert register.names()[0] == "代表0011"
    assert register.table.selected_key() == 11


def test_that_new_rows_keep_ring_and_selection_by_key(qtbot: QtBot, theme: Theme) -> None:
    register = Register(qtbot, theme)
    register.presses(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    register.table.show_rows([_person(number) for number in range(1, 12)])
    register.presses(Qt.Key.Key_Return)
    assert register.opened == [2, 2]


def test_that_totals_stay_last_and_cannot_be_opened(qtbot: QtBot, theme: Theme) -> None:
    register = Register(qtbot, theme, 3)
    register.table.show_rows([_person(number) for number in range(3)], ("合计", "3人", "", "21次"))
    register.view.horizontalHeader().setSortIndicator(0, Qt.SortOrder.DescendingOrder)
    assert register.names() == ["代表0002", "代表0001", "代表0000", "3人"]
    register.clicks(3, 1)
    assert register.opened == []
    assert register.table.row_count() == 3


def test_that_no_half_row_is_shown(qtbot: QtBot, theme: Theme) -> None:
    register = Register(qtbot, theme, 200)
    head, row = theme.px("height.table_head"), theme.px("height.table_row")
    for height in (400, 423, 391):
        register.table.resize(800, height)
        assert (register.view.height() - head) % row == 0


def test_that_five_thousand_rows_are_shown_and_walked_through_without_waiting(
    qtbot: QtBot, theme: Theme
) -> None:
    register = Register(qtbot, theme)
    people = [_person(number) for number in range(5000)]
    started = perf_counter()
    register.table.show_rows(people)
    register.view.horizontalHeader().setSortIndicator(3, Qt.SortOrder.DescendingOrder)
    assert perf_counter() - started < 1.0
    started = perf_counter()
    for _ in range(20):
        register.presses(Qt.Key.Key_PageDown)
        register.view.viewport().repaint()
    assert (perf_counter() - started) / 20 < 0.05

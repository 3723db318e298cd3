"""Tables by keyboard and pointer, and with many rows."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.table_model import BarCell, Column, Row

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


def test_that_of_five_thousand_rows_only_those_in_sight_are_drawn(qtbot: QtBot, theme: Theme) -> None:
    register = Register(qtbot, theme)
    register.table.show_rows([_person(number) for number in range(5000)])
    register.view.horizontalHeader().setSortIndicator(3, Qt.SortOrder.DescendingOrder)
    register.presses(Qt.Key.Key_PageDown)
    first = register.view.rowAt(1)
    last = register.view.rowAt(register.view.viewport().height() - 1)
    assert 0 < first <= last < 100
    assert register.table.row_count() == 5000


def test_that_a_bar_says_its_words_sorts_by_its_share_and_fills_to_it(qtbot: QtBot, theme: Theme) -> None:
    table = DataTable(theme, (Column("议题"), Column("公示", width=9.6)), label="成果")
    qtbot.addWidget(table)
    shares = {"还差3天": 0.8, "满15日": 1.0, "未公示": 0.0}
    rows = [Row(words, (words, BarCell(share, words)), (words, share)) for words, share in shares.items()]
    table.show_rows(rows)
    table.resize(500, 300)
    table.show()
    view = table.findChild(QTableView)
    assert view is not None
    view.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert [view.model().index(row, 1).data() for row in range(3)] == ["未公示", "还差3天", "满15日"]
    ink, track = theme.color("now").rgb(), theme.color("track").rgb()
    image = view.viewport().grab().toImage()
    left = view.visualRect(view.model().index(1, 1)).left() + theme.px("space.m")
    y = view.visualRect(view.model().index(1, 1)).center().y()
    bar = [image.pixelColor(left + theme.em(part), y).rgb() for part in (0.5, 2.5, 3.1)]
    assert bar == [ink, ink, track]


class Agenda:
    """A table whose rows can be moved, and what it asked for."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        columns = (Column("事项", stretch=True), Column("", width=2.6, kind="handle"))
        self.table = DataTable(theme, columns, label="议程")
        self.moved: list[tuple[object, object]] = []
        self.table.row_moved.connect(lambda key, before: self.moved.append((key, before)))
        qtbot.addWidget(self.table)
        self.table.show_rows([Row(key, (key, "")) for key in "甲乙丙"])
        self.table.resize(500, 300)
        self.table.show()
        view = self.table.findChild(QTableView)
        assert view is not None
        self.view = view


def test_that_alt_and_arrows_ask_for_the_place_before_or_after_the_neighbour(
    qtbot: QtBot, theme: Theme
) -> None:
    agenda = Agenda(qtbot, theme)
    agenda.view.selectRow(1)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(agenda.view, key, Qt.KeyboardModifier.AltModifier)
    assert agenda.moved == [("乙", "甲"), ("乙", None)]


def test_that_the_first_row_goes_no_higher_and_a_drop_in_place_moves_nothing(
    qtbot: QtBot, theme: Theme
) -> None:
    agenda = Agenda(qtbot, theme)
    agenda.view.selectRow(0)
    qtbot.keyClick(agenda.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    handle = agenda.view.visualRect(agenda.view.model().index(0, 1)).center()
    qtbot.mousePress(agenda.view.viewport(), Qt.MouseButton.LeftButton, pos=handle)
    qtbot.mouseRelease(agenda.view.viewport(), Qt.MouseButton.LeftButton, pos=handle)
    assert agenda.moved == []

"""The list of all meetings, in four tabs by how far they are."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.queries.meetings.page import MeetingLine
from xieshang_desktop.ui.actions import NEW
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row
from xieshang_desktop.ui.widgets.tabs import Tabs

_TABS: Final = (
    ("preparing", "筹备", (MeetingState.PREPARING,)),
    ("live", "进行", (MeetingState.RUNNING, MeetingState.ADJOURNED)),
    ("closed", "已闭会", (MeetingState.CLOSED,)),
    ("sealed", "已归档", (MeetingState.SEALED,)),
)

_COLUMNS: Final = (
    Column("日期"),
    Column("会议", stretch=True, strong=True),
    Column("形式", kind="muted"),
    Column("地点"),
    Column("实到/应到", "right"),
    Column("事项", "right"),
)

_SPARED: Final = (2, 3)


class MeetingList(QWidget):
    """Emits the meeting that was opened, or that a new one is wanted."""

    meeting_requested = Signal(str)
    new_requested = Signal()
    demands_requested = Signal()
    plan_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lines: tuple[MeetingLine, ...] = ()
        self._tab = ""
        self.tabs = Tabs(theme, "会议的进度")
        self.plan = Button(theme, "协商方案", icon="list-numbers")
        self.demands = Button(theme, "开会要求", icon="writing-sign")
        self.new = Button(theme, "准备会议", icon="plus", key=NEW.cap)
        self.table = DataTable(theme, _COLUMNS, label="会议", row_height="height.control")
        empty = EmptyState(
            theme, "users-group", "这里还没有会议", "定好形式、时间和人，就可以召集", "准备会议"
        )
        empty.action_requested.connect(self.new_requested)
        self.table.show_empty(empty)
        self.new.clicked.connect(self.new_requested)
        self.demands.clicked.connect(self.demands_requested)
        self.plan.clicked.connect(self.plan_requested)
        self.tabs.current_changed.connect(self._on_tabs_current_changed)
        self.table.opened.connect(lambda key: self.meeting_requested.emit(str(key)))
        head = QHBoxLayout()
        head.addWidget(self.tabs, 1)
        head.addWidget(self.new)
        foot = QHBoxLayout()
        foot.addWidget(self.demands)
        foot.addWidget(self.plan)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        edge = theme.px("space.xl")
        column.setContentsMargins(edge, 0, edge, edge)
        column.setSpacing(theme.px("space.m"))
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def show_layout(self, wide: bool) -> None:
        """Form and place go where there is too little room for the whole title."""
        self.table.show_columns_hidden(() if wide else _SPARED)

    def show_meetings(self, lines: Sequence[MeetingLine]) -> None:
        """Show these meetings; the tab stays, or at first is the first one that holds something."""
        self._lines = tuple(lines)
        counts = {key: sum(1 for line in lines if line.state in states) for key, _, states in _TABS}
        self._tab = self._tab or next((key for key, _, _ in _TABS if counts[key]), "preparing")
        self.tabs.show_tabs([(key, words, counts[key]) for key, words, _ in _TABS], self._tab)
        self._show_rows()

    def _on_tabs_current_changed(self, key: object) -> None:
        self._tab = str(key)
        self._show_rows()

    def _show_rows(self) -> None:
        states = next(states for key, _, states in _TABS if key == self._tab)
        year = max((line.starts_at.year for line in self._lines), default=0)
        self.table.show_rows([_row(line, year) for line in self._lines if line.state in states])


def _row(line: MeetingLine, year: int) -> Row:
    """One meeting; its year stands there only where it is not the latest."""
    counted = f"{line.present}/{line.entitled}" if line.present else f"应到{line.entitled}"
    day = line.day.removeprefix(f"{year}年")
    return Row(
        line.id,
        (day, line.title, line.form, line.place, counted, str(line.items)),
        (line.starts_at, line.title, line.form, line.place, line.present, line.items),
    )

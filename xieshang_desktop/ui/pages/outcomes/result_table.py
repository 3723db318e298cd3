"""The table of results: posted, contested, carried out."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from xieshang_desktop.queries.outcomes.page import OutcomeLine
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.inputs import TextField
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import BarCell, Column, Row
from xieshang_desktop.ui.widgets.tabs import Tabs

_COLUMNS: Final = (
    Column("议题", stretch=True, strong=True),
    Column("结果"),
    Column("公示"),
    Column("异议", width=3.8, kind="link"),
    Column("落实"),
)
_SEARCH_EM = 14


class ResultTable(Panel):
    """Emits the topic whose result was opened."""

    result_requested = Signal(str)
    list_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, flush=True)
        self._lines: tuple[OutcomeLine, ...] = ()
        self._closed, self._roomy = False, True
        self.tabs = Tabs(theme, "办到哪里")
        self.search = TextField(theme, "找成果", placeholder="议题、结果", icon="search")
        self.search.setFixedWidth(theme.em(_SEARCH_EM))
        self.table = DataTable(theme, _COLUMNS, label="成果", row_height="height.control", framed=False)
        self.table.show_empty(
            EmptyState(theme, "checklist", "还没有成果", "会议形成结果以后，在这里看公示、异议和落实")
        )
        head = QHBoxLayout()
        head.setContentsMargins(
            theme.px("space.m"), theme.px("space.xs"), theme.px("space.m"), theme.px("space.xs")
        )
        head.addWidget(self.tabs, 1)
        head.addWidget(self.search)
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self.tabs.current_changed.connect(self._on_tabs_current_changed)
        self.search.edited.connect(lambda _text: self._show_rows())
        self.table.opened.connect(lambda key: self.result_requested.emit(str(key)))
        self.table.link_opened.connect(lambda key, _column: self.result_requested.emit(str(key)))

    def show_lines(self, lines: Sequence[OutcomeLine], selected: str | None) -> None:
        """Show these results; the selected one brings its tab."""
        self._lines = tuple(lines)
        line = next((each for each in lines if each.topic_id == selected), None)
        self._closed = line.closed if line is not None else self._closed
        done = sum(1 for each in lines if each.closed)
        self.tabs.show_tabs([(False, "在办", len(lines) - done), (True, "办结", done)], self._closed)
        self._show_rows()
        self.table.show_selected(selected)

    def show_layout(self, roomy: bool) -> None:
        """Words without bars where there is little room: a topic's name is not cut."""
        self._roomy = roomy
        self._show_rows()

    def _on_tabs_current_changed(self, closed: object) -> None:
        self._closed = bool(closed)
        self._show_rows()
        self.list_changed.emit()

    def shown(self) -> list[str]:
        """The topics whose results are seen, by tab and search."""
        return [line.topic_id for line in self._here()]

    def _here(self) -> list[OutcomeLine]:
        term = self.search.text()
        return [
            line for line in self._lines if line.closed == self._closed and term in line.title + line.outcome
        ]

    def _show_rows(self) -> None:
        self.table.show_rows([_row(line, self._roomy) for line in self._here()])


def _row(line: OutcomeLine, roomy: bool) -> Row:
    posting = BarCell(line.posted_share, line.posting) if roomy else line.posting
    task = BarCell(line.task_share, line.task) if roomy else line.task
    tones = {4: line.task_tone} if line.task_tone != "text" else {}
    if line.posting == "未公示":
        tones[2] = "warn"
    contested = f"{line.objections}件" if line.objections else ""
    return Row(
        line.topic_id,
        (line.title, line.outcome, posting, contested, task),
        (line.title, line.outcome, line.posted_share, line.objections, line.task_share),
        tones,
    )

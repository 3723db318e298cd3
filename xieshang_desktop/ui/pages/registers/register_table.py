"""Which register, and its lines."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.registers.lines import RegisterView
from xieshang_desktop.queries.registers.page import QuarterReport, RegisterName
from xieshang_desktop.ui.pages.parts.pick_list import PickList, PickRow
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.inputs import TextField
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row
from xieshang_desktop.ui.widgets.text import Label

_ROW_EM = 2.25
PAPERS, PICTURES = "papers", "pictures"
"""Stand in the list of registers for the papers and the photos of meetings and topics."""


class RegisterNames(Panel):
    """The registers with their numbers of lines; at the foot what the township asks for."""

    register_requested = Signal(str)
    quarter_requested = Signal()
    template_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, flush=True)
        self.rows = PickList(theme, "台账", row_em=_ROW_EM)
        self.rows.picked.connect(self.register_requested)
        self._to = Label(theme, weight="bold")
        self._report = Label(theme, size="caption")
        self.quarter = Button(theme, "导出季报", icon="download")
        self.quarter.clicked.connect(self.quarter_requested)
        self.template = Button(theme, "按乡镇模板")
        self.template.clicked.connect(self.template_requested)
        self._foot = QWidget()
        foot = QVBoxLayout(self._foot)
        edge = theme.px("space.m")
        foot.setContentsMargins(edge, theme.px("space.xs"), edge, theme.px("space.s"))
        foot.setSpacing(theme.px("space.xs"))
        for part in (self._to, self._report, self.quarter, self.template):
            foot.addWidget(part)
        self.body.setContentsMargins(0, theme.px("space.xs"), 0, 0)
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(Hairline(theme))
        self.body.addWidget(self._foot)

    def show_report(self, report: QuarterReport | None) -> None:
        """Show which quarter the township asks for; nothing where the program cannot write workbooks."""
        self._foot.setVisible(report is not None)
        if report is not None:
            self._to.show_text(f"报{report.to}")
            self._report.show_text(report.words)

    def show_names(
        self, names: Sequence[RegisterName], picked: str, *, pictures: int, papers: bool = True
    ) -> None:
        """Show the papers first, where the program can print, the photos, and then the registers."""
        rows = [PickRow(PAPERS, "文书")] if papers else []
        rows.append(PickRow(PICTURES, "照片扫描件", count=str(pictures)))
        rows += [PickRow(name.key, name.title, count=str(name.count)) for name in names]
        self.rows.show_rows(rows)
        self.rows.show_picked(picked)


class RegisterTable(QWidget):
    """One register; emits the line that was opened."""

    line_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: RegisterView | None = None
        self.search = TextField(theme, "找", placeholder="名称、日期、结果", icon="search")
        self.search.edited.connect(lambda _text: self._show_rows())
        self.table: DataTable | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px("space.m"))
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px("space.s"))
        self._head.addWidget(self.search, 1)
        self._column.addLayout(self._head)

    def show_beside(self, *buttons: QWidget) -> None:
        """Put buttons beside the search."""
        for button in buttons:
            self._head.addWidget(button)

    def show_register(self, view: RegisterView, selected: str | None) -> None:
        """Show one register; another one brings its own columns."""
        if self._view is None or self._view.key != view.key:
            self._replace_table(view)
        self._view = view
        self._show_rows()
        if self.table is not None:
            self.table.show_selected(selected)

    def _replace_table(self, view: RegisterView) -> None:
        if self.table is not None:
            self._column.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        columns = [
            Column(title, "right" if right else "left", stretch=number == 1, strong=number == 1)
            for number, (title, right) in enumerate(view.columns)
        ]
        self.table = DataTable(self._theme, columns, label=view.title, row_height="height.control")
        empty = EmptyState(self._theme, "notebook", f"{view.title}是空的", "办过的事自己会记到这里，不用另填")
        self.table.show_empty(empty)
        self.setFocusProxy(self.table)
        self.table.opened.connect(lambda key: self.line_requested.emit(str(key)))
        self._column.addWidget(self.table, 1)

    def _show_rows(self) -> None:
        if self._view is None or self.table is None:
            return
        term = self.search.text()
        lines = [line for line in self._view.lines if term in "".join(line.cells)]
        rows = [Row(line.key, line.cells, line.sort) for line in lines]
        self.table.show_rows(rows, () if term else self._view.totals or ())

"""Which column of a workbook is what: as it was guessed, to be put right column by column."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.imports.columns import Field, guess_mapping
from xieshang_desktop.imports.layout import HeaderChoice, LayoutColumn, SheetLayout
from xieshang_desktop.imports.roster import RosterReading
from xieshang_desktop.ui.actions import PRIMARY
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.inputs import DropDown, Labelled
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.table_model import Column, Row
from xieshang_desktop.ui.widgets.text import Label

_COLUMNS: Final = (
    Column("列", width=2.6, kind="muted"),
    Column("表头", width=8, strong=True),
    Column("下面几格", stretch=True, kind="muted"),
    Column("当作", width=7),
)
_LEAST_TABLE_EM: Final = {"wide": 9, "medium": 5, "narrow": 9}
"""Where the page scrolls as a whole, the table keeps a few rows."""
_UNUSED: Final = ""
_TOGETHER: Final = ""
"""The sheets that were read as one register, a sheet for each group."""


@dataclass(frozen=True)
class Sheets:
    """The sheets of one file and how they were understood; ``together`` are read as one register."""

    reading: RosterReading

    @property
    def options(self) -> list[tuple[str, object]]:
        """What can be read: those read together, or any one sheet."""
        names = [head.name for head in self.reading.heads]
        together = self.reading.sheets
        if len(together) > 1:
            return [(f"{together[0]}等{len(together)}张表", _TOGETHER), *((name, name) for name in names)]
        return [(name, name) for name in names]

    @property
    def chosen(self) -> str:
        """What was read, or would be."""
        if len(self.reading.sheets) > 1:
            return _TOGETHER
        return self.reading.sheet or self.reading.heads[0].name

    def layout(self, name: str) -> SheetLayout:
        """The layout of one sheet: as it was read, else as it is guessed."""
        wanted = name or self.reading.sheet
        head = next(each for each in self.reading.heads if each.name == wanted)
        read = wanted == self.reading.sheet
        return SheetLayout.of(head, self.reading.mapping if read else guess_mapping(head))


class ColumnsPanel(Panel):
    """Emits the mapping and the sheet (empty: as they were chosen) with which the file is to be read."""

    read_requested = Signal(object, str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "每一列是什么", ruled=True)
        self._sheets: Sheets | None = None
        self._layout: SheetLayout | None = None
        self._before: SheetLayout | None = None
        self._at: int | None = None
        self._roomy = True
        self._banner = Banner(theme)
        self.sheet = DropDown(theme, "读哪张表")
        self.header = DropDown(theme, "表头是哪一行")
        self.table = DataTable(theme, _COLUMNS, label="表里的列")
        self._question = Label(theme, weight="bold")
        self.field = DropDown(theme, "这一列当作什么")
        self.field.show_options([("不用这一列", _UNUSED), *((str(each), str(each)) for each in Field)])
        self.read_again = Button(theme, "按这样读", kind="primary", key=PRIMARY.cap)
        self.leave = Button(theme, "不改了", kind="quiet", key="Esc")
        self._fill_body()
        self._connect()

    def show_reading(self, reading: RosterReading, name: str) -> None:
        """Show how the columns of a file were understood."""
        self._sheets = Sheets(reading)
        self.show_caption(name)
        self.sheet.show_options(self._sheets.options, self._sheets.chosen)
        self._which.setVisible(self.sheet.count() > 1)
        self._show_sheet(self._sheets.chosen)
        self.table.setFocus()

    def show_room(self, layout: LayoutClass) -> None:
        """Sheet and header beside each other where there is room for it."""
        self._roomy = layout == "wide"
        self.table.setMinimumHeight(self._theme.em(_LEAST_TABLE_EM[layout]))
        below = QHBoxLayout.Direction.TopToBottom
        self._above.setDirection(below if layout == "narrow" else QHBoxLayout.Direction.LeftToRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; Enter in the choice goes on to the next column."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif enter and self.field.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    def _show_sheet(self, name: object) -> None:
        if self._sheets is None:
            return
        self._layout = self._sheets.layout(str(name))
        mapping = self._layout.mapping
        choices = self._layout.headers
        rows = [(choice.row, choice.first_row) for choice in choices]
        here = (mapping.header_row, mapping.first_row)
        self.header.show_options(
            [(_header_words(choice), at) for at, choice in enumerate(choices)],
            rows.index(here) if here in rows else None,
        )
        self._at = None
        self._show_layout()

    def _show_layout(self) -> None:
        layout = self._layout
        if layout is None:
            return
        columns = layout.columns
        self.table.show_rows([_row(column) for column in columns])
        self._banner.setVisible(self._roomy or not layout.complete)
        used = sum(1 for column in columns if column.field is not None)
        if layout.complete:
            self._banner.show_state("plain", f"认出{used}列", f"共{len(columns)}列；不对的，选中那一列再改")
            self.read_again.show_ready()
        else:
            self._banner.show_state("warn", "还没有姓名这一列", "选中写姓名的那一列，当作姓名")
            self.read_again.show_unready("还没有姓名列")
        self._show_column(self._at if self._at is not None else columns[0].at if columns else None)

    def _show_column(self, at: object) -> None:
        column = next((each for each in self._columns() if each.at == at), None)
        for widget in (self._question, self.field):
            widget.setVisible(column is not None)
        if column is None:
            return
        if column.at != self._at:
            self._at, self._before = column.at, self._layout
        self.table.show_selected(column.at)
        named = f"“{column.label}”" if column.label else ""
        self._question.show_text(f"{column.letter}列{named}是")
        self.field.show_chosen(str(column.field) if column.field else _UNUSED)

    def _columns(self) -> Sequence[LayoutColumn]:
        return self._layout.columns if self._layout is not None else ()

    def _on_table_opened(self, at: object) -> None:
        self._show_column(at)
        self.field.setFocus()

    def _on_field_chosen(self, value: object) -> None:
        # The arrow keys pass by other fields on their way; the columns that hold those keep them.
        if self._before is not None and self._at is not None:
            self._layout = self._before.with_field(self._at, Field(str(value)) if value else None)
            self._show_layout()

    def _on_header_chosen(self, value: object) -> None:
        if self._layout is not None and isinstance(value, int):
            self._layout = self._layout.with_header(self._layout.headers[value])
            self._at = None
            self._show_layout()

    def _on_read_again_clicked(self) -> None:
        if self._layout is not None:
            self.read_requested.emit(self._layout.mapping, str(self.sheet.value() or _TOGETHER))

    def _fill_body(self) -> None:
        theme = self._theme
        gap = theme.px("space.s")
        self._which = Labelled(theme, "读哪张表", self.sheet)
        self._above = QHBoxLayout()
        self._above.setSpacing(theme.px("space.l"))
        self._above.addWidget(self._which)
        self._above.addWidget(Labelled(theme, "表头是", self.header))
        self._above.addStretch(1)
        choosing = QWidget()
        asked = QHBoxLayout(choosing)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(theme.px("space.m"))
        asked.addWidget(self._question)
        asked.addWidget(self.field)
        asked.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(gap)
        foot.addWidget(self.read_again, 1)
        foot.addWidget(self.leave)
        self.body.addWidget(self._banner)
        self.body.addLayout(self._above)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(choosing)
        self.body.addLayout(foot)

    def _connect(self) -> None:
        self.sheet.chosen.connect(self._show_sheet)
        self.header.chosen.connect(self._on_header_chosen)
        self.table.opened.connect(self._on_table_opened)
        self.table.current_changed.connect(self._show_column)
        self.field.chosen.connect(self._on_field_chosen)
        self.read_again.clicked.connect(self._on_read_again_clicked)
        self.leave.clicked.connect(self.left)


def _header_words(choice: HeaderChoice) -> str:
    last = choice.first_row - 1
    rows = f"第{choice.row}行" if last == choice.row else f"第{choice.row}、{last}行"
    return f"{rows}：{choice.words}"


def _row(column: LayoutColumn) -> Row:
    field = str(column.field) if column.field else "不用"
    samples = "　".join(column.samples)
    return Row(
        column.at,
        (column.letter, column.label, samples, field),
        (column.at, column.label, samples, field),
        tones={} if column.field else {3: "text_muted"},
    )

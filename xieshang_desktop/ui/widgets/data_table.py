"""Tables: click or Enter opens a row, arrow keys move the ring, a click on a head sorts."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import draw_box, start_painting
from xieshang_desktop.ui.widgets.panel import RoundCorners
from xieshang_desktop.ui.widgets.row_mover import RowMover
from xieshang_desktop.ui.widgets.row_teller import RowTeller
from xieshang_desktop.ui.widgets.row_view import MEASURED_ROWS, RowView
from xieshang_desktop.ui.widgets.table_model import TOTALS_ROLE, Column, Row, TableModel


class DataTable(QFrame):
    """A table on a white sheet, scrolled by whole rows.

    `opened` tells the key of a row that was clicked or entered, `current_changed` that of the keyboard's row,
    `link_opened` key and column of a figure that was clicked. A table with a column of handles is not sorted:
    its rows are moved, by Alt+↑ and Alt+↓ or by their handles, and `row_moved` tells the key of a row and of
    the one it shall stand before (None: at the end). What a cell has no room for is told beneath for the row
    of the keyboard; a page that does so itself turns `tells` off. `framed` is off where a panel has the edge.
    """

    opened = Signal(object)
    current_changed = Signal(object)
    link_opened = Signal(object, int)
    row_moved = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        columns: Sequence[Column],
        *,
        label: str,
        row_height: str = "height.table_row",
        framed: bool = True,
        tells: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._framed, self._tells = theme, framed, tells
        self._model = TableModel(columns)
        self._view = RowView(theme, self._model, row_height)
        self._view.setAccessibleName(label)
        self._empty: QWidget | None = None
        self._column = QVBoxLayout(self)
        hair = theme.px("line.hair") if framed else 0
        self._column.setContentsMargins(hair, hair, hair, hair)
        self._column.setSpacing(0)
        self._column.addWidget(self._view, 0, Qt.AlignmentFlag.AlignTop)
        self._teller = RowTeller(theme)
        self._column.addWidget(self._teller, 0, Qt.AlignmentFlag.AlignBottom)
        self.setFocusProxy(self._view)
        self._view.opened.connect(self._on_view_opened)
        self._view.moved.connect(lambda row: self.current_changed.emit(self._model.key_at(row)))
        self._view.link_clicked.connect(lambda row, col: self.link_opened.emit(self._model.key_at(row), col))
        if any(column.kind == "handle" for column in columns):
            self._view.setSortingEnabled(False)
            self._mover = RowMover(theme, self._view, self._model)
            self._mover.moved.connect(self.row_moved)
        self._model.layoutChanged.connect(lambda: self.show_selected(self._selected))
        self._selected: object = None
        self._corners = RoundCorners(theme, self) if framed else None
        self._view.widths_changed.connect(self._show_teller)
        self._view.moved.connect(lambda _row: self._tell())

    def show_rows(self, rows: Sequence[Row], totals: Sequence[str] = ()) -> None:
        """Show these rows and, if given, a bold last row of totals; selection and ring are kept by key."""
        current = self._model.key_at(self._view.currentIndex().row())
        self._model.show_rows(rows, totals)
        self._view.fit_columns()
        self.show_selected(self._selected)
        self._view.move_ring(max(0, self._model.row_of(current)) if rows else -1)
        if self._empty:
            self._empty.setVisible(not rows)
            self._view.setVisible(bool(rows))
        self._show_teller()

    def show_empty(self, state: QWidget) -> None:
        """Give the widget (an EmptyState) that stands in place of the table while it has no rows."""
        self._empty = state
        self._column.addWidget(state)
        state.setVisible(self._model.rowCount() == 0)
        self._view.setVisible(self._model.rowCount() > 0)

    def show_columns_hidden(self, numbers: Sequence[int]) -> None:
        """Leave out these columns, where there is too little room for all."""
        for number in range(self._model.columnCount()):
            self._view.setColumnHidden(number, number in numbers)
        self._view.fit_columns()
        self._show_teller()

    def show_selected(self, key: object) -> None:
        """Mark the row whose card stands beside the table; nothing is emitted."""
        self._selected = key
        self._view.show_selected(self._model.row_of(key) if key is not None else -1)

    def selected_key(self) -> object:
        """The key of the marked row."""
        return self._selected

    def row_count(self) -> int:
        """How many rows are shown, totals not counted."""
        last = self._model.index(self._model.rowCount() - 1, 0)
        return self._model.rowCount() - bool(last.isValid() and last.data(TOTALS_ROLE))

    def hasHeightForWidth(self) -> bool:
        """What is told beneath takes its room from the rows, not from the page."""
        return False

    def minimumSizeHint(self) -> QSize:
        """The head and two rows and what is told beneath, or what stands there without rows."""
        empty = self._empty if self._empty is not None and not self._empty.isHidden() else None
        least = empty.minimumSizeHint().height() if empty else self._view.least_height()
        told = 0 if self._teller.isHidden() else self._teller.minimumSizeHint().height()
        return QSize(super().minimumSizeHint().width(), least + told)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show whole rows only."""
        super().resizeEvent(event)
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the white sheet and its edge."""
        if not self._framed:
            return
        painter = start_painting(self)
        color, hair = self._theme.color, self._theme.px("line.hair")
        box, radius = QRectF(self.rect()), self._theme.px("radius.panel")
        draw_box(painter, box, radius, color("surface"), color("line"), hair)
        painter.end()

    def _on_view_opened(self, row: int) -> None:
        self.show_selected(self._model.key_at(row))
        self.opened.emit(self._selected)

    def _fit_height(self) -> None:
        edges = 2 * self._theme.px("line.hair") if self._framed else 0
        room = self.height() - edges - self._teller.room(self.width() - edges)
        self._view.setFixedHeight(self._view.whole_rows(room))

    def _show_teller(self) -> None:
        """Keep a place for what is told only where some row has something to tell."""
        rows = range(min(self._model.rowCount(), MEASURED_ROWS)) if self._tells else ()
        self._teller.setVisible(any(self._view.cut_cells(row) for row in rows))
        self._tell()

    def _tell(self) -> None:
        if not self._teller.isHidden():
            self._teller.tell(self._view.cut_cells(self._view.currentIndex().row()))
        self._fit_height()

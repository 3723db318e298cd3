"""Tables: click or Enter opens a row, arrow keys move the ring, a click on a head sorts."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import draw_box, start_painting, text_width
from xieshang_desktop.ui.widgets.panel import RoundCorners
from xieshang_desktop.ui.widgets.row_mover import RowMover
from xieshang_desktop.ui.widgets.table_model import CELL_ROLE, TOTALS_ROLE, Column, Row, TableModel
from xieshang_desktop.ui.widgets.table_painter import TablePainter

_MEASURED_ROWS: Final = 200
_OPENED_BY: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DataTable(QFrame):
    """A table on a white sheet, scrolled by whole rows.

    `opened` tells the key of a row that was clicked or entered, `current_changed` that of the keyboard's row,
    `link_opened` key and column of a figure that was clicked. A table with a column of handles is not sorted:
    its rows are moved, by Alt+↑ and Alt+↓ or by their handles, and `row_moved` tells the key of a row and of
    the one it shall stand before (None: at the end).
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = TableModel(columns)
        self._view = RowView(theme, self._model, row_height)
        self._view.setAccessibleName(label)
        self._empty: QWidget | None = None
        self._column = QVBoxLayout(self)
        hair = theme.px("line.hair")
        self._column.setContentsMargins(hair, hair, hair, hair)
        self._column.addWidget(self._view, 0, Qt.AlignmentFlag.AlignTop)
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
        self._corners = RoundCorners(theme, self)

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
        self._fit_height()

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show whole rows only."""
        super().resizeEvent(event)
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the white sheet and its edge."""
        painter = start_painting(self)
        color, hair = self._theme.color, self._theme.px("line.hair")
        box, radius = QRectF(self.rect()), self._theme.px("radius.panel")
        draw_box(painter, box, radius, color("surface"), color("line"), hair)
        painter.end()

    def _on_view_opened(self, row: int) -> None:
        self.show_selected(self._model.key_at(row))
        self.opened.emit(self._selected)

    def _fit_height(self) -> None:
        self._view.setFixedHeight(self._view.whole_rows(self.height() - 2 * self._theme.px("line.hair")))


class RowView(QTableView):
    """The view inside: rows as the unit of keyboard, pointer and scrolling."""

    opened = Signal(int)
    moved = Signal(int)
    link_clicked = Signal(int, int)

    def __init__(self, theme: Theme, model: TableModel, row_height: str) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._painter = TablePainter(theme, model.columns)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self._set_up(theme.px(row_height))

    def fit_columns(self) -> None:
        """Give each column its width; those that stretch share what is left."""
        header = self.horizontalHeader()
        for number, column in enumerate(self._model.columns):
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(number, self._column_width(number, column))

    def whole_rows(self, room: int) -> int:
        """The greatest height within `room` that shows no half row."""
        head = self._theme.px("height.table_head")
        row = self.verticalHeader().defaultSectionSize()
        wanted = head + self._model.rowCount() * row
        return min(wanted, head + max(0, room - head) // row * row) if wanted > room else wanted

    def show_selected(self, row: int) -> None:
        """Mark a row; -1 for none."""
        self._painter.selected_row = row
        self.viewport().update()

    def move_ring(self, row: int) -> None:
        """Put the keyboard's row there; nothing is emitted."""
        if row < 0:
            return
        before = self.blockSignals(True)
        self.setCurrentIndex(self._model.index(row, 0))
        self.blockSignals(before)
        self._show_ring()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell the row the keyboard moved to."""
        super().currentChanged(current, previous)
        self._show_ring()
        if current.row() != previous.row() and not self.signalsBlocked():
            self.moved.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row."""
        row = self.currentIndex().row()
        if event.key() in _OPENED_BY and self._model.key_at(row) is not None:
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens the row, or follows the figure that was hit."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or self._model.key_at(index.row()) is None:
            return
        if self._model.columns[index.column()].kind == "link" and index.data():
            self.link_clicked.emit(index.row(), index.column())
        else:
            self.opened.emit(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shade the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Take the shade away."""
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring; the first row is the keyboard's if none is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.move_ring(0 if self._model.rowCount() else -1)
        self._show_ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes with the focus."""
        super().focusOutEvent(event)
        self._show_ring()

    def _set_up(self, row_height: int) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(row_height)
        header = self.horizontalHeader()
        header.setFixedHeight(self._theme.px("height.table_head"))
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _column_width(self, number: int, column: Column) -> int:
        if column.width is not None:
            return self._theme.em(column.width)
        rows = range(min(self._model.rowCount(), _MEASURED_ROWS))
        indexes = [self._model.index(row, number) for row in rows]
        widths = [self._painter.content_width(number, index.data(CELL_ROLE)) for index in indexes]
        arrow = self._theme.px("space.l")
        head = text_width(self._theme.font("ui", "caption"), column.title) + 2 * self._theme.px("space.m")
        return max([head + arrow, *widths])

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered_row:
            self._painter.hovered_row = row
            self.viewport().update()

    def _show_ring(self) -> None:
        self._painter.keyboard_row = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()

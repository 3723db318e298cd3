"""The rows inside a table: the unit of keyboard, pointer and scrolling."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import text_width
from xieshang_desktop.ui.widgets.table_model import CELL_ROLE, Column, TableModel
from xieshang_desktop.ui.widgets.table_painter import TablePainter

MEASURED_ROWS: Final = 200
_OPENED_BY: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowView(QTableView):
    """Tells which row was opened, which one the keyboard moved to, and which figure was clicked."""

    opened = Signal(int)
    moved = Signal(int)
    link_clicked = Signal(int, int)
    widths_changed = Signal()

    def __init__(self, theme: Theme, model: TableModel, row_height: str) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._painter = TablePainter(theme, model.columns)
        self._widths_told = False
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self._set_up(theme.px(row_height))

    def fit_columns(self) -> None:
        """Give each column its width; those that stretch share what is left."""
        header = self.horizontalHeader()
        for number, column in enumerate(self._model.columns):
            if header.isSectionHidden(number):
                continue
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(number, self._column_width(number, column))

    def cut_cells(self, row: int) -> list[tuple[str, str]]:
        """Title and words of the cells of a row that have less room than they need, or no column."""
        if row < 0:
            return []
        header, found = self.horizontalHeader(), list[tuple[str, str]]()
        for number, column in enumerate(self._model.columns):
            hidden = header.isSectionHidden(number)
            if not (hidden or column.stretch):
                continue
            cell = self._model.index(row, number).data(CELL_ROLE)
            if not isinstance(cell, str) or not cell:
                continue
            if hidden or self._painter.content_width(number, cell) > header.sectionSize(number):
                found.append((column.title, cell))
        return found

    def _on_header_section_resized(self) -> None:
        """Columns get their widths one after the other: told once, when all have them."""
        if not self._widths_told:
            self._widths_told = True
            QTimer.singleShot(0, self, self._tell_widths)

    def _tell_widths(self) -> None:
        self._widths_told = False
        self.widths_changed.emit()

    def least_height(self) -> int:
        """The head and two rows."""
        return self._theme.px("height.table_head") + 2 * self.verticalHeader().defaultSectionSize()

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
        header.sectionResized.connect(self._on_header_section_resized)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _column_width(self, number: int, column: Column) -> int:
        rows = range(min(self._model.rowCount(), MEASURED_ROWS))
        indexes = [self._model.index(row, number) for row in rows]
        widths = [self._painter.content_width(number, index.data(CELL_ROLE)) for index in indexes]
        arrow = self._theme.px("space.l")
        head = text_width(self._theme.font("ui", "caption"), column.title) + 2 * self._theme.px("space.m")
        least = head + arrow if column.width is None else self._theme.em(column.width)
        return max([least, *widths])

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered_row:
            self._painter.hovered_row = row
            self.viewport().update()

    def _show_ring(self) -> None:
        self._painter.keyboard_row = self.currentIndex().row() if self.hasFocus() else -1
        self.viewport().update()

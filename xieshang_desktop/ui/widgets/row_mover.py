"""Rows of a table that are moved: by Alt with an arrow key, or dragged by the handle at their end."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import start_painting
from xieshang_desktop.ui.widgets.table_model import TableModel

_STEPS: Final = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RowMover(QObject):
    """Emits the key of a row and of the one it shall stand before; nothing moves until the page shows it."""

    moved = Signal(object, object)

    def __init__(self, theme: Theme, view: QTableView, model: TableModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._held = -1
        self._mark = _Mark(theme, view.viewport())
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow on the table; press, move and release on a handle."""
        if isinstance(event, QKeyEvent) and watched is self._view:
            return event.type() == QEvent.Type.KeyPress and self._takes_key(event)
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            return self._takes_mouse(event)
        return False

    def _takes_key(self, event: QKeyEvent) -> bool:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~_KEYPAD != Qt.KeyboardModifier.AltModifier:
            return False
        row = self._view.currentIndex().row()
        self._move(row, row - 1 if step < 0 else row + 2)
        return True

    def _takes_mouse(self, event: QMouseEvent) -> bool:
        spot = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            index = self._view.indexAt(spot)
            if index.isValid() and self._model.columns[index.column()].kind == "handle":
                self._held = index.row()
                self._view.setCurrentIndex(index)
                self._view.setFocus()
        if self._held < 0:
            return False
        gap = self._gap_at(spot)
        if event.type() == QEvent.Type.MouseButtonRelease:
            held, self._held = self._held, -1
            self._mark.hide()
            self._move(held, gap)
        else:
            self._mark.show_at(self._view.rowViewportPosition(0) + gap * self._row_height())
        return True

    def _gap_at(self, spot: QPoint) -> int:
        """Before which row the pointer stands, by the middle of each row."""
        top = self._view.rowViewportPosition(0)
        return max(0, min(self._model.rowCount(), round((spot.y() - top) / self._row_height())))

    def _row_height(self) -> int:
        return self._view.verticalHeader().defaultSectionSize()

    def _move(self, row: int, gap: int) -> None:
        key = self._model.key_at(row)
        if key is not None and gap not in (row, row + 1) and 0 <= gap <= self._model.rowCount():
            self.moved.emit(key, self._model.key_at(gap))


_KEYPAD: Final = Qt.KeyboardModifier.KeypadModifier


class _Mark(QWidget):
    """The line where a dragged row would come to stand."""

    def __init__(self, theme: Theme, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._theme, self._viewport = theme, viewport
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, y: int) -> None:
        """Show the line at a height of the viewport."""
        height = self._theme.px("line.edge")
        top = max(0, min(self._viewport.height() - height, y - height // 2))
        self.setGeometry(0, top, self._viewport.width(), height)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A blue line."""
        painter = start_painting(self)
        painter.fillRect(self.rect(), self._theme.color("focus"))
        painter.end()

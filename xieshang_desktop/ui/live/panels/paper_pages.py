"""The pages of a paper on grey, large enough to be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import CENTER, draw_text, start_painting

NO_END = 1 << 20
"""A height that no page reaches."""


class PaperPages(QWidget):
    """One page as wide as there is room, so that it can be read; Enter shows the whole page and back."""

    turned = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._pages: list[QPixmap] = []
        self.number = 0
        self._whole = False
        self._down = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("会议记录预览")
        self.setMinimumSize(theme.em(10), theme.em(10))

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show the first of the pages."""
        self._pages = []
        for page in pages:
            pixmap = QPixmap()
            pixmap.loadFromData(page)
            self._pages.append(pixmap)
        self.number = min(self.number, max(0, len(self._pages) - 1))
        self._go(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """←→ turn the pages, ↑↓ and the page keys move over the page, Enter shows the whole of it."""
        key = Qt.Key(event.key())
        turn = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        screen = round(self.height() * 0.8)
        steps = {
            Qt.Key.Key_Up: -self._theme.em(4),
            Qt.Key.Key_Down: self._theme.em(4),
            Qt.Key.Key_PageUp: -screen,
            Qt.Key.Key_PageDown: screen,
        }
        if not self._pages:
            super().keyPressEvent(event)
        elif turn is not None:
            self._turn(turn)
        elif key in steps:
            self._go(self._down + steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._whole = not self._whole
            self._go(0)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel moves over the page."""
        self._go(self._down - event.angleDelta().y() // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height of the page."""
        super().resizeEvent(event)
        self._go(self._down)

    def _turn(self, step: int) -> None:
        self.number = max(0, min(self.number + step, len(self._pages) - 1))
        self._go(0)
        self.turned.emit()

    def _go(self, down: int) -> None:
        """So far down the page, and no farther than its end."""
        edge = 2 * self._theme.px("space.l")
        over = self._size().height() + edge - self.height() if self._pages else 0
        self._down = max(0, min(down, over))
        self.update()

    def _size(self) -> QSize:
        """The page as wide as the room, or whole."""
        page, edge = self._pages[self.number], 2 * self._theme.px("space.l")
        room = QSize(self.width() - edge, self.height() - edge if self._whole else NO_END)
        return page.size().scaled(room.expandedTo(QSize(1, 1)), Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page in the middle of grey; words while there is none."""
        painter = start_painting(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.color("track"))
        if not self._pages:
            words = "会议记录正在排版"
            draw_text(painter, QRectF(self.rect()), words, theme.font(), theme.color("text_muted"), CENTER)
            painter.end()
            return
        page, edge, size = self._pages[self.number], theme.px("space.l"), self._size()
        place = QRectF((self.width() - size.width()) / 2, edge - self._down, size.width(), size.height())
        mode = Qt.TransformationMode.SmoothTransformation
        scaled = page.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, mode)
        painter.drawPixmap(place.topLeft(), scaled)
        if self.hasFocus():
            painter.setPen(theme.color("focus"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

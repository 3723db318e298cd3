"""Rows painted in one widget: the agenda, the queue, signatures, the missing. ↑↓ choose, Enter acts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xieshang_desktop.ui.live.panels.row_painter import ListRow, RowPainter
from xieshang_desktop.ui.live.panels.scrolling import Scroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import start_painting


class RowScroll(Scroll):
    """Scrolls a list of rows; at rest no half row shows at the foot."""

    def __init__(self, rows: RowList, parent: QWidget | None = None) -> None:
        super().__init__(rows, parent)
        self._rows = rows
        rows.scrolls = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the last half row out."""
        super().resizeEvent(event)
        rest = self.height() - self._rows.height_of_whole_rows(self.height())
        if self.viewportMargins().bottom() != rest:
            self.setViewportMargins(0, 0, 0, rest)


class RowList(QWidget):
    """Rows divided by lines; as high as they are. Takes the focus only if ``choosable``."""

    chosen_changed = Signal(str)
    activated = Signal(str)
    key_pressed = Signal(str, int, object)
    """A key that means something to the page: the row's key, the Qt key, the modifiers."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        choosable: bool = False,
        row: str = "queue_row",
        ruled: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._label = label
        self._painter = RowPainter(theme, theme.px(f"height.{row}"), ruled)
        self._rows: tuple[ListRow, ...] = ()
        self._chosen = ""
        self._choosable = choosable
        self.scrolls = False
        """Whether it lies in a scroll area, which asks for its height by itself."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if choosable else Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(label)

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Show the rows; nothing is painted again where they are the same."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        if self._chosen not in (row.key for row in rows):
            self._chosen = ""
        said = "；".join(
            "，".join(part for part in (row.title, row.detail, row.right) if part) for row in rows
        )
        self.setAccessibleName(f"{self._label}：{said or '无'}")
        self._keep_room(self.width())
        self.updateGeometry()
        self.update()

    @property
    def chosen(self) -> str:
        """The key of the row that the keyboard has chosen; empty for none."""
        return self._chosen

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """What is shown."""
        return self._rows

    def choose(self, key: str) -> None:
        """Choose a row."""
        if key != self._chosen:
            self._chosen = key
            self.update()
            self.chosen_changed.emit(key)

    def hasHeightForWidth(self) -> bool:
        """Titles may need more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All rows."""
        return round(sum(self._painter.height_of(row, width) for row in self._rows))

    def height_of_whole_rows(self, room: int) -> int:
        """How much of ``room`` whole rows fill; all of it where every row fits."""
        filled = 0.0
        for row in self._rows:
            height = self._painter.height_of(row, self.width())
            if filled + height > room:
                return round(filled) or room
            filled += height
        return room

    def sizeHint(self) -> QSize:
        """At its own width."""
        return QSize(self._theme.em(10), self.heightForWidth(max(self.width(), self._theme.em(10))))

    def minimumSizeHint(self) -> QSize:
        """The widest name with what stands beside it."""
        widest = max(
            (self._painter.least_width(row) for row in self._rows if row.name), default=self._theme.em(8)
        )
        return QSize(widest, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width needs."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._keep_room(event.size().width())

    def _keep_room(self, width: int) -> None:
        if not self.scrolls:
            self.setMinimumHeight(self.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑↓ choose, Enter acts; the rest is told to the page."""
        keys = [row.key for row in self._rows]
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and keys and plain:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            place = keys.index(self._chosen) + step if self._chosen in keys else 0
            self.choose(keys[max(0, min(place, len(keys) - 1))])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and self._chosen:
            self.activated.emit(self._chosen)
        elif self._chosen and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.key_pressed.emit(self._chosen, event.key(), event.modifiers())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses; on the chosen row it acts."""
        row = self._row_at(event.position().y())
        if row is None or not self._choosable:
            return
        if row.key == self._chosen:
            self.activated.emit(row.key)
        self.choose(row.key)

    def focusInEvent(self, event: object) -> None:
        """The first row is chosen when the keyboard comes."""
        if not self._chosen and self._rows:
            self.choose(self._rows[0].key)
        self.update()

    def focusOutEvent(self, event: object) -> None:
        """Without the keyboard no ring is shown."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that lie in what is to be painted."""
        painter = start_painting(self)
        top = 0.0
        for row in self._rows:
            box = QRectF(0, top, self.width(), self._painter.height_of(row, self.width()))
            top = box.bottom()
            if box.intersects(QRectF(event.rect())):
                ringed = self._choosable and self.hasFocus() and row.key == self._chosen
                self._painter.paint(painter, box, row, ringed=ringed)
        painter.end()

    def _row_at(self, y: float) -> ListRow | None:
        top = 0.0
        for row in self._rows:
            top += self._painter.height_of(row, self.width())
            if y < top:
                return row
        return None

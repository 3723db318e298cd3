"""Rows painted in one widget: the agenda, the queue, signatures, the missing. ↑↓ choose, Enter acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xieshang_desktop.ui.live.panels.scrolling import Scroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.line_breaking import break_lines
from xieshang_desktop.ui.widgets.painting import (
    LEFT,
    RIGHT,
    draw_text,
    elided,
    line_height,
    start_painting,
    text_width,
)


@dataclass(frozen=True)
class ListRow:
    """``lead`` is a number, ``icon`` a mark; ``right`` stands at the end, ``aside`` muted after it."""

    key: str
    title: str
    detail: str = ""
    lead: str = ""
    icon: str = ""
    right: str = ""
    aside: str = ""
    strong: bool = False
    current: bool = False
    name: bool = False
    """Names are never cut; a title may take two lines."""


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
        self._least = theme.px(f"height.{row}")
        self._ruled = ruled
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
        return round(sum(self._row_height(row, width) for row in self._rows))

    def height_of_whole_rows(self, room: int) -> int:
        """How much of ``room`` whole rows fill; all of it where every row fits."""
        filled = 0.0
        for row in self._rows:
            height = self._row_height(row, self.width())
            if filled + height > room:
                return round(filled) or room
            filled += height
        return room

    def sizeHint(self) -> QSize:
        """At its own width."""
        return QSize(self._theme.em(10), self.heightForWidth(max(self.width(), self._theme.em(10))))

    def minimumSizeHint(self) -> QSize:
        """The widest name with what stands beside it."""
        widest = max((self._needed_width(row) for row in self._rows if row.name), default=self._theme.em(8))
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
            box = QRectF(0, top, self.width(), self._row_height(row, self.width()))
            top = box.bottom()
            if box.intersects(QRectF(event.rect())):
                self._paint_row(painter, box, row)
        painter.end()

    def _paint_row(self, painter: QPainter, box: QRectF, row: ListRow) -> None:
        theme = self._theme
        if row.current:
            painter.fillRect(box, theme.color("selection"))
            painter.fillRect(QRectF(0, box.top(), theme.px("line.edge"), box.height()), theme.color("now"))
        self._paint_lead(painter, box, row)
        left = self._left(row)
        right = self._paint_right(painter, box, row)
        font, small = self._title_font(row), theme.font("ui", "caption")
        lines = self._lines(row, round(right - left))
        pitch = line_height(font)
        detail = line_height(small) if row.detail else 0
        top = box.top() + (box.height() - len(lines) * pitch - detail) / 2
        for number, line in enumerate(lines):
            at = QRectF(left, top + number * pitch, right - left, pitch)
            draw_text(painter, at, line, font, theme.color("text"), LEFT)
        under = QRectF(left, top + len(lines) * pitch, right - left, detail)
        muted = theme.color("text" if row.current else "text_muted")
        draw_text(painter, under, elided(small, row.detail, right - left), small, muted, LEFT)
        self._paint_edges(painter, box, row)

    def _paint_lead(self, painter: QPainter, box: QRectF, row: ListRow) -> None:
        theme, side = self._theme, self._theme.px("icon.small")
        column = self._left(row) - theme.px("space.m")
        if row.icon:
            top = box.top() + self._pad() + (line_height(self._title_font(row)) - side) / 2
            mark = QRectF(
                (column + theme.px("line.edge")) / 2 - side / 2 + theme.px("space.xs"), top, side, side
            )
            theme.draw_icon(painter, mark, row.icon, "text", 2.25)
        elif row.lead:
            small = row.detail and not row.name
            font = theme.font("ui", "body", "regular" if small else "medium")
            height = line_height(self._title_font(row)) if not row.name else box.height()
            top = box.top() + (self._pad() if not row.name else 0)
            at = QRectF(theme.px("space.l"), top, column, height)
            draw_text(
                painter, at, row.lead, font, theme.color("text_muted" if not row.name else "text"), LEFT
            )

    def _paint_right(self, painter: QPainter, box: QRectF, row: ListRow) -> float:
        """Paint what stands at the right; tell where the room for the title ends."""
        theme = self._theme
        end = box.right() - theme.px("space.l")
        if row.aside:
            small = theme.font("ui", "caption")
            draw_text(painter, QRectF(0, box.top(), end, box.height()), row.aside, small,
                      theme.color("text_muted"), RIGHT)  # fmt: skip
            end -= text_width(small, row.aside) + theme.px("space.m")
        if row.right:
            font = theme.font()
            at = QRectF(0, box.top(), end, box.height())
            draw_text(painter, at, row.right, font, theme.color("text"), RIGHT)
            end -= text_width(font, row.right) + theme.px("space.s")
        return end

    def _paint_edges(self, painter: QPainter, box: QRectF, row: ListRow) -> None:
        theme, hair = self._theme, self._theme.px("line.hair")
        if self._ruled:
            line = QRectF(0, box.bottom() - hair, box.width(), hair)
            painter.fillRect(line, theme.color("line"))
        if self._choosable and self.hasFocus() and row.key == self._chosen:
            ring = theme.px("line.ring")
            painter.setPen(theme.color("focus"))
            for inset in range(ring):
                painter.drawRect(box.adjusted(inset, inset, -inset - 1, -inset - 1))

    def _row_height(self, row: ListRow, width: int) -> float:
        lines = len(self._lines(row, width - self._left(row) - self._theme.px("space.l")))
        small = line_height(self._theme.font("ui", "caption")) if row.detail else 0
        edges = 2 * self._theme.px("line.tab") if row.name else 2 * self._pad()
        return max(self._least, lines * line_height(self._title_font(row)) + small + edges)

    def _lines(self, row: ListRow, width: int) -> list[str]:
        if row.name:
            return [row.title]
        metrics = QFontMetricsF(self._title_font(row))
        return break_lines(row.title, max(width, self._theme.em(3)), metrics.horizontalAdvance)

    def _title_font(self, row: ListRow) -> QFont:
        return self._theme.font("ui", "live", "bold" if row.strong else "regular")

    def _needed_width(self, row: ListRow) -> int:
        right = text_width(self._theme.font(), row.right) if row.right else 0
        return (
            self._left(row)
            + text_width(self._title_font(row), row.title)
            + right
            + self._theme.px("space.xl")
        )

    def _left(self, row: ListRow) -> int:
        theme = self._theme
        if row.name:
            return theme.px("space.l") + (theme.em(1.65) if row.lead else 0)
        return theme.em(2.75) if row.lead or row.icon else theme.px("space.l")

    def _pad(self) -> int:
        return self._theme.em(0.5)

    def _row_at(self, y: float) -> ListRow | None:
        top = 0.0
        for row in self._rows:
            top += self._row_height(row, self.width())
            if y < top:
                return row
        return None

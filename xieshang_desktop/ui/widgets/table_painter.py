"""How the cells of a table are painted."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from xieshang_desktop.ui.theme import Theme, Weight
from xieshang_desktop.ui.widgets.chips import chip_width, draw_chip
from xieshang_desktop.ui.widgets.painting import (
    LEFT,
    RIGHT,
    draw_bar,
    draw_line,
    draw_text,
    elided,
    text_width,
)
from xieshang_desktop.ui.widgets.table_model import CELL_ROLE, TONE_ROLE, TOTALS_ROLE, BarCell, Cell, Column

Index = QModelIndex | QPersistentModelIndex

_BAR_EM = 3.43
_BAR_HEIGHT_EM = 0.43
MOST_KNOWN: Final = 8192
"""How many widths of texts are kept."""


class TablePainter(QStyledItemDelegate):
    """Paints words, chips and links; the selected row, the row under the pointer and the keyboard's row."""

    def __init__(self, theme: Theme, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._columns = columns
        self.selected_row = -1
        self.hovered_row = -1
        self.keyboard_row = -1
        self._rooms: dict[tuple[int, str, bool], int] = {}

    def content_width(self, column: int, cell: Cell, totals: bool = False) -> int:
        """The room a cell needs with its padding."""
        if isinstance(cell, str):
            return self._text_room(column, cell, totals)
        padding = 2 * self._theme.px("space.m")
        if isinstance(cell, BarCell):
            return self._bar_room() + text_width(self._font(column, totals), cell.words) + padding
        gap = self._theme.px("space.xs")
        return sum(chip_width(self._theme, each) + gap for each in cell) + padding

    def _text_room(self, column: int, text: str, totals: bool) -> int:
        """Measured once: while somebody types, the same words come again and again."""
        known = self._rooms.get((column, text, totals))
        if known is None:
            if len(self._rooms) >= MOST_KNOWN:
                self._rooms.clear()
            known = text_width(self._font(column, totals), text) + 2 * self._theme.px("space.m")
            self._rooms[column, text, totals] = known
        return known

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the content."""
        return QSize(
            self.content_width(index.column(), index.data(CELL_ROLE)), self._theme.px("height.table_row")
        )

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The whole text of a cell that is cut, under the pointer."""
        cell = index.data(CELL_ROLE)
        if cell and self.content_width(index.column(), cell) > option.rect.width():
            words = cell.words if isinstance(cell, BarCell) else cell
            told = words if isinstance(words, str) else "、".join(words)
            QToolTip.showText(event.globalPos(), told, view)
            return True
        return super().helpEvent(event, view, option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, content, divider and ring of one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        self._paint_ground(painter, box, index.row(), bool(index.data(TOTALS_ROLE)))
        self._paint_content(painter, box, index)
        if index.row() == self.keyboard_row:
            self._paint_ring(painter, box, index.column())
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, row: int, totals: bool) -> None:
        theme = self._theme
        role = "selection" if row == self.selected_row else "hover" if row == self.hovered_row else "surface"
        painter.fillRect(box, theme.color("sunken" if totals else role))
        foot = QPointF(box.left(), box.bottom() - theme.px("line.hair"))
        draw_line(painter, foot, QPointF(box.right(), foot.y()), theme.color("line"), theme.px("line.hair"))

    def _paint_content(self, painter: QPainter, box: QRectF, index: Index) -> None:
        theme, column = self._theme, self._columns[index.column()]
        cell = index.data(CELL_ROLE)
        inner = box.adjusted(theme.px("space.m"), 0, -theme.px("space.m"), 0)
        if column.kind == "handle":
            side = theme.px("icon.small")
            grip = QRectF(inner.right() - side, box.center().y() - side / 2, side, side)
            theme.draw_icon(painter, grip, "grip-vertical", "text_muted")
            return
        if isinstance(cell, BarCell):
            self._paint_bar(painter, inner, cell.share)
            inner.setLeft(inner.left() + self._bar_room())
            cell = cell.words
        if not isinstance(cell, str):
            self._paint_chips(painter, inner, cell)
            return
        font = self._font(index.column(), bool(index.data(TOTALS_ROLE)))
        muted = "text_muted" if column.kind == "muted" else "text"
        role = index.data(TONE_ROLE) or ("focus" if column.kind == "link" else muted)
        words = elided(font, cell, inner.width())
        align = RIGHT if column.align == "right" else LEFT
        draw_text(painter, inner, words, font, theme.color(role), align)
        if column.kind == "link" and cell:
            self._underline(painter, inner, text_width(font, words), column.align == "right")

    def _bar_room(self) -> int:
        return self._theme.em(_BAR_EM) + self._theme.px("space.s")

    def _paint_bar(self, painter: QPainter, inner: QRectF, share: float) -> None:
        theme, height = self._theme, self._theme.em(_BAR_HEIGHT_EM)
        top = round(inner.center().y() - height / 2)
        bar = QRectF(inner.left(), top, theme.em(_BAR_EM), height)
        draw_bar(painter, bar, share, height / 2, theme.color("track"), theme.color("now"))

    def _paint_chips(self, painter: QPainter, inner: QRectF, chips: tuple[str, ...]) -> None:
        theme, left, height = self._theme, inner.left(), self._theme.px("height.chip")
        top = round(inner.top() + (inner.height() - height) / 2)
        small = theme.font("ui", "caption")
        for number, words in enumerate(chips):
            width, more = chip_width(theme, words), len(chips) - number - 1
            after = theme.px("space.xs") + text_width(small, f"另{more}项") if more else 0
            if left + width + after > inner.right() + 1:
                rest = f"另{more + 1}项" if number else f"{more + 1}项"
                at = QRectF(left, inner.top(), 0, inner.height())
                draw_text(painter, at, rest, small, theme.color("text_muted"))
                return
            draw_chip(painter, theme, QRectF(left, top, width, height), words)
            left += width + theme.px("space.xs")

    def _underline(self, painter: QPainter, inner: QRectF, width: int, right: bool) -> None:
        theme = self._theme
        left = inner.right() - width if right else inner.left()
        y = round(inner.center().y() + theme.em(0.62))
        draw_line(
            painter, QPointF(left, y), QPointF(left + width, y), theme.color("focus"), theme.px("line.hair")
        )

    def _paint_ring(self, painter: QPainter, box: QRectF, column: int) -> None:
        ring, blue = self._theme.px("line.ring"), self._theme.color("focus")
        painter.fillRect(QRectF(box.left(), box.top(), box.width(), ring), blue)
        painter.fillRect(QRectF(box.left(), box.bottom() - ring, box.width(), ring), blue)
        if column == 0:
            painter.fillRect(QRectF(box.left(), box.top(), ring, box.height()), blue)
        if column == len(self._columns) - 1:
            painter.fillRect(QRectF(box.right() - ring, box.top(), ring, box.height()), blue)

    def _font(self, column: int, totals: bool) -> QFont:
        weight: Weight = "bold" if totals else "medium" if self._columns[column].strong else "regular"
        return self._theme.font("ui", "body", weight)

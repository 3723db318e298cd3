"""How a row of a list is drawn: mark or number, title over detail, what stands at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.line_breaking import break_lines
from xieshang_desktop.ui.widgets.painting import LEFT, RIGHT, draw_text, elided, line_height, text_width


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


class RowPainter:
    """Measures and paints rows of one theme; holds no rows."""

    def __init__(self, theme: Theme, least: int, ruled: bool) -> None:
        self._theme, self._least, self._ruled = theme, least, ruled

    def paint(self, painter: QPainter, box: QRectF, row: ListRow, *, ringed: bool) -> None:
        """Paint a row into its box; ``ringed`` where the keyboard is."""
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
        self._paint_edges(painter, box, ringed)

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

    def _paint_edges(self, painter: QPainter, box: QRectF, ringed: bool) -> None:
        theme, hair = self._theme, self._theme.px("line.hair")
        if self._ruled:
            line = QRectF(0, box.bottom() - hair, box.width(), hair)
            painter.fillRect(line, theme.color("line"))
        if ringed:
            ring = theme.px("line.ring")
            painter.setPen(theme.color("focus"))
            for inset in range(ring):
                painter.drawRect(box.adjusted(inset, inset, -inset - 1, -inset - 1))

    def height_of(self, row: ListRow, width: int) -> float:
        """The height of a row at a width, in px."""
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

    def least_width(self, row: ListRow) -> int:
        """The width below which a name would be cut."""
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

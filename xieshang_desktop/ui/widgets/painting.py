"""How our own parts put ink on a widget: crisp boxes, single lines of text, bars."""

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
_ONE_LINE = Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine
_FLAGS = {align: int(align) | int(_ONE_LINE) for align in (LEFT, RIGHT, CENTER)}
"""Combined once: adding flags up costs more than the drawing, and every line of text needs them."""


def start_painting(widget: QWidget) -> QPainter:
    """An antialiased painter on `widget`; the caller ends it."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def draw_box(
    painter: QPainter,
    box: QRectF,
    radius: float,
    fill: QColor | None,
    edge: QColor | None = None,
    width: float = 1,
) -> None:
    """A rounded box whose edge lies wholly inside `box`, so that lines of 1 px stay 1 px."""
    inset = width / 2 if edge else 0.0
    painter.setPen(QPen(edge, width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)


def draw_text(
    painter: QPainter, box: QRectF, text: str, font: QFont, color: QColor, align: Qt.AlignmentFlag = LEFT
) -> None:
    """One line of text, never cut at the box's edge; what must fit is measured before."""
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(box, _FLAGS.get(align) or int(align) | int(_ONE_LINE), text)


def draw_bar(
    painter: QPainter, box: QRectF, share: float, radius: float, track: QColor, fill: QColor
) -> None:
    """A bar filled to `share` (0 to 1) of its length; the fill follows the track's round ends."""
    outline = QPainterPath()
    outline.addRoundedRect(box, radius, radius)
    painter.fillPath(outline, track)
    if share <= 0:
        return
    painter.save()
    painter.setClipPath(outline)
    filled = QRectF(box.left(), box.top(), box.width() * min(share, 1.0), box.height())
    painter.fillRect(filled, fill)
    painter.restore()


def draw_line(painter: QPainter, start: QPointF, end: QPointF, color: QColor, width: float) -> None:
    """A horizontal or vertical line as a filled box, so that it is crisp at any width."""
    if start.y() == end.y():
        painter.fillRect(QRectF(start.x(), start.y(), end.x() - start.x(), width), color)
    else:
        painter.fillRect(QRectF(start.x(), start.y(), width, end.y() - start.y()), color)


def text_width(font: QFont, text: str) -> int:
    """The room a line of text needs, in whole px."""
    return math.ceil(QFontMetricsF(font).horizontalAdvance(text))


def line_height(font: QFont) -> int:
    """The font's own line height in whole px."""
    return math.ceil(QFontMetricsF(font).height())


def elided(font: QFont, text: str, width: float) -> str:
    """`text` cut with … to `width` px; only for captions, which keep their full text as a tool tip."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))

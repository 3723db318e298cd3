"""A sheet as large as the window, on which the scenes of the second screen are drawn.

All lengths are given on a grid 1080 high, so that they are fractions of the window's height whatever the
screen; a window narrower than 4:3 takes them from its width instead, lest anything run over its edge.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from xieshang_desktop.ui.theme import Theme, Voice, Weight
from xieshang_desktop.ui.widgets.line_breaking import break_lines
from xieshang_desktop.ui.widgets.painting import draw_bar, draw_line

GRID_HEIGHT = 1080
_NARROWEST = GRID_HEIGHT * 4 / 3


Step = tuple[float, int]
"""A size on the grid and how many lines it may take."""


@dataclass(frozen=True)
class Flow:
    """Running text laid out: the size that was found on the grid, its font, its lines."""

    size: float
    font: QFont
    lines: tuple[str, ...]


class Canvas:
    """Draws text by its base line, bars and lines; `unit` is the length of one step of the grid in px."""

    def __init__(self, painter: QPainter, theme: Theme, size: QSizeF) -> None:
        self.painter = painter
        self.theme = theme
        self.unit = min(size.height() / GRID_HEIGHT, size.width() / _NARROWEST)
        self.width = size.width() / self.unit
        self.left = self.width * theme.fraction("margin_x")
        self.right = self.width - self.left
        self.inner = self.right - self.left

    def token(self, name: str) -> float:
        """A size of [audience] on the grid."""
        return self.theme.fraction(name) * GRID_HEIGHT

    def font(self, size: float, weight: Weight = "regular", voice: Voice = "ui") -> QFont:
        """A font of a size on the grid, never smaller than what can be read from the last row."""
        return self.theme.font_px(voice, round(max(size, GRID_HEIGHT * 0.025) * self.unit), weight)

    def measure(self, words: str, font: QFont) -> float:
        """The width of one line on the grid."""
        return QFontMetricsF(font).horizontalAdvance(words) / self.unit

    def fitting(
        self,
        words: str,
        room: float,
        sizes: tuple[float, ...],
        weight: Weight = "regular",
        voice: Voice = "ui",
    ) -> QFont | None:
        """The largest of the sizes at which the words fit into one line of `room`; None if none is."""
        fonts = (self.font(size, weight, voice) for size in sizes)
        return next((font for font in fonts if self.measure(words, font) <= room), None)

    def text(self, x: float, base: float, words: str, font: QFont, role: str = "text") -> float:
        """Draw one line from `x` on; returns where it ends."""
        self.painter.setFont(font)
        self.painter.setPen(self.color(role))
        self.painter.drawText(QPointF(x * self.unit, base * self.unit), words)
        return x + self.measure(words, font)

    def text_right(self, x: float, base: float, words: str, font: QFont, role: str = "text") -> float:
        """Draw one line that ends at `x`; returns where it begins."""
        start = x - self.measure(words, font)
        self.text(start, base, words, font, role)
        return start

    def text_centred(self, x: float, base: float, words: str, font: QFont, role: str = "text") -> None:
        """Draw one line centred on `x`, but inside the margins."""
        width = self.measure(words, font)
        start = min(max(x - width / 2, self.left), self.right - width)
        self.text(start, base, words, font, role)

    def lines(self, words: str, font: QFont, room: float) -> list[str]:
        """Break running text: after punctuation first, digits with their unit."""
        return break_lines(words, room, lambda part: self.measure(part, font), by_clause=True)

    def flow(
        self,
        words: str,
        room: float,
        steps: tuple[Step, ...],
        weight: Weight = "regular",
        voice: Voice = "ui",
    ) -> Flow:
        """Running text at the first step (size, most lines) that it keeps to, else at the last."""
        (size, most), *smaller = steps
        font = self.font(size, weight, voice)
        flow = Flow(size, font, tuple(self.lines(words, font, room)))
        if len(flow.lines) <= most or not smaller:
            return flow
        return self.flow(words, room, tuple(smaller), weight, voice)

    def draw_flow(self, x: float, base: float, flow: Flow, pitch: float, role: str = "text") -> None:
        """Draw laid-out text from a first base line."""
        for place, line in enumerate(flow.lines):
            self.text(x, base + place * pitch, line, flow.font, role)

    def box(self, x: float, y: float, width: float, height: float) -> QRectF:
        """A rectangle of the grid in px."""
        return QRectF(x * self.unit, y * self.unit, width * self.unit, height * self.unit)

    def rule(self, x: float, y: float, length: float, thickness: float, role: str) -> None:
        """A horizontal line."""
        start, end = QPointF(x * self.unit, y * self.unit), QPointF((x + length) * self.unit, y * self.unit)
        draw_line(self.painter, start, end, self.color(role), max(1.0, round(thickness * self.unit)))

    def upright(self, x: float, y: float, length: float, thickness: float, role: str) -> None:
        """A vertical line, its left edge at `x`."""
        left = round(x * self.unit)
        start, end = QPointF(left, y * self.unit), QPointF(left, (y + length) * self.unit)
        draw_line(self.painter, start, end, self.color(role), max(1.0, round(thickness * self.unit)))

    def bar(self, x: float, y: float, width: float, height: float, share: float, role: str) -> None:
        """A bar filled to `share` of its length."""
        area = self.box(x, y, width, height)
        draw_bar(self.painter, area, share, 8 * self.unit, self.color("track"), self.color(role))

    def color(self, role: str) -> QColor:
        """The colour of a role in the theme that is shown."""
        return self.theme.color(role)

"""Bars with their figures, drawn by us: people would rather look than read."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xieshang_desktop.queries.outcomes.page import Bar, Chart
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import (
    LEFT,
    RIGHT,
    draw_box,
    draw_text,
    elided,
    start_painting,
    text_width,
)
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import caption

_PITCH_EM = 1.39
_BAR_EM = 0.75


class ChartPanel(Panel):
    """One chart with its title and what it counts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "图")
        self._bars = BarChart(theme)
        self._note = caption(theme)
        self.body.setContentsMargins(theme.px("space.l"), 0, theme.px("space.l"), theme.px("space.s"))
        self.body.setSpacing(0)
        self.body.addWidget(self._bars)
        self.body.addWidget(self._note)
        self.body.addStretch(1)

    def show_chart(self, chart: Chart) -> None:
        """Show one chart; without figures it says so."""
        self.show_title(chart.title)
        self.show_caption(chart.caption)
        self._bars.show_bars(chart.bars)
        self._note.show_text(chart.note if chart.bars else "还没有可以统计的")
        self._note.setVisible(bool(self._note.text()))


class BarChart(QWidget):
    """Labels at the left, figures at the right, bars between them; what is painted is also said."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        """Show these bars."""
        self._bars = bars
        self.setAccessibleName("，".join(f"{bar.label}{bar.words}" for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """One line for each bar."""
        return QSize(self._theme.em(14), len(self._bars) * self._theme.em(_PITCH_EM))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line under line."""
        painter = start_painting(self)
        font = self._theme.font("ui", "caption")
        label = max((text_width(font, bar.label) for bar in self._bars), default=0)
        figure = max((text_width(font, bar.words) for bar in self._bars), default=0)
        label = min(label, self.width() // 2)
        for number, bar in enumerate(self._bars):
            self._paint_bar(painter, number, bar, label, figure)
        painter.end()

    def _paint_bar(self, painter: QPainter, number: int, bar: Bar, label: int, figure: int) -> None:
        theme, font = self._theme, self._theme.font("ui", "caption")
        pitch, thick, gap = theme.em(_PITCH_EM), theme.em(_BAR_EM), theme.px("space.m")
        line = QRectF(0, number * pitch, self.width(), pitch)
        draw_text(painter, line, elided(font, bar.label, label), font, theme.color("text"), LEFT)
        draw_text(painter, line, bar.words, font, theme.color("text"), RIGHT)
        room = self.width() - label - figure - 2 * gap
        width = max(theme.px("line.edge") if bar.share else 0, room * bar.share)
        box = QRectF(label + gap, line.center().y() - thick / 2, width, thick)
        if bar.share:
            draw_box(painter, box, theme.px("line.mark"), theme.color("chart_1"))

"""A vote as bars on one base, with the mark that had to be passed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import (
    CENTER,
    LEFT,
    RIGHT,
    draw_bar,
    draw_line,
    draw_text,
    line_height,
    start_painting,
    text_width,
)


@dataclass(frozen=True)
class TallyBar:
    """One answer: words, votes, role of its colour (chart_1 赞成 · chart_2 反对 · chart_3 弃权)."""

    words: str
    votes: float
    role: str = "chart_1"


class TallyBars(QWidget):
    """Bars below each other; `mark` is drawn through all of them with its words beneath."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self._bars: tuple[TallyBar, ...] = ()
        self._base, self._mark = 0.0, 0.0
        self._mark_words, self._base_words, self._unit = "", "", "票"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tally(
        self,
        bars: Sequence[TallyBar],
        base: float,
        *,
        mark: float | None = None,
        mark_words: str = "",
        base_words: str = "",
        unit: str = "票",
    ) -> None:
        """Show the answers on a base (到会34人); `mark` is the number to be passed (半数17票)."""
        shown = (tuple(bars), base, mark, mark_words, base_words, unit)
        if shown == self._shown:
            return
        self._shown = shown
        self._bars, self._base, self._mark = tuple(bars), base, mark or 0.0
        self._mark_words = mark_words if mark is not None else ""
        self._base_words, self._unit = base_words, unit
        said = "，".join(f"{bar.words}{bar.votes:g}{unit}" for bar in self._bars)
        self.setAccessibleName(f"{said}，{mark_words}，{base_words}".rstrip("，"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The bars and the line of figures."""
        height = len(self._bars) * self._pitch() + line_height(self._theme.font()) + self._theme.px("space.s")
        return QSize(self._theme.em(26), height)

    def minimumSizeHint(self) -> QSize:
        """Words and votes are never cut."""
        return QSize(self._left() + self._right() + self._theme.em(6), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars, mark and figures."""
        painter = start_painting(self)
        for number, bar in enumerate(self._bars):
            self._paint_bar(painter, number, bar)
        self._paint_foot(painter, len(self._bars) * self._pitch())
        painter.end()

    def _paint_bar(self, painter: QPainter, number: int, bar: TallyBar) -> None:
        theme, top, pitch = self._theme, number * self._pitch(), self._pitch()
        thick = theme.px("bar.verdict")
        line = QRectF(0, top, self.width(), pitch)
        draw_text(painter, line, bar.words, self._words_font(), theme.color("text"))
        track = QRectF(self._left(), top + (pitch - thick) / 2, self._bar_width(), thick)
        share = bar.votes / self._base if self._base else 0
        draw_bar(painter, track, share, theme.px("radius.chip"), theme.color("track"), theme.color(bar.role))
        draw_text(painter, line, f"{bar.votes:g}{self._unit}", self._votes_font(), theme.color("text"), RIGHT)

    def _paint_foot(self, painter: QPainter, top: float) -> None:
        theme, small = self._theme, self._theme.font("ui", "caption")
        scale = QRectF(self._left(), top, self._bar_width(), self.height() - top)
        draw_text(painter, scale, "0", small, theme.color("text_muted"), LEFT)
        draw_text(painter, scale, self._base_words, small, theme.color("text_muted"), RIGHT)
        if not self._mark_words or not self._base:
            return
        x = round(self._left() + self._bar_width() * self._mark / self._base)
        draw_line(
            painter,
            QPointF(x, 0),
            QPointF(x, top + theme.px("space.xs")),
            theme.color("text"),
            theme.px("line.mark"),
        )
        width = text_width(theme.font(), self._mark_words)
        words = QRectF(
            x - width / 2, top + theme.px("space.xs"), width, scale.height() - theme.px("space.xs")
        )
        draw_text(painter, words, self._mark_words, theme.font(), theme.color("text"), CENTER)

    def _pitch(self) -> int:
        return self._theme.px("bar.verdict") + self._theme.em(0.95)

    def _words_font(self) -> QFont:
        return self._theme.font("ui", "live")

    def _votes_font(self) -> QFont:
        return self._theme.font("ui", "live", "bold")

    def _left(self) -> int:
        widest = max((text_width(self._words_font(), bar.words) for bar in self._bars), default=0)
        return widest + self._theme.px("space.xxl")

    def _right(self) -> int:
        words = [f"{bar.votes:g}{self._unit}" for bar in self._bars]
        widest = max((text_width(self._votes_font(), each) for each in words), default=0)
        return widest + self._theme.px("space.xl")

    def _bar_width(self) -> int:
        return max(0, self.width() - self._left() - self._right())

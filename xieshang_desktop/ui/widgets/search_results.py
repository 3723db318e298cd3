"""What a search found: cells beside each other in the room, rows below each other elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.keycap import draw_keycap, keycap_width
from xieshang_desktop.ui.widgets.painting import (
    RIGHT,
    draw_box,
    draw_text,
    elided,
    line_height,
    start_painting,
    text_width,
)

_LEAST_CELL_EM = 13


@dataclass(frozen=True)
class SearchResult:
    """Somebody or something found. `done` says when it was done (08:31 已到); such a result is muted."""

    value: object
    title: str
    detail: str = ""
    done: str = ""


class SearchResults(QWidget):
    """Paints the results and which one is chosen; a click acts on a result. It never takes the focus."""

    clicked = Signal(int)

    def __init__(
        self, theme: Theme, *, side_by_side: bool, limit: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side_by_side = side_by_side
        self._limit = limit
        self._results: tuple[SearchResult, ...] = ()
        self._current = 0
        self._nothing = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> tuple[SearchResult, ...]:
        """The results that are on the screen."""
        return self._results

    @property
    def current(self) -> SearchResult | None:
        """The chosen result."""
        return self._results[self._current] if self._results else None

    def show_results(self, results: Sequence[SearchResult]) -> None:
        """Show the first results; the first that is not done already is chosen."""
        self._nothing = ""
        self._results = tuple(results[: self._limit])
        self._current = next((i for i, each in enumerate(self._results) if not each.done), 0)
        self._tell()

    def show_nothing(self, sentence: str) -> None:
        """Say that nothing was found and what else can be done."""
        self._results = ()
        self._nothing = sentence
        self._tell()

    def choose_neighbour(self, step: int) -> None:
        """Choose the result `step` places on, stopping at the ends."""
        if self._results:
            self._current = min(max(self._current + step, 0), len(self._results) - 1)
            self._tell()

    def sizeHint(self) -> QSize:
        """One row of cells, or as many rows as there are results."""
        row = self._theme.px("height.result_row")
        if self._side_by_side:
            return QSize(self._theme.em(30), row + self._theme.px("space.xs"))
        rows = max(len(self._results), 1 if self._nothing else 0)
        return QSize(self._theme.em(16), rows * row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a result acts on it."""
        for index in self._visible():
            if self._box(index).contains(event.position()):
                self._current = index
                self.clicked.emit(index)
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the results, or the sentence that there are none."""
        painter = start_painting(self)
        for index in self._visible():
            self._paint_result(painter, self._box(index), self._results[index], index == self._current)
        if self._nothing:
            self._paint_nothing(painter)
        elif self._side_by_side and 1 < len(self._results) < self._abreast():
            self._paint_hint(painter, self._box(len(self._results)))
        painter.end()

    def _tell(self) -> None:
        current = self.current
        said = f"{current.title}，{current.detail}，{current.done}" if current else self._nothing
        self.setAccessibleName(said.strip("，"))
        self.updateGeometry()
        self.update()

    def _box(self, index: int) -> QRectF:
        row = self._theme.px("height.result_row")
        if not self._side_by_side:
            return QRectF(0, index * row, self.width(), row)
        gap, abreast = self._theme.px("space.s"), self._abreast()
        width = (self.width() - (abreast - 1) * gap) / abreast
        place = index - self._visible().start
        return QRectF(round(place * (width + gap)), 0, round(width), self.height())

    def _abreast(self) -> int:
        """How many cells fit beside each other, so that no name is cut."""
        return min(self._limit, max(1, self.width() // self._theme.em(_LEAST_CELL_EM)))

    def _visible(self) -> range:
        """The results on the screen: where not all fit, those up to the chosen one."""
        count = len(self._results)
        if not self._side_by_side:
            return range(count)
        start = max(0, self._current - self._abreast() + 1)
        return range(start, min(count, start + self._abreast()))

    def _paint_result(self, painter: QPainter, box: QRectF, result: SearchResult, current: bool) -> None:
        theme, radius = self._theme, self._theme.px("radius.control")
        if current:
            ring = theme.px("line.ring")
            draw_box(painter, box, radius, theme.color("selection"), theme.color("focus"), ring)
        elif self._side_by_side:
            draw_box(painter, box, radius, theme.color("surface"), theme.color("line"), theme.px("line.hair"))
        inner = box.adjusted(theme.px("space.m"), 0, -theme.px("space.m"), 0)
        inner.setRight(inner.right() - self._paint_end(painter, inner, result, current))
        if self._side_by_side:
            self._paint_two_lines(painter, inner, result)
        else:
            self._paint_one_line(painter, inner, result)

    def _paint_end(self, painter: QPainter, inner: QRectF, result: SearchResult, current: bool) -> int:
        """The time it was done, or the key that acts; returns the room it took."""
        theme, font = self._theme, self._theme.font("ui", "caption")
        if result.done:
            draw_text(painter, inner, result.done, font, theme.color("text"), RIGHT)
            return text_width(font, result.done) + theme.px("space.s")
        if not current:
            return 0
        width, height = keycap_width(theme, "回车"), theme.px("height.keycap")
        box = QRectF(inner.right() - width, inner.center().y() - height / 2, width, height)
        draw_keycap(painter, theme, box, "回车", theme.color("text_muted"), theme.color("line_strong"))
        return width + theme.px("space.s")

    def _paint_two_lines(self, painter: QPainter, inner: QRectF, result: SearchResult) -> None:
        theme = self._theme
        name, small = theme.font("ui", "live", "medium"), theme.font("ui", "caption")
        upper = line_height(name) * 0.86
        lower = line_height(small) * 0.92
        top = inner.top() + (inner.height() - upper - lower) / 2
        ink = theme.color("text_muted" if result.done else "text")
        draw_text(painter, QRectF(inner.left(), top, inner.width(), upper), result.title, name, ink)
        below = QRectF(inner.left(), top + upper, inner.width(), lower)
        draw_text(
            painter, below, elided(small, result.detail, inner.width()), small, theme.color("text_muted")
        )

    def _paint_one_line(self, painter: QPainter, inner: QRectF, result: SearchResult) -> None:
        theme = self._theme
        name, small = theme.font("ui", "body", "medium"), theme.font("ui", "caption")
        draw_text(painter, inner, result.title, name, theme.color("text_muted" if result.done else "text"))
        rest = inner.adjusted(text_width(name, result.title) + theme.px("space.m"), 0, 0, 0)
        draw_text(painter, rest, elided(small, result.detail, rest.width()), small, theme.color("text_muted"))

    def _paint_nothing(self, painter: QPainter) -> None:
        theme, side = self._theme, self._theme.px("icon.normal")
        inner = QRectF(self.rect()).adjusted(theme.px("space.xs"), 0, 0, 0)
        theme.draw_icon(painter, QRectF(inner.left(), 0, side, inner.height()), "search-off", "text_muted")
        words = inner.adjusted(side + theme.px("space.s"), 0, 0, 0)
        font = theme.font()
        draw_text(painter, words, elided(font, self._nothing, words.width()), font, theme.color("text"))

    def _paint_hint(self, painter: QPainter, box: QRectF) -> None:
        theme = self._theme
        left, height = box.left() + theme.px("space.m"), theme.px("height.keycap")
        for key in ("←", "→"):
            width = keycap_width(theme, key)
            cap = QRectF(left, round(box.center().y() - height / 2), width, height)
            draw_keycap(painter, theme, cap, key, theme.color("text_muted"), theme.color("line_strong"))
            left += width + theme.px("space.s")
        words = QRectF(left, box.top(), box.right() - left, box.height())
        draw_text(painter, words, "换一人", theme.font("ui", "caption"), theme.color("text_muted"))

"""The box with a tick, alone and in rows."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import draw_box, draw_text, line_height, start_painting, text_width

_TICK_STROKE = 2.25


def draw_tick_box(painter: QPainter, theme: Theme, box: QRectF, ticked: bool, enabled: bool = True) -> None:
    """Paint an empty box, or a filled one with a tick."""
    radius, hair = theme.px("radius.chip"), theme.px("line.hair")
    if not ticked:
        edge = theme.color("line_strong" if enabled else "line")
        draw_box(painter, box, radius, theme.color("surface"), edge, hair)
        return
    draw_box(painter, box, radius, theme.color("now" if enabled else "disabled"))
    inner = box.adjusted(3, 3, -3, -3)
    theme.draw_icon(painter, inner, "check", "now_text" if enabled else "text_disabled", _TICK_STROKE)


class TickBox(QCheckBox):
    """A yes or no with its words beside it; Space and a click change it."""

    def __init__(self, theme: Theme, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._theme = theme
        self.setFont(theme.font())
        self.setMinimumHeight(theme.px("height.control"))

    def show_ticked(self, ticked: bool) -> None:
        """Show a state; nothing is emitted."""
        before = self.blockSignals(True)
        self.setChecked(ticked)
        self.blockSignals(before)
        self.update()

    def sizeHint(self) -> QSize:
        """The box, a gap, the words."""
        width = self._side() + self._theme.px("space.m") + text_width(self.font(), self.text())
        height = max(self._theme.px("height.control"), line_height(self.font()))
        return QSize(width + 2 * self._theme.px("space.xs"), height)

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """The whole row answers to a click."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and words; the ring around both."""
        painter = start_painting(self)
        side, left = self._side(), self._theme.px("space.xs")
        box = QRectF(left, round((self.height() - side) / 2), side, side)
        draw_tick_box(painter, self._theme, box, self.isChecked(), self.isEnabled())
        words = QRectF(box.right() + self._theme.px("space.m"), 0, self.width(), self.height())
        ink = self._theme.color("text" if self.isEnabled() else "text_disabled")
        draw_text(painter, words, self.text(), self.font(), ink)
        if self.hasFocus():
            edge = self._theme.color("focus")
            radius, ring = self._theme.px("radius.control"), self._theme.px("line.ring")
            draw_box(painter, QRectF(self.rect()), radius, None, edge, ring)
        painter.end()

    def _side(self) -> int:
        return self._theme.px("icon.normal")

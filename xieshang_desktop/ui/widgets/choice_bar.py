"""One of two to five: joined buttons, the chosen one in ink with a tick."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPainterPath, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget

from xieshang_desktop.ui.theme import Theme, Weight
from xieshang_desktop.ui.widgets.one_of_few import OneOfFew
from xieshang_desktop.ui.widgets.painting import draw_box, draw_text, start_painting, text_width

Place = Literal["first", "middle", "last", "only"]


class ChoiceBar(OneOfFew):
    """Stance, method, yes or no. Arrow keys choose; with `alt_numbers` Alt+1…5 do so from anywhere."""

    def __init__(
        self, theme: Theme, label: str, *, alt_numbers: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, parent)
        self._theme = theme
        if alt_numbers:
            for number in range(1, 6):
                shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
                shortcut.activated.connect(lambda index=number - 1: self.choose(index))

    def show_choices(self, choices: Sequence[tuple[object, str]], chosen: object = None) -> None:
        """Show value and words of each choice."""
        places = _places(len(choices))
        buttons = [
            ChoiceButton(self._theme, words, place) for (_, words), place in zip(choices, places, strict=True)
        ]
        self._replace_buttons([(value, button) for (value, _), button in zip(choices, buttons, strict=True)])
        self.show_chosen(chosen)


class ChoiceButton(QAbstractButton):
    """One of the joined buttons."""

    def __init__(self, theme: Theme, words: str, place: Place) -> None:
        super().__init__()
        self._theme = theme
        self._place = place
        self.setText(words)
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(theme.px("height.control"))
        self.toggled.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The words with padding; the chosen one takes the room of its tick."""
        width = text_width(self._theme.font("ui", "body", "bold"), self.text()) + 2 * self._theme.px(
            "space.m"
        )
        tick = self._theme.px("icon.small") + self._theme.px("space.s") if self.isChecked() else 0
        return QSize(width + tick, self._theme.px("height.control"))

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the piece of the bar, tick and words, and the ring inside."""
        painter = start_painting(self)
        fill, ink = self._colors()
        self._paint_piece(painter, fill)
        self._paint_words(painter, ink)
        if self.hasFocus():
            ring, theme = self._theme.px("line.ring"), self._theme
            inner = QRectF(self.rect())
            if self.isChecked():
                edge = inner.adjusted(ring, ring, -ring, -ring)
                draw_box(painter, edge, theme.px("radius.chip"), None, theme.color("now_text"), ring / 2)
            draw_box(painter, inner, theme.px("radius.chip"), None, theme.color("focus"), ring)
        painter.end()

    def _colors(self) -> tuple[QColor, QColor]:
        color = self._theme.color
        if self.isChecked():
            return (
                (color("now"), color("now_text"))
                if self.isEnabled()
                else (color("disabled"), color("text_disabled"))
            )
        fill = color("hover") if self.underMouse() and self.isEnabled() else color("surface")
        return fill, color("text" if self.isEnabled() else "text_disabled")

    def _paint_piece(self, painter: QPainter, fill: QColor) -> None:
        hair = self._theme.px("line.hair")
        box = QRectF(self.rect()).adjusted(hair / 2, hair / 2, -hair / 2, -hair / 2)
        if self._place in ("first", "middle"):
            box.setRight(box.right() + hair)
        path = _piece_outline(box, self._theme.px("radius.control"), self._place)
        painter.setClipRect(self.rect())
        painter.setPen(QPen(self._theme.color("line_strong"), hair))
        painter.setBrush(fill)
        painter.drawPath(path)

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        theme = self._theme
        weight: Weight = "bold" if self.isChecked() else "medium"
        font, gap, side = theme.font("ui", "body", weight), theme.px("space.s"), theme.px("icon.small")
        width = text_width(font, self.text())
        left = (self.width() - width - (side + gap if self.isChecked() else 0)) / 2
        if self.isChecked():
            role = "now_text" if self.isEnabled() else "text_disabled"
            theme.draw_icon(painter, QRectF(left, 0, side, self.height()), "check", role, 2.25)
            left += side + gap
        draw_text(painter, QRectF(left, 0, width, self.height()), self.text(), font, ink)


def _places(count: int) -> list[Place]:
    if count == 1:
        return ["only"]
    middles: list[Place] = ["middle"] * (count - 2)
    return ["first", *middles, "last"]


def _piece_outline(box: QRectF, radius: float, place: Place) -> QPainterPath:
    """Rounded at the outer ends of the bar only."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, radius, radius)
    half = box.width() / 2
    if place in ("first", "middle"):
        path.addRect(box.adjusted(half, 0, 0, 0))
    if place in ("last", "middle"):
        path.addRect(box.adjusted(0, 0, -half, 0))
    return path.simplified()

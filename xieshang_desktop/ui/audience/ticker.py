"""A line at the foot of the hall's screen that the clerk has set: when there is tea, where to sign."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPainter

from xieshang_desktop.ui.audience.canvas import GRID_HEIGHT, Canvas
from xieshang_desktop.ui.theme import Theme

TOP = 1041.0
_BASE = 1071.0
_SIZES = (33.0, 30.0, 27.0)


def draw_ticker(painter: QPainter, theme: Theme, size: QSizeF, words: str) -> None:
    """Draw the line below all else, in the middle, at the largest size that fits; it stands still."""
    canvas = Canvas(painter, theme, size)
    painter.fillRect(canvas.box(0, TOP, canvas.width, GRID_HEIGHT - TOP), theme.color("rail"))
    font = canvas.fitting(words, canvas.inner, _SIZES, "medium") or canvas.font(_SIZES[-1], "medium")
    canvas.text_centred(canvas.width / 2, _BASE, words, font)

"""演练 across the foot of the hall's screen in every scene: nobody takes an exercise for the meeting."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from xieshang_desktop.ui.theme import Theme

HEIGHT = 0.037
TYPE = 0.028
"""Shares of the screen's height."""


def draw_mark(painter: QPainter, theme: Theme, size: QSizeF, words: str) -> None:
    """A band in the colour of reminders, with the words spread in its middle."""
    band = QRectF(0, size.height() * (1 - HEIGHT), size.width(), size.height() * HEIGHT)
    painter.fillRect(band, theme.color("warn_tint"))
    font = theme.font("ui", "body", "bold")
    font.setPixelSize(round(size.height() * TYPE))
    painter.setFont(font)
    painter.setPen(theme.color("warn"))
    painter.drawText(band, Qt.AlignmentFlag.AlignCenter, "　".join(words))

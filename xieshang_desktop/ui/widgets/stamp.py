"""The stamp of a verdict: a frame, 宋体 900, written downwards."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import CENTER, draw_box, draw_text, start_painting

_RATIO = 88 / 116
_LONGEST_COLUMN = 3


class Stamp(QWidget):
    """通过 in green, all else in ink. `height` is in px at 100 %; over three characters take two columns."""

    def __init__(self, theme: Theme, *, height: int = 116, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text, self._passed = "", False
        size = QSize(round(height * _RATIO * theme.scale), round(height * theme.scale))
        self.setFixedSize(size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_verdict(self, text: str, passed: bool) -> None:
        """Show the words of a verdict."""
        if (text, passed) == (self._text, self._passed):
            return
        self._text, self._passed = text, passed
        self.setAccessibleName(f"结论：{text}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame and the columns of characters."""
        painter = start_painting(self)
        ink = self._theme.color("ok" if self._passed else "text")
        box = QRectF(self.rect())
        edge = max(2, round(box.height() / 39))
        draw_box(painter, box, self._theme.px("radius.chip"), self._theme.color("surface"), ink, edge)
        columns = _columns(self._text)
        inner = box.adjusted(edge * 2, edge * 2, -edge * 2, -edge * 2)
        width = inner.width() / max(1, len(columns))
        for number, column in enumerate(columns):
            cell = inner.height() / len(column)
            font = self._theme.font_px("record", round(min(width, cell) * 0.86), "stamp")
            for place, character in enumerate(column):
                at = QRectF(inner.left() + number * width, inner.top() + place * cell, width, cell)
                draw_text(painter, at, character, font, ink, CENTER)
        painter.end()


def _columns(text: str) -> list[str]:
    """One column of single characters; longer words stand two abreast and are read line by line."""
    if len(text) <= _LONGEST_COLUMN:
        return [text] if text else []
    half = (len(text) + 1) // 2
    first, second = text[:half], text[half:]
    return [first[i] + second[i] if i < len(second) else first[i] for i in range(half)]

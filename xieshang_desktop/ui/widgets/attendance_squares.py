"""Who came how often: one square for each meeting of the year."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import (
    CENTER,
    LEFT,
    RIGHT,
    draw_box,
    draw_text,
    line_height,
    start_painting,
    text_width,
)

_WORDS: Final = {"到": "", "假": "假", "缺": "缺", "代": "代"}


class AttendanceSquares(QWidget):
    """到 is a filled square with a tick; 假, 缺 and 代 (by proxy) are written. The dates stand beneath."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._meetings: tuple[tuple[str, str], ...] = ()
        self._first, self._last = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_meetings(self, meetings: Sequence[tuple[str, str]], first: str, last: str) -> None:
        """Show mark (到, 假, 缺, 代) and title of each meeting; `first` and `last` are their dates."""
        self._meetings, self._first, self._last = tuple(meetings), first, last
        came = sum(mark in ("到", "代") for mark, _ in self._meetings)
        self.setAccessibleName(f"{len(self._meetings)}次会议，到会{came}次，{first}至{last}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The squares and the dates beneath."""
        height = self._theme.px("height.chip") + line_height(self._theme.font("ui", "caption"))
        return QSize(self._theme.em(16), height)

    def event(self, event: QEvent) -> bool:
        """Name the meeting under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            names = [name for (_, name), box in zip(self._meetings, self._boxes(), strict=True)
                     if box.contains(event.pos())]  # fmt: skip
            QToolTip.showText(event.globalPos(), names[0] if names else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the squares and the dates."""
        painter = start_painting(self)
        for (mark, _), box in zip(self._meetings, self._boxes(), strict=True):
            self._paint_square(painter, box, mark)
        theme, small = self._theme, self._theme.font("ui", "caption")
        top = theme.px("height.chip")
        boxes, most = self._boxes(), text_width(small, self._first) + text_width(small, self._last)
        right = max(boxes[-1].right() if boxes else 0, min(self.width(), most + theme.px("space.m")))
        foot = QRectF(0, top, right, self.height() - top)
        draw_text(painter, foot, self._first, small, theme.color("text_muted"), LEFT)
        draw_text(painter, foot, self._last, small, theme.color("text_muted"), RIGHT)
        painter.end()

    def _paint_square(self, painter: QPainter, box: QRectF, mark: str) -> None:
        theme, radius = self._theme, self._theme.px("radius.chip")
        if mark == "到":
            draw_box(painter, box, radius, theme.color("now"))
            inset = box.height() * 0.2
            theme.draw_icon(painter, box.adjusted(inset, inset, -inset, -inset), "check", "now_text", 2.25)
            return
        draw_box(
            painter, box, radius, theme.color("surface"), theme.color("line_strong"), theme.px("line.hair")
        )
        draw_text(painter, box, _WORDS[mark], theme.font("ui", "caption"), theme.color("text"), CENTER)

    def _boxes(self) -> list[QRectF]:
        count, gap = max(1, len(self._meetings)), self._theme.px("space.s")
        width = (self.width() - gap * (count - 1)) / count
        width = min(width, self._theme.em(4))
        height = self._theme.px("height.chip")
        return [QRectF(round(i * (width + gap)), 0, round(width), height) for i in range(len(self._meetings))]

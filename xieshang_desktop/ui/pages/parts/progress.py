"""How far something is that takes its time, with a button that stops it."""

from typing import Final

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.painting import draw_bar, start_painting
from xieshang_desktop.ui.widgets.text import Label

_BAR_EM: Final = 0.43


class Progress(QWidget):
    """Words and a bar beside a button that stops."""

    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = Label(theme)
        self._bar = _Bar(theme)
        self.stop = Button(theme, "停下", key="Esc")
        self.stop.clicked.connect(self.stopped)
        left = QVBoxLayout()
        left.setSpacing(theme.px("space.xs"))
        left.addWidget(self._words)
        left.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.l"))
        row.addLayout(left, 1)
        row.addWidget(self.stop)
        self.hide()

    def show_share(self, done: int, whole: int, words: str) -> None:
        """Show how much of the whole is done."""
        self._bar.show_share(done / whole if whole else 0.0)
        self._words.show_text(words)
        self.setAccessibleName(words)
        self.show()


class _Bar(QWidget):
    """A thin bar over the whole width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        self.setFixedHeight(theme.em(_BAR_EM))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start_painting(self)
        track, fill = self._theme.color("track"), self._theme.color("now")
        draw_bar(painter, QRectF(self.rect()), self._share, self.height() / 2, track, fill)
        painter.end()

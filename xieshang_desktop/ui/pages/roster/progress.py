"""How far an import is, painted at once: while an act is under way nothing else may run."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import draw_bar, start_painting
from xieshang_desktop.ui.widgets.text import Label

_BAR_EM = 0.43


class Progress(QWidget):
    """Words above a bar. It paints itself without handling events, so that no second act slips in between."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        self._words = Label(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.em(_BAR_EM) + theme.px("space.s"))
        column.addWidget(self._words)
        self.hide()

    def show_share(self, done: int, whole: int, words: str) -> None:
        """Show how much of the whole is done, now."""
        self._share = done / whole if whole else 0.0
        self._words.show_text(words)
        self.setAccessibleName(words)
        self.show()
        self._words.repaint()
        self.repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar along the foot."""
        painter = start_painting(self)
        height = self._theme.em(_BAR_EM)
        box = QRectF(0, self.height() - height, self.width(), height)
        track, fill = self._theme.color("track"), self._theme.color("now")
        draw_bar(painter, box, self._share, height / 2, track, fill)
        painter.end()

"""Buttons below a list: in one row where they fit, else two beside each other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button

_BESIDE = 2


class ButtonRow(QWidget):
    """Lays its buttons out anew when its width, or the words of one of them, has changed."""

    def __init__(self, theme: Theme, buttons: Sequence[Button]) -> None:
        super().__init__()
        self._theme, self._buttons = theme, tuple(buttons)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px("space.s"))
        self._columns = 0
        self.arrange()

    def arrange(self) -> None:
        """Put the buttons where there is room for their words."""
        gaps = self._theme.px("space.s") * (len(self._buttons) - 1)
        wanted = sum(button.sizeHint().width() for button in self._buttons) + gaps
        columns = len(self._buttons) if wanted <= self.width() else _BESIDE
        if columns == self._columns:
            return
        self._columns = columns
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, number // columns, number % columns)
        for column in range(len(self._buttons) + 1):
            rest = columns == len(self._buttons) and column == columns
            self._grid.setColumnStretch(column, 1 if rest or columns == _BESIDE > column else 0)

    def minimumSizeHint(self) -> QSize:
        """Two beside each other."""
        columns = [self._buttons[first::_BESIDE] for first in range(_BESIDE)]
        widths = [max((each.minimumSizeHint().width() for each in column), default=0) for column in columns]
        return QSize(sum(widths) + self._theme.px("space.s"), self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold another number of them."""
        super().resizeEvent(event)
        self.arrange()

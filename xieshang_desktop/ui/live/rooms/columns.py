"""How a room stands: its main part, and its side at the right, or below where it is narrow."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QWidget

from xieshang_desktop.ui.live.panels.scrolling import Block, SideColumn
from xieshang_desktop.ui.theme import LayoutClass, Theme

SIDE_AT_MEDIUM_EM = 18


class TwoColumns(Block):
    """The main part takes what the side leaves; the side's width is fixed by the tokens."""

    def __init__(self, theme: Theme, main: QWidget, side: SideColumn, width: str) -> None:
        super().__init__()
        self._theme = theme
        self._side = side
        self._width = theme.px(f"layout.{width}")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px("space.m"))
        self._row.addWidget(main, 1)
        self._row.addWidget(side)
        self.show_layout("wide")

    def show_layout(self, layout: LayoutClass) -> None:
        """Beside each other, or below each other at 200 %."""
        narrow = layout == "narrow"
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        width = self._width if layout == "wide" else self._theme.em(SIDE_AT_MEDIUM_EM)
        self._side.setMinimumWidth(0 if narrow else width)
        self._side.setMaximumWidth(16777215 if narrow else width)
        self._side.show_layout(layout)

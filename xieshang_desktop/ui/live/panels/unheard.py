"""Who has not been heard yet, by group and kind of party, and the button that asks them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.cockpit.speaking import FloorView
from xieshang_desktop.queries.cockpit.talk import UnheardRow
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import Label

MOST_UNHEARD = 3


class UnheardPart(QWidget):
    """还没有发言: groups and kinds of parties with their figures, and the button that asks them."""

    invite_requested = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._brief = False
        self._rows: tuple[UnheardRow, ...] = ()
        self._title = Label(theme, "还没有发言", weight="bold")
        self._sentence = BodyText(theme)
        self._lines = [(Label(theme), Label(theme)) for _ in range(MOST_UNHEARD)]
        self._more = Label(theme, size="caption", tone="text_muted")
        self._button = Button(theme, "请他们发言", icon="hand-stop", key="Ctrl+E")
        self._button.clicked.connect(self.invite_requested)
        edge = theme.px("space.l")
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, theme.px("space.m"), edge, edge)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(theme.px("space.xs"))
        for number, (label, figures) in enumerate(self._lines):
            grid.addWidget(label, number, 0)
            grid.addWidget(figures, number, 1)
        column.addLayout(grid)
        column.addWidget(self._more)
        column.addWidget(self._button)

    def show_unheard(self, rows: Sequence[UnheardRow]) -> None:
        """Show who has not been heard; nothing at all when everybody has."""
        if tuple(rows) == self._rows and self._lines[0][0].text():
            return
        self._rows = tuple(rows)
        self._show()

    def show_brief(self, brief: bool) -> None:
        """One sentence in place of the rows: 三组到会6人，还没有人发言."""
        self._brief = brief
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._rows))
        self._title.setVisible(not self._brief)
        self._sentence.setVisible(self._brief)
        if self._rows:
            first = self._rows[0]
            self._sentence.show_text(f"{first.label}到会{first.present}人，还没有人发言")
        for number, (label, figures) in enumerate(self._lines):
            visible = number < len(self._rows) and not self._brief
            label.setVisible(visible)
            figures.setVisible(visible)
            if visible:
                row = self._rows[number]
                label.show_text(row.label)
                figures.show_text(f"到会{row.present}人，已说{row.spoken}人")
        rest = len(self._rows) - MOST_UNHEARD
        self._more.setVisible(rest > 0 and not self._brief)
        self._more.show_text(f"另有{rest}处没有人发言" if rest > 0 else "")


class UnheardPanel(Panel):
    """All who have not been heard, as a tab of its own."""

    invite_requested = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._list = RowList(theme, "还没有发言", row="table_row")
        self._button = Button(theme, "请他们发言", icon="hand-stop", key="Ctrl+E")
        self._button.clicked.connect(self.invite_requested)
        self.body.addWidget(RowScroll(self._list), 1)
        self.body.addWidget(self._button)

    def show_floor(self, floor: FloorView) -> None:
        """Show them by group and kind of party."""
        self._list.show_rows(
            [
                ListRow(row.label, row.label, right=f"到会{row.present}人，已说{row.spoken}人", name=True)
                for row in floor.unheard
            ]
        )

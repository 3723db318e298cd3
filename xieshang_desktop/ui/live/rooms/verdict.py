"""The result of a vote, and what comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.panels.agenda import AgendaColumn
from xieshang_desktop.ui.live.panels.scrolling import Block, SideColumn
from xieshang_desktop.ui.live.panels.verdict import NextPanel, VerdictPanel
from xieshang_desktop.ui.live.rooms.columns import TwoColumns
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.theme import LayoutClass, Theme


class VerdictRoom(Block):
    """Stamp, sentence, bars; at the right what comes next and what is owed."""

    def __init__(self, theme: Theme, session: LiveSession) -> None:
        super().__init__()
        self._session = session
        self._verdict = VerdictPanel(theme)
        self._next = NextPanel(theme)
        self._agenda_tab = AgendaColumn(theme)
        side = SideColumn(theme, "结果")
        side.add("next", "接下来", self._next, stretch=1)
        side.add("agenda", "议程", self._agenda_tab, stretch=1, wide=False)
        self._columns = TwoColumns(theme, self._verdict, side, "live_right_vote")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)

    def show_view(self, view: CockpitView) -> None:
        """Paint the result."""
        if view.vote is not None:
            self._verdict.show_vote(view.vote)
        self._next.show_view(view)
        self._agenda_tab.show_view(view, self._session.now())

    def show_layout(self, layout: LayoutClass) -> None:
        """Stand as there is room."""
        self._columns.show_layout(layout)

    def enter(self) -> None:
        """Nothing is typed here."""
        self.setFocus()

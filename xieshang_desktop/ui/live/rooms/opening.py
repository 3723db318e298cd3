"""宣布开会."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from xieshang_desktop.domain.vocabulary import Capacity
from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.queries.cockpit.view import CockpitView, Moment
from xieshang_desktop.ui.live.panels.opening import (
    FindingsPanel,
    OfficersPanel,
    ReadAloudPanel,
    words_to_read,
)
from xieshang_desktop.ui.live.panels.presence import QuorumPanel
from xieshang_desktop.ui.live.panels.scrolling import Block, SideColumn, Stacked
from xieshang_desktop.ui.live.rooms.columns import TwoColumns
from xieshang_desktop.ui.live.wishes.door import Door
from xieshang_desktop.ui.theme import LayoutClass, Theme


class OpeningRoom(Block):
    """The words to be read, the figures, who watches and counts, what is irregular."""

    def __init__(self, theme: Theme, door: Door) -> None:
        super().__init__()
        self._door = door
        self._words = ReadAloudPanel(theme)
        self._quorum = QuorumPanel(theme)
        self._officers = OfficersPanel(theme)
        self._findings = FindingsPanel(theme)
        side = SideColumn(theme, "宣布开会")
        side.add("quorum", "人数", self._quorum)
        side.add("officers", "监票计票", self._officers)
        main = Stacked(theme, (self._words, 2), (self._findings, 1))
        side.add_stretch()
        self._columns = TwoColumns(theme, main, side, "live_right")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)
        self._officers.query_changed.connect(self._on_officers_query_changed)
        self._officers.appoint_requested.connect(self._on_officers_appoint_requested)

    def show_view(self, view: CockpitView) -> None:
        """Paint it."""
        self._words.show_words(words_to_read(view))
        self._quorum.show_view(view)
        self._officers.show_view(view)
        before = view.moment is Moment.SIGN_IN
        self._findings.show_findings(self._door.findings() if before else view.findings)

    def show_layout(self, layout: LayoutClass) -> None:
        """Stand as there is room."""
        self._columns.show_layout(layout)

    def enter(self) -> None:
        """Nothing is typed here unless somebody is appointed."""
        self.setFocus()

    def _on_officers_query_changed(self, typed: str) -> None:
        self._officers.show_matches(typed, self._door.search_room(typed) if typed else ())

    def _on_officers_appoint_requested(self, match: Match, office: object) -> None:
        self._door.appoint(match.key, match.name, Capacity(str(office)))

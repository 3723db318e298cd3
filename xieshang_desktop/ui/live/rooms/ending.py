"""宣读结果, and 签字归档."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from xieshang_desktop.domain.vocabulary import Capacity, SignatureMeans
from xieshang_desktop.queries.cockpit.closing import SignatureRow
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.panels.archive import AddendaPanel, PreviewPanel, SignaturesPanel
from xieshang_desktop.ui.live.panels.opening import FindingsPanel
from xieshang_desktop.ui.live.panels.reading import ResultsPanel
from xieshang_desktop.ui.live.panels.scrolling import Block, SideColumn
from xieshang_desktop.ui.live.rooms.columns import TwoColumns
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.wishes.course import Course
from xieshang_desktop.ui.theme import LayoutClass, Theme


class ReadingRoom(Block):
    """The results as they are read; below them what is irregular before the meeting closes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._results = ResultsPanel(theme)
        self._findings = FindingsPanel(theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px("space.m"))
        whole.addWidget(self._results, 2)
        whole.addWidget(self._findings, 1)

    def show_view(self, view: CockpitView) -> None:
        """Paint it."""
        self._results.show_view(view)
        self._findings.show_findings(view.findings)

    def show_layout(self, layout: LayoutClass) -> None:
        """The same everywhere."""

    def enter(self) -> None:
        """Nothing is typed here."""
        self.setFocus()


class ArchiveRoom(Block):
    """The minutes as they print, the signatures, and after the seal what is added."""

    preview_wanted = Signal()

    def __init__(self, theme: Theme, session: LiveSession, course: Course) -> None:
        super().__init__()
        self._session, self._course = session, course
        self._preview = PreviewPanel(theme)
        self._signatures = SignaturesPanel(theme)
        self._addenda = AddendaPanel(theme)
        side = SideColumn(theme, "签字归档")
        side.add("signatures", "签字", self._signatures, stretch=2)
        side.add("addenda", "补充", self._addenda, stretch=1)
        self._columns = TwoColumns(theme, self._preview, side, "live_right")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)
        self._signatures.signed.connect(self._on_signatures_signed)

    def show_view(self, view: CockpitView) -> None:
        """Paint it; the minutes are asked for again, since a signature or an addendum changes them."""
        self._signatures.show_view(view)
        if view.closing is not None:
            self._addenda.show_addenda(view.closing.addenda)

    def show_preview(self, pages: Sequence[bytes]) -> None:
        """The minutes as PNG pages."""
        self._preview.show_preview(pages)

    def show_layout(self, layout: LayoutClass) -> None:
        """Stand as there is room."""
        self._columns.show_layout(layout)

    def enter(self) -> None:
        """The keyboard begins at the signatures; the minutes are asked for."""
        self._signatures.list.setFocus()
        self.preview_wanted.emit()

    def sign_next(self, row: SignatureRow) -> bool:
        """Record that the next one has signed, by the means that is chosen."""
        return self._sign(row.person_id, row.name, row.capacity)

    def _on_signatures_signed(self, who: str, capacity: object, _means: object) -> None:
        closing = self._session.view.closing
        names = {row.person_id: row.name for row in closing.signatures} if closing else {}
        self._sign(who, names.get(who, ""), Capacity(str(capacity)))

    def _sign(self, who: str, name: str, capacity: Capacity) -> bool:
        means = SignatureMeans(str(self._signatures.means.value()))
        return self._course.sign(who, name, capacity, means)

"""签到."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from xieshang_desktop.domain.vocabulary import CallResult
from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.queries.cockpit.seats import SeatRow
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.arrivals import arrival_words, together_words
from xieshang_desktop.ui.live.calling import next_to_call
from xieshang_desktop.ui.live.panels.presence import MissingPanel, QuorumPanel
from xieshang_desktop.ui.live.panels.scrolling import Block, SideColumn, Stacked
from xieshang_desktop.ui.live.panels.signin import SearchPanel, SeatsPanel
from xieshang_desktop.ui.live.rooms.columns import TwoColumns
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.wishes.door import Door
from xieshang_desktop.ui.theme import LayoutClass, Theme


class DoorRoom(Block):
    """Everybody of the list at once; whoever is found or clicked is the one in focus."""

    hint_changed = Signal()
    left = Signal()
    """Esc in the empty field."""

    def __init__(self, theme: Theme, session: LiveSession, door: Door) -> None:
        super().__init__()
        self._session, self._door = session, door
        self._focus = ""
        self._mirrored = False
        self._companions: tuple[str, ...] = ()
        self._search = SearchPanel(theme)
        self._seats = SeatsPanel(theme)
        self._quorum = QuorumPanel(theme)
        self._missing = MissingPanel(theme)
        main = Stacked(theme, (self._search, 0), (self._seats, 1))
        side = SideColumn(theme, "签到")
        side.add("quorum", "人数", self._quorum)
        side.add("missing", "未到", self._missing, stretch=1)
        self._columns = TwoColumns(theme, main, side, "live_right_sign")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)
        self._join()

    @property
    def found(self) -> Match | None:
        """Who would be signed in by Enter."""
        return self._search.found

    @property
    def found_words(self) -> str:
        """What Enter signs in: 李显贵（在线）."""
        return arrival_words(self.found, self._search.mode) if self.found else ""

    @property
    def together_words(self) -> str:
        """What Shift+回车 does with the household of who is chosen."""
        match = self._search.current
        return together_words(match, len(self._companions)) if match else ""

    @property
    def searching(self) -> bool:
        """Whether the cursor is in the field, so that Enter signs in."""
        return self._search.field.line.hasFocus()

    def show_view(self, view: CockpitView) -> None:
        """Paint the list and the figures."""
        self._quorum.show_view(view)
        self._search.show_modes(view.gathering.modes)
        self._show_focus()

    def show_mirrored(self, mirrored: bool) -> None:
        """While the screen is mirrored no telephone number shows."""
        self._mirrored = mirrored
        self._show_focus()

    def show_layout(self, layout: LayoutClass) -> None:
        """Stand as there is room."""
        self._columns.show_layout(layout)

    def enter(self) -> None:
        """The room opens with the cursor in its field."""
        self._search.field.focus_field()

    def sign_in_found(self) -> bool:
        """Sign in whoever the field offers."""
        match = self.found
        if match is None:
            return False
        self._search.field.clear_query()
        return self._sign_in(match)

    def sign_in_together(self) -> bool:
        """Shift+回车: the whole household at once, or somebody else for a household that is here already."""
        match, others = self._search.current, self._companions
        if match is None or not self.together_words:
            return False
        self._search.field.clear_query()
        if match.stands_for_it is not None:
            return self._door.change_representative(match, self._search.mode)
        return self._door.sign_in_household(match, others, self._search.mode)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After ←→ the field offers somebody else; Ctrl+↓ takes the next one to telephone."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _asks_for_next(event):
            self._focus = next_to_call(self._session.view, self._focus)
            self._show_focus()
            return True
        moved = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if moved and event.type() == QEvent.Type.KeyPress:
            QTimer.singleShot(0, self, self._show_found)
        return super().eventFilter(watched, event)

    def _join(self) -> None:
        self._search.left.connect(self.left)
        self._search.mode_changed.connect(self.hint_changed)
        self._search.query_changed.connect(self._on_search_query_changed)
        self._search.chosen.connect(self._sign_in)
        self._search.field.line.installEventFilter(self)
        self._seats.seat_clicked.connect(self._on_seats_seat_clicked)
        self._missing.result_chosen.connect(self._on_missing_result_chosen)

    def _sign_in(self, match: Match) -> bool:
        self._focus = ""
        return self._door.sign_in(match, self._search.mode)

    def _on_search_query_changed(self, typed: str) -> None:
        self._search.show_matches(typed, self._door.search(typed) if typed else ())
        self._show_found()

    def _show_found(self) -> None:
        found = self.found
        self._companions = self._door.companions(found) if found is not None else ()
        if found is not None:
            self._focus = found.household_id or found.key
        self._show_focus()
        self.hint_changed.emit()

    def _on_seats_seat_clicked(self, key: object) -> None:
        self._focus = str(key)
        self._show_focus()

    def _on_missing_result_chosen(self, key: str, result: object) -> None:
        seat = self._seat(key)
        if seat is not None:
            self._door.called(key, seat.name, CallResult(str(result)))

    def _seat(self, key: str) -> SeatRow | None:
        return next((seat for seat in self._session.view.sign_in.seats if seat.key == key), None)

    def _show_focus(self) -> None:
        view = self._session.view
        seat = self._seat(self._focus)
        calling = seat is not None and not seat.present and not seat.household
        phone = self._door.phone(self._focus) if calling and not self._mirrored else ""
        self._seats.show_seats(view.sign_in.seats, self._focus)
        self._missing.show_view(view, seat, phone)


def _asks_for_next(event: QKeyEvent) -> bool:
    """Ctrl+↓."""
    down = event.key() == Qt.Key.Key_Down
    return down and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

"""The door: the field that finds, the list with its ticks, the quorum, and those who are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.sign_in_codes import looks_like_code
from xieshang_desktop.domain.vocabulary import AttendanceMode
from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.queries.cockpit.seats import SeatRow
from xieshang_desktop.ui.live.arrivals import already_here
from xieshang_desktop.ui.live.panels.scrolling import Scroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.inputs import DropDown
from xieshang_desktop.ui.widgets.painting import text_width
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult
from xieshang_desktop.ui.widgets.sign_in import SignInColumn, SignInRow
from xieshang_desktop.ui.widgets.text import Label, caption

MOST_COLUMNS = 6
MOST_IN_COLUMNS = 60


class SearchPanel(Panel):
    """签到: type, choose with ←→, Enter; the field is ready for the next."""

    query_changed = Signal(str)
    chosen = Signal(object)
    mode_changed = Signal()
    left = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.field = SearchField(theme, "签到", placeholder="拼音首字母，或扫码")
        self._modes = DropDown(theme, "签到方式")
        self._offered: tuple[AttendanceMode, ...] = ()
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.l"))
        words = Label(theme, "签到", size="live", weight="bold")
        words.setMinimumHeight(theme.px("height.live_search"))
        words.setBuddy(self.field)
        lines = QVBoxLayout()
        lines.addWidget(words)
        lines.addStretch(1)
        row.addLayout(lines)
        row.addWidget(self.field, 1)
        row.addLayout(self._modes_column())
        self.body.setContentsMargins(theme.px("space.l"), theme.px("space.s"), theme.px("space.l"),
                                     theme.px("space.m"))  # fmt: skip
        self.body.addLayout(row)
        self._note = caption(theme)
        self._note.hide()
        self.body.addWidget(self._note)
        self.field.query_changed.connect(self.query_changed)
        self.field.chosen.connect(self.chosen)
        self.field.done_chosen.connect(lambda match: self.show_note(already_here(match)))
        self.field.left.connect(self.left)

    @property
    def mode(self) -> AttendanceMode:
        """In which way who signs in now takes part."""
        value = self._modes.value()
        return AttendanceMode(str(value)) if value else AttendanceMode.IN_PERSON

    def show_modes(self, modes: Sequence[AttendanceMode]) -> None:
        """The lawful ways of taking part; the one chosen stays while it is among them."""
        if self._offered != tuple(modes):
            chosen = self.mode if self.mode in modes else modes[0]
            self._offered = tuple(modes)
            self._modes.show_options([(mode.value, mode) for mode in modes], chosen)

    def choose_mode(self, index: int) -> None:
        """Alt+1…4."""
        if index < len(self._offered):
            self._modes.show_chosen(self._offered[index])
            self.mode_changed.emit()

    def _modes_column(self) -> QVBoxLayout:
        for number in range(len(AttendanceMode)):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda index=number: self.choose_mode(index))
        self._modes.setToolTip("Alt+1 至 Alt+4 换签到方式")
        self._modes.chosen.connect(lambda _mode: self.mode_changed.emit())
        column = QVBoxLayout()
        beside = (self._theme.px("height.live_search") - self._theme.px("height.control")) // 2
        column.setContentsMargins(0, beside, 0, 0)
        column.addWidget(self._modes)
        column.addStretch(1)
        return column

    def show_matches(self, typed: str, matches: Sequence[Match]) -> None:
        """What was found; those already here are muted."""
        self.show_note("")
        if typed and not matches:
            self.field.show_nothing(_nothing_found(typed))
            return
        results = [SearchResult(match, match.name, match.caption, match.done) for match in matches]
        self.field.show_results(results[:3], len(results))

    @property
    def current(self) -> Match | None:
        """Who is chosen among the results, also somebody already here."""
        current = self.field.results.current
        return current.value if current and isinstance(current.value, Match) else None

    @property
    def found(self) -> Match | None:
        """Who would be signed in by Enter; None where nobody, or somebody already here, is chosen."""
        current = self.current
        return current if current is not None and not current.done else None

    def show_note(self, sentence: str) -> None:
        """A muted line under the field: 这个人已于08:31签到."""
        self._note.show_text(sentence)
        self._note.setVisible(bool(sentence))


class SeatsPanel(Panel):
    """All of the list at once, a column per group; a larger list under group headings, which scrolls."""

    seat_clicked = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._columns: dict[str, SignInColumn] = {}
        self._shape: tuple[str, ...] = ()
        self._shown: dict[str, list[SignInRow]] = {}
        self._across = 0
        self._seats: tuple[SeatRow, ...] = ()
        self._focus = ""
        self._holder = QWidget()
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._scroll = Scroll(self._holder)
        self.body.addWidget(self._scroll)

    def show_seats(self, seats: Sequence[SeatRow], focus: str) -> None:
        """Show the list; ``focus`` is the key of the one found or being telephoned."""
        self._seats, self._focus = tuple(seats), focus
        groups = _by_group(seats)
        self._keep_columns(groups)
        for group, members in groups.items():
            present = sum(seat.present for seat in members if not seat.excluded)
            base = sum(not seat.excluded for seat in members)
            rows = [_row(seat, focus) for seat in members]
            if self._shown.get(group) != rows:
                self._shown[group] = rows
                self._columns[group].show_rows(rows, f"{present}/{base}")

    def resizeEvent(self, event: object) -> None:
        """A narrower panel has fewer columns beside each other."""
        if self._seats and self._columns_across() != self._across:
            self._shape = ()
            self.show_seats(self._seats, self._focus)

    def _keep_columns(self, groups: Mapping[str, list[SeatRow]]) -> None:
        """Make the columns anew only when the groups change, or their places."""
        shape = tuple(groups)
        if shape == self._shape:
            return
        for column in self._columns.values():
            column.deleteLater()
        self._columns, self._shown = {}, {}
        self._shape, self._across = shape, self._columns_across()
        for number, group in enumerate(groups):
            across = number % self._across
            last = across == self._across - 1 or number == len(groups) - 1
            column = SignInColumn(self._theme, group or "未分组", last=last)
            column.row_clicked.connect(self.seat_clicked)
            self._grid.addWidget(column, number // self._across, across)
            self._grid.setColumnStretch(across, 1)
            self._columns[group] = column

    def _columns_across(self) -> int:
        """As many groups side by side as have room for a name of four characters and its tick."""
        groups = max(1, len(_by_group(self._seats)))
        if len(self._seats) > MOST_IN_COLUMNS or groups > MOST_COLUMNS:
            groups = min(groups, 4)
        name = text_width(self._theme.font("ui", "live"), "欧阳上官")
        least = name + self._theme.em(3)
        return max(1, min(groups, self.width() // least if self.width() else groups))


def _nothing_found(typed: str) -> str:
    if looks_like_code(typed):
        return "这个码不是这次会议签到表上的，请按姓名找"
    return f"花名册里没有“{typed}”，可按组别找，或按来宾登记列席"


def _by_group(seats: Sequence[SeatRow]) -> dict[str, list[SeatRow]]:
    groups: dict[str, list[SeatRow]] = {}
    for seat in seats:
        groups.setdefault(seat.group, []).append(seat)
    return groups


def _row(seat: SeatRow, focus: str) -> SignInRow:
    return SignInRow(seat.key, seat.name, seat.note, seat.present, seat.key == focus)

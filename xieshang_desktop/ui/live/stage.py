"""The body of the live page: the agenda column, the room of the moment, and the sheets over it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.queries.cockpit.view import CockpitView, Moment
from xieshang_desktop.ui.live.hints import Place, Sheet
from xieshang_desktop.ui.live.next_step import current_place
from xieshang_desktop.ui.live.panels.agenda import AgendaColumn
from xieshang_desktop.ui.live.panels.scrolling import OneOf
from xieshang_desktop.ui.live.rooms.door import DoorRoom
from xieshang_desktop.ui.live.rooms.ending import ArchiveRoom, ReadingRoom
from xieshang_desktop.ui.live.rooms.floor import FloorRoom
from xieshang_desktop.ui.live.rooms.opening import OpeningRoom
from xieshang_desktop.ui.live.rooms.pausing import PauseRoom
from xieshang_desktop.ui.live.rooms.verdict import VerdictRoom
from xieshang_desktop.ui.live.rooms.voting import VoteRoom
from xieshang_desktop.ui.live.sheets.hall import HallSheet
from xieshang_desktop.ui.live.sheets.making import make_sheet
from xieshang_desktop.ui.live.sheets.opinions import OpinionsSheet
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.sheets.talk import RulesSheet
from xieshang_desktop.ui.live.sheets.texts import TextSheet
from xieshang_desktop.ui.live.wishes.all_wishes import Wishes
from xieshang_desktop.ui.theme import LayoutClass, Theme

Room = DoorRoom | OpeningRoom | FloorRoom | VoteRoom | VerdictRoom | PauseRoom | ReadingRoom | ArchiveRoom


class Rooms:
    """The rooms, made once; each is painted only while it is shown."""

    def __init__(self, theme: Theme, wishes: Wishes) -> None:
        self.door = DoorRoom(theme, wishes.session, wishes.door)
        self.opening = OpeningRoom(theme, wishes.door)
        self.floor = FloorRoom(theme, wishes.session, wishes.floor, wishes.door)
        self.vote = VoteRoom(theme, wishes.session, wishes.ballot, wishes.door)
        self.verdict = VerdictRoom(theme, wishes.session)
        self.pause = PauseRoom(theme)
        self.reading = ReadingRoom(theme)
        self.archive = ArchiveRoom(theme, wishes.session, wishes.course)

    def all(self) -> tuple[Room, ...]:
        """Every room, in no order that matters."""
        return (self.door, self.opening, self.floor, self.vote, self.verdict, self.pause, self.reading,
                self.archive)  # fmt: skip

    def at(self, place: Place, moment: Moment) -> Room:
        """The room for a step and a moment."""
        if moment is Moment.ADJOURNED:
            return self.pause
        rooms: Mapping[Place, Room] = {
            Place.SIGN_IN: self.door,
            Place.OPENING: self.opening,
            Place.READING: self.reading,
            Place.ARCHIVE: self.archive,
        }
        return rooms.get(place) or self._of_agenda(moment)

    def _of_agenda(self, moment: Moment) -> Room:
        rooms: Mapping[Moment, Room] = {
            Moment.FLOOR: self.floor,
            Moment.VOTING: self.vote,
            Moment.VERDICT: self.verdict,
        }
        return rooms.get(moment, self.pause)


class Stage(QWidget):
    """Shows one room or one sheet; knows what the user is looking at."""

    changed = Signal()
    bell_requested = Signal(bool)
    hall_requested = Signal(str, str)
    material_requested = Signal(str)

    def __init__(self, theme: Theme, wishes: Wishes) -> None:
        super().__init__()
        self._theme, self._wishes = theme, wishes
        self._layout_class: LayoutClass = "wide"
        self.rooms = Rooms(theme, wishes)
        self._bar_width = 0
        self.looking_at: Place | None = None
        self.sheet = Sheet.NONE
        self._hall_facts = ("", "light")
        self._sheets: dict[Sheet, SheetPanel] = {}
        self._agenda = AgendaColumn(theme)
        self._agenda.setFixedWidth(theme.px("layout.live_left"))
        self._stack = OneOf()
        row = QHBoxLayout(self)
        edge = theme.px("space.m")
        row.setContentsMargins(theme.px("space.l"), edge, theme.px("space.l"), edge)
        row.setSpacing(edge)
        row.addWidget(self._agenda)
        row.addWidget(self._stack, 1)
        for room in self.rooms.all():
            self._stack.add(room)
        self.rooms.door.hint_changed.connect(self.changed)
        self.rooms.vote.hint_changed.connect(self.changed)

    def leave_room_for_bar(self, width: int) -> None:
        """The right margin is shared with the scroll bar that may stand there."""
        self._bar_width = width
        self.show_layout(self._layout_class)

    def heightForWidth(self, width: int) -> int:
        """What cannot be less: the scroll area would else reserve what the parts would like at their best."""
        return self.minimumSizeHint().height()

    @property
    def place(self) -> Place:
        """The step that is shown."""
        return self.looking_at or current_place(self._wishes.session.view)

    @property
    def open_sheet(self) -> SheetPanel | None:
        """The sheet over the room."""
        return self._sheets.get(self.sheet)

    def show_view(self, view: CockpitView) -> None:
        """Paint the room of the moment; entering one puts the cursor where its work begins."""
        if self.looking_at is current_place(view):
            self.looking_at = None
        at_items = self.place is Place.AGENDA
        self._agenda.setVisible(at_items and self._layout_class == "wide")
        if at_items:
            self._agenda.show_view(view, self._wishes.session.now())
        room = self.rooms.at(self.place, view.moment)
        room.show_view(view)
        target = self.open_sheet or room
        if self._stack.current is not target:
            self._stack.show_one(target)
            if target is room:
                room.enter()
        self.changed.emit()

    def look_at(self, place: Place | None) -> None:
        """Open a step to look at; None goes back to where the record stands."""
        self.looking_at = place
        self.close_sheet()

    def open(self, sheet: Sheet) -> None:
        """Lay a sheet over the room."""
        panel = self._sheets.get(sheet)
        if panel is None:
            panel = make_sheet(sheet, self._theme, self._wishes)
            self._sheets[sheet] = panel
            self._stack.add(panel)
            panel.changed.connect(self.changed)
            panel.left.connect(self.close_sheet)
            if isinstance(panel, TextSheet):
                panel.amend_requested.connect(lambda: self.open(Sheet.AMEND))
                panel.material_requested.connect(self.material_requested)
            if isinstance(panel, OpinionsSheet):
                panel.sorting_requested.connect(lambda: self.open(Sheet.SORTING))
            if isinstance(panel, RulesSheet):
                panel.bell_on = self.rooms.floor.bell.on
                panel.bell_requested.connect(self.bell_requested)
            if isinstance(panel, HallSheet):
                panel.hall_requested.connect(self._on_panel_hall_requested)
        if isinstance(panel, HallSheet):
            panel.show_facts(*self._hall_facts)
        self.sheet = sheet
        self._stack.show_one(panel)
        panel.enter()
        self.changed.emit()

    def show_bell(self, on: bool) -> None:
        """Whether a soft bell rings before the end of a speech and at its end."""
        self.rooms.floor.bell.on = on

    def show_hall_facts(self, line: str, look: str) -> None:
        """What the hall's screen is set to: the line at its foot, and its theme."""
        self._hall_facts = (line, look)

    def _on_panel_hall_requested(self, line: str, look: str) -> None:
        self.show_hall_facts(line, look)
        self.hall_requested.emit(line, look)

    def close_sheet(self) -> None:
        """Take the sheet away; what was typed in it is kept."""
        self.sheet = Sheet.NONE
        view = self._wishes.session.view
        room = self.rooms.at(self.place, view.moment)
        self.show_view(view)
        room.enter()

    def show_layout(self, layout: LayoutClass) -> None:
        """Stand as there is room."""
        self._layout_class = layout
        edge = self._theme.px("space.m")
        side = edge if layout != "wide" else self._theme.px("space.l")
        row = self.layout()
        if row is not None:
            row.setContentsMargins(side, edge, max(0, side - self._bar_width), edge)
        for room in self.rooms.all():
            room.show_layout(layout)
        self._agenda.setVisible(self.place is Place.AGENDA and layout == "wide")

    def enter(self) -> None:
        """Put the cursor where the work of this moment begins."""
        target = self.open_sheet or self.rooms.at(self.place, self._wishes.session.view.moment)
        target.enter()

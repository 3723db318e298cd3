"""The one window: the frame with its pages, and in the same window the room of a meeting."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.settings import Settings, save_settings
from xieshang_desktop.ui.actions import END_REHEARSAL, FULL_SCREEN
from xieshang_desktop.ui.frame.key_keeper import KeyKeeper
from xieshang_desktop.ui.frame.shell import Shell, bind
from xieshang_desktop.ui.pages.parts.desk import ComingOffice, Desk, Office, Papers, People
from xieshang_desktop.ui.rehearsal import Rehearsals, RehearsalStrip
from xieshang_desktop.ui.tasks import Tasks
from xieshang_desktop.ui.theme import Theme, apply_theme, load_theme
from xieshang_desktop.ui.widgets.reading_order import follow_reading_order

SMALLEST = (960, 600)
START = (1366, 768)

MakeRoom = Callable[["MainWindow", str], QWidget]
"""Makes the room of a meeting: the cockpit with its audience window, wired to this window."""


class MainWindow(QMainWindow):
    """Pages behind the rail, and the room full screen in their place.

    Without an office the window shows its frame at once and waits: `open_office` begins the work. So the
    first frame is painted before the database is even imported.
    """

    def __init__(
        self,
        office: Office | None,
        theme: Theme,
        settings: Settings,
        *,
        papers: Papers | None = None,
        make_room: MakeRoom | None = None,
        settings_folder: Path | None = None,
        data_folder: str = "",
        back_up: Callable[[], str] | None = None,
    ) -> None:
        super().__init__()
        self.theme, self.settings = theme, settings
        self.tasks = Tasks(self)
        self.office, self.papers, self._make_room = office, papers, make_room
        self._settings_folder, self.data_folder, self._back_up = settings_folder, data_folder, back_up
        self._room: QWidget | None = None
        self._desk: Desk | None = None
        self._was_full_screen = False
        self._keeper = KeyKeeper(_application(), self)
        self.rooms = QStackedWidget()
        self.rehearsals = Rehearsals(self)
        self.strip = RehearsalStrip(theme)
        self.strip.end_requested.connect(self.rehearsals.end)
        self.setCentralWidget(_under(self.strip, self.rooms))
        self.setWindowTitle("协商会议助手")
        self.setMinimumSize(*SMALLEST)
        self.resize(*START)
        bind(self, FULL_SCREEN.key, self.toggle_full_screen)
        bind(self, END_REHEARSAL.key, self.rehearsals.end)
        self.shell = self._made_shell()
        if office is not None:
            self.open_office(office, papers)

    def show_first_page(self, view: Any, clock: Callable[[], datetime]) -> QWidget:
        """Show 工作台 as it was last seen, while the record is being opened; gives the page."""
        people = People(coming := ComingOffice(clock))
        desk = Desk(coming, self.theme, self.settings, self.tasks, people)
        self._show_village(view.village, view.township)
        return self.shell.show_first_page(desk, view)

    def open_office(
        self, office: Office, papers: Papers | None = None, back_up: Callable[[], str] | None = None
    ) -> None:
        """Begin to work with an open record; `back_up` makes a verified backup and tells where it lies."""
        self.office, self.papers = office, papers
        self._back_up = back_up or self._back_up
        self._open_desk(self.shell, "home")

    def take_office(self, office: Office, papers: Papers | None, data_folder: str) -> None:
        """Work with another open record from now on: into a rehearsal, and back from it."""
        self.office, self.papers, self.data_folder = office, papers, data_folder
        self.shell.place = "home"
        self._rebuild()

    def come_forward(self) -> None:
        """A second start asks for this window: show it above the others."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()

    def desk(self) -> Desk | None:
        """What the pages are given, once the record is open."""
        return self._desk

    def open_room(self, meeting_id: str) -> None:
        """Show the room of a meeting, full screen, in the place of the frame."""
        if self._make_room is None or self._room is not None:
            return
        self._room = self._make_room(self, meeting_id)
        self.rooms.addWidget(self._room)
        self.rooms.setCurrentWidget(self._room)
        self._was_full_screen = self.isFullScreen()
        self.showFullScreen()
        self._room.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def room(self) -> QWidget | None:
        """The room that is shown in the place of the frame, if any."""
        return self._room

    def leave_room(self) -> None:
        """Come back to the frame; what the room did is read anew."""
        if self._room is None:
            return
        room, self._room = self._room, None
        self.rooms.removeWidget(room)
        room.deleteLater()
        if not self._was_full_screen:
            self.showNormal()
        self.rooms.setCurrentWidget(self.shell)
        self.shell.refresh()
        self.shell.go(self.shell.place)

    def toggle_full_screen(self) -> None:
        """F11."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def take_settings(self, settings: Settings) -> None:
        """Take over new settings; another look rebuilds the pages, because every widget keeps its theme."""
        old, self.settings = self.settings, settings
        self._save_settings()
        if (old.scale, old.theme) != (settings.scale, settings.theme):
            self.theme = load_theme(self.theme.resources, settings.theme, settings.scale, self.theme.calm)
            apply_theme(_application(), self.theme)
            self._rebuild()
        elif self.office is not None:
            self._rebuild()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab follows what is on the screen now, whenever it was made."""
        follow_reading_order(self)
        return super().focusNextPrevChild(forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the worker finish what it has begun; the window is gone meanwhile, not frozen."""
        self.hide()
        self.tasks.close()
        super().closeEvent(event)

    def _made_shell(self) -> Shell:
        shell = Shell(self.theme)
        shell.live_requested.connect(self.open_room)
        shell.look_requested.connect(self.take_settings)
        shell.rehearsal_requested.connect(self.rehearsals.ask)
        shell.head.find_requested.connect(self._open_finder)
        shell.head.keys_requested.connect(self._open_keys)
        self.rooms.addWidget(shell)
        self.rooms.setCurrentWidget(shell)
        shell.head.show_title("工作台", "")
        shell.rail.show_place("home")
        return shell

    def _open_desk(self, shell: Shell, place: str) -> None:
        from xieshang_desktop.queries.settings_view import village_facts

        office = self.office
        if office is None:
            return
        facts = office.read(village_facts)
        self._show_village(facts.name, facts.township)
        people = People(office)
        self._desk = Desk(
            office,
            self.theme,
            self.settings,
            self.tasks,
            people,
            self.papers,
            self.data_folder,
            self._settings_folder,
            None if self.rehearsals.running else self._back_up,
        )
        shell.open_desk(self._desk)
        shell.go(place)
        shell.wish.grant()

    def _show_village(self, name: str, township: str) -> None:
        self.shell.rail.show_village(name, township)
        title = f"{name}　协商会议助手" if name else "协商会议助手"
        self.setWindowTitle(f"演练　{title}" if self.rehearsals.running else title)

    def _rebuild(self) -> None:
        old, place = self.shell, self.shell.place
        self.shell = self._made_shell()
        self._open_desk(self.shell, place)
        self.rooms.removeWidget(old)
        old.deleteLater()

    def _save_settings(self) -> None:
        if self._settings_folder is None:
            return
        try:
            save_settings(self._settings_folder, self.settings)
        except EnvironmentProblem as problem:
            self.shell.messages.say_refused(f"{problem.sentence}{problem.way_out}")

    def _open_finder(self) -> None:
        from xieshang_desktop.ui.frame.finder import Finder
        from xieshang_desktop.ui.frame.listing import findable_people, findables

        desk = self.desk()
        if desk is None:
            self.shell.wish.wait(self._open_finder)
            return
        finder = Finder(
            self.theme, lambda: findables(desk), lambda typed: findable_people(desk, typed), self.shell
        )
        finder.found.connect(self.shell.open)
        finder.closed.connect(finder.deleteLater)
        finder.open_finder()

    def _open_keys(self) -> None:
        from xieshang_desktop.ui.frame.key_list import KeyList

        keys = KeyList(self.theme, self.shell)
        keys.closed.connect(keys.deleteLater)
        keys.open_list()


def _under(strip: QWidget, rooms: QWidget) -> QWidget:
    """The rooms, and above them what is said on every page."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(strip)
    column.addWidget(rooms, 1)
    return whole


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a window needs an application")
    return application

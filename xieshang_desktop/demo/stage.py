"""What a demonstration works with: the windows, the record behind them, the clock, the camera."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from xieshang_desktop.demo.camera import Camera
from xieshang_desktop.demo.clock import ScriptedClock
from xieshang_desktop.demo.pace import rest
from xieshang_desktop.demo.robot import Robot
from xieshang_desktop.demo.stops import DemoStopped
from xieshang_desktop.demo.troubles import Troubles
from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.queries.cockpit.view import CockpitView, cockpit
from xieshang_desktop.queries.people.roster import PersonLine, roster
from xieshang_desktop.services.office import Office
from xieshang_desktop.ui.audience.window import AudienceWindow
from xieshang_desktop.ui.live.cockpit import Cockpit
from xieshang_desktop.ui.live.panels.foot import LiveFoot
from xieshang_desktop.ui.room import PAPERS_FOLDER
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.search_field import SearchField

HALL_SIZE = (1920, 1080)


@dataclass
class Stage:
    """One window with its office; what is read here is only compared, never shown."""

    robot: Robot
    office: Office
    clock: ScriptedClock
    camera: Camera
    meeting: str
    troubles: Troubles
    folder: Path
    votes: dict[str, str] = field(default_factory=dict, init=False)
    """Votes that the windows opened, and what today's file calls them."""
    _people: dict[str, PersonLine] = field(default_factory=dict, init=False)

    def view(self) -> CockpitView:
        """The room as the record has it now."""
        return self.office.read(cockpit, self.meeting, self.clock())

    def until(self, holds: Callable[[CockpitView], bool], otherwise: str) -> CockpitView:
        """Wait until the record says so; stops with the sentence if it never does."""
        self.robot.expect(lambda: holds(self.view()), otherwise)
        return self.view()

    def person(self, who: str) -> PersonLine:
        """Somebody of the register by id."""
        if not self._people:
            view = self.office.read(roster, self.clock().date())
            self._people = {line.id: line for line in view.people}
        return self._people[who]

    def name(self, who: str) -> str:
        """What somebody is called."""
        return self.person(who).name

    def red(self) -> str:
        """The words of the one red button."""
        return self._red_button().text()

    def press_red(self, words: str) -> None:
        """Click the red button, which must say these words now."""
        self.robot.expect(lambda: self.red() == words, f"红色按钮应当是“{words}”，现在是“{self.red()}”。")
        self.robot.click_on(self._red_button(), words)

    def find_person(self, label: str, who: str) -> None:
        """Type into the search field of that label until the person is the one chosen."""
        line = self.robot.find(label, QLineEdit)
        if QApplication.focusWidget() is not line:
            self.robot.click_on(line, label)
        for typed in self._spellings(who):
            if line.property("text"):
                self.robot.press("Esc")
            self.robot.type_text(typed)
            if self._choose(line, who):
                return
        raise DemoStopped(f"在“{label}”里找不到{self.name(who)}。")

    def shoot(self, name: str, *, hall_too: bool = False) -> None:
        """A picture of the window, and of what the hall sees where that has changed."""
        rest(0)
        self.camera.take(self.robot.window, name)
        hall = self.hall()
        if hall_too and hall is not None:
            self.camera.keep(hall.picture(*HALL_SIZE), f"{name}-大屏")

    def expect_files(self, *names: str) -> None:
        """Wait until the window has written these papers of the meeting."""
        folder = self.folder / PAPERS_FOLDER / self.view().meeting.title
        for name in names:
            self.robot.expect((folder / name).is_file, f"“{name}”没有写到{folder}。")

    def in_room(self) -> bool:
        """Whether the room of a meeting is shown."""
        return any(each.isVisible() for each in self.robot.window.findChildren(Cockpit))

    def hall(self) -> AudienceWindow | None:
        """The window on the second screen, while it is open."""
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, AudienceWindow)]
        return next((each for each in windows if each.isVisible()), None)

    def _red_button(self) -> Button:
        feet = [each for each in self.robot.window.findChildren(LiveFoot) if each.isVisible()]
        if not feet or not feet[0].red.isVisible():
            raise DemoStopped("会场底栏里没有红色按钮。")
        return feet[0].red

    def _spellings(self, who: str) -> tuple[str, ...]:
        """Initials, as a clerk types them; the characters where these do not lead to the person."""
        person = self.person(who)
        initials = (key for key in person.keys if key.isascii() and key.isalpha())
        short = next((key for key in initials if len(key) == len(person.name)), "")
        return tuple(filter(None, (short, person.name, person.number)))

    def _choose(self, line: QWidget, who: str) -> bool:
        """Go to the person among the results that are shown."""
        search = line.parentWidget()
        if not isinstance(search, SearchField):
            return False
        keys = [result.value.key for result in search.results.shown if isinstance(result.value, Match)]
        for _ in range(len(keys)):
            current = search.results.current
            if who not in keys or current is None or not isinstance(current.value, Match):
                return False
            if current.value.key == who:
                return True
            self._next_result(search)
        return False

    def _next_result(self, search: SearchField) -> None:
        """→ where the results stand side by side, ↓ where they stand below each other."""
        before = search.results.current
        self.robot.press("Right")
        if search.results.current is before:
            self.robot.press("Down")

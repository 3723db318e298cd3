"""The room of today's meeting in the main window, as a person meets it: keys go in, words come out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from xieshang_desktop.services.office import Office
from xieshang_desktop.services.papers.catalogue import OfficePapers
from xieshang_desktop.settings import Settings
from xieshang_desktop.ui.audience.window import AudienceWindow
from xieshang_desktop.ui.live.cockpit import Cockpit
from xieshang_desktop.ui.main_window import MainWindow
from xieshang_desktop.ui.room import make_room
from xieshang_desktop.ui.theme import Theme


def wait_for(holds: Callable[[], bool], milliseconds: int = 2000) -> None:
    """Let the windows work until something holds; it is for the test to ask whether it does."""
    until = QDeadlineTimer(milliseconds)
    while not holds() and not until.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


class MeetingRoom:
    """A window whose room has been entered at a moment of the day."""

    def __init__(self, theme: Theme, office: Office, meeting: str, folder: Path) -> None:
        self.office, self.meeting = office, meeting
        self.window = MainWindow(
            office,
            theme,
            Settings(),
            papers=OfficePapers(office),
            make_room=make_room,
            data_folder=str(folder),
        )
        self.window.show()
        self.window.activateWindow()
        self.enter()

    def enter(self) -> None:
        """Go into the room, as 工作台's red button does."""
        self.window.open_room(self.meeting)
        wait_for(lambda: QApplication.focusWidget() is not None)
        QApplication.processEvents()

    @property
    def cockpit(self) -> Cockpit:
        """The page of the room."""
        page = self.window.rooms.currentWidget()
        assert isinstance(page, Cockpit)
        return page

    def halls(self) -> list[AudienceWindow]:
        """The open windows of the hall."""
        return [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, AudienceWindow) and each.isVisible()
        ]

    @property
    def hall(self) -> AudienceWindow:
        """The one open window of the hall."""
        (hall,) = self.halls()
        return hall

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            self._come_back()
            QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(key))
            QApplication.processEvents()

    def sign_in(self, initials: str) -> None:
        """Type initials into the field that has the cursor, and Enter."""
        self.find(initials)
        self.press("Return")

    def _come_back(self) -> None:
        """Without a screen the keyboard goes to the window shown last; on a desktop it stays at work."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            wait_for(lambda: QApplication.focusWidget() is not None)

    def find(self, initials: str) -> None:
        """Type initials; whoever they mean comes into focus."""
        self._come_back()
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, initials)
        QApplication.processEvents()

    def words(self) -> str:
        """All words of the room that can be seen, without blanks."""
        labels = [each for each in self.cockpit.findChildren(QLabel) if each.isVisible()]
        return " ".join(each.text().replace(" ", "") for each in labels)

    def close(self) -> None:
        """Put the window and the record away for good, so that later themes need not dress them again."""
        self.window.close()
        for hall in self.halls():
            hall.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.office.record.close()

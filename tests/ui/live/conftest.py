"""The live page over the sample village, at any moment of today's meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.builders import Rehearsal
from tests.sample_village import Clock, SampleVillage
from tests.ui.live.rehearsal import moment, room_at
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.services.office import Office
from xieshang_desktop.ui.live.cockpit import Cockpit
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button


@dataclass
class Somewhere:
    """A record that a test has made itself, and its clock."""

    office: Office
    clock: Clock


@dataclass
class Hall:
    """The page as its users meet it: keys go in, words come out."""

    village: SampleVillage | Somewhere
    page: Cockpit

    @property
    def view(self) -> CockpitView:
        return self.page.session.view

    @property
    def red(self) -> str:
        """The words of the red button, with its reason where it is grey."""
        button = self.page.findChild(Button, "red_button")
        assert button is not None
        return button.text()

    def at(self, clock: str) -> None:
        """Let it be later."""
        self.village.clock.at = moment(clock)

    def wait(self, seconds: int) -> None:
        """Let time pass on the office's clock."""
        self.village.clock.at += timedelta(seconds=seconds)

    def press(self, *keys: str) -> None:
        """Press keys where the focus is, one after the other."""
        for key in keys:
            QTest.keySequence(QApplication.focusWidget() or self.page, QKeySequence(key))
            QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        focus = QApplication.focusWidget()
        assert focus is not None
        for character in text:
            pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character)
            QApplication.sendEvent(QApplication.focusWidget() or focus, pressed)
        QApplication.processEvents()

    def sign_in(self, *typed: str) -> None:
        """Type what finds somebody, and Enter; one after the other."""
        for words in typed:
            self.type(words)
            self.press("Return")

    def scan(self, code: str) -> None:
        """What a scanner does that types like a keyboard: the digits, quickly, and Enter."""
        self.sign_in(code)

    def space(self) -> None:
        """The red button, where nothing is typed."""
        QTest.keyClick(QApplication.focusWidget() or self.page, Qt.Key.Key_Space)
        QApplication.processEvents()


def dispose(page: Cockpit) -> None:
    """Take a page away for good, so that later themes need not dress it again."""
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


def entered(theme: Theme, office: Office, meeting: str) -> Cockpit:
    """The live page of a meeting, as large as the pictures, with the cursor where the work is."""
    page = Cockpit(theme, LiveSession(office, meeting))
    page.resize(1366, 768)
    page.show()
    page.activateWindow()
    QApplication.processEvents()
    page.enter()
    QApplication.processEvents()
    return page


@pytest.fixture
def hall_of(theme: Theme) -> Iterator[Callable[[Rehearsal, str], Hall]]:
    """Opens the live page of a meeting that a test has prepared itself, at the moment it has come to."""
    opened: list[Hall] = []

    def open_for(home: Rehearsal, meeting: str) -> Hall:
        clock = Clock(home.moment)
        office = Office(home.record, clock)
        opened.append(Hall(Somewhere(office, clock), entered(theme, office, home.id_of("会议", meeting))))
        return opened[-1]

    yield open_for
    for each in opened:
        dispose(each.page)
        each.village.office.record.close()


@pytest.fixture
def hall(theme: Theme, tmp_path: Path) -> Iterator[Callable[[str], Hall]]:
    """Opens the live page at a moment of the day."""
    opened: list[Hall] = []

    def open_at(clock: str) -> Hall:
        village, meeting = room_at(tmp_path, clock)
        opened.append(Hall(village, entered(theme, village.office, meeting)))
        return opened[-1]

    yield open_at
    for each in opened:
        dispose(each.page)
        each.village.office.record.close()

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

from tests.sample_village import SampleVillage
from tests.ui.live.rehearsal import moment, room_at
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.cockpit import Cockpit
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button


@dataclass
class Hall:
    """The page as its users meet it: keys go in, words come out."""

    village: SampleVillage
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

    def space(self) -> None:
        """The red button, where nothing is typed."""
        QTest.keyClick(QApplication.focusWidget() or self.page, Qt.Key.Key_Space)
        QApplication.processEvents()


def dispose(page: Cockpit) -> None:
    """Take a page away for good, so that later themes need not dress it again."""
    page.close()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)


@pytest.fixture
def hall(theme: Theme, tmp_path: Path) -> Iterator[Callable[[str], Hall]]:
    """Opens the live page at a moment of the day."""
    opened: list[Hall] = []

    def open_at(clock: str) -> Hall:
        village, meeting = room_at(tmp_path, clock)
        page = Cockpit(theme, LiveSession(village.office, meeting))
        page.resize(1366, 768)
        page.show()
        page.activateWindow()
        QApplication.processEvents()
        page.enter()
        QApplication.processEvents()
        opened.append(Hall(village, page))
        return opened[-1]

    yield open_at
    for each in opened:
        dispose(each.page)
        each.village.office.record.close()

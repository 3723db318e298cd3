"""The window on the sample village, as a person would meet it, and the few moves that tests make on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.sample_village import MORNING, SampleVillage, open_sample_village
from xieshang_desktop.services.papers.catalogue import OfficePapers
from xieshang_desktop.settings import Settings
from xieshang_desktop.ui.frame.overlay import Overlay
from xieshang_desktop.ui.main_window import MainWindow
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import FlowText


class Village:
    """A window and the village behind it."""

    def __init__(self, theme: Theme, folder: Path, width: int = 1366, height: int = 768) -> None:
        self.sample: SampleVillage = open_sample_village(folder, MORNING)
        self.window = MainWindow(
            self.sample.office,
            theme,
            Settings(scale=theme.scale, theme=theme.name),
            papers=OfficePapers(self.sample.office),
            settings_folder=folder,
            data_folder=str(folder),
        )
        self.window.resize(width, height)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()

    @property
    def page(self) -> Any:
        """The page that is shown; each page has parts of its own."""
        page = self.window.shell.page()
        assert page is not None
        return page

    @property
    def focus(self) -> QWidget:
        """Where the keyboard is."""
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def toast(self) -> str:
        """What is said at the foot of the page."""
        return self.window.shell.toast.accessibleName() if self.window.shell.toast.isVisible() else ""

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keySequence(QApplication.focusWidget() or self.window, QKeySequence(key))
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type where the keyboard is: letters as keys, characters as an input method commits them."""
        if text.isascii():
            QTest.keyClicks(self.focus, text)
        else:
            committed = QInputMethodEvent()
            committed.setCommitString(text)
            QApplication.sendEvent(self.focus, committed)
        QApplication.processEvents()

    def click(self, widget: QWidget) -> None:
        """Click something that can be seen and used."""
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def button(self, words: str) -> Button:
        """The visible button with these words."""
        buttons = [
            each for each in self.window.findChildren(Button) if each.isVisible() and each.text() == words
        ]
        assert buttons, words
        return buttons[0]

    def shows(self, words: str) -> bool:
        """Whether the page shows these words somewhere."""
        labels = [*self.page.findChildren(QLabel), *self.page.findChildren(FlowText)]
        return any(each.isVisible() and words in each.text() for each in labels)

    def overlay(self, kind: type[Overlay]) -> Overlay:
        """What is laid over the page."""
        return next(each for each in self.window.findChildren(Overlay) if isinstance(each, kind))

    def open(self, kind: str, key: str) -> None:
        """Open something as another page would ask for it."""
        self.window.shell.open(kind, key)
        QApplication.processEvents()

    def close(self) -> None:
        """Put the window and the record away."""
        self.window.close()
        self.sample.office.record.close()

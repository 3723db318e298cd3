"""What can be read while a meeting is led: on the facilitator's page, on the hall's screen, in the record."""

from __future__ import annotations

from functools import partial
from typing import Any
from unittest import mock

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from xieshang_desktop.demo.clock import ScriptedClock
from xieshang_desktop.demo.pace import wait_until
from xieshang_desktop.exports.plain_text import plain_text
from xieshang_desktop.replay.scenario import KINDS
from xieshang_desktop.replay.summary import summary
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.papers.catalogue import view_of
from xieshang_desktop.services.papers.writing import compose
from xieshang_desktop.storage.verification import verify
from xieshang_desktop.ui.audience.canvas import Canvas
from xieshang_desktop.ui.audience.window import AudienceWindow
from xieshang_desktop.ui.live.panels.foot import LiveFoot
from xieshang_desktop.ui.main_window import MainWindow

HALL = (1920, 1080)
READABLE = (QLabel, QAbstractButton, QLineEdit)


def plain(words: str) -> str:
    """Without blanks and line ends, which are the page's own."""
    return "".join(words.split())


class Eyes:
    """What can be read: on the facilitator's page, on the hall's screen, and in the record."""

    def __init__(self, window: MainWindow, office: Office, clock: ScriptedClock) -> None:
        self.window, self.office, self.clock = window, office, clock

    @property
    def red(self) -> str:
        """The words of the one red button, with its reason where it is grey; empty where there is none."""
        feet = [each for each in self.window.findChildren(LiveFoot) if each.isVisible()]
        return feet[0].red.text() if feet and feet[0].red.isVisible() else ""

    def page(self) -> str:
        """Everything that can be read on the facilitator's page."""
        seen = [each for each in self.window.findChildren(QWidget) if each.isVisible()]
        return plain("\n".join(_words_on(each) for each in seen))

    def sees(self, words: str) -> bool:
        """Whether these words stand somewhere on the page."""
        return plain(words) in self.page()

    def says(self, *words: str) -> None:
        """The facilitator's page says these words."""
        for each in words:
            found = wait_until(partial(self.sees, each), 3000)
            assert found, f"会场页面上没有“{each}”：{self.page()}"

    def hides(self, *words: str) -> None:
        """The facilitator's page does not say these words."""
        for each in words:
            assert plain(each) not in self.page(), f"会场页面上有“{each}”"

    def hall(self) -> str:
        """Everything that is written on the hall's screen."""
        screens = [each for each in QApplication.topLevelWidgets() if isinstance(each, AudienceWindow)]
        (screen,) = [each for each in screens if each.isVisible()]
        lines: list[str] = []
        paint = Canvas.text

        def noted(sheet: Canvas, x: float, base: float, words: str, font: QFont, role: str = "text") -> float:
            lines.append(words)
            return paint(sheet, x, base, words, font, role)

        with mock.patch.object(Canvas, "text", noted):
            screen.picture(*HALL)
        return plain("".join(lines))

    def hall_says(self, *words: str) -> None:
        """The hall's screen says these words."""
        for each in words:
            assert plain(each) in self.hall(), f"大屏上没有“{each}”：{self.hall()}"

    def hall_hides(self, *words: str) -> None:
        """The hall's screen does not say these words."""
        for each in words:
            assert plain(each) not in self.hall(), f"大屏上有“{each}”：{self.hall()}"

    def record(self, title: str) -> dict[str, Any]:
        """What the record says of the meeting of this title, in the terms of the summary."""
        return self._told("meetings", title)

    def topic(self, title: str) -> dict[str, Any]:
        """What the record says of the topic of this title."""
        return self._told("topics", title)

    def minutes(self, title: str) -> str:
        """The minutes of the meeting of this title, as they print."""
        view = self.office.read(view_of, "minutes", self._told("meetings", title)["key"])
        return plain(plain_text(compose(view, "minutes")))

    def _told(self, kind: str, title: str) -> dict[str, Any]:
        assert verify(self.office.record).sound
        nothing_named: Any = {words: {} for words in KINDS.values()}
        told = self.office.read(summary, nothing_named, self.clock(), (), [])
        (found,) = (each for each in told[kind] if each["title"] == title)
        return dict(found)


def _words_on(widget: QWidget) -> str:
    """What can be read on a widget: its words, what is typed, and what its rows or bars say."""
    text = widget.property("text") if isinstance(widget, READABLE) else ""
    typed = widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""
    return f"{widget.accessibleName()}\n{text or ''}\n{typed}"

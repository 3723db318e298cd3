"""A view that says the same again moves nothing on the page: no part is laid out or painted anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.live.conftest import Hall
from xieshang_desktop.ui.widgets.buttons import Button

OpenHall = Callable[[str], Hall]


class Painted(QObject):
    """Notes which parts of the page are painted or laid out."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self.parts: set[QWidget] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only note."""
        if event.type() in (QEvent.Type.Paint, QEvent.Type.LayoutRequest) and isinstance(watched, QWidget):
            self.parts.add(watched)
        return False

    def parts_of(self, deed: Callable[[], object]) -> set[QWidget]:
        """What is painted by a deed, once the page has come to rest."""
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        self._come_to_rest()
        deed()
        painted = self.parts | self._come_to_rest()
        app.removeEventFilter(self)
        return {part for part in painted if part.window() is self._page}

    def _come_to_rest(self) -> set[QWidget]:
        """Let everything be painted that waits; gives what was."""
        painted: set[QWidget] = set()
        while True:
            self.parts = set()
            QApplication.processEvents()
            if not self.parts:
                return painted
            painted |= self.parts


@pytest.mark.parametrize("moment", ["08:57", "09:05", "09:42", "09:56", "09:57:30", "10:36", "10:46"])
def test_that_the_same_view_again_moves_nothing(hall: OpenHall, moment: str) -> None:
    room = hall(moment)
    session = room.page.session
    assert Painted(room.page).parts_of(lambda: session.changed.emit(replace(session.view))) == set()


def test_that_holding_a_speech_leaves_the_other_buttons_as_they_were(hall: OpenHall) -> None:
    room = hall("09:42")
    painted = Painted(room.page).parts_of(lambda: room.press("F5"))
    words = {part.text() for part in painted if isinstance(part, Button)}
    assert "继续" in words
    assert not {"征询共识", "提请表决", "休会", "看方案", "逐条看"} & words

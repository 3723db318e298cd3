"""What acts and papers need is loaded while nobody does anything: little by little, never between keys."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from xieshang_desktop.services.warming import ACTS, PAPERS
from xieshang_desktop.ui import warming
from xieshang_desktop.ui.tasks import Tasks
from xieshang_desktop.ui.warming import Warming

MOST_AT_ONCE = 30
"""So many modules take a few milliseconds."""
LOADING = """
import json, sys
import xieshang_desktop.queries.home.page
import xieshang_desktop.storage.opening
import xieshang_desktop.ui.main_window
import xieshang_desktop.ui.pages.home.page
from xieshang_desktop.services.warming import ACTS, PAPERS, load
counts = []
for name in (*ACTS, *PAPERS, "services.catalogue", "services.recalling", "services.papers.catalogue"):
    before = len(sys.modules)
    load(name)
    counts.append(len(sys.modules) - before)
print(json.dumps(counts))
"""


class Window(QWidget):
    """A window whose first page stands; counts how often it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.tasks = Tasks(self)
        self.asked = 0
        self.ready = True
        self.happens: Callable[[], object] = lambda: None

    def desk(self) -> object:
        """What the pages are given, once the record is open."""
        self.asked += 1
        self.happens()
        return self if self.ready else None

    def press(self) -> None:
        """A key comes to the window."""
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
        QApplication.sendEvent(self.windowHandle(), key)


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is loaded, in a world of shorter pauses."""
    names: list[str] = []
    monkeypatch.setattr(warming, "load", names.append)
    monkeypatch.setattr(warming, "PAUSE_MS", 1)
    monkeypatch.setattr(warming, "QUIET_MS", 50)
    return names


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_in_a_quiet_window_all_is_loaded_one_after_the_other(
    window: Window, loaded: list[str], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(Warming(window, lambda: loaded.append("done")).destroyed):
        pass
    assert tuple(loaded) == (*ACTS, *PAPERS, "done")


def test_that_nothing_is_loaded_while_keys_come(window: Window, loaded: list[str], qtbot: QtBot) -> None:
    window.happens = window.press
    passed = QElapsedTimer()
    passed.start()
    Warming(window, loaded.clear)
    qtbot.waitUntil(lambda: passed.elapsed() > 4 * warming.QUIET_MS and window.asked > 4)
    assert loaded == []
    window.happens = lambda: None
    qtbot.waitUntil(lambda: bool(loaded))


def test_that_nothing_is_loaded_before_the_record_is_open(
    window: Window, loaded: list[str], qtbot: QtBot
) -> None:
    window.ready = False
    passed = QElapsedTimer()
    passed.start()
    Warming(window, loaded.clear)
    qtbot.waitUntil(lambda: passed.elapsed() > 4 * warming.QUIET_MS and window.asked > 4)
    assert loaded == []


def test_that_each_part_is_small_and_afterwards_acts_and_papers_load_nothing_more() -> None:
    told = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True)
    counts = json.loads(told.stdout)
    assert max(counts) <= MOST_AT_ONCE
    assert counts[-3:] == [0, 0, 0]

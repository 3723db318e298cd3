"""Minutes as PDF and Word and the registers of a long meeting, written while the window stays usable."""

import json
import sys
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.long_meeting import hold_long_meeting
from benchmarks.village import TODAY, open_office
from xieshang_desktop.demo.pace import rest
from xieshang_desktop.paths import SAMPLE_MORNING, DataFolder, resources_dir
from xieshang_desktop.queries.registers.asked import Asked
from xieshang_desktop.services.papers.catalogue import OfficePapers
from xieshang_desktop.settings import Settings
from xieshang_desktop.ui.fonts import load_application_fonts
from xieshang_desktop.ui.garbage import GarbageRound
from xieshang_desktop.ui.main_window import MainWindow
from xieshang_desktop.ui.pages.parts.papers import ReadingInSteps
from xieshang_desktop.ui.pages.registers.exporter import AT_ONCE_S
from xieshang_desktop.ui.theme import apply_theme, load_theme

REGISTERS = "registers"
WANTED = {"minutes": ("minutes.pdf", "minutes.docx"), REGISTERS: ("registers.xlsx",)}
BETWEEN_MS = 5
"""Two presses of a button, and the event loop between them."""


class Heartbeat:
    """Beats as often as the event loop lets it; the longest pause is how long the window was blocked."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    def start(self) -> None:
        """Forget what was before."""
        self.longest, self._last = 0.0, perf_counter()


def main() -> None:
    """Twice: as the worker is started for it, and with the worker at hand."""
    place = Path(sys.argv[1])
    office = open_office(DataFolder(place / "papers"))
    meeting = hold_long_meeting(office, TODAY)
    application = QApplication([])
    GarbageRound(application)  # as in the program: no collection falls into a key
    load_application_fonts(resources_dir() / "fonts")
    theme = load_theme(resources_dir(), calm=True)
    apply_theme(application, theme)
    office.clock = lambda: SAMPLE_MORNING
    door: Any = office
    window = MainWindow(door, theme, Settings())
    window.show()
    QApplication.processEvents()
    beat = Heartbeat()
    told: dict[str, float] = {}
    for name in ("first", "again"):
        target = place / name
        target.mkdir()
        together, blocked = _write_all(window, OfficePapers(office), meeting, target, beat)
        told |= {f"{name}_ms": together, f"{name}_blocked_ms": blocked}
    window.close()
    print(json.dumps(told))


class Writing:
    """All three files, asked for as a clerk would; read in steps, between which the window has its turn."""

    def __init__(self, window: MainWindow, papers: OfficePapers, meeting: str, target: Path) -> None:
        self._window, self._papers, self._meeting, self._target = window, papers, meeting, target
        self._reading = papers.registers_in_steps(Asked())
        self._left = {name for names in WANTED.values() for name in names}
        self.loop = QEventLoop()

    def ask(self, kind: str) -> None:
        """Read one paper, or some steps more of the registers."""
        if kind != REGISTERS:
            steps = self._papers.view_in_steps(self._meeting, kind)
            ReadingInSteps(self._window, self._window.tasks, steps, partial(self._hand_on, kind)).start()
            return
        until = perf_counter() + AT_ONCE_S
        for told in self._reading:
            if not isinstance(told, tuple):
                self._hand_on(kind, told)
            elif perf_counter() >= until:
                self._window.tasks.next_turn(self._window, partial(self.ask, kind))
                return

    def _hand_on(self, kind: str, view: Any) -> None:
        for name in WANTED[kind]:
            task = (view, self._target / name, kind)
            write = self._papers.press().write
            self._window.tasks.run_task(write, task, partial(self._written, name), self._failed)

    def _written(self, name: str, _done: object) -> None:
        self._left.discard(name)
        if not self._left:
            self.loop.quit()

    def _failed(self, error: Exception) -> None:
        raise error


def _write_all(
    window: MainWindow, papers: OfficePapers, meeting: str, target: Path, beat: Heartbeat
) -> tuple[float, float]:
    """How long all three took together, and the longest pause of the event loop meanwhile."""
    writing = Writing(window, papers, meeting, target)
    rest(50)
    beat.start()
    start = perf_counter()
    for number, kind in enumerate(WANTED):
        QTimer.singleShot(number * BETWEEN_MS, partial(writing.ask, kind))
    writing.loop.exec()
    return (perf_counter() - start) * 1000, beat.longest


if __name__ == "__main__":
    main()

"""The papers of a meeting of 300, asked for in the window: before it, and its minutes of 400 speeches."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benchmarks.big_meeting import hold_big_meeting, prepare_big_meeting
from benchmarks.child_papers import Heartbeat
from benchmarks.village import open_office
from xieshang_desktop.demo.pace import rest
from xieshang_desktop.paths import DataFolder, resources_dir
from xieshang_desktop.services.papers.catalogue import OfficePapers
from xieshang_desktop.settings import Settings
from xieshang_desktop.ui.fonts import load_application_fonts
from xieshang_desktop.ui.garbage import GarbageRound
from xieshang_desktop.ui.main_window import MainWindow
from xieshang_desktop.ui.pages.parts.papers import ReadingInSteps
from xieshang_desktop.ui.theme import apply_theme, load_theme


def main() -> None:
    """All that is printed for the room, then the minutes; each twice, the second with everything at hand."""
    place = Path(sys.argv[1])
    office = open_office(DataFolder(place / "big"))
    meeting = prepare_big_meeting(office)
    application = QApplication([])
    GarbageRound(application)  # as in the program: no collection falls into a key
    load_application_fonts(resources_dir() / "fonts")
    theme = load_theme(resources_dir(), calm=True)
    apply_theme(application, theme)
    door: Any = office
    papers: Any = OfficePapers(office)
    window = MainWindow(door, theme, Settings(), papers=papers)
    window.show()
    told: dict[str, float] = {}
    for name, kind in (("warm", "notice"), ("before", "pre-meeting")):
        told |= _measured(window, papers, meeting, kind, name, place)
    hold_big_meeting(office, meeting)
    for name, kind in (("cold", "minutes"), ("minutes", "minutes")):
        told |= _measured(window, papers, meeting, kind, name, place)
    window.close()
    print(json.dumps(told))


def _measured(
    window: MainWindow, papers: Any, meeting: str, kind: str, name: str, place: Path
) -> dict[str, float]:
    """How long it took from the wish to the file, and the longest pause of the event loop meanwhile."""
    loop, beat = QEventLoop(), Heartbeat()
    press, target = papers.press(), place / f"{name}.pdf"

    def failed(error: Exception) -> None:
        raise error

    def hand_over(view: Any) -> None:
        write: Callable[..., Any] = press.write
        window.tasks.run_task(write, (view, target, kind), lambda _done: loop.quit(), failed)

    rest(50)
    beat.start()
    start = perf_counter()
    ReadingInSteps(window, window.tasks, papers.view_in_steps(meeting, kind), hand_over).start()
    loop.exec()
    return {f"{name}_ms": (perf_counter() - start) * 1000, f"{name}_blocked_ms": beat.longest}


if __name__ == "__main__":
    main()

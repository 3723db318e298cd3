"""Keys in the search of 花名册 with 20,000 people: from the key to the rows of the answer in the table."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.village import open_office
from xieshang_desktop.paths import SAMPLE_MORNING, DataFolder, resources_dir
from xieshang_desktop.settings import Settings
from xieshang_desktop.ui.fonts import load_application_fonts
from xieshang_desktop.ui.main_window import MainWindow
from xieshang_desktop.ui.theme import apply_theme, load_theme

WORDS = ("zxl", "wang", "l", "chenxy", "qin", "shan", "01234", "0077", "zhangxiuying", "1-0012", "y", "tan")


def main() -> None:
    """Among all people, not only those of one tab."""
    office: Any = open_office(DataFolder(Path(sys.argv[1])))
    office.clock = lambda: SAMPLE_MORNING
    application = QApplication([])
    load_application_fonts(resources_dir() / "fonts")
    theme = load_theme(resources_dir(), calm=True)
    apply_theme(application, theme)
    window = MainWindow(office, theme, Settings())
    window.show()
    started = perf_counter()
    window.shell.go("roster")
    for _ in range(20):
        application.processEvents()
    opened = (perf_counter() - started) * 1000
    page: Any = window.shell.page()
    page.people.tabs.choose(0)
    page.people.search.setFocus()
    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit):
        raise TypeError("the page does not open in its search field")
    gc.collect()
    gc.freeze()
    gc.disable()
    times = [time for _ in range(3) for word in WORDS for time in _type(field, word)]
    print(json.dumps({"answered": times, "opened": opened}))


def _type(field: QLineEdit, word: str) -> list[float]:
    """Each letter, and each of them taken back; what is painted in between is not counted."""
    times = []
    for letter in [*word, *"\b" * len(word)]:
        started = perf_counter()
        QTest.keyClicks(field, letter)
        times.append((perf_counter() - started) * 1000)
        QApplication.processEvents()
    return times


if __name__ == "__main__":
    main()

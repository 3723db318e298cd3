"""Key presses in the search of 花名册 and of 签到: from the key to the view painted anew."""

import gc
import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from benchmarks.village import open_office
from xieshang_desktop.paths import SAMPLE_MORNING, DataFolder, resources_dir
from xieshang_desktop.services.office import Office
from xieshang_desktop.settings import Settings
from xieshang_desktop.ui.fonts import load_application_fonts
from xieshang_desktop.ui.main_window import MainWindow
from xieshang_desktop.ui.room import make_room
from xieshang_desktop.ui.theme import apply_theme, load_theme

WORDS = ("zxl", "wang", "l", "chen", "xx", "yzs", "ranl", "zhangxiu", "h", "tan")


def main() -> None:
    """Both fields, one after the other."""
    folder, meeting = DataFolder(Path(sys.argv[1])), sys.argv[2]
    application = QApplication([])
    window = _window(application, open_office(folder))
    window.shell.go("roster")
    roster = _press_all(window)
    window.open_room(meeting)
    sign_in = _press_all(window)
    print(json.dumps({"roster": roster, "sign_in": sign_in}))


def _window(application: QApplication, office: Office) -> MainWindow:
    office.clock = lambda: SAMPLE_MORNING
    load_application_fonts(resources_dir() / "fonts")
    theme = load_theme(resources_dir(), calm=True)
    apply_theme(application, theme)
    door: Any = office
    window = MainWindow(door, theme, Settings(), make_room=make_room)
    window.show()
    return window


def _press_all(window: QWidget) -> list[float]:
    """The times of all key presses, in ms; the first word warms the page up."""
    for _ in range(20):
        QApplication.processEvents()
    field = QApplication.focusWidget()
    if not isinstance(field, QLineEdit):
        field = next(each for each in window.findChildren(QLineEdit) if each.isVisible())
    _press_word(field, WORDS[0])
    gc.collect()
    return [time for _ in range(3) for word in WORDS for time in _press_word(field, word)]


def _press_word(field: QLineEdit, word: str) -> list[float]:
    """Each letter, and each of them taken back."""
    letters = [_timed(field, letter) for letter in word]
    return letters + [_timed(field, "\b") for _ in word]


def _timed(field: QLineEdit, letter: str) -> float:
    start = perf_counter()
    QTest.keyClicks(field, letter)
    QApplication.processEvents()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main()

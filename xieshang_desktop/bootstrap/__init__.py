"""The only wiring: paths → log → record → services → windows.

The window paints its first frame before the database is imported; what is heavy is imported in use.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from xieshang_desktop.bootstrap.plain_imports import plain_imports
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.paths import DataFolder, resources_dir, settings_dir
from xieshang_desktop.settings import load_settings

ROOM_TO_SPARE = 1.1
"""How much larger than the window a screen must be for the window not to fill it."""
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""What says, on Linux, that windows can be shown."""


def run_window(folder: DataFolder, *, sample: bool = False, rehearse: str = "") -> int:
    """Open the program's window and stay until it is closed; gives the exit status.

    With ``rehearse`` a rehearsal begins at once: of the sample, or of the scenario file named.
    Raises EnvironmentProblem where there is no screen.
    """
    with plain_imports():
        from PySide6.QtWidgets import QApplication

    _must_have_a_screen()
    application = QApplication.instance() or QApplication(sys.argv[:1])
    _report_uncaught(folder)
    from xieshang_desktop.ui.first_paint import begin_when_painted
    from xieshang_desktop.ui.single import SingleProgram

    single = SingleProgram(folder.folder)
    if single.another_is_open():
        print("程序已经打开，已把那个窗口带到前面。", file=sys.stderr)
        return 1
    from xieshang_desktop.ui.garbage import GarbageRound

    garbage = GarbageRound(application)
    window = build_window(folder)
    single.asked_to_come_forward.connect(window.come_forward)
    begun: list[Any] = []

    def begin() -> None:
        single.listen()
        begun.append(_begun(window, folder, sample, rehearse))
        _make_ready(window, garbage)

    begin_when_painted(window.shell, begin)
    _show(window)
    status = int(application.exec())
    for opening in begun:
        opening.end()
    return status


def _begun(window: Any, folder: DataFolder, sample: bool, rehearse: str) -> Any:
    """Begin what comes behind the first frame."""
    from xieshang_desktop.bootstrap.log import start_log
    from xieshang_desktop.bootstrap.opening import Opening

    start_log(folder)
    opening = Opening(window, folder, sample, rehearse)
    opening.begin()
    return opening


def _make_ready(window: Any, garbage: Any) -> None:
    """Load what is needed later while nobody does anything."""
    from xieshang_desktop.ui.warming import Warming

    Warming(window, garbage.settle)


def _must_have_a_screen() -> None:
    """Qt would end the process where there is none."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        raise EnvironmentProblem(
            "这里没有屏幕，窗口打不开。", "请在桌面上打开程序，或用 xieshang demo 离屏演示。"
        )


def _show(window: Any) -> None:
    """Fill a small screen; keep the size of the window on a large one."""
    from xieshang_desktop.ui.audience.placement import screen_under

    room = screen_under(window).availableSize()
    if room.width() <= window.width() * ROOM_TO_SPARE or room.height() <= window.height() * ROOM_TO_SPARE:
        window.showMaximized()
    else:
        window.show()


def build_window(folder: DataFolder) -> Any:
    """The window with its frame, before any record is open."""
    from PySide6.QtWidgets import QApplication

    from xieshang_desktop.ui.fonts import FIRST_FRAME_FONTS, load_fonts
    from xieshang_desktop.ui.main_window import MainWindow
    from xieshang_desktop.ui.theme import apply_theme, load_theme, system_wants_calm

    resources = resources_dir()
    settings = load_settings(settings_dir())
    load_fonts(resources / "fonts", FIRST_FRAME_FONTS)
    theme = load_theme(resources, settings.theme, settings.scale, system_wants_calm())
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, theme)
    return MainWindow(
        None,
        theme,
        settings,
        make_room=_make_room,
        settings_folder=settings_dir(),
        data_folder=str(folder.folder),
        back_up=None,
    )


def _make_room(window: Any, meeting_id: str) -> Any:
    """The room of a meeting; it brings the database with it, so it is imported when one is entered."""
    from xieshang_desktop.ui.room import make_room

    return make_room(window, meeting_id)


def _report_uncaught(folder: DataFolder) -> None:
    """Our own bugs go to the log, and the program stays; the record is safe, since every act is whole."""

    def report(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        from xieshang_desktop.bootstrap.log import log, start_log

        start_log(folder)
        log.error("uncaught", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = report

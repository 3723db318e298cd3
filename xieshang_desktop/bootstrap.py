"""The only wiring: paths → log → record → services → windows.

The window paints its first frame before the database is imported; everything heavy is imported where it is used.
"""

from __future__ import annotations

import logging
import logging.handlers
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.paths import DataFolder, resources_dir, settings_dir
from xieshang_desktop.settings import load_settings

LOG_BYTES = 512_000
log = logging.getLogger("xieshang")

Clock = Callable[[], datetime]


def start_log(folder: DataFolder) -> None:
    """Write what goes wrong into the data folder; names and numbers of people never enter the log."""
    try:
        folder.folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            folder.log, maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def open_office(folder: DataFolder, *, sample: bool, clock: Clock | None = None) -> Any:
    """Open the record of a data folder; the sample village is made there the first time.

    Raises EnvironmentProblem when the record cannot be opened.
    """
    from xieshang_desktop.services.office import Office
    from xieshang_desktop.storage.keys import read_or_make_key
    from xieshang_desktop.storage.opening import open_record
    from xieshang_desktop.storage.rulebook import Rulebook

    book = Rulebook.read(resources_dir(), folder.rules)
    record = open_record(folder.record, read_or_make_key(folder.key), book)
    if sample and record.head.seq == 0:
        from xieshang_desktop.replay.sample import fill_with_sample

        try:
            fill_with_sample(record, resources_dir())
        except BaseException:
            record.close()
            raise
    return Office(record, clock) if clock is not None else Office(record)


def close_office(office: Any, folder: DataFolder) -> None:
    """A verified backup, then the record is let go."""
    from xieshang_desktop.storage.backup import back_up
    from xieshang_desktop.storage.keys import read_or_make_key

    try:
        if office.record.head.seq > _newest_backup(folder):
            back_up(office.record, folder.backups, read_or_make_key(folder.key), office.now())
    except EnvironmentProblem as problem:
        log.warning("backup: %s", problem.sentence)
    finally:
        office.record.close()


def _newest_backup(folder: DataFolder) -> int:
    """The number of entries in the newest backup."""
    names = [path.name for path in folder.backups.glob("*.xieshang")]
    return max((int(name.split("-")[0]) for name in names if name.split("-")[0].isdigit()), default=0)


def run_window(folder: DataFolder, *, sample: bool = False, clock: Clock | None = None) -> int:
    """Open the program's window and stay until it is closed; gives the exit status."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    start_log(folder)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    _report_uncaught()
    from xieshang_desktop.ui.single import SingleProgram

    single = SingleProgram(folder.folder)
    if single.another_is_open():
        print("程序已经打开，已把那个窗口带到前面。", file=sys.stderr)
        return 1
    window = build_window(folder)
    single.asked_to_come_forward.connect(window.come_forward)
    window.show()
    application.processEvents()  # the frame is on the screen before the record is opened
    offices: list[Any] = []
    QTimer.singleShot(0, lambda: _begin(window, folder, sample, clock, offices))
    status = int(application.exec())
    for office in offices:
        close_office(office, folder)
    return status


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


def _begin(window: Any, folder: DataFolder, sample: bool, clock: Clock | None, offices: list[Any]) -> None:
    """Open the record behind the painted frame; where it cannot be opened, say so and offer a way out."""
    from xieshang_desktop.ui.fonts import LATER_FONTS, load_fonts

    try:
        office = open_office(folder, sample=sample, clock=clock)
    except EnvironmentProblem as problem:
        log.error("open: %s", problem.sentence)
        _show_trouble(window, problem, lambda: _begin(window, folder, sample, clock, offices))
        return
    offices.append(office)
    load_fonts(resources_dir() / "fonts", LATER_FONTS)
    window.open_office(office, _papers(office), lambda: _back_up_now(office, folder))


def _show_trouble(window: Any, problem: EnvironmentProblem, try_again: Callable[[], None]) -> None:
    from xieshang_desktop.ui.trouble import TroublePage

    def again() -> None:
        window.rooms.setCurrentWidget(window.shell)
        window.rooms.removeWidget(page)
        page.deleteLater()
        try_again()

    page = TroublePage(window.theme, problem.sentence, problem.way_out, again, window.close)
    window.rooms.addWidget(page)
    window.rooms.setCurrentWidget(page)


def _back_up_now(office: Any, folder: DataFolder) -> str:
    """A verified backup, asked for by hand; where it lies, in words."""
    from xieshang_desktop.storage.backup import back_up
    from xieshang_desktop.storage.keys import read_or_make_key

    made = back_up(office.record, folder.backups, read_or_make_key(folder.key), office.now())
    return f"已备份{made.entries}条记录：{made.path}"


def _papers(office: Any) -> Any:
    from xieshang_desktop.services.papers import OfficePapers

    return OfficePapers(office)


def _report_uncaught() -> None:
    """Our own bugs go to the log, and the program stays; the record is safe, since every act is whole."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("uncaught", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = report


def sample_clock(start: datetime) -> Clock:
    """A clock that begins at ``start`` and goes on as the wall clock does."""
    began = datetime.now()

    def now() -> datetime:
        return (start + (datetime.now() - began)).replace(microsecond=0)

    return now


def folder_of(path: Path | None, *, sample: bool) -> DataFolder:
    """The data folder that the command line asks for."""
    from xieshang_desktop.paths import data_folder

    return data_folder(path, sample=sample)

"""The only wiring: paths → log → record → services → windows.

The window paints its first frame before the database is imported; what is heavy is imported in use.
"""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.paths import SAMPLE_MORNING, DataFolder, resources_dir, settings_dir
from xieshang_desktop.settings import load_settings

LOG_BYTES = 512_000
ROOM_TO_SPARE = 1.1
"""How much larger than the window a screen must be for the window not to fill it."""
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


def open_office(folder: DataFolder, *, sample: bool) -> Any:
    """Open the record of a data folder. The sample village lives on the day of its meeting.

    Raises EnvironmentProblem when the record cannot be opened.
    """
    from xieshang_desktop.services.office import Office

    record = _open_record(folder, folder.record)
    if not sample:
        return Office(record)
    last = record.head.at or SAMPLE_MORNING
    return Office(record, sample_clock(max(SAMPLE_MORNING, last)))


def _open_record(folder: DataFolder, path: Path) -> Any:
    from xieshang_desktop.storage.keys import read_or_make_key
    from xieshang_desktop.storage.opening import open_record
    from xieshang_desktop.storage.rulebook import Rulebook

    book = Rulebook.read(resources_dir(), folder.rules)
    return open_record(path, read_or_make_key(folder.key), book)


def prepare_sample(place: str) -> None:
    """Make the sample village's record in a data folder: beside it first, and in its place only when whole.

    Runs in the worker, so that the window stays alive meanwhile.
    """
    from xieshang_desktop.replay.sample import fill_with_sample

    folder = DataFolder(Path(place))
    part = folder.record.with_name(folder.record.name + ".part")
    for path in (part, part.with_name(part.name + "-wal")):
        path.unlink(missing_ok=True)
    record = _open_record(folder, part)
    try:
        fill_with_sample(record, resources_dir())
    finally:
        record.close()
    os.replace(part, folder.record)


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


def run_window(folder: DataFolder, *, sample: bool = False) -> int:
    """Open the program's window and stay until it is closed; gives the exit status."""
    from PySide6.QtWidgets import QApplication

    start_log(folder)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    _report_uncaught()
    from xieshang_desktop.ui.first_paint import begin_when_painted
    from xieshang_desktop.ui.single import SingleProgram

    single = SingleProgram(folder.folder)
    if single.another_is_open():
        print("程序已经打开，已把那个窗口带到前面。", file=sys.stderr)
        return 1
    window = build_window(folder)
    single.asked_to_come_forward.connect(window.come_forward)
    opening = Opening(window, folder, sample)
    begin_when_painted(window.shell, opening.begin)
    _show(window)
    status = int(application.exec())
    if opening.office is not None:
        close_office(opening.office, folder)
    return status


def _show(window: Any) -> None:
    """Fill a small screen; keep the size of the window on a large one."""
    room = window.screen().availableSize()
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


@dataclass
class Opening:
    """The way from a painted frame to a window at work: sample made, record opened, village known."""

    window: Any
    folder: DataFolder
    sample: bool
    office: Any = None

    def begin(self) -> None:
        """Open the record behind the painted frame; the sample village is made first where there is none."""
        if self.sample and not self.folder.record.exists():
            self._prepare_sample()
            return
        try:
            self.office = open_office(self.folder, sample=self.sample)
        except EnvironmentProblem as problem:
            self._stopped(problem)
            return
        from xieshang_desktop.ui.fonts import LATER_FONTS, load_fonts

        load_fonts(resources_dir() / "fonts", LATER_FONTS)
        if self.office.record.head.seq:
            self._work()
        else:
            self._ask_for_village()

    def _work(self) -> None:
        office, folder = self.office, self.folder
        self.window.open_office(office, _papers(office), lambda: _back_up_now(office, folder))

    def _prepare_sample(self) -> None:
        from xieshang_desktop.ui.trouble import WaitingPage

        words = "正在准备示例村青石村，第一次要十来秒"
        self.window.shell.show_waiting(WaitingPage(self.window.theme, words))
        self.window.tasks.run_task(
            prepare_sample, (str(self.folder.folder),), lambda _done: self.begin(), self._stopped
        )

    def _ask_for_village(self) -> None:
        """A new record: whose is it?"""
        from xieshang_desktop.ui.first_village import FirstVillage

        book = self.office.record.session.info["rulebook"]
        page = FirstVillage(self.window.theme, _overlays(book))
        page.established.connect(lambda facts: self._establish(page, facts))
        self.window.rooms.addWidget(page)
        self.window.rooms.setCurrentWidget(page)
        page.enter()

    def _establish(self, page: Any, facts: dict[str, Any]) -> None:
        from xieshang_desktop.storage.opening import establish_village

        try:
            establish_village(self.office.record, self.office.now(), **facts)
        except EnvironmentProblem as problem:
            page.show_not_saved(problem.sentence, problem.way_out)
            return
        self.window.rooms.setCurrentWidget(self.window.shell)
        self.window.rooms.removeWidget(page)
        page.deleteLater()
        self._work()

    def _stopped(self, error: Exception) -> None:
        """Say what is in the way, and offer to try again."""
        from xieshang_desktop.ui.trouble import TroublePage

        log.error("open: %s", error)
        sentence, way_out = "记录没有打开，文件没有改动。", "请再试一次；还不行，请联系乡镇技术人员。"
        if isinstance(error, EnvironmentProblem):
            sentence, way_out = error.sentence, error.way_out

        def again() -> None:
            self.window.rooms.setCurrentWidget(self.window.shell)
            self.window.rooms.removeWidget(page)
            page.deleteLater()
            self.begin()

        page = TroublePage(self.window.theme, sentence, way_out, again, self.window.close)
        self.window.rooms.addWidget(page)
        self.window.rooms.setCurrentWidget(page)


def _overlays(book: Any) -> list[str]:
    """The local rule sets that a village may choose, by name."""
    from xieshang_desktop.domain.figures import Level

    return sorted(name for name, file in book.files.items() if file.level is Level.PROVINCE)


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

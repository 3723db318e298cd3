"""The way from the start to a window at work, and what a kill, a full disk or a damaged file make of it."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.builders import KEY
from tests.outside.program import (
    children_of,
    entries_of,
    holds,
    in_python,
    listing,
    running,
    sample_folder,
    sentence_of,
    small_folder,
    wait_until,
    xieshang,
)
from tests.ui.conftest import dressed_app, no_garbage_on_other_threads
from xieshang_desktop import bootstrap
from xieshang_desktop.bootstrap import records
from xieshang_desktop.bootstrap.loading import Loading
from xieshang_desktop.bootstrap.log import log, start_log
from xieshang_desktop.bootstrap.opening import Opening
from xieshang_desktop.domain.vocabulary import VillageKind
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.paths import DataFolder, data_folder
from xieshang_desktop.storage.backup import verify_copy
from xieshang_desktop.ui.first_paint import begin_when_painted
from xieshang_desktop.ui.first_village import FirstVillage
from xieshang_desktop.ui.trouble import TroublePage

__all__ = ["dressed_app", "no_garbage_on_other_threads"]

# The first frame

WHAT_IS_LOADED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from xieshang_desktop import bootstrap
from xieshang_desktop.bootstrap import opening

def tell(self):
    shown = self.window.isVisible() and self.window.shell.isVisible()
    print(shown, *sorted(name for name in sys.modules if name.split(".")[0] in HEAVY))
    QApplication.exit(0)

HEAVY = {"sqlalchemy", "sqlcipher3", "alembic", "reportlab", "openpyxl", "docx", "pypinyin", "lxml"}
opening.Opening.begin = tell
sys.exit(bootstrap.run_window(bootstrap.DataFolder(Path(sys.argv[1]))))
"""


def test_that_the_first_frame_is_painted_before_the_database_is_even_imported(tmp_path: Path) -> None:
    done = in_python(WHAT_IS_LOADED, tmp_path / "data", home=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stdout + done.stderr


def test_that_the_slow_part_begins_once_and_only_after_painting(qtbot: QtBot) -> None:
    widget, begun = QWidget(), list[bool]()
    qtbot.addWidget(widget)
    begin_when_painted(widget, lambda: begun.append(widget.isVisible()))
    QApplication.processEvents()
    assert begun == []
    widget.show()
    qtbot.waitUntil(lambda: begun == [True])
    widget.repaint()
    QApplication.processEvents()
    assert begun == [True]


# The window over a data folder, in this process


class Start:
    """A window as `run_window` puts it together, and the keys that are pressed in it."""

    def __init__(self, folder: DataFolder, *, sample: bool = False) -> None:
        self.window = bootstrap.build_window(folder)
        self.opening = Opening(self.window, folder, sample)
        self.window.show()
        self.window.activateWindow()
        self.opening.begin()
        QApplication.processEvents()

    @property
    def room(self) -> QWidget:
        """What stands in the window."""
        room = self.window.rooms.currentWidget()
        assert isinstance(room, QWidget)
        return room

    @property
    def at_work(self) -> bool:
        """Whether 工作台 is there."""
        shell: Any = self.window.shell
        return self.window.rooms.currentWidget() is shell and shell.page() is not None

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        QApplication.processEvents()

    def type(self, words: str) -> None:
        committed = QInputMethodEvent()
        committed.setCommitString(words)
        QApplication.sendEvent(QApplication.focusWidget() or self.window, committed)

    def close(self) -> None:
        """Let go in the program's order: what is put away goes while the window still stands."""
        self.window.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if self.opening.office is not None:
            self.opening.office.record.close()
            self.opening.office = None


Begin = Callable[[DataFolder], Start]


@pytest.fixture
def begin(dressed_app: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Begin]:
    """Start on a data folder, with settings of our own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    Loading().run()  # the database is in: what follows, follows at once
    started: list[Start] = []

    def start(folder: DataFolder) -> Start:
        started.append(Start(folder))
        return started[-1]

    yield start
    for each in started:
        each.close()


def test_that_a_new_record_asks_by_keys_alone_whose_it_is(begin: Begin, tmp_path: Path) -> None:
    start = begin(DataFolder(tmp_path / "data"))
    assert isinstance(start.room, FirstVillage)
    start.press(Qt.Key.Key_Backtab)
    start.press(Qt.Key.Key_Right)
    start.press(Qt.Key.Key_Tab)
    for words in ("新华社区", "城关街道", "", "重庆市"):
        start.type(words)
        start.press(Qt.Key.Key_Return)
    start.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert start.at_work
    assert start.window.windowTitle().startswith("新华社区")
    assert start.opening.office.record.head.seq == 1
    village, _device = start.opening.office.record.owner()
    assert village.kind == VillageKind.COMMUNITY
    assert village.rule_sets == ["CN-2026", "重庆市"]


def test_that_a_record_killed_before_its_village_was_known_asks_again(begin: Begin, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    begin(folder).close()
    assert folder.record.is_file()
    assert isinstance(begin(folder).room, FirstVillage)


def test_that_a_known_village_is_at_work_at_once(begin: Begin, tmp_path: Path) -> None:
    start = begin(small_folder(tmp_path / "data"))
    assert start.at_work
    assert start.window.windowTitle().startswith("某村")


def test_that_a_disk_that_refuses_the_village_loses_nothing(
    begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise EnvironmentProblem("磁盘满了，没有存上。", "请腾出磁盘空间，再存一次。")

    start = begin(DataFolder(tmp_path / "data"))
    start.type("青石村")
    with monkeypatch.context() as patch:
        patch.setattr("xieshang_desktop.storage.opening.establish_village", full)
        start.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(start.room, FirstVillage)
    start.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert start.at_work
    assert start.window.windowTitle().startswith("青石村")


def test_that_a_folder_that_cannot_be_written_is_told_and_tried_again_by_enter(
    begin: Begin, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("in the way")
    start = begin(DataFolder(tmp_path / "data"))
    assert isinstance(start.room, TroublePage)
    start.press(Qt.Key.Key_Return)
    assert isinstance(start.room, TroublePage)
    (tmp_path / "data").unlink()
    start.press(Qt.Key.Key_Return)
    assert isinstance(start.room, FirstVillage)


def test_that_a_damaged_record_is_left_as_it_is_until_it_is_restored(begin: Begin, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    good = folder.record.read_bytes()
    folder.record.write_bytes(bytes(len(good)))
    start = begin(folder)
    assert isinstance(start.room, TroublePage)
    assert folder.record.read_bytes() == bytes(len(good))
    folder.record.write_bytes(good)
    start.press(Qt.Key.Key_Return)
    assert start.at_work


def test_that_a_record_held_by_another_program_opens_once_it_is_free(begin: Begin, tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    other = records.open_office(folder, sample=False)
    start = begin(folder)
    assert isinstance(start.room, TroublePage)
    other.record.close()
    start.press(Qt.Key.Key_Return)
    assert start.at_work


def test_that_our_own_bug_is_logged_and_told_without_its_words(
    begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_arguments: object, **_named: object) -> None:
        raise LookupError("secret")

    # Another library's test may have switched off the loggers that it found.
    monkeypatch.setattr(logging.getLogger("xieshang"), "disabled", False)
    with monkeypatch.context() as patch, caplog.at_level(logging.ERROR, "xieshang"):
        patch.setattr("xieshang_desktop.bootstrap.opening.open_office", broken)
        start = begin(small_folder(tmp_path / "data"))
    assert isinstance(start.room, TroublePage)
    assert "LookupError" in caplog.text
    start.press(Qt.Key.Key_Return)
    assert start.at_work


def test_that_the_trouble_page_closes_the_program_by_keys(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    start = begin(DataFolder(tmp_path / "data"))
    start.press(Qt.Key.Key_Tab)
    start.press(Qt.Key.Key_Return)
    assert not start.window.isVisible()


def test_that_the_window_is_gone_while_the_worker_finishes(begin: Begin, tmp_path: Path) -> None:
    start = begin(small_folder(tmp_path / "data"))
    seen: list[bool] = []
    close = start.window.tasks.close

    def closing() -> None:
        seen.append(start.window.isVisible())
        close()

    start.window.tasks.close = closing
    start.window.close()
    assert seen == [False]


def test_that_a_small_screen_is_filled(begin: Begin, tmp_path: Path) -> None:
    start = begin(small_folder(tmp_path / "data"))
    start.window.hide()
    bootstrap._show(start.window)
    assert start.window.isMaximized()


# The sample village


def test_that_a_sample_killed_in_the_making_is_made_again_by_the_next_start(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    part = folder.folder / "record.xieshang.part"
    with running("open", "--sample", "--data", folder.folder, home=tmp_path) as first:
        wait_until(lambda: part.exists() and part.stat().st_size, "nothing is made")
        workers = children_of(first.process.pid)
        first.kill()
    assert not folder.record.exists()
    wait_until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers), "a worker lives on")
    with running("open", "--sample", "--data", folder.folder, home=tmp_path) as second:
        wait_until(folder.record.exists, second.told or "the sample is not made")
        wait_until(lambda: holds(second, folder.record), "the sample is not opened")
    assert not [name for name in listing(folder.folder) if ".part" in name]
    assert entries_of(folder, sample=True) > 300


def test_that_a_sample_that_fails_leaves_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise EnvironmentProblem("样例村的花名册读不出来。", "请重新安装程序。")

    monkeypatch.setattr("xieshang_desktop.replay.sample.fill_with_sample", fail)
    folder = DataFolder(tmp_path)
    with pytest.raises(EnvironmentProblem):
        records.prepare_sample(str(tmp_path))
    assert not folder.record.exists()


def test_that_leftovers_of_a_kill_do_not_enter_the_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xieshang_desktop.replay.sample.fill_with_sample", lambda *_arguments: None)
    for ending in records.BESIDE:
        (tmp_path / f"record.xieshang.part{ending}").write_bytes(b"half" * 1000)
    records.prepare_sample(str(tmp_path))
    assert listing(tmp_path) == {"record.xieshang", "record.key"}
    assert entries_of(DataFolder(tmp_path)) == 0


def test_that_the_sample_village_lives_on_its_day_and_never_before_its_last_act(tmp_path: Path) -> None:
    folder = sample_folder(tmp_path)
    office = records.open_office(folder, sample=True)
    try:
        assert office.now().date() == datetime(2026, 3, 12).date()
        assert office.now() >= office.record.head.at
        assert office.now().microsecond == 0
    finally:
        office.record.close()


# One program at a time


def test_that_a_second_start_says_so_and_a_killed_first_locks_nobody_out(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    with running("open", "--data", folder.folder, home=tmp_path) as first:
        wait_until(lambda: holds(first, folder.record), first.told or "the record is not opened")
        second = xieshang("open", "--data", folder.folder, home=tmp_path, QT_QPA_PLATFORM="offscreen")
        assert sentence_of(second) == "程序已经打开，已把那个窗口带到前面。"
        assert "另一个窗口" in sentence_of(xieshang("verify", "--data", folder.folder, home=tmp_path))
        first.kill()
    with running("open", "--data", folder.folder, home=tmp_path) as third:
        wait_until(lambda: holds(third, folder.record), third.told or "the record is not opened")
        assert third.told == ""


# The end: a backup that opens


def test_that_closing_leaves_a_verified_backup_that_opens(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    office = records.open_office(folder, sample=False)
    entries = office.record.head.seq
    records.close_office(office, folder)
    (copy,) = folder.backups.iterdir()
    assert verify_copy(copy, KEY) == entries
    again = DataFolder(tmp_path / "again")
    again.folder.mkdir()
    copy.rename(again.record)
    again.key.write_bytes(folder.key.read_bytes())
    assert entries_of(again) == entries


def test_that_closing_without_anything_new_makes_no_second_backup(tmp_path: Path) -> None:
    folder = small_folder(tmp_path / "data")
    for _ in range(2):
        records.close_office(records.open_office(folder, sample=False), folder)
    assert len(list(folder.backups.iterdir())) == 1


def test_that_a_backup_that_cannot_be_written_is_told_and_the_record_let_go(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_folder(tmp_path / "data")
    folder.backups.write_text("in the way")
    records.close_office(records.open_office(folder, sample=False), folder)
    assert capsys.readouterr().err.startswith("备份没有写成")
    assert entries_of(folder) > 0


def test_that_a_record_without_a_village_is_not_backed_up(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    records.close_office(records.open_office(folder, sample=False), folder)
    assert not folder.backups.exists()


# What is never written down


def test_that_a_database_s_complaint_names_nobody(tmp_path: Path) -> None:
    """Such a complaint may reach the log, which leaves the village for repair."""
    folder = small_folder(tmp_path / "data")
    office = records.open_office(folder, sample=False)
    wrong = text("INSERT INTO person (id, name) VALUES ('1', :name)")
    try:
        with office.record.engine.connect() as connection, pytest.raises(DatabaseError) as complaint:
            connection.execute(wrong, {"name": "张秀兰"})
        assert "张秀兰" not in str(complaint.value)
    finally:
        office.record.close()


def test_that_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    handlers = list(log.handlers)
    log.handlers.clear()
    try:
        start_log(DataFolder(tmp_path / "file"))
        log.error("still here")
    finally:
        log.handlers[:] = handlers


def test_that_the_data_folder_is_the_one_asked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XIESHANG_DATA", str(tmp_path))
    assert data_folder(None, sample=False).folder == tmp_path
    assert data_folder(None, sample=True).folder == tmp_path / "示例村"
    given: Any = tmp_path / "given"
    assert data_folder(given, sample=True).folder == given
    assert os.environ["XIESHANG_DATA"] == str(tmp_path)

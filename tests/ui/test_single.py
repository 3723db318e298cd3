"""One program for one data folder, and none locked out by one that was killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from xieshang_desktop.ui.single import SingleProgram


def begun(folder: Path) -> SingleProgram:
    """A program that is the first on its folder, and listens."""
    program = SingleProgram(folder)
    assert not program.another_is_open()
    program.listen()
    return program


ROOT = Path(__file__).resolve().parents[2]
LISTENER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from xieshang_desktop.ui.single import SingleProgram
application = QCoreApplication([])
single = SingleProgram(Path(sys.argv[1]))
print(single.another_is_open(), flush=True)
single.listen()
print("listening", flush=True)
application.exec()
"""


def test_that_a_second_start_finds_the_first_and_calls_it_forward(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = begun(tmp_path), SingleProgram(tmp_path)
    with qtbot.waitSignal(first.asked_to_come_forward):
        assert second.another_is_open()


def test_that_every_further_start_calls_again(qtbot: QtBot, tmp_path: Path) -> None:
    first = begun(tmp_path)
    called: list[None] = []
    first.asked_to_come_forward.connect(lambda: called.append(None))
    for _ in range(3):
        assert SingleProgram(tmp_path).another_is_open()
    qtbot.waitUntil(lambda: len(called) == 3)


def test_that_another_folder_is_another_program(qapp: QApplication, tmp_path: Path) -> None:
    first, other = begun(tmp_path / "one"), begun(tmp_path / "two")
    assert first is not other


def test_that_a_folder_is_the_same_however_it_is_spelled(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    _first = begun(tmp_path)
    assert SingleProgram(tmp_path / "link" / ".." / tmp_path.name).another_is_open()
    assert SingleProgram(tmp_path / "link").another_is_open()


def test_that_a_program_that_is_gone_locks_nobody_out(qapp: QApplication, tmp_path: Path) -> None:
    first = begun(tmp_path)
    first.deleteLater()
    del first
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not SingleProgram(tmp_path).another_is_open()


def test_that_a_killed_program_locks_nobody_out(qapp: QApplication, tmp_path: Path) -> None:
    """Its socket stays in the folder of temporary files; nobody answers there."""
    with subprocess.Popen(
        [sys.executable, "-c", LISTENER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "False\n"
        assert killed.stdout.readline() == "listening\n"
        assert SingleProgram(tmp_path).another_is_open()
        killed.send_signal(signal.SIGKILL)
    after = begun(tmp_path)
    assert SingleProgram(tmp_path).another_is_open()
    after.deleteLater()


def test_that_a_lock_alone_keeps_nobody_out(qapp: QApplication, tmp_path: Path) -> None:
    """Somebody holds it and does not answer: better two windows, of which one cannot open, than none."""
    silent = SingleProgram(tmp_path)
    assert not silent.another_is_open()
    assert not SingleProgram(tmp_path).another_is_open()

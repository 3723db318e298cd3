"""Real windows on a real X server, by keys alone; what came of it is read from the record afterwards.

Where Xvfb or xdotool is not installed each of these tests says so among the warnings and tries nothing; the
same paths are then tried inside the process only (tests/ui/test_room.py, tests/ui/live).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.outside.program import (
    ROOT,
    Running,
    entries_of,
    environment,
    holds,
    running,
    sample_folder,
    sentence_of,
    wait_until,
    xieshang,
)
from tests.outside.screen import LAPTOP, Screen, what_is_missing, x_server
from tests.sample_village import KEY
from tests.ui.live.rehearsal import room_at
from xieshang_desktop.bootstrap.records import open_office
from xieshang_desktop.paths import DataFolder
from xieshang_desktop.queries.cockpit.view import CockpitView, cockpit
from xieshang_desktop.queries.history import last_act

pytestmark = pytest.mark.xserver

Open = Callable[[DataFolder], "Seen"]


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen | None]:
    """A laptop's screen, or None where there can be none, which is said."""
    missing = what_is_missing()
    if missing:
        warnings.warn(missing, stacklevel=1)
        yield None
        return
    with x_server(tmp_path / "screen") as server:
        yield server


class Seen:
    """The program on a screen, with its record's file watched from outside."""

    def __init__(self, screen: Screen, program: Running, folder: DataFolder) -> None:
        self.screen, self.program, self.folder = screen, program, folder
        screen.focus("青石村")

    def written(self, *keys: str) -> None:
        """Press keys, and wait until the record's log has grown by what they have done."""
        before = self._log()
        self.screen.press(*keys)
        wait_until(lambda: self._log() != before, f"nothing was written after {keys}")

    def enter_room(self) -> None:
        """工作台's red button."""
        before = self.screen.settled()
        self.screen.press("ctrl+Return")
        self.screen.other_than(before)

    def _log(self) -> tuple[int, int]:
        log = self.folder.record.with_name(self.folder.record.name + "-wal")
        try:
            found = log.stat()
        except FileNotFoundError:
            return 0, 0
        return found.st_size, found.st_mtime_ns


@contextmanager
def opened(screen: Screen, folder: DataFolder, home: Path) -> Iterator[Seen]:
    """The program on the sample village, until it is killed."""
    words = ("open", "--sample", "--data", folder.folder)
    with running(*words, home=home, **screen.environment) as program:
        wait_until(lambda: holds(program, folder.record), program.told or "the record is not opened")
        yield Seen(screen, program, folder)
        assert program.told == ""
        program.kill()


def meeting_of(folder: DataFolder, meeting: str) -> tuple[CockpitView, str]:
    """The room as the record has it, at the time of its last act, and what that act was."""
    office = open_office(folder, sample=True)
    try:
        last = office.read(last_act, meeting)
        return office.read(cockpit, meeting, office.record.head.at), last.words
    finally:
        office.record.close()


def rehearsed(place: Path, clock: str) -> tuple[DataFolder, str]:
    """The sample village in the middle of its meeting, and the meeting's id."""
    place.mkdir()
    village, meeting = room_at(place, clock)
    village.office.record.close()
    folder = DataFolder(place)
    folder.key.write_text(KEY.hex())
    return folder, meeting


def test_that_it_is_said_where_nothing_can_be_tried_on_a_real_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert what_is_missing() == (
        "没有安装Xvfb、xdotool，这一项没有在真正的屏幕上试 (Xvfb, xdotool not installed)"
    )


def test_that_keys_alone_lead_from_the_first_page_into_the_room_and_back(
    screen: Screen | None, tmp_path: Path
) -> None:
    if screen is None:
        return
    folder, meeting = rehearsed(tmp_path / "data", "08:57")
    before, _ = meeting_of(folder, meeting)
    with opened(screen, folder, tmp_path) as seen:
        home = screen.settled()
        assert home.colours() > 50
        seen.enter_room()
        screen.type("lxg")
        seen.written("Return")
        signed_in = screen.settled()
        seen.written("F8")
        undone = screen.settled()
        assert undone.pixels != signed_in.pixels
        screen.press("F1")
        keys = screen.other_than(undone)
        screen.press("Escape")
        screen.other_than(keys)
        screen.press("F12")
        wait_until(lambda: screen.windows("大屏"), "the hall's screen does not open")
        screen.press("F12")
        wait_until(lambda: not screen.windows("大屏"), "the hall's screen does not close")
        screen.type("chl")
        room = screen.settled()
        screen.press("Escape")
        screen.press("alt+Left")
        left = screen.other_than(room)
        assert left.colours() > 50
    after, _ = meeting_of(folder, meeting)
    assert after.quorum.present == before.quorum.present
    assert after.entries == before.entries + 2


def test_that_a_meeting_killed_in_its_middle_goes_on_at_the_same_point(
    screen: Screen | None, tmp_path: Path
) -> None:
    if screen is None:
        return
    folder, meeting = rehearsed(tmp_path / "data", "09:42:30")
    before, _ = meeting_of(folder, meeting)
    with opened(screen, folder, tmp_path) as seen:
        seen.enter_room()
        seen.written("ctrl+Return")
        seen.program.kill()
    killed, _ = meeting_of(folder, meeting)
    assert killed.entries > before.entries
    assert speaker_of(killed) != speaker_of(before)
    with opened(screen, folder, tmp_path) as seen:
        seen.enter_room()
        assert screen.settled().colours() > 50
        seen.written("F8")
    again, _ = meeting_of(folder, meeting)
    assert again.entries == killed.entries + 1
    assert again.agenda.running == before.agenda.running


def speaker_of(view: CockpitView) -> str:
    """Who has the floor."""
    return view.floor.current.name if view.floor is not None and view.floor.current is not None else ""


COVER = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
cover = QWidget()
cover.setWindowTitle("cover")
cover.setStyleSheet("background: #ff00ff")
cover.setGeometry(0, 0, 1366, 768)
cover.show()
application.exec()
"""
MAGENTA = (255, 0, 255)


def test_that_a_second_start_brings_the_first_above_all_other_windows(
    screen: Screen | None, tmp_path: Path
) -> None:
    if screen is None:
        return
    folder = sample_folder(tmp_path / "data")
    aside = (LAPTOP[0] // 4, LAPTOP[1] // 4)  # the pointer lies in the middle
    with opened(screen, folder, tmp_path) as seen:
        cover = subprocess.Popen(
            [sys.executable, "-c", COVER], cwd=ROOT, env=environment(tmp_path, **screen.environment)
        )
        try:
            wait_until(lambda: screen.picture().pixel(*aside) == MAGENTA, "nothing covers the program")
            second = xieshang(
                "open", "--sample", "--data", folder.folder, home=tmp_path, **screen.environment
            )
            assert "已经打开" in sentence_of(second)
            wait_until(lambda: screen.picture().pixel(*aside) != MAGENTA, "the program stays covered")
            assert seen.program.process.poll() is None
        finally:
            cover.kill()
            cover.wait()


def test_that_a_pulled_cable_leaves_the_meeting_on_the_laptop(tmp_path: Path) -> None:
    """Two monitors of one X server become one while the hall's screen is open; xrandr cuts and joins them."""
    missing = what_is_missing() or ("" if shutil.which("xrandr") else "没有安装xrandr (xrandr not installed)")
    if missing:
        warnings.warn(missing, stacklevel=1)
        return
    folder, meeting = rehearsed(tmp_path / "data", "08:57")
    width, height = LAPTOP
    with x_server(tmp_path / "screen", (2 * width, height)) as screen:
        screen.xrandr("--setmonitor", "laptop", f"{width}/361x{height}/203+0+0", "screen")
        screen.xrandr("--setmonitor", "projector", f"{width}/361x{height}/203+{width}+0", "none")
        with opened(screen, folder, tmp_path) as seen:
            seen.enter_room()
            wait_until(lambda: screen.windows("大屏"), "the hall's screen does not open by itself")
            screen.settled()
            screen.xrandr("--delmonitor", "projector")
            wait_until(lambda: screen.windows("大屏预览"), "the hall's screen stays where nobody sees it")
            screen.focus("青石村")
            screen.type("lxg")
            seen.written("Return")
    after, _ = meeting_of(folder, meeting)
    assert after.quorum.present == 30


def test_that_the_record_of_a_program_killed_at_any_key_is_sound(
    screen: Screen | None, tmp_path: Path
) -> None:
    """The keys of five sign-ins, and the power gone in the middle of them."""
    if screen is None:
        return
    folder, meeting = rehearsed(tmp_path / "data", "08:57")
    before = entries_of(folder, sample=True)
    with opened(screen, folder, tmp_path) as seen:
        seen.enter_room()
        for initials in ("lxg", "txz", "ytj"):
            screen.type(initials)
            screen.press("Return")
        seen.program.kill()
    after, _ = meeting_of(folder, meeting)
    assert after.quorum.present == 29 + entries_of(folder, sample=True) - before
    done = xieshang("verify", "--data", folder.folder, home=tmp_path)
    assert done.returncode == 0, done.stderr

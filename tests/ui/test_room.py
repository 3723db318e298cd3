"""The room in the window: entered and left, the hall's screen beside it, its papers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.live.rehearsal import room_at
from tests.ui.meeting_room import MeetingRoom
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.queries.cockpit.view import Moment
from xieshang_desktop.services.papers.writing import load_writers
from xieshang_desktop.ui import room as ui_room
from xieshang_desktop.ui.actions import LEAVE, all_actions
from xieshang_desktop.ui.live.sheets.texts import KEYS
from xieshang_desktop.ui.tasks import Tasks
from xieshang_desktop.ui.theme import Theme

ROOT = Path(__file__).resolve().parents[2]
Enter = Callable[[str], MeetingRoom]


@pytest.fixture
def enter(theme: Theme, tmp_path: Path) -> Iterator[Enter]:
    """Enter the room at a moment of the day."""
    entered: list[MeetingRoom] = []

    def at(clock: str) -> MeetingRoom:
        village, meeting = room_at(tmp_path, clock)
        entered.append(MeetingRoom(theme, village.office, meeting, tmp_path))
        return entered[-1]

    yield at
    for each in entered:
        each.close()


@pytest.fixture
def room(enter: Enter) -> MeetingRoom:
    """The room while people come in."""
    return enter("08:57")


def test_that_a_key_leaves_the_room_and_the_meeting_goes_on(room: MeetingRoom) -> None:
    room.sign_in("lxg")
    present = room.cockpit.session.view.quorum.present
    room.press(LEAVE.key)
    assert room.window.rooms.currentWidget() is room.window.shell
    assert not room.window.isFullScreen()
    room.enter()
    assert room.cockpit.session.view.quorum.present == present == 30


def test_that_the_key_that_leaves_is_told_in_both_lists_of_keys() -> None:
    assert LEAVE in all_actions()
    assert LEAVE.cap in dict(KEYS)


def test_that_one_key_opens_the_hall_s_screen_and_closes_it(room: MeetingRoom) -> None:
    assert room.halls() == []
    room.press("F12")
    assert room.hall.isVisible()
    assert not room.hall.fills_a_screen
    room.press("F12")
    assert room.halls() == []


def test_that_a_preview_lies_above_the_work_that_fills_the_only_screen(room: MeetingRoom) -> None:
    """As a window of its own it would lie behind, and the key would seem to do nothing."""
    room.press("F12")
    assert room.window.isFullScreen()
    assert room.hall.windowHandle().transientParent() is room.window.windowHandle()


def test_that_the_hall_s_screen_closed_at_its_own_keyboard_is_known_in_the_room(room: MeetingRoom) -> None:
    room.press("F12")
    QTest.keyClick(room.hall, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert room.halls() == []
    room.press("F12")
    assert room.hall.isVisible()


def test_that_the_hall_sees_every_act_at_once(room: MeetingRoom) -> None:
    room.press("F12")
    before = room.hall.picture(960, 540)
    room.sign_in("lxg")
    assert room.hall.picture(960, 540) != before


def test_that_the_hall_s_picture_is_changed_by_a_key_and_follows_again(room: MeetingRoom) -> None:
    room.press("Shift+F12")
    seen = [room.hall.scene]
    for _ in range(7):
        room.press("Shift+F12")
        seen.append(room.hall.scene)
    assert len(set(seen)) > 2
    following = seen[-1]
    room.press("F12", "F12")
    assert room.hall.scene is following


def test_that_leaving_takes_the_hall_s_screen_along(room: MeetingRoom) -> None:
    room.press("F12", LEAVE.key)
    assert room.halls() == []


def test_that_a_printed_paper_lies_in_the_meeting_s_folder(room: MeetingRoom, qtbot: QtBot) -> None:
    told: list[str] = []
    room.cockpit.session.done.connect(told.append)
    folder = Path(room.window.data_folder) / "文书" / room.cockpit.session.view.meeting.title
    room.press("Ctrl+P")
    qtbot.waitUntil(lambda: len(told) == 2, timeout=60_000)
    assert {path.name for path in folder.iterdir()} == {"签到表.pdf", "签到表.docx"}
    assert all(str(folder) in words for words in told)


def test_that_the_minutes_are_read_in_several_turns_of_the_window(
    enter: Enter, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So the room goes on answering while they are read, however long the meeting was."""
    room = enter("10:36")
    turns: list[object] = []
    next_turn = room.window.tasks.next_turn

    def counted(owner: QObject, step: Callable[[], None]) -> None:
        turns.append(step)
        next_turn(owner, step)

    monkeypatch.setattr(room.window.tasks, "next_turn", counted)
    room.press("Ctrl+P")
    qtbot.waitUntil(lambda: any(Path(room.window.data_folder).rglob("会议记录.docx")), timeout=60_000)
    assert len(turns) > 3


def test_that_a_folder_that_cannot_be_written_is_told_and_the_record_unharmed(room: MeetingRoom) -> None:
    refused: list[tuple[str, str]] = []
    room.cockpit.session.refused.connect(lambda sentence, way_out: refused.append((sentence, way_out)))
    (Path(room.window.data_folder) / "文书").write_text("in the way")
    room.press("Ctrl+P")
    ((sentence, way_out),) = refused
    assert sentence == "文书没有写成，会议记录不受影响。"
    assert "文书" in way_out
    room.press("Escape")
    room.sign_in("lxg")
    assert room.cockpit.session.view.quorum.present == 30


def test_that_a_title_is_no_path(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    room = enter("08:57")
    view = room.cockpit.session.view
    room.cockpit.session.view = replace(view, meeting=replace(view.meeting, title="../3/4组会议：修路"))
    asked: list[Path] = []
    monkeypatch.setattr(room.window.tasks, "run_task", lambda _do, given, *_then: asked.append(given[1]))
    room.press("Ctrl+P")
    home = Path(room.window.data_folder) / "文书"
    assert {path.parent.parent for path in asked} == {home}


def test_that_a_paper_that_comes_back_after_leaving_is_told_on_the_page(
    room: MeetingRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[Callable[[object], None]] = []
    failures: list[Callable[[Exception], None]] = []

    def later(
        _do: object, _given: object, done: Callable[[object], None], failed: Callable[..., None]
    ) -> None:
        answers.append(done)
        failures.append(failed)

    monkeypatch.setattr(room.window.tasks, "run_task", later)
    room.press("Ctrl+P", LEAVE.key)
    toast = room.window.shell.toast
    answers[0](None)
    assert "已写好" in toast.accessibleName()
    failures[1](EnvironmentProblem("磁盘满了。", "请腾出空间。"))
    assert "磁盘满了" in toast.accessibleName()


def on_two_screens(kind: str, tmp_path: Path, *places: tuple[int, int, int]) -> dict[str, object]:
    """What a process saw whose platform has these screens (left edge, width, height)."""
    screens = [
        {"name": f"screen{left}x{width}", "x": left, "y": 0, "width": width, "height": height,
         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for left, width, height in places
    ]  # fmt: skip
    (tmp_path / "screens.json").write_text(json.dumps({"screens": screens}))
    village, meeting = room_at(tmp_path, "08:57")
    village.office.record.close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.room_on_two_screens", kind, str(tmp_path), meeting],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return seen


def test_that_two_screens_turning_into_one_leave_room_and_hall_at_work(tmp_path: Path) -> None:
    seen = on_two_screens("unplugged", tmp_path, (0, 1366, 768), (1366, 1920, 1080))
    assert seen == {
        "opened by itself": True,
        "alone": True,
        "phone": True,
        "preview": True,
        "room stays": True,
        "goes on": 30,
    }


def test_that_two_screens_of_one_picture_show_no_telephone_number(tmp_path: Path) -> None:
    """The hall reads along, whether its own window is open or not."""
    seen = on_two_screens("mirrored", tmp_path, (0, 1366, 768), (0, 1024, 768))
    assert seen == {"full": False, "phone": False, "phone without the hall": False, "halls": 0}


def test_that_one_key_brings_work_and_hall_to_the_right_screens(tmp_path: Path) -> None:
    seen = on_two_screens("swapped", tmp_path, (0, 1366, 768), (1366, 1920, 1080))
    assert seen == {"changed": True, "full": True}


def test_that_with_one_screen_the_room_says_why_nothing_changes_place(room: MeetingRoom) -> None:
    refused: list[str] = []
    room.cockpit.session.refused.connect(lambda sentence, _way_out: refused.append(sentence))
    room.press("Alt+F12")
    assert refused == ["只有一块屏幕，没有地方可换。"]


def test_that_the_hall_is_dressed_and_told_a_line_by_the_clerk(room: MeetingRoom) -> None:
    room.press("F12")
    before = room.hall.picture(960, 540)
    room.press("Ctrl+F12")
    QTest.keyClicks(QApplication.focusWidget() or room.window, "10:30")
    room.press("Alt+2", "Ctrl+Return")
    assert (room.window.settings.ticker, room.window.settings.hall_theme) == ("10:30", "dark")
    assert room.hall.picture(960, 540) != before


def test_that_a_photo_of_the_signed_page_is_kept_with_the_meeting(
    enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from PIL import Image

    photo = tmp_path / "签名页.jpg"
    Image.new("RGB", (600, 800), "white").save(photo)
    monkeypatch.setattr(ui_room, "ask_open_file", lambda *_asked: photo)
    room = enter("10:46")
    room.press("Ctrl+J")
    closing = room.cockpit.session.view.closing
    qtbot.waitUntil(
        lambda: bool((found := room.cockpit.session.view.closing) and found.signed_pages), timeout=60_000
    )
    closing = room.cockpit.session.view.closing
    assert closing is not None
    assert closing.signed_pages == ("签名页.jpg",)


@pytest.mark.parametrize(("clock", "moment"), [("10:33", Moment.THROUGH), ("10:36", Moment.CLOSED)])
def test_that_what_writes_papers_starts_while_the_results_are_read_out(
    enter: Enter, monkeypatch: pytest.MonkeyPatch, clock: str, moment: Moment
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(Tasks, "make_ready", lambda _tasks, load: asked.append(load))
    room = enter(clock)
    room.cockpit.session.refresh()
    assert room.cockpit.session.view.moment is moment
    room.cockpit.session.refresh()
    assert asked == [load_writers]

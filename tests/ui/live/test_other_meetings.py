"""Meetings that do not go as planned, from the door to their end, by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import CHONGQING, Rehearsal, crowd
from tests.services.meetings import called
from tests.ui.live.conftest import Hall, Somewhere, dispose, entered
from tests.ui.live.rehearsal import moment
from xieshang_desktop.domain.vocabulary import MeetingState, Verdict
from xieshang_desktop.queries.meetings.page import meeting_lines

HallOf = Callable[[Rehearsal, str], Hall]
Next = Callable[[Hall, str], Hall]
GROUPS = ("一组", "二组", "三组", "四组", "五组")


@pytest.fixture
def next_meeting() -> Iterator[Next]:
    """Enters the room of another meeting of the same record, at another moment."""
    opened: list[Hall] = []

    def enter(before: Hall, title: str) -> Hall:
        office, clock = before.village.office, before.village.clock
        before.page.close()
        (line,) = (line for line in office.read(meeting_lines) if title in line.title)
        opened.append(Hall(Somewhere(office, clock), entered(before.page._theme, office, line.id)))
        return opened[-1]

    yield enter
    for each in opened:
        dispose(each.page)


def open_and_start(room: Hall) -> None:
    """宣布开会, then the first item."""
    room.press("Ctrl+Return")
    room.press("Ctrl+Return")
    assert room.view.agenda.running is not None


def vote_by_hands(room: Hall, *counts: str) -> None:
    """赞成, 反对, 弃权, and the result."""
    room.press("F7", "Ctrl+Return")
    for count in counts:
        room.type(count)
        room.press("Return")
    room.press("F7")


def finish_and_close(room: Hall) -> None:
    """Announced, written down, read out, closed."""
    room.space()
    room.press("Ctrl+Return")
    room.space()
    room.space()
    assert room.view.meeting.state is MeetingState.CLOSED


def test_that_a_meeting_called_again_for_want_of_a_quorum_is_held_to_its_end(
    tmp_path: Path, hall_of: HallOf, next_meeting: Next
) -> None:
    room = hall_of(called(tmp_path), "m1")
    room.sign_in("代表01", "代表02", "代表03")
    room.press("F9")
    room.type("到会不足法定人数")
    room.press("Ctrl+Return", "Shift+F8")
    room.type("3月25日 09:00")
    room.press("Ctrl+Return")
    room.village.clock.at = moment("08:40").replace(day=25)
    room = next_meeting(room, "改期")
    room.sign_in(*(f"代表{number:02d}" for number in range(1, 9)))
    open_and_start(room)
    vote_by_hands(room, "6", "2", "0")
    assert room.view.vote is not None
    assert room.view.vote.verdict is Verdict.PASSED
    finish_and_close(room)


def test_that_three_hundred_people_decide_in_one_room(tmp_path: Path, hall_of: HallOf) -> None:
    crowds = [crowd(f"{group}人", 60, group=group) for group in GROUPS]
    home = called(
        tmp_path,
        crowds=crowds,
        rules=CHONGQING,
        topic={"matter": "村民自治章程和村规民约"},
        meeting={"form": "村民会议", "entitled": {"all": True}},
    )
    room = hall_of(home, "m1")
    for group in GROUPS:
        room.sign_in(group)
    assert room.view.quorum.present == 300
    room.press("Ctrl+Return")
    assert room.view.meeting.state is MeetingState.RUNNING
    room.press("F6")
    assert room.view.meeting.base_reported_at is not None
    room.press("Ctrl+Return")
    vote_by_hands(room, "180", "90", "30")
    assert room.view.vote is not None
    assert (room.view.vote.voters, room.view.vote.verdict) == (300, Verdict.PASSED)
    finish_and_close(room)


def test_that_who_comes_during_a_vote_does_not_change_it(tmp_path: Path, hall_of: HallOf) -> None:
    room = hall_of(called(tmp_path), "m1")
    room.sign_in(*(f"代表{number:02d}" for number in range(1, 9)))
    open_and_start(room)
    room.press("F7", "Ctrl+Return")
    room.wait(60)
    room.press("F4")
    room.sign_in("代表09")
    room.press("Ctrl+Return", "Escape", "Escape")
    assert room.view.quorum.present == 9
    assert room.view.vote is not None
    assert room.view.vote.voters == 8
    for count in ("5", "3", "0"):
        room.type(count)
        room.press("Return")
    room.press("F7")
    assert room.view.vote.verdict is Verdict.PASSED
    assert "实到8人" in room.view.vote.sentence

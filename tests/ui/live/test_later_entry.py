"""A power cut in the middle: paper goes on, and what was written on it is entered with its own times."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.ui.live.conftest import Hall, dispose, entered
from tests.ui.live.rehearsal import moment
from xieshang_desktop.queries.facts.record import record_facts
from xieshang_desktop.queries.papers.minutes import minutes_view
from xieshang_desktop.services.papers.catalogue import OfficePapers
from xieshang_desktop.ui.live.sheets.later import read_clock

OpenHall = Callable[[str], Hall]


def happened(room: Hall, clock: str) -> None:
    """Say when what follows took place."""
    room.press("Ctrl+B")
    room.type(clock)
    room.press("Ctrl+Return")


def went_back(room: Hall) -> bool:
    facts = room.village.office.read(record_facts, room.village.clock.at)
    return bool(facts.clock_went_back)


def test_that_what_was_written_on_paper_is_entered_with_its_own_times(hall: OpenHall) -> None:
    room = hall("09:42")
    room.at("11:20")
    happened(room, "09:44")
    room.press("Ctrl+Return")
    assert room.view.floor is not None
    assert room.view.floor.current is not None
    assert room.view.floor.current.name == "李思全"
    assert room.view.floor.current.running_since == moment("09:44")
    assert room.view.last is not None
    assert room.view.last.at == moment("09:44")
    happened(room, "09:46")
    assert not went_back(room)
    assert room.red.startswith("结束发言")
    room.press("Ctrl+B", "Ctrl+Return")
    assert not room.page.session.entering_later
    assert room.page.session.now() == moment("11:20")


def test_that_the_minutes_say_what_was_entered_later(hall: OpenHall) -> None:
    room = hall("09:42")
    room.at("11:20")
    happened(room, "09:44")
    room.press("Ctrl+Return")
    room.press("Ctrl+B", "Ctrl+Return")
    room.press("Ctrl+Return")
    (later,) = room.village.office.read(minutes_view, room.page.session.meeting_id).later
    assert (later.first, later.entered_first) == (moment("09:44"), moment("11:20"))
    assert "李思全开始发言" in later.acts
    assert all("发言结束" not in each or "李思全" not in each for each in later.acts)


def test_that_the_head_says_for_which_time_is_entered(hall: OpenHall) -> None:
    room = hall("09:42")
    room.at("11:20")
    happened(room, "0950")
    assert room.page._head._clock.text() == "补录09:50"


def test_that_a_time_to_come_is_not_taken(hall: OpenHall) -> None:
    room = hall("09:42")
    room.press("Ctrl+B")
    room.type("10:30")
    assert room.red == "按10:30补录（还没有到这个时间）"
    room.press("Ctrl+Return")
    assert not room.page.session.entering_later


def test_that_after_a_kill_the_room_is_where_it_was_and_paper_is_entered_on_top(hall: OpenHall) -> None:
    room = hall("09:42")
    meeting, office = room.page.session.meeting_id, room.village.office
    dispose(room.page)
    room.page = entered(room.page._theme, office, meeting)
    room.at("10:30")
    happened(room, "09:43")
    room.press("Ctrl+Return")
    assert room.view.last is not None
    assert room.view.last.at == moment("09:43")
    assert room.view.floor is not None
    assert room.view.floor.current is not None
    assert room.view.floor.current.name == "李思全"


@pytest.mark.parametrize(
    ("typed", "clock"),
    [("09:40", "09:40"), ("9.40", "09:40"), ("0940", "09:40"), ("940", "09:40"), ("9点40分", "09:40")],
)
def test_that_a_time_is_read_however_it_is_written(typed: str, clock: str) -> None:
    assert read_clock(typed, moment("08:00")) == moment(clock)


@pytest.mark.parametrize("typed", ["", "25:00", "09:60", "上午", "9"])
def test_that_what_is_no_time_is_not_guessed(typed: str) -> None:
    assert read_clock(typed, moment("08:00")) is None


def test_that_the_forms_for_a_power_cut_are_printed_with_one_key(hall: OpenHall) -> None:
    room = hall("08:57")
    asked: list[str] = []
    room.page.paper_requested.connect(asked.append)
    room.press("Ctrl+Shift+P")
    assert asked == ["fallback"]
    papers = OfficePapers(room.village.office)
    view = papers.view(room.page.session.meeting_id, "fallback")
    assert [key for key, _ in view] == ["sign-in-sheet", "fallback-forms", "ballots", "tally-sheet"]

"""Turns that a meeting takes, by keys: a changed text, somebody who stands aside, a cut, a latecomer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.builders import Rehearsal
from tests.services.meetings import called
from tests.ui.live.conftest import Hall, dispose
from xieshang_desktop.domain.vocabulary import Verdict
from xieshang_desktop.ui.live.cockpit import Cockpit
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.texts import TextSheet

OpenHall = Callable[[str], Hall]
HallOf = Callable[[Rehearsal, str], Hall]


def test_that_a_text_changed_on_the_spot_is_what_is_voted_on(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F3")
    sheet = room.page.stage.open_sheet
    assert isinstance(sheet, TextSheet)
    room.space()
    room.type("改：")
    room.press("Ctrl+Return")
    item = room.view.agenda.running
    assert item is not None
    assert len(item.texts) == 2
    room.press("F7", "Ctrl+Return")
    assert room.view.vote is not None
    assert room.view.vote.text_version == 2


def test_that_who_stands_aside_is_out_of_the_count_of_this_item(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("Shift+F4")
    room.type("zxl")
    room.press("Return")
    room.type("本人承包")
    room.press("Ctrl+Return")
    assert room.view.floor is not None
    assert [name for name, _ in room.view.floor.recused] == ["张秀兰"]
    room.press("F7", "Ctrl+Return")
    assert room.view.vote is not None
    assert (room.view.vote.voters, room.view.vote.recused) == (33, 1)
    for count in ("18", "10", "5"):
        room.type(count)
        room.press("Return")
    room.press("F7")
    assert room.view.vote.verdict is Verdict.PASSED


def test_that_after_a_cut_in_a_group_by_group_count_the_groups_are_still_there(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Ctrl+Return", "Shift+F3")
    for count in ("7", "8"):
        room.type(count)
        room.press("Return")
    again = Cockpit(room.page._theme, LiveSession(room.village.office, room.page.session.meeting_id))
    sheet = again.wishes.ballot.sheet
    assert sheet is not None
    assert sheet.cells[:3] == (7, 8, None)
    assert [section.name for section in sheet.sections][:2] == ["一组", "二组"]
    dispose(again)


def test_that_after_a_cut_the_papers_that_came_back_need_not_be_counted_again(hall: OpenHall) -> None:
    room = hall("09:54")
    room.press("F7", "Alt+2", "Ctrl+Return")
    for count in ("34", "34"):
        room.type(count)
        room.press("Return")
    again = Cockpit(room.page._theme, LiveSession(room.village.office, room.page.session.meeting_id))
    sheet = again.wishes.ballot.sheet
    assert sheet is not None
    assert (sheet.count("issued"), sheet.count("returned"), sheet.current) == (34, 34, 2)
    dispose(again)


def test_that_who_comes_during_a_vote_does_not_change_it(tmp_path: Path, hall_of: HallOf) -> None:
    room = hall_of(called(tmp_path), "m1")
    room.sign_in(*(f"代表{number:02d}" for number in range(1, 9)))
    room.press("Ctrl+Return", "Ctrl+Return", "F7", "Ctrl+Return")
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

"""The power goes in the middle of a meeting: what the disk holds then is opened again, and it goes on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sample_village import KEY, RESOURCES, Clock
from tests.ui.live.conftest import Hall, Somewhere, dispose, entered
from xieshang_desktop.domain.vocabulary import MeetingState, Verdict
from xieshang_desktop.queries.cockpit.view import Moment
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.storage.verification import verify

OpenHall = Callable[[str], Hall]
PowerCut = Callable[[Hall], Hall]
FILES = ("record.xieshang", "record.xieshang-wal")


@pytest.fixture
def power_cut(tmp_path: Path) -> Iterator[PowerCut]:
    """Takes the files as they lie on the disk while the program runs, and opens them in another."""
    after: list[Hall] = []

    def cut(room: Hall) -> Hall:
        folder = tmp_path / f"after-{len(after)}"
        folder.mkdir()
        for name in FILES:
            if (tmp_path / name).exists():
                shutil.copyfile(tmp_path / name, folder / name)
        room.page.close()
        clock = Clock(room.village.clock.at)
        office = Office(open_record(folder / FILES[0], KEY, Rulebook.read(RESOURCES)), clock)
        page = entered(room.page._theme, office, room.page.session.meeting_id)
        after.append(Hall(Somewhere(office, clock), page))
        return after[-1]

    yield cut
    for each in after:
        dispose(each.page)
        each.village.office.record.close()


def test_that_a_speech_goes_on_after_the_power_comes_back(hall: OpenHall, power_cut: PowerCut) -> None:
    room = power_cut(hall("09:42"))
    assert room.red == "结束发言，请下一位：李思全"
    room.press("Ctrl+Return")
    assert room.view.floor is not None
    assert room.view.floor.current is not None
    assert room.view.floor.current.name == "李思全"


def test_that_a_vote_is_counted_on_after_the_power_comes_back(hall: OpenHall, power_cut: PowerCut) -> None:
    room = hall("09:55")
    room.press("F7", "Ctrl+Return")
    assert room.view.moment is Moment.VOTING
    room = power_cut(room)
    assert room.view.moment is Moment.VOTING
    for count in ("18", "10", "6"):
        room.type(count)
        room.press("Return")
    room.press("F7")
    assert room.view.vote is not None
    assert room.view.vote.verdict is Verdict.PASSED
    assert verify(room.village.office.record).sound


def test_that_everybody_who_had_signed_in_is_still_there(hall: OpenHall, power_cut: PowerCut) -> None:
    room = hall("08:57")
    room.sign_in("lxg", "txz")
    room = power_cut(room)
    assert room.view.quorum.present == 31
    room.press("Ctrl+Return")
    assert room.view.meeting.state is MeetingState.RUNNING

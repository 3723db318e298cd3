"""The power goes at the door: what the disk holds then is opened again, and it goes on.

In the middle of a vote and of a speech a real process is killed in ``ten_meetings/test_power_cuts.py``.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sample_village import KEY, RESOURCES, Clock
from tests.ui.live.conftest import Hall, Somewhere, dispose, entered
from xieshang_desktop.domain.vocabulary import MeetingState
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


def test_that_everybody_who_had_signed_in_is_still_there(hall: OpenHall, power_cut: PowerCut) -> None:
    room = hall("08:57")
    room.sign_in("lxg", "txz")
    room = power_cut(room)
    assert room.view.quorum.present == 31
    room.press("Ctrl+Return")
    assert room.view.meeting.state is MeetingState.RUNNING
    assert verify(room.village.office.record).sound

"""A robot at the laptop of the hall, before a meeting that has been prepared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builders import Rehearsal
from tests.robots import MeetingRobot
from tests.ui.live.ten_meetings.village import DOOR
from xieshang_desktop.ui.theme import Theme

Lead = Callable[[Rehearsal], MeetingRobot]


@pytest.fixture
def lead(theme: Theme, tmp_path: Path) -> Iterator[Lead]:
    """Sits a robot down at half past eight."""
    seated: list[MeetingRobot] = []

    def sit_down(home: Rehearsal) -> MeetingRobot:
        seated.append(MeetingRobot(theme, home.record, DOOR, tmp_path))
        seated[-1].come_in()
        return seated[-1]

    yield sit_down
    for each in seated:
        each.close()

"""Today's meeting of the sample village, carried out by its file up to a moment."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.sample_village import SampleVillage, open_sample_village

DAY = datetime(2026, 3, 12)
MEETING = "m-20260312"


def moment(clock: str) -> datetime:
    """09:42 or 09:42:30 on the day of the meeting."""
    hours = datetime.strptime(clock, "%H:%M:%S" if clock.count(":") == 2 else "%H:%M")
    return DAY.replace(hour=hours.hour, minute=hours.minute, second=hours.second)


def room_at(folder: Path, clock: str) -> tuple[SampleVillage, str]:
    """The village with all acts of today up to ``clock``, and the meeting's id."""
    village = open_sample_village(folder, moment(clock))
    village.carry_out_until(moment(clock))
    return village, village.id_of("会议", MEETING)

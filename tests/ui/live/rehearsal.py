"""Today's meeting of the sample village, carried out by its file up to a moment."""

from __future__ import annotations

import functools
import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from tests.sample_village import KEY, RESOURCES, SampleVillage, open_sample_village
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook

DAY = datetime(2026, 3, 12)
MEETING = "m-20260312"
RECORD = "record.xieshang"


def moment(clock: str) -> datetime:
    """09:42 or 09:42:30 on the day of the meeting."""
    hours = datetime.strptime(clock, "%H:%M:%S" if clock.count(":") == 2 else "%H:%M")
    return DAY.replace(hour=hours.hour, minute=hours.minute, second=hours.second)


def room_at(folder: Path, clock: str) -> tuple[SampleVillage, str]:
    """The village with all acts of today up to ``clock``, and the meeting's id."""
    village = open_sample_village(folder, moment(clock))
    village.office.record.close()
    shutil.copyfile(_carried_out_until(clock), folder / RECORD)
    village.office.record = open_record(folder / RECORD, KEY, Rulebook.read(RESOURCES))
    return village, village.id_of("会议", MEETING)


@functools.cache
def _carried_out_until(clock: str) -> Path:
    """A record at a moment of the day; made once for all tests that begin there."""
    folder = Path(tempfile.mkdtemp(prefix="rehearsal-"))
    village = open_sample_village(folder, moment(clock))
    village.carry_out_until(moment(clock))
    village.office.record.close()
    return folder / RECORD

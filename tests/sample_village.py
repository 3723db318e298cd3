"""The sample village with its past meetings and the one of 12 March prepared, as tests open it.

Made once for a test run through the importer and the services, then copied: a copy takes milliseconds.
"""

from __future__ import annotations

import functools
import shutil
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xieshang_desktop.replay.sample import Sample, fill_with_sample
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
KEY = bytes(range(32))
MORNING = datetime(2026, 3, 12, 8, 20)
"""The moment of the pictures of 工作台: forty minutes before the meeting."""


@dataclass
class Clock:
    """A clock that tests set."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at


@dataclass
class SampleVillage:
    """An open copy of the sample village: its office, its clock, and the ids behind the files' keys."""

    office: Office
    clock: Clock
    sample: Sample

    def id_of(self, kind: str, key: str) -> str:
        """The id of something that the sample's files call by a key (``议题``, ``t-water``)."""
        return self.sample.keys.ids[(kind, key)]

    def person(self, name: str) -> str:
        """The id of a person by name or register number."""
        return self.sample.keys.one(name)

    def carry_out_until(self, moment: datetime) -> None:
        """Carry out today's meeting up to a moment; the clock stands there afterwards."""
        for step in self.sample.today.steps:
            if step.at <= moment and step.act is not None:
                self.office.perform(step.act)
        self.clock.at = moment


@functools.cache
def _template() -> tuple[Path, Sample]:
    path = Path(tempfile.mkdtemp(prefix="sample-village-")) / "record.xieshang"
    record = open_record(path, KEY, Rulebook.read(RESOURCES))
    sample = fill_with_sample(record, RESOURCES)
    record.close()
    return path, sample


def open_sample_village(folder: Path, at: datetime = MORNING) -> SampleVillage:
    """A fresh copy of the sample village in ``folder``, at a moment."""
    template, sample = _template()
    path = folder / "record.xieshang"
    shutil.copyfile(template, path)
    record = open_record(path, KEY, Rulebook.read(RESOURCES))
    clock = Clock(at)
    return SampleVillage(Office(record, clock), clock, sample)

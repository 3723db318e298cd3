"""The sample village for every measurement: made once, then copied."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from xieshang_desktop.paths import DataFolder, resources_dir
from xieshang_desktop.replay.sample import fill_with_sample
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.keys import read_or_make_key
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook

TODAY = "m-20260312"


@dataclass(frozen=True)
class SampleVillage:
    """A closed data folder with the sample village, and the id of today's meeting."""

    folder: DataFolder
    meeting: str

    def copy_to(self, place: Path) -> DataFolder:
        """A folder of its own, so that a measurement may write."""
        shutil.copytree(self.folder.folder, place)
        return DataFolder(place)


def open_office(folder: DataFolder) -> Office:
    """The office of a data folder, as the program opens it."""
    book = Rulebook.read(resources_dir())
    return Office(open_record(folder.record, read_or_make_key(folder.key), book))


def make_village(place: Path) -> SampleVillage:
    """Make the sample village in a new folder."""
    folder = DataFolder(place)
    office = open_office(folder)
    sample = fill_with_sample(office.record, resources_dir())
    office.record.close()
    return SampleVillage(folder, sample.keys.ids["会议", TODAY])

"""演练: a record of its own beside the real one, made from the sample, a scenario file or a copy.

It lies in a folder of its own under a key of its own, and goes when the rehearsal ends; what is left of one
that was killed goes when the next begins. The papers printed meanwhile stay there, each marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from xieshang_desktop.bootstrap.records import BESIDE
from xieshang_desktop.clocks import sample_clock
from xieshang_desktop.paths import SAMPLE_MORNING, DataFolder, resources_dir

FOLDER = "演练"
SAMPLE, COPY = "sample", "copy"


@dataclass(frozen=True)
class RehearsalGround:
    """Where rehearsals of one data folder take place; ``office`` is the real one, only ever read."""

    folder: DataFolder
    office: Any

    @property
    def place(self) -> DataFolder:
        """The folder of the rehearsal."""
        return DataFolder(self.folder.folder / FOLDER)

    def task(self, source: str) -> tuple[Any, tuple[Any, ...]]:
        """What prepares the rehearsal in the worker; a copy of the real record is taken at once."""
        clear(self.place)
        if source == COPY:
            self._copy()
        return prepare_rehearsal, (str(self.place.folder), str(self.folder.rules), source)

    def open(self, starts: datetime | None) -> tuple[Any, Any]:
        """Office and papers of the prepared rehearsal; without ``starts`` its clock is the real one."""
        from xieshang_desktop.services.office import Office
        from xieshang_desktop.services.papers.catalogue import OfficePapers

        record = _open(self.place, self.folder.rules)
        office = Office(record, rehearsal=True)
        if starts is not None:
            office = Office(record, sample_clock(starts), rehearsal=True)
        return office, OfficePapers(office, prefers_system_fonts=True)

    def close(self, office: Any) -> None:
        """End the rehearsal: its record goes, and with it all that was done in it."""
        office.record.close()
        clear(self.place)

    def _copy(self) -> None:
        from xieshang_desktop.storage.backup import copy_record
        from xieshang_desktop.storage.keys import read_or_make_key

        self.place.folder.mkdir(parents=True, exist_ok=True)
        key = read_or_make_key(self.folder.key)
        self.place.key.write_bytes(self.folder.key.read_bytes())
        copy_record(self.office.record.engine, self.place.record, key)


def clear(place: DataFolder) -> None:
    """Remove the record of a rehearsal, and its key; the papers stay."""
    for ending in BESIDE:
        place.record.with_name(place.record.name + ending).unlink(missing_ok=True)
    place.key.unlink(missing_ok=True)


def prepare_rehearsal(place: str, rules: str, source: str) -> datetime | None:
    """Make the record of a rehearsal; gives the moment at which it begins, None for the real clock.

    Runs in the worker. Raises BadScenario for a file that cannot be practised.
    """
    folder = DataFolder(Path(place))
    if source == COPY:
        return None
    record = _open(folder, Path(rules))
    try:
        return _filled(record, source, Path(rules))
    finally:
        record.close()


def _filled(record: Any, source: str, rules: Path) -> datetime:
    if source == SAMPLE:
        from xieshang_desktop.replay.sample import fill_with_sample

        fill_with_sample(record, resources_dir())
        return SAMPLE_MORNING
    return _from_scenario(record, Path(source), rules)


def _from_scenario(record: Any, path: Path, rules: Path) -> datetime:
    from xieshang_desktop.replay.practising import prepare_practice
    from xieshang_desktop.replay.scenario import read_scenario
    from xieshang_desktop.storage.ids import new_id
    from xieshang_desktop.storage.rulebook import Rulebook

    return prepare_practice(record, read_scenario(path, new_id), Rulebook.read(resources_dir(), rules))


def _open(place: DataFolder, rules: Path) -> Any:
    from xieshang_desktop.storage.keys import read_or_make_key
    from xieshang_desktop.storage.opening import open_record
    from xieshang_desktop.storage.rulebook import Rulebook

    place.folder.mkdir(parents=True, exist_ok=True)
    return open_record(place.record, read_or_make_key(place.key), Rulebook.read(resources_dir(), rules))

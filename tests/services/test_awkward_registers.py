"""Awkward registers, through the whole way in: taken in right or refused with their cell, and never twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.builders import empty_record
from tests.imports.awkward import WORKBOOKS, Awkward
from xieshang_desktop.domain.vocabulary import VillageKind
from xieshang_desktop.imports.roster import RosterReading, read_roster
from xieshang_desktop.queries.people.known import known_people
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.roster.command_line import import_file
from xieshang_desktop.services.roster.taking_in import import_act, plan_import
from xieshang_desktop.storage.opening import establish_village
from xieshang_desktop.storage.verification import verify

NOW = datetime(2026, 3, 1, 9, 0)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    record = empty_record(tmp_path)
    establish_village(record, NOW, name="青石村", kind=VillageKind.VILLAGE, rule_sets=["CN-2026"])
    yield Office(record, lambda: NOW)
    record.close()


def take_in(office: Office, reading: RosterReading) -> bool:
    """Take a reading into the record as the window does; tells whether there was anything to take in."""
    plan = office.read(plan_import, reading, "册")
    if reading.usable and plan.changes_anything:
        office.perform(import_act(plan, office.now(), office.new_id))
        return True
    return False


def test_that_there_are_enough_of_them() -> None:
    assert len({each.name for each in WORKBOOKS}) == len(WORKBOOKS) >= 40


@pytest.mark.parametrize("awkward", WORKBOOKS, ids=lambda awkward: awkward.name)
def test_that_an_awkward_register_is_taken_in_right_or_refused_with_its_cell(
    office: Office, tmp_path: Path, awkward: Awkward
) -> None:
    folder = tmp_path / "册"
    folder.mkdir()
    path = awkward.make(folder)
    reading = read_roster(path, on=NOW.date())
    assert [(problem.cell, problem.code) for problem in reading.problems] == list(awkward.problems)
    assert all(problem.text and problem.what_to_do for problem in reading.problems)
    assert take_in(office, reading) == bool(awkward.people)
    entered = office.read(known_people)
    assert sorted(known.name for known in entered) == sorted(awkward.people)
    entries = office.record.count_entries()
    assert not take_in(office, read_roster(path, on=NOW.date()))
    assert office.read(known_people) == entered
    assert office.record.count_entries() == entries
    assert verify(office.record).sound


def test_that_a_register_that_is_too_long_is_not_taken_in_by_half(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "太长.csv"
    path.write_text("姓名,组别\n" + "".join(f"钱{at},一组\n" for at in range(20_030)), encoding="utf-8")
    told = import_file(office, path)
    assert told.status == 1
    assert "后面的没有读" in told.text
    assert office.read(known_people) == ()

"""The sample village: its register through the real importer, its past through scenario files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xieshang_desktop.domain.acts.village import ImportRoster, Resident
from xieshang_desktop.domain.vocabulary import PersonId
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.imports.roster import RosterReading, RosterRow, read_roster
from xieshang_desktop.replay.people import People
from xieshang_desktop.replay.running import run
from xieshang_desktop.replay.scenario import Keys, Scenario, read_scenario
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.roster.changes import resident_of
from xieshang_desktop.services.roster.organisations import entry_of
from xieshang_desktop.storage.ids import new_id
from xieshang_desktop.storage.opening import establish_village
from xieshang_desktop.storage.unit_of_work import Record

REGISTER = "青石村花名册.xlsx"
TODAY = "today.toml"
FOUNDED = datetime(2025, 11, 15, 9, 0)


@dataclass(frozen=True)
class Sample:
    """The sample village in a record, and what its files call people and things."""

    keys: Keys
    today: Scenario


def fill_with_sample(record: Record, resources: Path) -> Sample:
    """Enter the sample village, its register and its past meetings into an empty record."""
    folder = resources / "sample"
    office = Office(record)
    keys = Keys(People(), new_id)
    reading = _register(folder / REGISTER)
    residents = tuple(entered(row, keys.people) for row in reading.rows)
    organisations = tuple(entry_of(row, new_id()) for row in reading.organisations)
    past = [read_scenario(path, new_id, keys) for path in sorted((folder / "meetings").glob("0*.toml"))]
    village = past[0].village
    establish_village(
        record, FOUNDED, name=village.name, kind=village.kind, rule_sets=list(past[0].rules), **village.facts
    )
    office.perform(
        ImportRoster(at=FOUNDED, source=REGISTER, residents=residents, organisations=organisations)
    )
    for scenario in past:
        _carry_out(office, scenario)
    return Sample(keys, read_scenario(folder / "meetings" / TODAY, new_id, keys))


def _carry_out(office: Office, scenario: Scenario) -> None:
    outcome = run(office, scenario)
    if outcome.mismatches:
        raise EnvironmentProblem(f"样例“{scenario.title}”不能用：{outcome.mismatches[0].line}")


def _register(path: Path) -> RosterReading:
    reading = read_roster(path, on=date(FOUNDED.year, FOUNDED.month, FOUNDED.day))
    if not reading.rows:
        raise EnvironmentProblem("样例村的花名册读不出来。", "请重新安装程序。")
    return reading


def entered(row: RosterRow, people: People) -> Resident:
    """One row of a register as a resident, found afterwards by its number or its name."""
    person = PersonId(new_id())
    people.enter(row.name, person, row.number or None)
    return resident_of(row, person, row.household)

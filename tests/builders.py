"""A village, its people and a record, built for a test; acts are written as a scenario writes them."""

from __future__ import annotations

import functools
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from xieshang_desktop.errors import BadScenario, Refused
from xieshang_desktop.replay.running import RefusedStep, establish, run, with_households
from xieshang_desktop.replay.scenario import KINDS, Keys, Scenario, Step, parse_scenario, read_steps
from xieshang_desktop.replay.summary import summary
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.ids import new_id
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.storage.unit_of_work import Record

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
CASES = RESOURCES / "sample" / "cases"
KEY = bytes(range(32))
NATION = ("CN-2026",)
CHONGQING = ("CN-2026", "重庆市")
SHANDONG = ("CN-2026", "山东省")
START = datetime(2026, 3, 1, 8, 0)

Table = Mapping[str, Any]


@functools.cache
def rulebook() -> Rulebook:
    """The rule files of the program, read once."""
    return Rulebook.read(RESOURCES)


@functools.cache
def _empty_record() -> Path:
    path = Path(tempfile.mkdtemp(prefix="empty-record-")) / "record.xieshang"
    open_record(path, KEY, rulebook()).close()
    return path


def empty_record(folder: Path, name: str = "record.xieshang") -> Record:
    """An open record in which nothing has happened yet."""
    path = folder / name
    shutil.copyfile(_empty_record(), path)
    return open_record(path, KEY, rulebook())


@dataclass
class Rehearsal:
    """An open record in which a test carries out acts, named and spelled as in a scenario file.

    Time passes by a minute with every act unless the act brings its own ``at``, or the test sets ``moment``.
    """

    office: Office
    keys: Keys
    moment: datetime = START
    done: int = 0
    entries: list[int] = field(default_factory=list)

    @property
    def record(self) -> Record:
        return self.office.record

    def do(self, do: str, **arguments: Any) -> int:
        """Carry out an act that the rules must accept; gives the number of its journal entry."""
        step = self._step(do, arguments)
        self.done += 1
        self.entries.append(self.office.perform(with_households(self.office, step.act)).entry)
        return self.entries[-1]

    def refuse(self, code: str, do: str, **arguments: Any) -> Refused:
        """Carry out an act that the rules must refuse, with this code, and with nothing written."""
        before = self.record.count_entries()
        step = self._step(do, {**arguments, "refused": code})
        refusal = self._refusal(step)
        assert refusal is not None, f"{do} was accepted, {code} expected"
        assert refusal.code == code, f"{do}: {refusal.code}: {refusal.sentence}"
        assert refusal.sentence
        assert self.record.count_entries() == before
        return refusal

    def _refusal(self, step: Step) -> Refused | None:
        try:
            self.office.perform(with_households(self.office, step.act))
        except Refused as refusal:
            return refusal
        return None

    def _step(self, do: str, arguments: dict[str, Any]) -> Step:
        self.moment = arguments.pop("at", self.moment + timedelta(minutes=1))
        values = {name.rstrip("_"): value for name, value in arguments.items()}
        (step,) = read_steps([{"do": do, "at": self.moment, **values}], self.keys)
        return step

    def id_of(self, kind: str, key: str) -> str:
        """The id of something by its kind in Chinese (议题, 会议, 表决 …) and its key."""
        found = {sort: key_ for (sort, word), key_ in self.keys.ids.items() if word.split("/")[-1] == key}
        return found[kind]

    def person(self, name: str) -> str:
        return self.keys.one(name)

    def summary(self, as_of: datetime | None = None, refusals: Sequence[RefusedStep] = ()) -> dict[str, Any]:
        """What ``summary.json`` would say now."""
        keys = {words: self.keys.names(kind) for kind, words in KINDS.items()}
        return self.record.read(summary, keys, as_of or self.moment, refusals, [])

    def topic(self, key: str, as_of: datetime | None = None) -> dict[str, Any]:
        return _named(self.summary(as_of)["topics"], key)

    def meeting(self, key: str) -> dict[str, Any]:
        return _named(self.summary()["meetings"], key)

    def item(self, meeting: str, key: str) -> dict[str, Any]:
        return _named(self.meeting(meeting)["items"], key)

    def vote(self, key: str) -> dict[str, Any]:
        votes = [
            vote
            for meeting in self.summary()["meetings"]
            for item in meeting["items"]
            for vote in item["votes"]
        ]
        return _named(votes, key)

    def task(self, key: str, as_of: datetime | None = None) -> dict[str, Any]:
        return _named(self.summary(as_of)["tasks"], key)


def _named(entries: list[dict[str, Any]], key: str) -> dict[str, Any]:
    return next(entry for entry in entries if entry["key"] == key)


def codes(entry: Table) -> list[str]:
    """The codes of the findings that lie with a topic, a meeting, a task or the record."""
    return [finding["code"] for finding in entry["findings"]]


def finding(entry: Table, code: str) -> dict[str, str]:
    """The finding of that code."""
    found: dict[str, str] = next(each for each in entry["findings"] if each["code"] == code)
    return found


def crowd(name: str, count: int, **rest: Any) -> dict[str, Any]:
    return {"name": name, "count": count, **rest}


def person(name: str, **rest: Any) -> dict[str, Any]:
    return {"name": name, **rest}


def scenario_data(
    steps: Sequence[Table],
    *,
    people: Sequence[Table] = (),
    crowds: Sequence[Table] = (),
    rules: Sequence[str] = NATION,
    charter: Table | None = None,
    village: Table | None = None,
    **top: Any,
) -> dict[str, Any]:
    """The data of a scenario file, as tomllib would read it."""
    return {
        "format": 1,
        "title": "演练",
        "rules": list(rules),
        "village": {"name": "某村", "kind": "村", **(village or {})},
        "people": list(people),
        "crowd": list(crowds),
        "steps": [dict(step) for step in steps],
        **({"charter": dict(charter)} if charter else {}),
        **top,
    }


def rehearse(folder: Path, **data: Any) -> Rehearsal:
    """An open record of a village whose people are given as a scenario gives them."""
    founding = [{"do": "record_suggestion", "at": START, "by": "筹备", "to": "乡镇", "text": "开始"}]
    scenario = parse_scenario(scenario_data(founding, **data), new_id)
    record = empty_record(folder)
    establish(record, scenario)
    return Rehearsal(Office(record), scenario.keys)


@dataclass(frozen=True)
class Replayed:
    """What carrying out a scenario's data gave."""

    summary: dict[str, Any]
    mismatches: tuple[str, ...]
    record: Record
    scenario: Scenario


def replay(folder: Path, data: Table, *, keep_going: bool = False) -> Replayed:
    """Carry out a scenario's data from an empty record, which stays open."""
    scenario = parse_scenario(data, new_id)
    record = empty_record(folder)
    establish(record, scenario)
    outcome = run(Office(record), scenario, keep_going=keep_going)
    keys = {words: scenario.keys.names(kind) for kind, words in KINDS.items()}
    told = record.read(summary, keys, outcome.as_of, outcome.refusals, [])
    return Replayed(told, tuple(mismatch.line for mismatch in outcome.mismatches), record, scenario)


def bad_scenario(data: Table) -> str:
    """The sentence with which a scenario is refused before anything is carried out."""
    try:
        parse_scenario(data, new_id)
    except BadScenario as problem:
        return problem.sentence
    raise AssertionError("the scenario was accepted")

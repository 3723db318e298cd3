"""The shipped meetings speak of people whom the register has, of acts that exist, and of keys made before."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from xieshang_desktop.domain import acts
from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.vocabulary import Role
from xieshang_desktop.imports.roster import RosterRow, read_roster

SAMPLE = Path(__file__).parents[2] / "resources/sample"
FILES = sorted((SAMPLE / "meetings").glob("*.toml"))
PEOPLE = {
    "who",
    "whos",
    "chair",
    "recorder",
    "proposer",
    "cosigners",
    "visitor",
    "owner",
    "by",
    "teller",
    "before",
}
# What a topic's result or a report is attributed to may also be a body.
BODIES = {"村民委员会", "村党组织", "云顶镇供水站", "云顶镇供电所"}
MADE_BY = {
    "topic": "propose_topic",
    "meeting": "convene_meeting",
    "item": "add_item",
    "vote": "open_vote",
    "task": "assign_task",
}


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in FILES:
        for step in tomllib.loads(file.read_text(encoding="utf-8"))["steps"]:
            yield file.name, step


def known_acts() -> dict[str, type[Act]]:
    found: dict[str, type[Act]] = {}
    for module in pkgutil.iter_modules(acts.__path__):
        for kind in vars(importlib.import_module(f"{acts.__name__}.{module.name}")).values():
            if isinstance(kind, type) and issubclass(kind, Act):
                found[kind.__name__.lower()] = kind
    return found


@pytest.fixture(scope="module")
def people() -> list[RosterRow]:
    return list(read_roster(SAMPLE / "青石村花名册.xlsx").rows)


def named(step: dict[str, Any]) -> Iterator[str]:
    for key, value in step.items():
        if key in PEOPLE or (key == "entitled" and isinstance(value, list)):
            yield from [value] if isinstance(value, str) else value
    yield from step.get("stipend", {}).get("whos", [])


def test_that_everybody_named_is_one_person_of_the_register(people: list[RosterRow]) -> None:
    names = Counter(row.name for row in people) + Counter(row.number for row in people)
    unclear = [
        (file, who) for file, step in steps() for who in named(step) if names[who] != 1 and who not in BODIES
    ]
    assert unclear == []


def test_that_every_step_is_an_act_with_its_arguments() -> None:
    known = known_acts()
    wrong = []
    for file, step in steps():
        kind = known.get(step["do"].replace("_", ""))
        fields = {field.name.rstrip("_") for field in dataclasses.fields(kind)} if kind else set()
        wrong += [(file, step["do"], name) for name in step if name not in fields | {"do", "refused"}]
    assert wrong == []


def test_that_keys_are_made_before_they_are_used() -> None:
    made: set[tuple[str, str]] = set()
    loose = []
    for file, step in steps():
        for kind, maker in MADE_BY.items():
            keys = [step[kind]] if kind in step else step.get("topics", []) if kind == "topic" else []
            if step["do"] == maker and kind in step:
                assert (kind, step[kind]) not in made
                made.add((kind, step[kind]))
            loose += [(file, step["do"], key) for key in keys if (kind, key) not in made]
    assert loose == []


def test_that_time_only_goes_forward() -> None:
    times: list[datetime] = [step["at"] for _, step in steps()]
    assert times == sorted(times)


def test_that_29_have_signed_in_three_minutes_before_nine_and_34_when_the_meeting_opens(
    people: list[RosterRow],
) -> None:
    sitting = {
        who
        for row in people
        if {Role.REPRESENTATIVE, Role.COMMITTEE_MEMBER} & set(row.roles)
        for who in (row.name, row.number)
    }
    today = [step for file, step in steps() if file == "today.toml"]
    arrivals = [step["at"] for step in today if step["do"] == "check_in" and step["who"] in sitting]
    assert sum(at < datetime(2026, 3, 12, 8, 57) for at in arrivals) == 29
    opened = next(step["at"] for step in today if step["do"] == "open_meeting")
    assert sum(at <= opened for at in arrivals) == len(arrivals) == 34


def test_that_the_cases_are_shipped_as_examples() -> None:
    assert len(list((SAMPLE / "cases").glob("*.toml"))) == 3

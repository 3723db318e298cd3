"""Today's meeting of the sample village, carried out by the file up to a moment."""

from __future__ import annotations

import functools
import tomllib
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.sample_village import SAMPLE, SampleVillage, open_sample_village
from xieshang_desktop.domain.vocabulary import PersonId
from xieshang_desktop.models.village import Person
from xieshang_desktop.replay.people import People
from xieshang_desktop.replay.scenario import Keys, Step, read_steps
from xieshang_desktop.storage.ids import new_id

DAY = datetime(2026, 3, 12)
MEETING = "m-20260312"


def moment(clock: str) -> datetime:
    """09:42 or 09:42:30 on the day of the meeting."""
    hours = datetime.strptime(clock, "%H:%M:%S" if clock.count(":") == 2 else "%H:%M")
    return DAY.replace(hour=hours.hour, minute=hours.minute, second=hours.second)


@functools.cache
def _steps_of_today() -> str:
    return (SAMPLE / "meetings" / "today.toml").read_text(encoding="utf-8")


def room_at(folder: Path, clock: str) -> tuple[SampleVillage, str]:
    """The village with all acts of today up to ``clock``, and the meeting's id."""
    village = open_sample_village(folder, moment(clock))
    for step in _steps(village):
        if step.act is not None and step.act.at <= moment(clock):
            village.office.perform(step.act)
    return village, village.id_of("会议", MEETING)


def _everybody(session: Session) -> list[tuple[str, str, str | None]]:
    return [
        (row.id, row.name, row.number)
        for row in session.execute(select(Person.id, Person.name, Person.number))
    ]


def person_id(village: SampleVillage, name: str) -> str:
    """The id of the first of that name."""
    return next(who for who, called, _ in village.office.read(_everybody) if called == name)


def _steps(village: SampleVillage) -> tuple[Step, ...]:
    people = People()
    for who, name, number in village.office.read(_everybody):
        people.enter(name, PersonId(who), number)
    keys = Keys(people, new_id)
    keys.ids.update(village.ids)
    return tuple(read_steps(tomllib.loads(_steps_of_today())["steps"], keys))

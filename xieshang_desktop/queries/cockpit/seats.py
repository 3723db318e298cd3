"""The places on the list of the entitled, and who has come for them; a household may send any adult."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import AttendanceMode, Capacity
from xieshang_desktop.models.meetings import Entitled
from xieshang_desktop.models.village import Household, Person
from xieshang_desktop.queries.cockpit.people import PersonLine


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One place on the list of the entitled. ``key`` is the person's id, or the household's."""

    key: str
    name: str
    group: str
    caption: str
    duty: str
    household: bool = False
    present: bool = False
    in_room: bool = False
    since: datetime | None = None
    left_at: datetime | None = None
    mode: str = ""
    represented_by: str = ""
    proxy: str = ""
    absence: str = ""
    call: str = ""
    called_at: datetime | None = None
    excluded: str = ""

    @property
    def note(self) -> str:
        """The one thing worth saying beside the name."""
        if self.left_at is not None and not self.in_room:
            return f"{self.left_at:%H:%M}离场"
        if self.present:
            return self.represented_by or ("" if self.mode in ("", "现场") else self.mode) or self.duty
        return self.excluded or self.absence or self.call or self.proxy


@dataclass(frozen=True, slots=True)
class Stay:
    """The latest stay of a person, or of who stands for a household; ``since`` is the first arrival."""

    person_id: str
    household_id: str | None
    mode: AttendanceMode
    capacity: Capacity
    since: datetime
    left_at: datetime | None


def household_seats(
    session: Session, meeting_id: str, people: Mapping[str, PersonLine], stays: Mapping[str, Stay]
) -> tuple[SeatRow, ...]:
    """The households of the list in its order, named by their heads."""
    rows = session.execute(
        select(Household.id, Household.number, Household.group)
        .join(Entitled, Entitled.household_id == Household.id)
        .where(Entitled.meeting_id == meeting_id)
        .order_by(Entitled.ordinal)
    ).all()
    heads = _heads(session, meeting_id)
    return tuple(_household_seat(row[0], row[1], row[2] or "", heads, people, stays) for row in rows)


def _heads(session: Session, meeting_id: str) -> Mapping[str, str]:
    """A name for each household: its head's, else its first member's."""
    rows = session.execute(
        select(Person.household_id, Person.name, Person.relation)
        .join(Entitled, Entitled.household_id == Person.household_id)
        .where(Entitled.meeting_id == meeting_id, Person.died.is_(None))
        .order_by(Person.number, Person.id)
    )
    heads: dict[str, str] = {}
    for household_id, name, relation in rows:
        if household_id and (household_id not in heads or relation in ("户主", "本人")):
            heads[household_id] = name
    return heads


def _household_seat(
    key: str,
    number: str,
    group: str,
    heads: Mapping[str, str],
    people: Mapping[str, PersonLine],
    stays: Mapping[str, Stay],
) -> SeatRow:
    stay = stays.get(key)
    who = people[stay.person_id].name if stay and stay.person_id in people else ""
    head = heads.get(key, number)
    return SeatRow(
        key=key,
        name=f"{head}户",
        group=group,
        caption=f"{group}　{number}",
        duty="",
        household=True,
        present=stay is not None,
        in_room=stay is not None and stay.left_at is None,
        since=stay.since if stay else None,
        left_at=stay.left_at if stay else None,
        represented_by=who if who != head else "",
    )

"""Finding a person in the room by what was typed: pinyin, characters, group or number."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, CompoundSelect, Select, or_, select, union
from sqlalchemy.orm import Session

from xieshang_desktop.models.meetings import Entitled, Invitation
from xieshang_desktop.models.room import Attendance
from xieshang_desktop.models.village import Household, Person
from xieshang_desktop.queries.cockpit.people import people_of_meeting

MOST_READ = 400


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody found; ``done`` says since when the person (or the household) is here, e.g. 08:31 已到."""

    key: str
    name: str
    caption: str
    done: str = ""
    household_id: str | None = None


def answers_to(typed: str) -> ColumnElement[bool]:
    """Whether a person answers: a reading of the name from its start, characters, group or number."""
    words = "".join(typed.lower().split()).replace("\\", "").replace("%", "").replace("_", "")
    return or_(
        (" " + Person.initials).like(f"% {words}%"),
        Person.name.like(f"%{words}%"),
        Person.group.like(f"{words}%"),
        Person.number.like(f"{words}%"),
    )


def sign_in_matches(session: Session, meeting_id: str, typed: str) -> tuple[Match, ...]:
    """Who of the list, of its households and of the invited answers to ``typed``: the missing first."""
    if not typed.strip():
        return ()
    people = people_of_meeting(session, meeting_id)
    homes = set(session.scalars(_households(meeting_id)))
    here = _arrivals(session, meeting_id)
    rows = session.execute(
        select(Person.id, Person.name, Person.group, Person.household_id)
        .where(
            Person.died.is_(None),
            or_(Person.id.in_(_known_ids(meeting_id)), Person.household_id.in_(_households(meeting_id))),
            answers_to(typed),
        )
        .order_by(Person.number, Person.id)
        .limit(MOST_READ)
    )
    found = [
        Match(
            key=row[0],
            name=row[1],
            caption=people[row[0]].caption if row[0] in people else row[2] or "",
            done=here.get(row[0]) or here.get(row[3] or "", ""),
            household_id=row[3] if row[3] in homes else None,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda match: bool(match.done)))


def room_matches(session: Session, meeting_id: str, typed: str) -> tuple[Match, ...]:
    """Who of those in the room now answers to ``typed``."""
    if not typed.strip():
        return ()
    people = people_of_meeting(session, meeting_id)
    inside = select(Attendance.person_id).where(
        Attendance.meeting_id == meeting_id, Attendance.checked_out_at.is_(None)
    )
    rows = session.execute(
        select(Person.id, Person.name)
        .where(Person.id.in_(inside), answers_to(typed))
        .order_by(Person.number, Person.id)
    )
    return tuple(Match(row[0], row[1], people[row[0]].caption) for row in rows)


def phone_of(session: Session, person_id: str) -> str:
    """The telephone number of one person, read only when it is asked for."""
    return session.scalar(select(Person.phone).where(Person.id == person_id)) or ""


def _households(meeting_id: str) -> Select[str]:
    return select(Household.id).join(
        Entitled, (Entitled.household_id == Household.id) & (Entitled.meeting_id == meeting_id)
    )


def _known_ids(meeting_id: str) -> CompoundSelect[str]:
    invited = select(Invitation.person_id).where(Invitation.meeting_id == meeting_id)
    listed = select(Entitled.person_id).where(
        Entitled.meeting_id == meeting_id, Entitled.person_id.is_not(None)
    )
    return union(listed, invited)


def _arrivals(session: Session, meeting_id: str) -> dict[str, str]:
    """Since when each person, and each represented household, is in the room: 08:31 已到."""
    rows = session.execute(
        select(Attendance.person_id, Attendance.represents_id, Attendance.checked_in_at).where(
            Attendance.meeting_id == meeting_id, Attendance.checked_out_at.is_(None)
        )
    )
    here: dict[str, str] = {}
    for person_id, household_id, at in rows:
        here[person_id] = f"{at:%H:%M} 已到"
        if household_id:
            here[household_id] = here[person_id]
    return here

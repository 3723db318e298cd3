"""Finding a person in the room by what was typed or scanned: pinyin, characters, group, number, code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, or_, select, union
from sqlalchemy.orm import Session

from xieshang_desktop.domain.sign_in_codes import looks_like_code, who_has_code
from xieshang_desktop.models.meetings import Entitled, Invitation, Meeting
from xieshang_desktop.models.room import Attendance
from xieshang_desktop.models.village import Household, Person
from xieshang_desktop.queries.cockpit.people import PersonLine, people_of_meeting
from xieshang_desktop.queries.facts.room import halls_of

MOST_READ = 400
MOST_STRANGERS = 3
HEAD = "户主"


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody found; ``done`` says since when the person (or the household) is here, e.g. 08:31 已到.

    Several at once (a group, a household) have ``whos``. Where a household is here already, ``stands_for_it``
    is who came for it. A ``stranger`` is on the register but not called to this meeting.
    """

    key: str
    name: str
    caption: str
    done: str = ""
    household_id: str | None = None
    whos: tuple[str, ...] = ()
    stands_for_it: tuple[str, str] | None = None
    stranger: bool = False


def answers_to(typed: str) -> ColumnElement[bool]:
    """Whether a person answers: a reading of the name from its start, characters, group or number."""
    words = "".join(typed.lower().split()).replace("\\", "").replace("%", "").replace("_", "")
    return or_(
        (" " + Person.initials).like(f"% {words}%"),
        Person.name.like(f"%{words}%"),
        Person.group.like(f"{words}%"),
        Person.number.like(f"{words}%"),
    )


def sign_in_matches(
    session: Session, meeting_id: str, typed: str, people: Mapping[str, PersonLine] | None = None
) -> tuple[Match, ...]:
    """Who may sign in and answers to ``typed``: a whole group or household by its name, then people.

    Of the list, of its households and of the invited the missing come first; where nobody of them answers,
    the others of the register do.
    """
    if not typed.strip():
        return ()
    people = people if people is not None else people_of_meeting(session, meeting_id)
    code = looks_like_code(typed)
    if code:
        return _scanned(session, meeting_id, code, people)
    found = _called(session, meeting_id, answers_to(typed), people)
    groups = {person.group for person in people.values()}
    several = several_at_once(session, meeting_id, typed) if _may_be_several(typed, groups) else ()
    return (*several, *(found or _not_called(session, meeting_id, typed)))


def _may_be_several(typed: str, groups: set[str]) -> bool:
    """Whether a group or a number of a household may be meant: the question is asked at every key."""
    return typed.strip() in groups or any(mark.isdigit() for mark in typed)


def _called(
    session: Session, meeting_id: str, answers: ColumnElement[bool], people: Mapping[str, PersonLine]
) -> tuple[Match, ...]:
    """Who of the list, of its households and of the invited answers."""
    homes = set(session.scalars(_households(meeting_id)))
    here = _arrivals(session, meeting_id)
    rows = session.execute(
        select(Person.id, Person.name, Person.group, Person.household_id)
        .where(
            Person.died.is_(None),
            or_(Person.id.in_(_known_ids(meeting_id)), Person.household_id.in_(_households(meeting_id))),
            answers,
        )
        .order_by(Person.number, Person.id)
        .limit(MOST_READ)
    )
    found = []
    for key, name, group, household in rows:
        own, of_home = here.get(key), here.get(household or "")
        stay = own or of_home
        match = Match(
            key=key,
            name=name,
            caption=people[key].caption if key in people else group or "",
            done=f"{stay.at:%H:%M} 已到" if stay else "",
            household_id=household if household in homes else None,
            stands_for_it=(of_home.person_id, of_home.name) if of_home and not own else None,
        )
        found.append(match)
    return tuple(sorted(found, key=lambda match: bool(match.done)))


def _scanned(
    session: Session, meeting_id: str, code: str, known: Mapping[str, PersonLine]
) -> tuple[Match, ...]:
    """Whose code it is on this meeting's sheet; for a household its adults, the head first."""
    homes = session.scalars(_households(meeting_id)).all()
    people = session.scalars(_known_ids(meeting_id)).all()
    key = who_has_code(meeting_id, code, (*people, *homes))
    if key is None:
        return ()
    found = _called(session, meeting_id, or_(Person.id == key, Person.household_id == key), known)
    heads = set(session.scalars(select(Person.id).where(Person.household_id == key, Person.relation == HEAD)))
    return tuple(sorted(found, key=lambda match: match.key not in heads))


def _not_called(session: Session, meeting_id: str, typed: str) -> tuple[Match, ...]:
    """Others of the register who answer: they may listen, without a vote."""
    inside = {key: stay for key, stay in _arrivals(session, meeting_id).items() if stay.person_id == key}
    households = _households(meeting_id)
    rows = session.execute(
        select(Person.id, Person.name, Person.group)
        .where(
            Person.died.is_(None),
            Person.moved.is_(None),
            Person.id.not_in(_known_ids(meeting_id)),
            or_(Person.household_id.is_(None), Person.household_id.not_in(households)),
            answers_to(typed),
        )
        .order_by(Person.number, Person.id)
        .limit(MOST_STRANGERS)
    )
    return tuple(
        Match(
            key=key,
            name=name,
            caption="　".join(part for part in (group, "不在名单，旁听") if part),
            done=f"{inside[key].at:%H:%M} 已到" if key in inside else "",
            stranger=True,
        )
        for key, name, group in rows
    )


def several_at_once(session: Session, meeting_id: str, typed: str) -> tuple[Match, ...]:
    """A whole group of the list, or a household by its number, as far as its people are still missing."""
    words = typed.strip()
    missing = _missing(session, meeting_id, or_(Person.group == words, Household.number == words))
    found = []
    for name, keys in (
        (words, [row.id for row in missing if row.group == words]),
        (f"{words}户", [row.id for row in missing if row.household == words]),
    ):
        if len(keys) > 1:
            found.append(Match(words, name, f"没有到的{len(keys)}人一起签到", whos=tuple(keys)))
    return tuple(found)


def _missing(session: Session, meeting_id: str, wanted: ColumnElement[bool]) -> Sequence[Any]:
    """Those wanted of the list who are not in the room, with group and number of household."""
    inside = select(Attendance.person_id).where(
        Attendance.meeting_id == meeting_id, Attendance.checked_out_at.is_(None)
    )
    return session.execute(
        select(Person.id, Person.group, Household.number.label("household"))
        .join(Entitled, (Entitled.person_id == Person.id) & (Entitled.meeting_id == meeting_id))
        .outerjoin(Household, Household.id == Person.household_id)
        .where(Person.died.is_(None), wanted, Person.id.not_in(inside))
        .order_by(Entitled.ordinal)
    ).all()


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


def stays_words(session: Session, meeting_id: str, person_id: str) -> str:
    """08:31到，09:10离场，09:25回来; empty for who has not come."""
    rows = session.execute(
        select(Attendance.checked_in_at, Attendance.checked_out_at)
        .where(Attendance.meeting_id == meeting_id, Attendance.person_id == person_id)
        .order_by(Attendance.checked_in_at, Attendance.id)
    )
    told = []
    for number, (came, left) in enumerate(rows):
        told.append(f"{came:%H:%M}{'回来' if number else '到'}")
        if left is not None:
            told.append(f"{left:%H:%M}离场")
    return "，".join(told)


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


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Who is in the room, and since when."""

    person_id: str
    name: str
    at: datetime


def _arrivals(session: Session, meeting_id: str) -> dict[str, _Arrival]:
    """Who is in the room (of a meeting in several sessions, in any hall), by person and by household."""
    halls = halls_of(session, session.get_one(Meeting, meeting_id))
    rows = session.execute(
        select(Attendance.person_id, Person.name, Attendance.represents_id, Attendance.checked_in_at)
        .join(Person, Person.id == Attendance.person_id)
        .where(Attendance.meeting_id.in_(halls), Attendance.checked_out_at.is_(None))
    )
    here: dict[str, _Arrival] = {}
    for person_id, name, household_id, at in rows:
        here[person_id] = _Arrival(person_id, name, at)
        if household_id:
            here[household_id] = here[person_id]
    return here

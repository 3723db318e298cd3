"""The card of one person; telephone and id number in full only when asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.eligibility import years_old
from xieshang_desktop.domain.vocabulary import MeetingState, Role, Sex
from xieshang_desktop.domain.wording import mask_phone
from xieshang_desktop.models.meetings import AgendaItem, Entitled, Meeting
from xieshang_desktop.models.outcomes import StipendGrant
from xieshang_desktop.models.room import Absence, Attendance, Opinion, Turn
from xieshang_desktop.models.topics import Cosigner
from xieshang_desktop.models.village import Household, Person, PersonRole
from xieshang_desktop.queries.days import day_words
from xieshang_desktop.queries.people.roster import in_order

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class MeetingMark:
    """Whether somebody came to one meeting: present, leave, absent."""

    state: str
    words: str
    day: date


@dataclass(frozen=True)
class Said:
    """Something somebody said at a meeting."""

    text: str
    where: str


@dataclass(frozen=True)
class PersonCard:
    """One person. ``phone`` is masked; ``has_id`` says that a number is on record, never which.

    ``here`` is somebody neither dead nor moved away; ``housemates`` counts the household's people, this one
    included.
    """

    id: str
    name: str
    number: str
    chips: tuple[str, ...]
    sex_and_age: str
    home: str
    phone: str
    has_id: bool
    residence: str
    away: bool
    here: bool
    household: str
    housemates: int
    roles: tuple[Role, ...]
    marks: tuple[MeetingMark, ...]
    speeches: int
    cosigned: int
    stipends: str
    said: tuple[Said, ...]

    @property
    def leads_others(self) -> bool:
        """Whether the person is the head of a household in which others live."""
        return Role.HOUSEHOLD_HEAD in self.roles and self.housemates > 1

    @property
    def came(self) -> int:
        """To how many of the meetings shown the person came."""
        return sum(1 for mark in self.marks if mark.state == "present")


@dataclass(frozen=True)
class Contact:
    """What is shown only on request, in full."""

    phone: str
    id_number: str


@dataclass(frozen=True)
class RegisterEntry:
    """What the register says of somebody, as a form shows it; telephone and id number are left out."""

    name: str
    number: str
    group: str
    household: str
    relation: str
    sex: Sex | None
    born: date | None
    ethnicity: str
    duty: str
    post: str
    registered: bool
    note: str
    died: date | None
    moved: str


def register_entry(session: Session, person_id: str) -> RegisterEntry:
    """What can be put right of one person."""
    person = session.get_one(Person, person_id)
    number = session.scalar(select(Household.number).where(Household.id == person.household_id))
    return RegisterEntry(
        name=person.name,
        number=person.number or "",
        group=person.group or "",
        household=number or "",
        relation=person.relation or "",
        sex=person.sex,
        born=person.born,
        ethnicity=person.ethnicity or "",
        duty=person.duty or "",
        post=person.post or "",
        registered=person.registered,
        note=person.note or "",
        died=person.died,
        moved=person.moved or "",
    )


def contact(session: Session, person_id: str) -> Contact:
    """Telephone and id number of one person; asked for by a press of 显示."""
    row = session.execute(select(Person.phone, Person.id_number).where(Person.id == person_id)).one()
    return Contact(row.phone or "", row.id_number or "")


def person_card(session: Session, person_id: str, now: datetime) -> PersonCard:
    """The card of one person at ``now``."""
    person = session.get_one(Person, person_id)
    roles = in_order(list(session.scalars(select(PersonRole.role).where(PersonRole.person_id == person_id))))
    number, housemates = _household(session, person)
    represented = person.represents_households
    chips = [person.duty or "", *(str(role) for role in roles), f"联系{represented}户" if represented else ""]
    return PersonCard(
        id=person.id,
        name=person.name,
        number=person.number or "",
        chips=tuple(chip for chip in dict.fromkeys(chips) if chip),
        sex_and_age=_sex_and_age(person, now.date()),
        home="，".join(part for part in (person.group or "", f"{number}户" if number else "") if part),
        phone=mask_phone(person.phone) if person.phone else "",
        has_id=bool(person.id_number),
        residence=_residence(person, now.date()),
        away=person.away,
        here=person.died is None and person.moved is None,
        household=number,
        housemates=housemates,
        roles=tuple(roles),
        marks=_marks(session, person_id, now),
        speeches=_count(
            session, select(func.count()).where(Turn.person_id == person_id, Turn.started_at.is_not(None))
        ),
        cosigned=_count(
            session,
            select(func.count()).where(Cosigner.person_id == person_id, Cosigner.withdrawn_at.is_(None)),
        ),
        stipends=_stipends(session, person_id),
        said=_said(session, person_id, now.date()),
    )


def _count(session: Session, asked: Any) -> int:
    return session.scalar(asked) or 0


def _sex_and_age(person: Person, today: date) -> str:
    age = f"{years_old(person.born, today)}岁" if person.born else ""
    return "，".join(part for part in (str(person.sex or ""), age) if part)


def _household(session: Session, person: Person) -> tuple[str, int]:
    """The number of the household, and how many people it has."""
    if person.household_id is None:
        return "", 0
    number = session.scalar(select(Household.number).where(Household.id == person.household_id)) or ""
    members = (Person.household_id == person.household_id, Person.died.is_(None), Person.moved.is_(None))
    return number, _count(session, select(func.count()).where(*members))


def _residence(person: Person, today: date) -> str:
    if person.died:
        return f"已故，{day_words(person.died, today)}"
    if person.moved:
        return f"已迁出，{person.moved}"
    return "外出" if person.away else "在村"


def _marks(session: Session, person_id: str, now: datetime) -> tuple[MeetingMark, ...]:
    """The last six meetings of a year to which the person was called, the oldest first."""
    held = (MeetingState.CLOSED, MeetingState.SEALED)
    rows = session.execute(
        select(Meeting.id, Meeting.title, Meeting.starts_at)
        .join(Entitled, Entitled.meeting_id == Meeting.id)
        .where(Entitled.person_id == person_id, Meeting.state.in_(held), Meeting.starts_at >= now - YEAR)
        .order_by(Meeting.starts_at.desc())
        .limit(6)
    ).all()
    meetings = [row.id for row in rows]
    came = _of(session, Attendance, person_id, meetings)
    excused = _of(session, Absence, person_id, meetings)
    marks = []
    for row in reversed(rows):
        state = "present" if row.id in came else "leave" if row.id in excused else "absent"
        words = {"present": "到会", "leave": "请假", "absent": "没有到"}[state]
        said = f"{day_words(row.starts_at.date(), now.date())}，{row.title}，{words}"
        marks.append(MeetingMark(state, said, row.starts_at.date()))
    return tuple(marks)


def _of(
    session: Session, table: type[Attendance] | type[Absence], person_id: str, meetings: list[str]
) -> frozenset[str]:
    asked = select(table.meeting_id).where(table.person_id == person_id, table.meeting_id.in_(meetings))
    return frozenset(session.scalars(asked))


def _stipends(session: Session, person_id: str) -> str:
    rows = session.execute(select(StipendGrant.person_ids, StipendGrant.rate))
    total = sum((row.rate for row in rows if person_id in row.person_ids), start=Decimal(0))
    return f"{total}元" if total else ""


def _said(session: Session, person_id: str, today: date) -> tuple[Said, ...]:
    asked = (
        select(Opinion.text, Opinion.stance, Opinion.at, AgendaItem.title)
        .join(AgendaItem, AgendaItem.id == Opinion.item_id)
        .where(Opinion.person_id == person_id)
        .order_by(Opinion.at.desc())
        .limit(2)
    )
    return tuple(
        Said(row.text, f"{day_words(row.at.date(), today)}，{row.title}，{row.stance}")
        for row in session.execute(asked)
    )

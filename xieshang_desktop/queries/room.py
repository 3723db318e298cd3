"""Who is entitled, who has come, who is in the room: the numbers that quorum and votes rest on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Capacity, Role, Sex, Unit
from xieshang_desktop.models.meetings import BaseExclusion, Entitled, Meeting, Proxy, Recusal
from xieshang_desktop.models.room import Attendance
from xieshang_desktop.models.village import Household, Person, PersonRole

WOMEN_REPRESENTATIVES = "妇女代表"
REPRESENTATIVES = "村民代表"


@dataclass(frozen=True)
class Count:
    """So many of so many."""

    present: int
    base: int


@dataclass(frozen=True)
class RoomCount:
    """A meeting's numbers, in its unit (people or households), at this moment.

    ``present`` counts the entitled who have signed in, those who have left included; ``in_room`` only those
    who are there now. A principal is present when the proxy has signed in. The excluded are out of all.
    """

    unit: Unit
    listed: int
    excluded: int
    base: int
    present: int
    in_room: int
    present_ids: tuple[str, ...]
    in_room_ids: tuple[str, ...]
    """The people who stand for those in the room, in the order of the list (principals, not proxies)."""
    women_present: int
    present_area: Decimal
    base_area: Decimal
    represented_present: int
    represented_base: int
    chambers: dict[str, Count]
    chambers_in_room: dict[str, Count]


def entitled_person_ids(session: Session, meeting_id: str) -> set[str]:
    """The people on the frozen list of a meeting."""
    asked = select(Entitled.person_id).where(
        Entitled.meeting_id == meeting_id, Entitled.person_id.is_not(None)
    )
    return {key for key in session.scalars(asked) if key is not None}


def entitled_household_ids(session: Session, meeting_id: str) -> set[str]:
    """The households on the frozen list of a meeting."""
    asked = select(Entitled.household_id).where(
        Entitled.meeting_id == meeting_id, Entitled.household_id.is_not(None)
    )
    return {key for key in session.scalars(asked) if key is not None}


def household_ids(session: Session) -> dict[str, str]:
    """The households of the register: number → id."""
    return dict(session.execute(select(Household.number, Household.id)).all())


def proxies_of(session: Session, meeting_id: str, *, proxy: str | None = None) -> dict[str, str]:
    """Valid proxies: principal → proxy; those given to ``proxy`` alone where one is named."""
    asked = select(Proxy.principal_id, Proxy.proxy_id).where(
        Proxy.meeting_id == meeting_id, Proxy.revoked_at.is_(None)
    )
    if proxy is not None:
        asked = asked.where(Proxy.proxy_id == proxy)
    return dict(session.execute(asked).all())


def recused_ids(session: Session, item_id: str) -> set[str]:
    """Who has stood aside for an item."""
    return set(session.scalars(select(Recusal.person_id).where(Recusal.item_id == item_id)))


@dataclass(frozen=True)
class _Place:
    """One place on the list: the key counted, and the person whose facts count with it."""

    key: str
    sex: Sex | None
    area: Decimal
    represented: int
    representative: bool


def count_room(
    session: Session,
    meeting_id: str,
    *,
    without: Collection[str] = (),
    electorate: Collection[str] | None = None,
) -> RoomCount:
    """Count a meeting's room; ``without`` leaves recused people out of those present, not out of the base.

    An ``electorate`` narrows the list itself.
    """
    meeting = session.get_one(Meeting, meeting_id)
    excluded = set(
        session.scalars(select(BaseExclusion.person_id).where(BaseExclusion.meeting_id == meeting_id))
    )
    listed = _places(session, meeting_id)
    if electorate is not None:
        listed = [place for place in listed if place.key in electorate]
    places = [place for place in listed if place.key not in excluded]
    came, here = _came_and_here(session, meeting_id)
    present = [place for place in places if place.key in came and place.key not in without]
    in_room = [place for place in places if place.key in here and place.key not in without]
    return RoomCount(
        unit=meeting.unit,
        listed=len(listed),
        excluded=len(listed) - len(places),
        base=len(places),
        present=len(present),
        in_room=len(in_room),
        present_ids=tuple(place.key for place in present),
        in_room_ids=tuple(place.key for place in in_room),
        women_present=_women_present(session, meeting_id, present),
        present_area=sum((place.area for place in present), Decimal(0)),
        base_area=sum((place.area for place in places), Decimal(0)),
        represented_present=sum(place.represented for place in present),
        represented_base=sum(place.represented for place in places),
        chambers=_chambers(present, places),
        chambers_in_room=_chambers(in_room, places),
    )


def _places(session: Session, meeting_id: str) -> list[_Place]:
    asked = (
        select(
            Entitled.person_id,
            Entitled.household_id,
            Person.sex,
            Person.area,
            Person.represents_households,
            PersonRole.role,
        )
        .outerjoin(Person, Person.id == Entitled.person_id)
        .outerjoin(PersonRole, (PersonRole.person_id == Person.id) & (PersonRole.role == Role.REPRESENTATIVE))
        .where(Entitled.meeting_id == meeting_id)
        .order_by(Entitled.ordinal)
    )
    return [
        _Place(person or household or "", sex, area or Decimal(0), represented or 0, role is not None)
        for person, household, sex, area, represented, role in session.execute(asked)
    ]


def _came_and_here(session: Session, meeting_id: str) -> tuple[set[str], set[str]]:
    asked = select(
        Attendance.person_id, Attendance.represents_id, Attendance.checked_out_at, Attendance.capacity
    ).where(Attendance.meeting_id == meeting_id)
    came: set[str] = set()
    here: set[str] = set()
    doors: set[str] = set()
    inside: set[str] = set()
    for person, household, left, capacity in session.execute(asked):
        doors.add(person)
        if left is None:
            inside.add(person)
        if capacity is Capacity.VOTING:
            came.add(household or person)
            if left is None:
                here.add(household or person)
    for principal, proxy in proxies_of(session, meeting_id).items():
        if proxy in doors:
            came.add(principal)
        if proxy in inside:
            here.add(principal)
    return came, here


def _women_present(session: Session, meeting_id: str, present: Sequence[_Place]) -> int:
    women = sum(place.sex is Sex.FEMALE for place in present)
    asked = (
        select(Person.id)
        .join(Attendance, Attendance.person_id == Person.id)
        .where(
            Attendance.meeting_id == meeting_id,
            Attendance.represents_id.is_not(None),
            Person.sex == Sex.FEMALE,
        )
    )
    return women + len(set(session.scalars(asked)))


def _chambers(present: Sequence[_Place], base: Sequence[_Place]) -> dict[str, Count]:
    representatives = [place for place in base if place.representative]
    women = [place for place in representatives if place.sex is Sex.FEMALE]
    there = {place.key for place in present}

    def count(members: Sequence[_Place]) -> Count:
        return Count(sum(place.key in there for place in members), len(members))

    return {REPRESENTATIVES: count(representatives), WOMEN_REPRESENTATIVES: count(women)}

"""Who is entitled, who has come, who is in the room: the numbers that quorum and votes rest on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import MeetingForm, Unit
from xieshang_desktop.models.meetings import Entitled, Meeting, Proxy, Recusal
from xieshang_desktop.models.village import Household
from xieshang_desktop.queries.facts import asking

WOMEN_REPRESENTATIVES = "妇女代表"
REPRESENTATIVES = "村民代表"
NO_AREA = Decimal(0)


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
    The sessions of one meeting are added up, with nobody counted twice; in a session itself those count who
    did not sign in to another one first.
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
    base_ids: tuple[str, ...]
    women_present: int
    present_area: Decimal
    in_room_area: Decimal
    base_area: Decimal
    represented_present: int
    represented_in_room: int
    represented_base: int
    """Households for which those on the list stand, where the form counts them (一事一议代表会议), else 0."""
    chambers: dict[str, Count]
    chambers_in_room: dict[str, Count]


def halls_of(session: Session, meeting: Meeting) -> tuple[str, ...]:
    """Where a meeting is held: itself, and the sessions of it."""
    return (meeting.id, *session.scalars(asking.SESSIONS, {"whole": meeting.id}))


def length_of_list(session: Session, meeting: Meeting) -> int:
    """How many have a place on the list of a meeting and its sessions, the excluded among them."""
    return session.scalar(asking.LENGTH_OF_LIST, {"halls": halls_of(session, meeting)}) or 0


def counted_elsewhere(session: Session, meeting: Meeting) -> set[str]:
    """Who (or whose household) signed in to another session of the same meeting first: that one stands."""
    if meeting.session_of_id is None:
        return set()
    whole = session.get_one(Meeting, meeting.session_of_id)
    first: dict[str, str] = {}
    for stay in session.execute(asking.STAYS, {"halls": halls_of(session, whole)}):
        if stay.votes:
            first.setdefault(stay.represents_id or stay.person_id, stay.meeting_id)
    return {key for key, hall in first.items() if hall != meeting.id}


def came_after(session: Session, meeting: Meeting, moment: datetime) -> set[str]:
    """Who (or whose household, or principal) was not here yet at a moment: they are none of its present."""
    halls = halls_of(session, meeting)
    first: dict[str, datetime] = {}
    for key, household, came in session.execute(asking.ARRIVALS, {"halls": halls}):
        for here in (key, household) if household else (key,):
            first.setdefault(here, came)
    late = {key for key, came in first.items() if came > moment}
    given = session.execute(asking.PROXIES, {"halls": halls})
    return late | {principal for principal, proxy in given if proxy in late and principal not in first}


def places_of(
    session: Session, meeting_id: str, people: Collection[str], households: Collection[str]
) -> set[str]:
    """Which of these people and households have a place on the frozen list of a meeting."""
    named = {"meeting": meeting_id, "people": list(people), "households": list(households)}
    return {person or household for person, household in session.execute(asking.PLACES, named)}


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


class _Place(NamedTuple):
    """One place on the list: the key counted, and the person whose facts count with it."""

    key: str
    woman: bool
    area: Decimal
    represented: int
    representative: bool


def count_room(
    session: Session,
    meeting_id: str,
    *,
    without: Collection[str] = (),
    electorate: Collection[str] | None = None,
    came_besides: Collection[str] = (),
) -> RoomCount:
    """Count a meeting's room; ``without`` leaves recused people out of those present, not out of the base.

    An ``electorate`` narrows the list itself; ``came_besides`` take part without having signed in.
    """
    meeting = session.get_one(Meeting, meeting_id)
    halls = halls_of(session, meeting)
    whole = _places(session, halls, by_represented=meeting.form is MeetingForm.PROJECT_REPRESENTATIVES)
    listed = [place for place in whole if electorate is None or place.key in electorate]
    excluded = set(session.scalars(asking.EXCLUDED, {"halls": halls}))
    places = [place for place in listed if place.key not in excluded]
    came, here = _came_and_here(session, halls)
    came.update(came_besides)
    aside = {*without, *counted_elsewhere(session, meeting)}
    present = [place for place in places if place.key in came and place.key not in aside]
    in_room = [place for place in places if place.key in here and place.key not in aside]
    women = _women(session, halls, present, by_household=meeting.unit is Unit.HOUSEHOLD)
    return _counted(meeting, len(listed), places, present, in_room, women)


def _counted(
    meeting: Meeting,
    listed: int,
    places: Sequence[_Place],
    present: Sequence[_Place],
    in_room: Sequence[_Place],
    women: int,
) -> RoomCount:
    members = _members_of_chambers(places)
    return RoomCount(
        unit=meeting.unit,
        listed=listed,
        excluded=listed - len(places),
        base=len(places),
        present=len(present),
        in_room=len(in_room),
        present_ids=tuple(place.key for place in present),
        in_room_ids=tuple(place.key for place in in_room),
        base_ids=tuple(place.key for place in places),
        women_present=women,
        present_area=_area(present),
        in_room_area=_area(in_room),
        base_area=_area(places),
        represented_present=sum(place.represented for place in present),
        represented_in_room=sum(place.represented for place in in_room),
        represented_base=sum(place.represented for place in places),
        chambers=_chambers(present, members),
        chambers_in_room=_chambers(in_room, members),
    )


def _area(places: Sequence[_Place]) -> Decimal:
    return sum((place.area for place in places if place.area is not NO_AREA), NO_AREA)


def _places(session: Session, halls: Collection[str], *, by_represented: bool) -> list[_Place]:
    """The list in its order; who stands on the lists of several sessions has one place.

    Where it counts for how many households a representative stands, it is at least the own one.
    """
    places: dict[str, _Place] = {}
    rows = session.execute(asking.LISTED, {"halls": halls}).all()
    for person, household, woman, area, represented, representative in rows:
        key = person or household or ""
        weight = stood_for(represented) if by_represented else 0
        places.setdefault(key, _Place(key, bool(woman), area or NO_AREA, weight, representative))
    return list(places.values())


def stood_for(households: int | None) -> int:
    """For how many households a representative stands; where the register does not say, for the own one."""
    return 1 if households is None else households


def _came_and_here(session: Session, halls: Collection[str]) -> tuple[set[str], set[str]]:
    came: set[str] = set()
    here: set[str] = set()
    doors: set[str] = set()
    inside: set[str] = set()
    for person, represents, _, votes, still_here in session.execute(asking.STAYS, {"halls": halls}).all():
        doors.add(person)
        if still_here:
            inside.add(person)
        if votes:
            came.add(represents or person)
            if still_here:
                here.add(represents or person)
    for principal, proxy in session.execute(asking.PROXIES, {"halls": halls}):
        if proxy in doors:
            came.add(principal)
        if proxy in inside:
            here.add(principal)
    return came, here


def _women(session: Session, halls: Collection[str], present: Sequence[_Place], *, by_household: bool) -> int:
    """Women among those present; of a household the one who came for it."""
    women = sum(place.woman for place in present)
    if not by_household:
        return women
    came_for = session.scalars(asking.HOUSEHOLDS_OF_WOMEN, {"halls": halls})
    return women + len({place.key for place in present}.intersection(came_for))


def _members_of_chambers(base: Sequence[_Place]) -> dict[str, list[str]]:
    """Who belongs to each part that counts apart."""
    representatives = [place for place in base if place.representative]
    women = [place.key for place in representatives if place.woman]
    return {REPRESENTATIVES: [place.key for place in representatives], WOMEN_REPRESENTATIVES: women}


def _chambers(present: Sequence[_Place], members: dict[str, list[str]]) -> dict[str, Count]:
    there = {place.key for place in present}
    return {name: Count(len(there.intersection(keys)), len(keys)) for name, keys in members.items()}

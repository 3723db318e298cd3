"""The people of one meeting as its papers need them, read once: list, stays, proxies, absences, guests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import (
    AttendanceMode,
    CallResult,
    Capacity,
    ExclusionReason,
    MeetingForm,
    PartyKind,
    VillageKind,
)
from xieshang_desktop.models.meetings import BaseExclusion, Entitled, Invitation, Meeting
from xieshang_desktop.models.room import Absence, Attendance, Guest, PhoneCall
from xieshang_desktop.models.village import Household, Person
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.facts.room import proxies_of, stood_for
from xieshang_desktop.queries.papers.residents import PersonFacts, people_of
from xieshang_desktop.queries.papers.words import official

APPOINTED = (Capacity.CHAIR, Capacity.RECORDER)


@dataclass(frozen=True, slots=True)
class Place:
    """One place on the list of the entitled: a person, or a household for which any adult may come."""

    person_id: str | None
    household_id: str | None
    label: str

    @property
    def key(self) -> str:
        """What the place is counted by."""
        return self.person_id or self.household_id or ""


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay in the room."""

    person_id: str
    household_id: str | None
    capacity: Capacity
    mode: AttendanceMode
    came: datetime
    left: datetime | None


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation in one capacity."""

    person_id: str
    capacity: Capacity
    party: PartyKind | None


@dataclass(frozen=True, slots=True)
class GuestFacts:
    """Somebody in the room who is not on the register."""

    name: str
    capacity: Capacity
    party: PartyKind | None
    at: datetime


@dataclass(frozen=True)
class MeetingPeople:
    """Everybody who has to do with one meeting. ``stays`` are in the order of coming."""

    village: VillageKind
    stands_for_households: bool
    """Whether it counts for how many households each on the list stands (一事一议代表会议)."""
    chair_id: str
    recorder_id: str
    places: tuple[Place, ...]
    people: Mapping[str, PersonFacts]
    stays: tuple[Stay, ...]
    proxies: Mapping[str, str]
    excluded: Mapping[str, ExclusionReason]
    absences: Mapping[str, str]
    calls: Mapping[str, tuple[CallResult, ...]]
    invited: tuple[Invited, ...]
    guests: tuple[GuestFacts, ...]

    def name(self, person_id: str | None) -> str:
        """The name of somebody known here; empty for nobody."""
        person = self.people.get(person_id or "")
        return person.name if person is not None else ""

    def standing(self, person: PersonFacts) -> str:
        """As what somebody stands on the list, and for how many households where these count."""
        kind = person.kind(self.village)
        if not self.stands_for_households:
            return kind
        return "，".join(part for part in (kind, f"代表{stood_for(person.represents)}户") if part)

    def party(self, person_id: str) -> str:
        """What somebody was invited to stand for (非户籍居民代表); empty where nothing was said."""
        parties = (each.party for each in self.invited if each.person_id == person_id and each.party)
        return next((official(party.value, self.village) for party in parties), "")

    def stays_for(self, place: Place) -> tuple[Stay, ...]:
        """Who has stood for a place on the list, in the order of coming."""
        return self._voting_stays.get(place.key, ())

    @cached_property
    def _voting_stays(self) -> Mapping[str, tuple[Stay, ...]]:
        """The stays of those who vote, by the place that each fills: hundreds of places are asked for."""
        stays: dict[str, tuple[Stay, ...]] = {}
        for stay in self.stays:
            if stay.capacity is Capacity.VOTING:
                key = stay.household_id or stay.person_id
                stays[key] = (*stays.get(key, ()), stay)
        return stays

    @cached_property
    def counted(self) -> tuple[Place, ...]:
        """The list less those left out of the base."""
        return tuple(place for place in self.places if place.key not in self.excluded)

    @cached_property
    def came(self) -> frozenset[str]:
        """Everybody who has been in the room."""
        return frozenset(stay.person_id for stay in self.stays)


def meeting_people(session: Session, meeting_id: str) -> MeetingPeople:
    """Read everybody who has to do with a meeting."""
    meeting = session.get_one(Meeting, meeting_id)
    places = _places(session, meeting_id)
    stays = _stays(session, meeting_id)
    invited = _invited(session, meeting_id)
    proxies = proxies_of(session, meeting_id)
    ids = {place.person_id for place in places} | {stay.person_id for stay in stays}
    ids |= {each.person_id for each in invited} | {meeting.chair_id, meeting.recorder_id}
    ids |= {*proxies, *proxies.values()}
    excluded = select(BaseExclusion.person_id, BaseExclusion.reason).where(
        BaseExclusion.meeting_id == meeting_id
    )
    absences = select(Absence.person_id, Absence.reason).where(Absence.meeting_id == meeting_id)
    return MeetingPeople(
        village=village_of(session).kind,
        stands_for_households=meeting.form is MeetingForm.PROJECT_REPRESENTATIVES,
        chair_id=meeting.chair_id,
        recorder_id=meeting.recorder_id,
        places=places,
        people=people_of(session, ids),
        stays=stays,
        proxies=proxies,
        excluded={row[0]: row[1] for row in session.execute(excluded)},
        absences={row[0]: row[1] for row in session.execute(absences)},
        calls=_calls(session, meeting_id),
        invited=invited,
        guests=_guests(session, meeting_id),
    )


def _places(session: Session, meeting_id: str) -> tuple[Place, ...]:
    asked = (
        select(Entitled.person_id, Entitled.household_id, Household.number)
        .outerjoin(Household, Household.id == Entitled.household_id)
        .where(Entitled.meeting_id == meeting_id)
        .order_by(Entitled.ordinal)
    )
    return tuple(
        Place(row.person_id, row.household_id, f"{row.number}户" if row.number else "")
        for row in session.execute(asked)
    )


def _stays(session: Session, meeting_id: str) -> tuple[Stay, ...]:
    asked = (
        select(
            Attendance.person_id,
            Attendance.represents_id,
            Attendance.capacity,
            Attendance.mode,
            Attendance.checked_in_at,
            Attendance.checked_out_at,
        )
        .where(Attendance.meeting_id == meeting_id)
        .order_by(Attendance.checked_in_at, Attendance.id)
    )
    return tuple(Stay(*row) for row in session.execute(asked))


def _invited(session: Session, meeting_id: str) -> tuple[Invited, ...]:
    asked = (
        select(Invitation.person_id, Invitation.capacity, Invitation.party)
        .join(Person, Person.id == Invitation.person_id)
        .where(Invitation.meeting_id == meeting_id)
    )
    order = {capacity: number for number, capacity in enumerate(_ORDER_OF_CAPACITIES)}
    rows = [Invited(*row) for row in session.execute(asked.order_by(Person.number, Person.id))]
    return tuple(sorted(rows, key=lambda row: order.get(row.capacity, len(order))))


_ORDER_OF_CAPACITIES = (
    Capacity.SUPERVISOR,
    Capacity.ATTENDING,
    Capacity.EXPERT,
    Capacity.INTERPRETER,
    Capacity.OBSERVER,
)


def _calls(session: Session, meeting_id: str) -> Mapping[str, tuple[CallResult, ...]]:
    asked = select(PhoneCall.person_id, PhoneCall.result).where(PhoneCall.meeting_id == meeting_id)
    calls: dict[str, tuple[CallResult, ...]] = {}
    for person, result in session.execute(asked.order_by(PhoneCall.at, PhoneCall.id)):
        calls[person] = (*calls.get(person, ()), result)
    return calls


def _guests(session: Session, meeting_id: str) -> tuple[GuestFacts, ...]:
    asked = select(Guest.name, Guest.capacity, Guest.party, Guest.at).where(Guest.meeting_id == meeting_id)
    return tuple(GuestFacts(*row) for row in session.execute(asked.order_by(Guest.at, Guest.id)))

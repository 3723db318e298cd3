"""Who should be here, who is, and what is known of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, Select, String, literal, null, select, type_coerce, union_all
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import AttendanceMode, Capacity
from xieshang_desktop.models.meetings import BaseExclusion, Entitled, Meeting, Proxy
from xieshang_desktop.models.room import Absence, Attendance, Guest, PhoneCall
from xieshang_desktop.queries.cockpit.people import PersonLine
from xieshang_desktop.queries.cockpit.seats import SeatRow, Stay, household_seats
from xieshang_desktop.queries.facts.law import rules_for
from xieshang_desktop.queries.facts.room import halls_of


@dataclass(frozen=True, slots=True)
class ObserverRow:
    """Somebody invited without a vote, or a guest from outside (``guest``; then the key is the guest's)."""

    key: str
    name: str
    capacity: str
    party: str
    present: bool
    in_room: bool
    since: datetime | None = None
    guest: bool = False


def lawful_modes(session: Session, meeting_id: str) -> tuple[AttendanceMode, ...]:
    """The ways of taking part that this meeting's law leaves open; being there always is one."""
    form, rules = session.get_one(Meeting, meeting_id).form, rules_for(session, meeting_id)
    barred = set()
    if not rules.allows(form, "proxy"):
        barred.add(AttendanceMode.BY_PROXY)
    if form.decides and not rules.allows(form, "online"):
        barred.add(AttendanceMode.ONLINE)
    return tuple(mode for mode in AttendanceMode if mode not in barred)


@dataclass(frozen=True, slots=True)
class SignInView:
    """The list as it stands; figures count each person once, the ones who have left included."""

    seats: tuple[SeatRow, ...]
    observers: tuple[ObserverRow, ...]
    women: int
    voting_in_room: int
    observers_in_room: int
    supervisors_in_room: int
    called: int

    @property
    def missing(self) -> tuple[SeatRow, ...]:
        """Those of the entitled who have not come and are not left out of the base."""
        return tuple(seat for seat in self.seats if not seat.present and not seat.excluded)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the missing, each by person."""

    absences: dict[str, str]
    calls: dict[str, tuple[str, datetime | None]]
    excluded: dict[str, str]
    proxies: dict[str, tuple[str, str]]
    """By principal: the proxy's id, and how the row says it."""


def sign_in_view(
    session: Session,
    meeting_id: str,
    people: Mapping[str, PersonLine],
    stays: Mapping[str, Stay] | None = None,
) -> SignInView:
    """The list of the entitled in its own order, then the invited and the guests by name."""
    stays = stays_of(session, meeting_id) if stays is None else stays
    known = _known(session, meeting_id, people)
    persons, households = _places(session, meeting_id)
    seats = (
        *(_seat(people[who], stays.get(who), stays.get(_proxy_of(known, who)), known) for who in persons),
        *(household_seats(session, meeting_id, people, stays) if households else ()),
    )
    observers = (*_invited(people, stays), *_guests(session, meeting_id))
    return SignInView(
        seats=seats,
        observers=observers,
        women=_women(people, stays),
        voting_in_room=sum(seat.in_room for seat in seats),
        observers_in_room=sum(row.in_room and row.capacity != Capacity.SUPERVISOR for row in observers),
        supervisors_in_room=sum(row.in_room and row.capacity == Capacity.SUPERVISOR for row in observers),
        called=sum(1 for seat in seats if not seat.present and seat.call),
    )


def stays_of(session: Session, meeting_id: str) -> dict[str, Stay]:
    """The latest stay of each person, with the time of the first arrival; by person, and by household.

    Of a meeting in several sessions all halls count.
    """
    halls = halls_of(session, session.get_one(Meeting, meeting_id))
    rows = session.execute(
        select(
            Attendance.person_id,
            Attendance.represents_id,
            Attendance.mode,
            Attendance.capacity,
            Attendance.checked_in_at,
            Attendance.checked_out_at,
        )
        .where(Attendance.meeting_id.in_(halls))
        .order_by(Attendance.checked_in_at, Attendance.id)
    )
    stays: dict[str, Stay] = {}
    for row in rows:
        earlier = stays.get(row[0])
        stay = Stay(row[0], row[1], row[2], row[3], earlier.since if earlier else row[4], row[5])
        stays[row[0]] = stay
        if row[1]:
            stays[row[1]] = stay
    return stays


def _known(session: Session, meeting_id: str, people: Mapping[str, PersonLine]) -> _Known:
    """Absences, calls, exclusions and proxies in one question; the latest call counts."""
    parts = union_all(
        _part("absence", Absence.person_id, Absence.reason).where(Absence.meeting_id == meeting_id),
        _part("call", PhoneCall.person_id, PhoneCall.result, PhoneCall.at).where(
            PhoneCall.meeting_id == meeting_id
        ),
        _part("excluded", BaseExclusion.person_id, BaseExclusion.reason).where(
            BaseExclusion.meeting_id == meeting_id
        ),
        _part("proxy", Proxy.principal_id, Proxy.proxy_id).where(
            Proxy.meeting_id == meeting_id, Proxy.revoked_at.is_(None)
        ),
    ).subquery()
    known = _Known({}, {}, {}, {})
    for kind, who, words, at in session.execute(select(*parts.c).order_by(parts.c[3])):
        if kind == "absence":
            known.absences[who] = words
        elif kind == "call":
            known.calls[who] = (words, at)
        elif kind == "excluded":
            known.excluded[who] = words
        else:
            known.proxies[who] = (words, f"委托{people[words].name}" if words in people else "委托")
    return known


def _part(kind: str, who: Any, words: Any, at: Any = None) -> Select[Any]:
    """One kind of knowledge, in columns that all kinds share."""
    moment = type_coerce(null(), DateTime) if at is None else at
    return select(literal(kind), who, type_coerce(words, String), moment)


def _places(session: Session, meeting_id: str) -> tuple[list[str], list[str]]:
    """The people and the households of the list, each in its order."""
    rows = session.execute(
        select(Entitled.person_id, Entitled.household_id)
        .where(Entitled.meeting_id == meeting_id)
        .order_by(Entitled.ordinal)
    ).all()
    return [row[0] for row in rows if row[0]], [row[1] for row in rows if row[1]]


def _proxy_of(known: _Known, person_id: str) -> str:
    return known.proxies.get(person_id, ("", ""))[0]


def _seat(person: PersonLine, own: Stay | None, by_proxy: Stay | None, known: _Known) -> SeatRow:
    """A principal is here when the proxy has signed in."""
    call, called_at = known.calls.get(person.id, ("", None))
    stay = own or by_proxy
    return SeatRow(
        key=person.id,
        name=person.name,
        group=person.group,
        caption=person.caption,
        duty=person.duty.removeprefix("村委会"),
        present=stay is not None,
        in_room=stay is not None and stay.left_at is None,
        since=stay.since if stay else None,
        left_at=stay.left_at if stay else None,
        mode=str(own.mode) if own else "",
        represented_by=known.proxies.get(person.id, ("", ""))[1] if own is None and by_proxy else "",
        proxy=known.proxies.get(person.id, ("", ""))[1],
        absence=known.absences.get(person.id, ""),
        call=call,
        called_at=called_at,
        excluded=known.excluded.get(person.id, ""),
    )


def _invited(people: Mapping[str, PersonLine], stays: Mapping[str, Stay]) -> tuple[ObserverRow, ...]:
    without_vote = [
        person
        for person in people.values()
        if not person.entitled
        and (person.capacity or person.id in stays)
        and not (person.id in stays and stays[person.id].household_id)
    ]
    return tuple(
        ObserverRow(
            key=person.id,
            name=person.name,
            capacity=_capacity(person, stays.get(person.id)),
            party=person.party,
            present=person.id in stays,
            in_room=person.id in stays and stays[person.id].left_at is None,
            since=stays[person.id].since if person.id in stays else None,
        )
        for person in sorted(without_vote, key=lambda person: (person.capacity, person.party, person.name))
    )


def _capacity(person: PersonLine, stay: Stay | None) -> str:
    return str(stay.capacity) if stay else person.capacity or str(Capacity.ATTENDING)


def _guests(session: Session, meeting_id: str) -> Sequence[ObserverRow]:
    rows = session.execute(
        select(Guest.id, Guest.name, Guest.capacity, Guest.party, Guest.at)
        .where(Guest.meeting_id == meeting_id)
        .order_by(Guest.at, Guest.id)
    )
    return [
        ObserverRow(row[0], row[1], str(row[2]), str(row[3] or ""), True, True, row[4], guest=True)
        for row in rows
    ]


def _women(people: Mapping[str, PersonLine], stays: Mapping[str, Stay]) -> int:
    voters = {stay.person_id for stay in stays.values() if stay.capacity is Capacity.VOTING}
    return sum(people[person_id].woman for person_id in voters if person_id in people)

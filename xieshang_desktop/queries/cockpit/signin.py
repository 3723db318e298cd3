"""Who should be here, who is, and what is known of the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import DateTime, Select, String, bindparam, literal, null, select, type_coerce, union_all
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import AttendanceMode, Capacity
from xieshang_desktop.models.base import Base
from xieshang_desktop.models.meetings import BaseExclusion, Entitled, Meeting, Proxy
from xieshang_desktop.models.room import Absence, Attendance, Guest, PhoneCall
from xieshang_desktop.queries.cockpit.people import PersonLine
from xieshang_desktop.queries.cockpit.seats import SeatRow, Stay, household_seats
from xieshang_desktop.queries.facts.law import rules_for
from xieshang_desktop.queries.facts.room import halls_of

_tables = Base.metadata.tables
_stay = _tables[Attendance.__tablename__].c
_absence = _tables[Absence.__tablename__].c
_call = _tables[PhoneCall.__tablename__].c
_excluded = _tables[BaseExclusion.__tablename__].c
_proxy = _tables[Proxy.__tablename__].c
_listed = _tables[Entitled.__tablename__].c
_guest = _tables[Guest.__tablename__].c
_this: Any = bindparam("meeting")


def _part(kind: str, who: Any, words: Any, at: Any = None) -> Select[Any]:
    """One kind of knowledge, in columns that all kinds share."""
    moment = type_coerce(null(), DateTime) if at is None else at
    return select(literal(kind), who, type_coerce(words, String), moment)


# What is asked at every sign-in is built once, of tables and not of classes.
STAYS = (
    select(
        _stay.person_id,
        _stay.represents_id,
        _stay.mode,
        _stay.capacity,
        _stay.checked_in_at,
        _stay.checked_out_at,
    )
    .where(_stay.meeting_id.in_(bindparam("halls", expanding=True)))
    .order_by(_stay.checked_in_at, _stay.id)
)
_PARTS = union_all(
    _part("absence", _absence.person_id, _absence.reason).where(_absence.meeting_id == _this),
    _part("call", _call.person_id, _call.result, _call.at).where(_call.meeting_id == _this),
    _part("excluded", _excluded.person_id, _excluded.reason).where(_excluded.meeting_id == _this),
    _part("proxy", _proxy.principal_id, _proxy.proxy_id).where(
        _proxy.meeting_id == _this, _proxy.revoked_at.is_(None)
    ),
).subquery()
KNOWN: Select[Any] = select(*_PARTS.c).order_by(_PARTS.c[3])
LIST = (
    select(_listed.person_id, _listed.household_id)
    .where(_listed.meeting_id == _this)
    .order_by(_listed.ordinal)
)
GUESTS = (
    select(_guest.id, _guest.name, _guest.capacity, _guest.party, _guest.at)
    .where(_guest.meeting_id == _this)
    .order_by(_guest.at, _guest.id)
)


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
    stays: dict[str, Stay] = {}
    for person, household, mode, capacity, came, left in session.execute(STAYS, {"halls": halls}):
        earlier = stays.get(person)
        stay = Stay(person, household, mode, capacity, earlier.since if earlier else came, left)
        stays[person] = stay
        if household:
            stays[household] = stay
    return stays


def _known(session: Session, meeting_id: str, people: Mapping[str, PersonLine]) -> _Known:
    """Absences, calls, exclusions and proxies in one question; the latest call counts."""
    known = _Known({}, {}, {}, {})
    for kind, who, words, at in session.execute(KNOWN, {"meeting": meeting_id}):
        if kind == "absence":
            known.absences[who] = words
        elif kind == "call":
            known.calls[who] = (words, at)
        elif kind == "excluded":
            known.excluded[who] = words
        else:
            known.proxies[who] = (words, f"委托{people[words].name}" if words in people else "委托")
    return known


def _places(session: Session, meeting_id: str) -> tuple[list[str], list[str]]:
    """The people and the households of the list, each in its order."""
    rows = session.execute(LIST, {"meeting": meeting_id}).all()
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
    rows = session.execute(GUESTS, {"meeting": meeting_id})
    return [
        ObserverRow(row[0], row[1], str(row[2]), str(row[3] or ""), True, True, row[4], guest=True)
        for row in rows
    ]


def _women(people: Mapping[str, PersonLine], stays: Mapping[str, Stay]) -> int:
    voters = {stay.person_id for stay in stays.values() if stay.capacity is Capacity.VOTING}
    return sum(people[person_id].woman for person_id in voters if person_id in people)

"""Who should have come, who came, who watched and who was missing, as the papers tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy.orm import Session

from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import CallResult, Capacity, PartyKind, Unit
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.facts.law import quorum_of, rules_for
from xieshang_desktop.queries.facts.room import count_room
from xieshang_desktop.queries.names import order_of_group
from xieshang_desktop.queries.papers.items import CountView
from xieshang_desktop.queries.papers.people import APPOINTED, MeetingPeople, Place, Stay, meeting_people
from xieshang_desktop.queries.papers.residents import PersonFacts
from xieshang_desktop.queries.papers.views import (
    AbsenceView,
    AttendanceView,
    AttendeeView,
    ObserverView,
    QuorumView,
)
from xieshang_desktop.queries.papers.words import listed_as, official

MOST_NAMES = 60
"""More than so many missing for one reason are counted and not named: a list of hundreds tells nothing."""
UNITS = {Unit.PERSON: "人", Unit.HOUSEHOLD: "户", Unit.AREA: "人"}


def quorum_view(session: Session, meeting_id: str, people: MeetingPeople) -> QuorumView:
    """应到 and 实到 with the quorum, the kinds of the entitled, and the women among those present."""
    form = session.get_one(Meeting, meeting_id).form
    found = quorum_of(session, meeting_id)
    room = count_room(session, meeting_id)
    figure = rules_for(session, meeting_id).one(form, "quorum", unit=found.unit, chamber=None)
    reasons = Counter(reason.value for reason in people.excluded.values())
    came = people.came
    sexes_known = any(person.sex for person in people.people.values())
    return QuorumView(
        entitled=found.base,
        present=found.present,
        needed=found.needed or 0,
        met=found.met,
        rule=Share(figure.fraction, figure.strict).rule_words() if figure is not None else "",
        clause=found.clause,
        unit=UNITS[found.unit],
        excluded=found.excluded,
        exclusion_reasons=tuple(CountView(reason, count) for reason, count in reasons.items()),
        kinds=kinds_of(people),
        women=room.women_present if sexes_known else None,
        proxies=sum(
            place.key in people.proxies and place.key not in came and people.proxies[place.key] in came
            for place in people.counted
        ),
        listed=room.base if people.stands_for_households else 0,
        came=room.present if people.stands_for_households else 0,
    )


def kinds_of(people: MeetingPeople) -> tuple[CountView, ...]:
    """村民代表40、村民委员会成员5; nothing where the list is of households or of people without offices."""
    if any(place.person_id is None for place in people.places):
        return ()
    kinds = Counter(_kind(people, place) for place in people.counted)
    nameless = kinds.pop("", 0)
    if not kinds or nameless > kinds.total():
        return ()
    counts = [CountView(kind, count) for kind, count in kinds.most_common()]
    return (*counts, CountView("其他人员", nameless)) if nameless else tuple(counts)


def _kind(people: MeetingPeople, place: Place) -> str:
    person = people.people.get(place.person_id or "")
    return listed_as(person.roles, people.village) if person is not None else ""


def attendees(people: MeetingPeople) -> tuple[AttendeeView, ...]:
    """Everybody on the list who came or was stood for, by group and then in the list's order."""
    came = people.came
    lines = [attendee for place in people.counted for attendee in _attendee(people, place, came)]
    return tuple(sorted(lines, key=lambda line: order_of_group(line.group)))


def attendance_view(session: Session, meeting_id: str) -> AttendanceView:
    """The whole list with those who came and those who did not, then everybody else who was in the room."""
    meeting = session.get_one(Meeting, meeting_id)
    people = meeting_people(session, meeting_id)
    came = people.came
    lines = [
        line
        for place in people.counted
        for line in (list(_attendee(people, place, came)) or [_missing(people, place)])
    ]
    return AttendanceView(
        title=meeting.title,
        starts=meeting.opened_at or meeting.starts_at,
        place=meeting.place,
        chair=people.name(meeting.chair_id),
        quorum=quorum_view(session, meeting_id, people),
        attendees=(*sorted(lines, key=lambda line: order_of_group(line.group)), *_besides(people)),
    )


def _missing(people: MeetingPeople, place: Place) -> AttendeeView:
    reason = absence_reason(people, place)
    person = people.people.get(place.person_id or "")
    if person is None:
        return AttendeeView(place.label, kind="户", absence=reason)
    return AttendeeView(person.name, person.group, people.standing(person), person.sex, absence=reason)


def _besides(people: MeetingPeople) -> Iterator[AttendeeView]:
    """Those in the room without a vote, once each, then the guests."""
    stays: dict[str, list[Stay]] = {}
    for stay in people.stays:
        if stay.capacity is not Capacity.VOTING:
            stays.setdefault(stay.person_id, []).append(stay)
    for person_id, each in stays.items():
        person = people.people[person_id]
        yield AttendeeView(
            name=person.name,
            group=person.group,
            kind=person.office(people.village) or people.party(person_id),
            sex=person.sex,
            mode=each[0].mode.value,
            at=each[0].came,
            left_at=each[-1].left,
            capacity=each[0].capacity.value,
        )
    for guest in people.guests:
        kind = official(guest.party.value, people.village) if guest.party else ""
        yield AttendeeView(guest.name, kind=kind, at=guest.at, capacity=guest.capacity.value)


def _attendee(people: MeetingPeople, place: Place, came: frozenset[str]) -> Iterator[AttendeeView]:
    stays = people.stays_for(place)
    if stays:
        yield _present(people, place, stays)
        return
    proxy = people.proxies.get(place.key)
    if proxy in came:
        person = people.people[place.key]
        yield AttendeeView(
            name=person.name,
            group=person.group,
            kind=people.standing(person),
            sex=person.sex,
            mode="委托",
            proxy=people.name(proxy),
        )


def _present(people: MeetingPeople, place: Place, stays: tuple[Stay, ...]) -> AttendeeView:
    first, last = stays[0], stays[-1]
    person = people.people[first.person_id]
    kind = place.label if place.household_id else people.standing(person)
    return AttendeeView(
        name=person.name,
        group=person.group,
        kind=kind,
        sex=person.sex,
        mode=first.mode.value,
        at=first.came,
        left_at=last.left,
    )


def observers(people: MeetingPeople) -> tuple[ObserverView, ...]:
    """Who was in the room without a vote, in the order of capacities; guests last."""
    voting = {stay.person_id for stay in people.stays if stay.capacity is Capacity.VOTING}
    present = {stay.person_id: stay.capacity for stay in people.stays if stay.person_id not in voting}
    order = {each.person_id: number for number, each in enumerate(reversed(people.invited))}
    seen = [
        (person_id, capacity)
        for person_id, capacity in present.items()
        if person_id not in (people.chair_id, people.recorder_id) or capacity not in APPOINTED
    ]
    seen.sort(key=lambda pair: -order.get(pair[0], -1))
    known = [_observer(people, people.people[person_id], capacity) for person_id, capacity in seen]
    return (*known, *(_guest(people, guest.name, guest.capacity, guest.party) for guest in people.guests))


def _observer(people: MeetingPeople, person: PersonFacts, capacity: Capacity) -> ObserverView:
    standing = person.office(people.village) or people.party(person.id)
    return ObserverView(person.name, _capacity(capacity, standing), standing)


def _guest(people: MeetingPeople, name: str, capacity: Capacity, party: PartyKind | None) -> ObserverView:
    standing = official(party.value, people.village) if party else ""
    return ObserverView(name, _capacity(capacity, standing), standing)


def _capacity(capacity: Capacity, standing: str) -> str:
    """列席 goes without saying, and so does 监督 of one who holds that office."""
    quiet = capacity is Capacity.ATTENDING or (capacity is Capacity.SUPERVISOR and "监督" in standing)
    return "列席" if quiet else capacity.value


def absences(people: MeetingPeople) -> tuple[AbsenceView, ...]:
    """Who of the list was missing, by reason in the order of the list; those without a known reason last."""
    came = people.came
    missing: dict[str, list[str]] = {}
    for place in people.counted:
        if people.stays_for(place) or people.proxies.get(place.key) in came:
            continue
        name = people.name(place.person_id) or place.label
        missing.setdefault(absence_reason(people, place), []).append(name)
    known = sorted(missing, key=lambda reason: reason == "")
    unit = "户" if any(place.household_id for place in people.places) else "人"
    return tuple(AbsenceView(reason, _named(missing[reason], unit)) for reason in known)


def _named(names: list[str], unit: str) -> tuple[str, ...]:
    return tuple(names) if len(names) <= MOST_NAMES else (f"{len(names)}{unit}",)


def absence_reason(people: MeetingPeople, place: Place) -> str:
    """Why a place stayed empty: as noted, else as the telephone told, else as the register has it."""
    key = place.person_id or ""
    if key in people.absences:
        return people.absences[key]
    calls = people.calls.get(key, ())
    if calls:
        return _called(calls)
    person = people.people.get(key)
    return "外出" if person is not None and person.away else ""


def _called(calls: tuple[CallResult, ...]) -> str:
    last = calls[-1]
    if last is CallResult.CANNOT_COME:
        return "电话告知不能到会"
    if last is CallResult.ON_THE_WAY:
        return "电话告知在路上，没有到会"
    return f"经{_TIMES.get(len(calls), str(len(calls)))}次电话未联系上"


_TIMES = {1: "一", 2: "两", 3: "三", 4: "四", 5: "五"}

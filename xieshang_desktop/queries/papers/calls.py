"""What is handed out before a meeting: the notice, and the sheet that is signed at the door."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.paper_texts import filled
from xieshang_desktop.domain.sign_in_codes import sign_in_code
from xieshang_desktop.domain.vocabulary import Capacity, PostingOf, VillageKind
from xieshang_desktop.domain.wording import listed
from xieshang_desktop.models.meetings import AgendaItem, Meeting, Notice
from xieshang_desktop.models.outcomes import Posting
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.names import order_of_group
from xieshang_desktop.queries.papers.attendance import kinds_of, quorum_view
from xieshang_desktop.queries.papers.notices import AgendaLineView, NoticeView
from xieshang_desktop.queries.papers.people import APPOINTED, Invited, MeetingPeople, Place, meeting_people
from xieshang_desktop.queries.papers.texts import texts_of_meeting
from xieshang_desktop.queries.papers.topic_facts import bodies_of_village, issue_of
from xieshang_desktop.queries.papers.views import AttendeeView, SignInSheetView
from xieshang_desktop.queries.papers.words import body_of_village, official

COMMITTEE = "村民委员会"


def sign_in_sheet_view(session: Session, meeting_id: str) -> SignInSheetView:
    """The list of the entitled by group, to be signed by hand; those without a vote after them."""
    meeting = session.get_one(Meeting, meeting_id)
    people = meeting_people(session, meeting_id)
    quorum = quorum_view(session, meeting_id, people)
    heads = _heads(session, people)
    places = [_line(meeting_id, people, place, heads) for place in people.counted]
    voting = sorted(places, key=lambda line: order_of_group(line.group))
    return SignInSheetView(
        title=meeting.title,
        starts=meeting.starts_at,
        place=meeting.place,
        chair=people.name(meeting.chair_id),
        recorder=people.name(meeting.recorder_id),
        attendees=(*voting, *_with_codes(meeting_id, people)),
        needed=quorum.needed,
        rule=quorum.rule,
        unit=quorum.unit,
        households=quorum.entitled if quorum.listed else 0,
    )


def _heads(session: Session, people: MeetingPeople) -> dict[str, tuple[str, str]]:
    """For each household on the list who heads it, and its group."""
    households = [place.household_id for place in people.places if place.household_id]
    if not households:
        return {}
    asked = (
        select(Person.household_id, Person.name, Person.group)
        .where(Person.household_id.is_not(None), Person.died.is_(None))
        .order_by(Person.relation == "户主", Person.number.desc())
    )
    return {row.household_id: (row.name, row.group or "") for row in session.execute(asked)}


def _line(
    meeting_id: str, people: MeetingPeople, place: Place, heads: dict[str, tuple[str, str]]
) -> AttendeeView:
    code = sign_in_code(meeting_id, place.key)
    if place.household_id is not None:
        name, group = heads.get(place.household_id, ("", ""))
        return AttendeeView(name, group, place.label, code=code)
    person = people.people[place.key]
    return AttendeeView(person.name, person.group, people.standing(person), person.sex, code=code)


def _with_codes(meeting_id: str, people: MeetingPeople) -> Iterator[AttendeeView]:
    """Those without a vote, with the codes of those who are on the register."""
    for key, line in _keyed_without_vote(people):
        yield replace(line, code=sign_in_code(meeting_id, key)) if key else line


def _without_vote(people: MeetingPeople) -> tuple[AttendeeView, ...]:
    return tuple(line for _, line in _keyed_without_vote(people))


def _keyed_without_vote(people: MeetingPeople) -> tuple[tuple[str, AttendeeView], ...]:
    """The invited by their ids, then the guests, who have none."""
    entitled = {place.person_id for place in people.places}
    households = {place.label for place in people.places if place.household_id}
    invited: dict[str, Invited] = {}
    for each in people.invited:
        if each.person_id not in entitled and each.capacity is not Capacity.VOTING:
            invited.setdefault(each.person_id, each)
    lines: list[tuple[str, AttendeeView]] = []
    for person_id, each in invited.items():
        person = people.people[person_id]
        if f"{person.household}户" in households:
            continue
        standing = person.office(people.village) or people.party(person_id)
        capacity = f"{each.capacity.value}人" if each.capacity in APPOINTED else each.capacity.value
        lines.append(
            (person_id, AttendeeView(person.name, person.group, standing, person.sex, capacity=capacity))
        )
    for guest in people.guests:
        party = guest.party.value if guest.party else ""
        lines.append(("", AttendeeView(guest.name, kind=party, capacity=guest.capacity.value)))
    return tuple(lines)


def notice_view(session: Session, meeting_id: str) -> NoticeView:
    """The notice of a meeting, as it went out or is to go out."""
    return _notice(session, meeting_id, meeting_people(session, meeting_id))


def _notice(session: Session, meeting_id: str, people: MeetingPeople) -> NoticeView:
    meeting = session.get_one(Meeting, meeting_id)
    village = village_of(session)
    notices = session.scalars(
        select(Notice).where(Notice.meeting_id == meeting_id).order_by(Notice.at, Notice.id)
    ).all()
    given = (notices[0].at if notices else meeting.convened_at).date()
    convener = body_of_village(village.name, meeting.convener or COMMITTEE, village.kind)
    texts = texts_of_meeting(session, meeting)
    bodies = bodies_of_village(session, texts, given, convener)
    return NoticeView(
        title=meeting.title,
        addressees=_addressees(people),
        starts=meeting.starts_at,
        place=meeting.place,
        convener=convener,
        issue=replace(issue_of(bodies, given), contact=bodies.contact or people.name(meeting.recorder_id)),
        agenda=_agenda(session, meeting_id),
        chair=people.name(meeting.chair_id),
        materials=tuple(dict.fromkeys(_titled(name) for notice in notices for name in notice.materials)),
        urgent_reason=next((notice.urgent_reason for notice in notices if notice.urgent_reason), ""),
        attends=_attends(people, listed(dict.fromkeys(line.name for line in _without_vote(people)))),
        opening=filled(texts["notice.opening"], {"召集人": convener, "会议": meeting.title}),
        closing=texts["notice.closing"],
    )


def _titled(material: str) -> str:
    """The name of a material without the ending of its file."""
    stem, dot, ending = material.rpartition(".")
    return stem if dot and ending.isascii() and ending.isalpha() and len(ending) <= len("docx") else material


def _addressees(people: MeetingPeople) -> str:
    if any(place.household_id for place in people.places):
        return "各户"
    kinds = [count.label for count in kinds_of(people)]
    named = [kind for kind in kinds if kind != "其他人员"]
    return "各位" + listed(named) if named else "各位" + official("村民", people.village)


def _attends(people: MeetingPeople, besides: str) -> str:
    """Who is called, in figures, and who comes besides."""
    unit = "户" if any(place.household_id for place in people.places) else "人"
    kinds = kinds_of(people)
    called = listed(f"{count.label}{count.count}{unit}" for count in kinds)
    words = f"应到{len(people.counted)}{unit}" + (f"，其中{called}" if called and len(kinds) > 1 else "")
    if len(kinds) == 1:
        words = called
    return words + (f"；列席{besides}" if besides else "")


def _agenda(session: Session, meeting_id: str) -> tuple[AgendaLineView, ...]:
    asked = (
        select(AgendaItem.title, AgendaItem.kind, AgendaItem.minutes)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.ordinal)
    )
    return tuple(
        AgendaLineView(row.title, row.kind.value, row.minutes or 0) for row in session.execute(asked)
    )


def agenda_posting_view(session: Session, meeting_id: str) -> NoticeView:
    """The agenda as it is put up for everybody in the village to read: who comes stands in figures alone."""
    people = meeting_people(session, meeting_id)
    besides = len({line.name for line in _without_vote(people)})
    asked = select(Posting).where(Posting.meeting_id == meeting_id, Posting.what == PostingOf.AGENDA)
    posted = session.scalars(asked.order_by(Posting.posted_from, Posting.at).limit(1)).first()
    view = replace(
        _notice(session, meeting_id, people),
        addressees="全体居民" if people.village is VillageKind.COMMUNITY else "全体村民",
        attends=_attends(people, f"{besides}人" if besides else ""),
    )
    if posted is None:
        return view
    issue = replace(view.issue, on=posted.posted_from)
    return replace(view, issue=issue, first=posted.posted_from, last=posted.posted_to)

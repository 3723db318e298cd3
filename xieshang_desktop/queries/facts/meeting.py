"""The facts of a meeting, and of the record as a whole."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, distinct, func, select
from sqlalchemy.orm import Mapped, Session

from xieshang_desktop.domain.facts import (
    MeetingFacts,
    MeetingTopicFacts,
    VoteFacts,
)
from xieshang_desktop.domain.findings import Finding
from xieshang_desktop.domain.meeting_checks import WHOLE_VILLAGE, meeting_findings
from xieshang_desktop.domain.routing import deciding_bodies
from xieshang_desktop.domain.vocabulary import (
    Capacity,
    PartyKind,
    Role,
    Unit,
)
from xieshang_desktop.models.meetings import (
    AgendaItem,
    BaseExclusion,
    Invitation,
    Meeting,
    MeetingTopic,
)
from xieshang_desktop.models.room import Attendance, Guest, Opinion, Turn, Vote
from xieshang_desktop.models.topics import ParticipantChoice, Topic, TopicNote
from xieshang_desktop.models.village import Person, PersonRole
from xieshang_desktop.queries.facts.appraisals import appraisal_findings
from xieshang_desktop.queries.facts.delegation import is_delegated
from xieshang_desktop.queries.facts.law import (
    adults_of,
    households_of,
    rules_for,
    village_facts,
)
from xieshang_desktop.queries.facts.notices import notice_facts
from xieshang_desktop.queries.facts.room import counted_elsewhere, length_of_list
from xieshang_desktop.queries.facts.sessions import agenda_differences


def findings_of_meeting(session: Session, meeting_id: str, as_of: datetime) -> tuple[Finding, ...]:
    """What is irregular about a meeting, or owed for it; only the record's own times matter."""
    found = meeting_findings(meeting_facts(session, meeting_id), rules_for(session, meeting_id))
    return (*found, *appraisal_findings(session, meeting_id))


def meeting_facts(session: Session, meeting_id: str) -> MeetingFacts:
    """Everything about a meeting that its findings rest on."""
    meeting = session.get_one(Meeting, meeting_id)
    notice, unreached = notice_facts(session, meeting)
    parties = parties_of(session, meeting_id)
    spoke = _who_spoke(session, meeting_id)
    offices = _offices_there(session, meeting_id)
    guests = session.scalars(select(Guest.capacity).where(Guest.meeting_id == meeting_id)).all()
    silent_by_office = watching(session, meeting_id)
    silent = spoke | silent_by_office | _guest_ids(session, meeting_id)
    heard = {p for person, kinds in parties.items() if person in silent for p in kinds}
    return MeetingFacts(
        form=meeting.form,
        unit=meeting.unit,
        listed=length_of_list(session, meeting),
        list_total=_list_total(session, meeting),
        opened=meeting.opened_at is not None,
        closed=meeting.closed_at is not None,
        override_reason=meeting.override_reason or "",
        notice=notice,
        unreached=unreached,
        excluded=_count(session, BaseExclusion.person_id, BaseExclusion.meeting_id == meeting_id),
        base_reported=meeting.base_reported_at is not None,
        topics=_topics(session, meeting_id),
        votes=_votes(session, meeting),
        experts=[*offices, *guests].count(Capacity.EXPERT),
        interpreters=[*offices, *guests].count(Capacity.INTERPRETER),
        supervisors=_supervisors(session, meeting_id, [*offices, *guests]),
        parties_present=_in_order({party for kinds in parties.values() for party in kinds}),
        parties_heard=_in_order(heard),
        stakeholders_present=sum(PartyKind.OTHER_STAKEHOLDERS in kinds for kinds in parties.values()),
        people_present=_people_there(session, meeting_id) + len(guests),
        counted_elsewhere=names_counted_elsewhere(session, meeting),
        agenda_differs=agenda_differences(session, meeting_id),
        is_session=meeting.session_of_id is not None,
    )


def _count(session: Session, column: Mapped[Any], *conditions: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count(column)).where(*conditions)) or 0


def _in_order(kinds: set[PartyKind]) -> tuple[PartyKind, ...]:
    return tuple(kind for kind in PartyKind if kind in kinds)


def _list_total(session: Session, meeting: Meeting) -> int | None:
    """What the list of a whole-village meeting must reach; a session's counts with that of the whole."""
    if meeting.form not in WHOLE_VILLAGE or meeting.session_of_id is not None:
        return None
    return households_of(session) if meeting.unit is Unit.HOUSEHOLD else adults_of(session)


def _people_there(session: Session, meeting_id: str) -> int:
    asked = select(func.count(distinct(Attendance.person_id))).where(Attendance.meeting_id == meeting_id)
    return session.scalar(asked) or 0


OFFICES = (Capacity.EXPERT, Capacity.INTERPRETER, Capacity.SUPERVISOR)


def _offices_there(session: Session, meeting_id: str) -> list[Capacity]:
    """Which of these offices are held by people who have come, as signed in or as invited; each once."""
    came = select(Attendance.person_id).where(Attendance.meeting_id == meeting_id)
    signed_in = select(Attendance.person_id, Attendance.capacity).where(
        Attendance.meeting_id == meeting_id, Attendance.capacity.in_(OFFICES)
    )
    invited = select(Invitation.person_id, Invitation.capacity).where(
        Invitation.meeting_id == meeting_id,
        Invitation.capacity.in_(OFFICES),
        Invitation.person_id.in_(came),
    )
    asked = (signed_in, invited)
    held = {(person, capacity) for each in asked for person, capacity in session.execute(each)}
    return [capacity for _, capacity in held]


def parties_of(session: Session, meeting_id: str) -> dict[str, set[PartyKind]]:
    """Who is there for which kinds of parties: as invited, as chosen for a topic, or as a guest."""
    kinds: dict[str, set[PartyKind]] = {}
    invited = select(Invitation.person_id, Invitation.party).where(
        Invitation.meeting_id == meeting_id, Invitation.party.is_not(None)
    )
    guests = select(Guest.id, Guest.party).where(Guest.meeting_id == meeting_id, Guest.party.is_not(None))
    chosen = select(ParticipantChoice.kind, ParticipantChoice.person_ids).where(
        ParticipantChoice.topic_id.in_([topic.id for topic in topics_of_meeting(session, meeting_id)])
    )
    named = [(person, party) for person, party in session.execute(invited)]
    named += [(person, kind) for kind, people in session.execute(chosen) for person in people]
    came = select(Attendance.person_id).where(Attendance.meeting_id == meeting_id)
    there = set(session.scalars(came).all()) if named else set()
    pairs = [(person, party) for person, party in named if person in there]
    for person, party in [*pairs, *session.execute(guests)]:
        kinds.setdefault(person, set()).add(party)
    return kinds


def watching(session: Session, meeting_id: str) -> set[str]:
    """Who is there to watch over the procedure, and is not asked to speak."""
    asked = select(Invitation.person_id).where(
        Invitation.meeting_id == meeting_id, Invitation.capacity == Capacity.SUPERVISOR
    )
    return set(session.scalars(asked))


def _guest_ids(session: Session, meeting_id: str) -> set[str]:
    """Guests are on no queue, so it is not held against the meeting that none is on record as heard."""
    return set(session.scalars(select(Guest.id).where(Guest.meeting_id == meeting_id)))


def _who_spoke(session: Session, meeting_id: str) -> set[str]:
    spoke = select(Turn.person_id).where(Turn.meeting_id == meeting_id, Turn.started_at.is_not(None))
    noted = select(Opinion.person_id).where(Opinion.meeting_id == meeting_id)
    return {*session.scalars(spoke), *session.scalars(noted)}


def _topics(session: Session, meeting_id: str) -> tuple[MeetingTopicFacts, ...]:
    rules = rules_for(session, meeting_id)
    kind, collective = village_facts(session)
    assessed = set(session.scalars(select(TopicNote.topic_id).where(TopicNote.kind == "专家评估")))
    return tuple(
        MeetingTopicFacts(
            title=topic.title,
            matter=topic.matter,
            deciding_bodies=deciding_bodies(rules, topic.matter, topic.scope, kind, collective=collective),
            wide_impact=topic.wide_impact,
            specialised=topic.specialised,
            assessed=topic.id in assessed,
            languages=tuple(topic.languages),
            stakeholders=tuple(PartyKind(word) for word in topic.stakeholders),
        )
        for topic in topics_of_meeting(session, meeting_id)
    )


def topics_of_meeting(session: Session, meeting_id: str) -> list[Topic]:
    """The topics that a meeting was called for, and those of its items."""
    called = (
        select(Topic)
        .join(MeetingTopic, MeetingTopic.topic_id == Topic.id)
        .where(MeetingTopic.meeting_id == meeting_id)
        .order_by(MeetingTopic.ordinal)
    )
    items = (
        select(Topic)
        .join(AgendaItem, AgendaItem.topic_id == Topic.id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.ordinal)
    )
    return list(dict.fromkeys([*session.scalars(called), *session.scalars(items)]))


def _votes(session: Session, meeting: Meeting) -> tuple[VoteFacts, ...]:
    asked = (
        select(Vote, AgendaItem.topic_id)
        .join(AgendaItem, AgendaItem.id == Vote.item_id)
        .where(Vote.meeting_id == meeting.id)
        .order_by(Vote.opened_at)
    )
    return tuple(_vote_facts(session, meeting, vote, topic) for vote, topic in session.execute(asked))


def _vote_facts(session: Session, meeting: Meeting, vote: Vote, topic_id: str | None) -> VoteFacts:
    matter = session.get_one(Topic, topic_id).matter if topic_id is not None else None
    return VoteFacts(
        motion=vote.motion,
        method=vote.method,
        binding=vote.binding,
        matter=matter,
        delegated=matter is None or is_delegated(session, meeting, matter),
    )


def _supervisors(session: Session, meeting_id: str, capacities: list[Capacity]) -> int:
    came = select(Attendance.person_id).where(Attendance.meeting_id == meeting_id)
    held = select(func.count(PersonRole.person_id)).where(
        PersonRole.role == Role.SUPERVISOR, PersonRole.person_id.in_(came)
    )
    return capacities.count(Capacity.SUPERVISOR) + (session.scalar(held) or 0)


def names_counted_elsewhere(session: Session, meeting: Meeting) -> tuple[str, ...]:
    """Who signed in here for a vote but had been counted in another session of the same meeting, by name."""
    aside = counted_elsewhere(session, meeting)
    if not aside:
        return ()
    asked = (
        select(Attendance.person_id, Attendance.represents_id, Person.name)
        .join(Person, Person.id == Attendance.person_id)
        .where(Attendance.meeting_id == meeting.id, Attendance.capacity == Capacity.VOTING)
        .order_by(Attendance.checked_in_at, Attendance.id)
    )
    found = [name for person, household, name in session.execute(asked) if (household or person) in aside]
    return tuple(dict.fromkeys(found))

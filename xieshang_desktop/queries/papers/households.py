"""The lists that go from door to door: the households of each group, with what is on record already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Role, Stance
from xieshang_desktop.domain.wording import mask_phone
from xieshang_desktop.models.meetings import MeetingTopic
from xieshang_desktop.models.topics import CollectedOpinion, FailedContact, Topic
from xieshang_desktop.models.village import Household, Person, PersonRole
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.names import names_of, order_of_group
from xieshang_desktop.queries.papers.forms import OpinionFormView, OpinionHouseholdView
from xieshang_desktop.queries.papers.topic_facts import topic_number
from xieshang_desktop.queries.papers.words import body_of_village

ANSWERS = {Stance.FOR: "同意", Stance.AGAINST: "不同意", Stance.ABSTAIN: "弃权"}
"""How a stance on record is ticked; a suggestion or a reservation ticks nothing and is written out."""


def has_households(session: Session, meeting_id: str) -> bool:
    """Whether a meeting has a topic, and the register households, to ask about it."""
    topics = select(MeetingTopic.topic_id).where(MeetingTopic.meeting_id == meeting_id).limit(1)
    return (
        session.scalars(topics).first() is not None
        and session.scalars(select(Household.id).limit(1)).first() is not None
    )


def opinion_form_views(session: Session, meeting_id: str) -> tuple[OpinionFormView, ...]:
    """One list for each topic that a meeting was called for and each group, in the order of the groups."""
    asked = (
        select(Topic)
        .join(MeetingTopic, MeetingTopic.topic_id == Topic.id)
        .where(MeetingTopic.meeting_id == meeting_id)
        .order_by(MeetingTopic.ordinal)
    )
    doors = _doors(session)
    return tuple(form for topic in session.scalars(asked) for form in _forms(session, topic, doors))


@dataclass
class _Door:
    """A household as the visitor finds it."""

    id: str
    group: str
    view: OpinionHouseholdView


@dataclass
class _Told:
    """What is on record of one topic, by household."""

    answers: dict[str, CollectedOpinion] = field(default_factory=dict)
    failed: dict[str, FailedContact] = field(default_factory=dict)
    visitors: dict[str, list[str]] = field(default_factory=dict)


def _doors(session: Session) -> Sequence[_Door]:
    """Every household in which somebody lives, with its head, its size and a masked telephone."""
    living = (Person.died.is_(None), Person.moved.is_(None))
    heads = set(session.scalars(select(PersonRole.person_id).where(PersonRole.role == Role.HOUSEHOLD_HEAD)))
    asked = (
        select(
            *(Household.id, Household.number, Household.group),
            *(Person.id.label("person"), Person.name, Person.relation, Person.phone, Person.away),
            Person.group.label("persons_group"),
        )
        .join(Person, Person.household_id == Household.id)
        .where(*living)
        .order_by(Household.number, Person.number, Person.id)
    )
    members: dict[str, list[tuple[bool, _Door]]] = {}
    for row in session.execute(asked):
        is_head = row.person in heads or row.relation == "户主"
        phone = mask_phone(row.phone) if row.phone else ""
        view = OpinionHouseholdView(row.number, row.name, phone=phone)
        door = _Door(row.id, row.group or row.persons_group or "", view)
        members.setdefault(row.id, []).append((is_head, door))
    return [_household(people) for people in members.values()]


def _household(people: list[tuple[bool, _Door]]) -> _Door:
    """The door of the head, or of the first where no head is on the register."""
    door = next((door for is_head, door in people if is_head), people[0][1])
    return _Door(door.id, door.group, replace(door.view, people=len(people)))


def _forms(session: Session, topic: Topic, doors: Sequence[_Door]) -> Iterator[OpinionFormView]:
    told = _told(session, topic.id)
    village = village_of(session)
    days = [answer.at.date() for answer in told.answers.values()]
    for group in sorted({door.group for door in doors}, key=order_of_group):
        here = [door for door in doors if door.group == group]
        visitors = dict.fromkeys(name for door in here for name in told.visitors.get(door.id, ()))
        yield OpinionFormView(
            village=village.name,
            topic=topic.title,
            group=group,
            households=tuple(_answered(door, told) for door in here),
            plan=topic.description,
            number=topic_number(session, topic),
            first=min(days, default=None),
            last=max(days, default=None),
            visitors=tuple(visitors),
            issuer=body_of_village(village.name, "村民委员会", village.kind),
        )


def _told(session: Session, topic_id: str) -> _Told:
    told = _Told()
    living_in: Mapping[str, str | None] = {}
    opinions = session.scalars(
        select(CollectedOpinion).where(CollectedOpinion.topic_id == topic_id).order_by(CollectedOpinion.at)
    ).all()
    if opinions:
        whose = select(Person.id, Person.household_id).where(
            Person.id.in_([opinion.person_id for opinion in opinions if opinion.person_id])
        )
        living_in = {row.id: row.household_id for row in session.execute(whose)}
    names = names_of(session, [opinion.visitor_id for opinion in opinions if opinion.visitor_id])
    for opinion in opinions:
        household = opinion.household_id or living_in.get(opinion.person_id or "")
        if household is None:
            continue
        told.answers[household] = opinion
        if opinion.visitor_id:
            told.visitors.setdefault(household, []).append(names[opinion.visitor_id])
    missed = select(FailedContact).where(FailedContact.topic_id == topic_id).order_by(FailedContact.at)
    told.failed = {contact.household_id: contact for contact in session.scalars(missed)}
    return told


def _answered(door: _Door, told: _Told) -> OpinionHouseholdView:
    answer = told.answers.get(door.id)
    if answer is not None:
        on: date = answer.at.date()
        return replace(door.view, stance=ANSWERS.get(answer.stance, ""), text=answer.text, on=on)
    missed = told.failed.get(door.id)
    return door.view if missed is None else replace(door.view, tries=missed.tries, reason=missed.reason)

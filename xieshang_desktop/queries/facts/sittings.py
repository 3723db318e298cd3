"""The party organisation and the two committees: who belongs to them, and what they said of a topic."""

from __future__ import annotations

from datetime import date
from typing import Final, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.routing import needs_party_review
from xieshang_desktop.domain.vocabulary import Role, VillageKind
from xieshang_desktop.models.topics import CommitteesDeliberation, PartyReview, Topic
from xieshang_desktop.models.village import Person, PersonRole
from xieshang_desktop.queries.facts.law import village_of

PARTY: Final = (Role.PARTY_ORGANISATION_MEMBER,)
COMMITTEES: Final = (Role.PARTY_ORGANISATION_MEMBER, Role.COMMITTEE_MEMBER)

Row = TypeVar("Row", PartyReview, CommitteesDeliberation)


def members_of(session: Session, roles: tuple[Role, ...], today: date) -> tuple[tuple[str, str], ...]:
    """Name and id of everybody who holds one of these offices, each once, in the order of the register."""
    holders = select(PersonRole.person_id).where(PersonRole.role.in_(roles))
    asked = select(Person.name, Person.id, Person.died).where(Person.id.in_(holders), Person.moved.is_(None))
    rows = session.execute(asked.order_by(Person.number, Person.id))
    return tuple((row.name, row.id) for row in rows if row.died is None or row.died > today)


def newest_review(session: Session, topic_id: str) -> PartyReview | None:
    """The last study of a topic by the party organisation."""
    return _newest(session, PartyReview, topic_id)


def newest_deliberation(session: Session, topic_id: str) -> CommitteesDeliberation | None:
    """The last time that the two committees deliberated on a topic."""
    return _newest(session, CommitteesDeliberation, topic_id)


def goes_through_four_steps(session: Session, topic: Topic) -> bool:
    """Whether 四议两公开 is the way of a topic: a village's own, that a statutory meeting decides."""
    if village_of(session).kind is VillageKind.COMMUNITY:
        return False
    return needs_party_review(topic.matter, topic.scope, important=topic.wide_impact)


def _newest(session: Session, kind: type[Row], topic_id: str) -> Row | None:
    asked = select(kind).where(kind.topic_id == topic_id).order_by(kind.at.desc(), kind.id).limit(1)
    return session.scalars(asked).first()

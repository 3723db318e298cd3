"""Topics and all that gathers round them before and after a meeting."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from xieshang_desktop.domain.vocabulary import (
    Channel,
    Matter,
    MeetingForm,
    PartyKind,
    Scope,
    Stance,
    TopicCategory,
    TopicSource,
    TopicStatus,
)
from xieshang_desktop.models.base import Base, Recorded, reference


class Topic(Base, Recorded):
    __tablename__ = "topic"
    __table_args__ = (CheckConstraint("length(title) > 0", name="title"),)

    title: Mapped[str]
    category: Mapped[TopicCategory]
    source: Mapped[TopicSource]
    matter: Mapped[Matter]
    scope: Mapped[Scope]
    description: Mapped[str] = mapped_column(default="")
    proposer_id: Mapped[str | None] = reference("person.id")
    cosigner_count: Mapped[int | None]
    amount: Mapped[Decimal | None]
    wide_impact: Mapped[bool] = mapped_column(default=False)
    specialised: Mapped[bool] = mapped_column(default=False)
    entrusted_by: Mapped[str | None]
    stakeholders: Mapped[list[str]] = mapped_column(default=list)
    languages: Mapped[list[str]] = mapped_column(default=list)
    status: Mapped[TopicStatus]
    proposed_at: Mapped[datetime]
    lead: Mapped[str | None]
    planned_form: Mapped[MeetingForm | None]
    closing_reason: Mapped[str | None]
    proposal: Mapped[str | None]
    funds_from: Mapped[str | None]
    groups: Mapped[list[str] | None]
    """The groups that the topic reaches; with how many households and people, where that is known."""
    affected_households: Mapped[int | None]
    affected_people: Mapped[int | None]
    responsible: Mapped[str | None]
    due: Mapped[date | None]


class Cosigner(Base, Recorded):
    __tablename__ = "cosigner"

    topic_id: Mapped[str] = reference("topic.id", index=True)
    person_id: Mapped[str] = reference("person.id")
    at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class MeetingDemand(Base, Recorded):
    __tablename__ = "meeting_demand"

    form: Mapped[MeetingForm]
    by: Mapped[str]
    cosigner_ids: Mapped[list[str]]
    at: Mapped[datetime]
    cosigner_count: Mapped[int | None]
    answer: Mapped[str | None]
    answered_at: Mapped[datetime | None]


class CollectedOpinion(Base, Recorded):
    __tablename__ = "collected_opinion"
    __table_args__ = (CheckConstraint("person_id IS NOT NULL OR household_id IS NOT NULL", name="whose"),)

    topic_id: Mapped[str] = reference("topic.id", index=True)
    person_id: Mapped[str | None] = reference("person.id")
    household_id: Mapped[str | None] = reference("household.id")
    visitor_id: Mapped[str | None] = reference("person.id")
    channel: Mapped[Channel]
    stance: Mapped[Stance]
    text: Mapped[str]
    at: Mapped[datetime]
    adopted: Mapped[bool | None]
    handling_reason: Mapped[str | None]


class FailedContact(Base, Recorded):
    __tablename__ = "failed_contact"
    __table_args__ = (CheckConstraint("tries > 0", name="tries"),)

    topic_id: Mapped[str] = reference("topic.id", index=True)
    household_id: Mapped[str] = reference("household.id")
    tries: Mapped[int]
    reason: Mapped[str]
    at: Mapped[datetime]


class Sitting:
    """When and where a body sat on a topic, and who was there; each None where it was not noted."""

    held_at: Mapped[datetime | None]
    place: Mapped[str | None]
    chair_id: Mapped[str | None] = reference("person.id")
    recorder_id: Mapped[str | None] = reference("person.id")
    person_ids: Mapped[list[str] | None]
    should_attend: Mapped[int | None]


class PartyReview(Base, Recorded, Sitting):
    """党组织研究 (村民委员会组织法第二十八条第三款)."""

    __tablename__ = "party_review"

    topic_id: Mapped[str] = reference("topic.id", index=True)
    agreed: Mapped[bool]
    text: Mapped[str]
    at: Mapped[datetime]


class CommitteesDeliberation(Base, Recorded, Sitting):
    """村“两委”会商议, the second step of 四议两公开; ``at`` is when it was entered."""

    __tablename__ = "committees_deliberation"

    topic_id: Mapped[str] = reference("topic.id", index=True)
    agreed: Mapped[bool]
    text: Mapped[str]
    at: Mapped[datetime]


class Screening(Base, Recorded):
    __tablename__ = "screening"

    topic_id: Mapped[str] = reference("topic.id", index=True)
    accepted: Mapped[bool]
    reason: Mapped[str]
    at: Mapped[datetime]


class ParticipantChoice(Base, Recorded):
    __tablename__ = "participant_choice"

    topic_id: Mapped[str] = reference("topic.id", index=True)
    kind: Mapped[PartyKind]
    person_ids: Mapped[list[str]]
    relevance: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]
    others: Mapped[list[str] | None]
    """Names of those who are not on the register: delegates of units, experts."""


class TopicNote(Base, Recorded):
    """What others put on record about a topic: a procedure, an assessment, supervision, a result adopted."""

    __tablename__ = "topic_note"

    topic_id: Mapped[str] = reference("topic.id", index=True)
    kind: Mapped[str]
    by: Mapped[str]
    text: Mapped[str]
    details: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    at: Mapped[datetime]

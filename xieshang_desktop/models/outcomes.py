"""What becomes of a result: postings, tasks, objections, explanations, reports, stipends."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from xieshang_desktop.domain.vocabulary import AttachmentKind, Channel, PostingOf, TaskStatus
from xieshang_desktop.models.base import Base, Recorded, reference


class Task(Base, Recorded):
    __tablename__ = "task"
    __table_args__ = (CheckConstraint("percent BETWEEN 0 AND 100", name="percent"),)

    topic_id: Mapped[str] = reference("topic.id", index=True)
    title: Mapped[str]
    owner_id: Mapped[str] = reference("person.id")
    due: Mapped[date]
    budget: Mapped[Decimal | None]
    status: Mapped[TaskStatus]
    percent: Mapped[int] = mapped_column(default=0)
    assigned_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class Progress(Base, Recorded):
    __tablename__ = "progress"

    task_id: Mapped[str] = reference("task.id", index=True)
    status: Mapped[TaskStatus]
    percent: Mapped[int | None]
    spent: Mapped[Decimal | None]
    text: Mapped[str]
    reason: Mapped[str]
    at: Mapped[datetime]


class Posting(Base, Recorded):
    """Something put up for all to read, from a day to a day (村民委员会组织法第三十五条)."""

    __tablename__ = "posting"
    __table_args__ = (
        CheckConstraint("topic_id IS NOT NULL OR meeting_id IS NOT NULL", name="of"),
        CheckConstraint("posted_from <= posted_to", name="period"),
    )

    topic_id: Mapped[str | None] = reference("topic.id", index=True)
    meeting_id: Mapped[str | None] = reference("meeting.id", index=True)
    what: Mapped[PostingOf]
    channel: Mapped[Channel]
    posted_from: Mapped[date]
    posted_to: Mapped[date]
    taken_down_on: Mapped[date | None]
    photo: Mapped[str | None]
    at: Mapped[datetime]


class Objection(Base, Recorded):
    __tablename__ = "objection"

    topic_id: Mapped[str] = reference("topic.id", index=True)
    person_id: Mapped[str] = reference("person.id")
    text: Mapped[str]
    received_at: Mapped[datetime]
    reply: Mapped[str | None]
    replied_at: Mapped[datetime | None]


class Explanation(Base, Recorded):
    __tablename__ = "explanation"

    topic_id: Mapped[str] = reference("topic.id", index=True)
    person_id: Mapped[str] = reference("person.id")
    by_id: Mapped[str] = reference("person.id")
    text: Mapped[str]
    accepted: Mapped[bool]
    at: Mapped[datetime]


class FeedbackReport(Base, Recorded):
    """The result reported back to those who took part."""

    __tablename__ = "feedback_report"

    topic_id: Mapped[str] = reference("topic.id", index=True)
    channel: Mapped[Channel]
    text: Mapped[str]
    person_ids: Mapped[list[str]] = mapped_column(default=list)
    parties: Mapped[list[str]] = mapped_column(default=list)
    at: Mapped[datetime]


class TownshipReport(Base, Recorded):
    __tablename__ = "township_report"

    topic_id: Mapped[str | None] = reference("topic.id", index=True)
    meeting_id: Mapped[str | None] = reference("meeting.id", index=True)
    to: Mapped[str]
    at: Mapped[datetime]
    reply_adopted: Mapped[bool | None]
    reply: Mapped[str | None]
    replied_at: Mapped[datetime | None]


class Evaluation(Base, Recorded):
    __tablename__ = "evaluation"

    topic_id: Mapped[str] = reference("topic.id", index=True)
    satisfied: Mapped[int]
    basically: Mapped[int]
    unsatisfied: Mapped[int]
    at: Mapped[datetime]


class StipendDecided(Base, Recorded):
    """People and rate of a stipend as an item of a meeting decided them."""

    __tablename__ = "stipend_decided"

    item_id: Mapped[str] = reference("agenda_item.id", index=True)
    topic_id: Mapped[str | None] = reference("topic.id", index=True)
    person_ids: Mapped[list[str]]
    rate: Mapped[Decimal]
    per: Mapped[str]
    at: Mapped[datetime]


class StipendGrant(Base, Recorded):
    __tablename__ = "stipend_grant"

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    topic_id: Mapped[str] = reference("topic.id", index=True)
    person_ids: Mapped[list[str]]
    rate: Mapped[Decimal]
    at: Mapped[datetime]


class Suggestion(Base, Recorded):
    __tablename__ = "suggestion"

    by: Mapped[str]
    to: Mapped[str]
    text: Mapped[str]
    at: Mapped[datetime]


class Attachment(Base, Recorded):
    __tablename__ = "attachment"

    meeting_id: Mapped[str | None] = reference("meeting.id", index=True)
    topic_id: Mapped[str | None] = reference("topic.id", index=True)
    task_id: Mapped[str | None] = reference("task.id", index=True)
    file: Mapped[str]
    kind: Mapped[AttachmentKind]
    sha256: Mapped[str | None]
    at: Mapped[datetime]

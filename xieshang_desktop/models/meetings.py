"""A meeting as it is prepared: its list, agenda, texts, invitations, notices."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from xieshang_desktop.domain.vocabulary import (
    Capacity,
    Channel,
    ExclusionReason,
    ItemKind,
    ItemState,
    MeetingForm,
    MeetingState,
    Outcome,
    PartyKind,
    Unit,
)
from xieshang_desktop.models.base import Base, Recorded, reference


class Meeting(Base, Recorded):
    """A meeting with the law it is judged by.

    ``rule_sets`` names the sets in force on its day; ``rule_editions`` are the digests of their texts
    (``RuleEdition``). Both are frozen when it is convened; a meeting without the second is
    judged by the editions of its day.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        CheckConstraint("length(title) > 0", name="title"),
        CheckConstraint("speaking_seconds > 0", name="seconds"),
        CheckConstraint("speaking_turns > 0", name="turns"),
        CheckConstraint("(state IN ('筹备')) = (opened_at IS NULL)", name="opened"),
        CheckConstraint("(state IN ('已闭会','已归档')) = (closed_at IS NOT NULL)", name="closed"),
        CheckConstraint("(state = '已归档') = (sealed_at IS NOT NULL)", name="sealed"),
    )

    form: Mapped[MeetingForm]
    title: Mapped[str]
    starts_at: Mapped[datetime]
    place: Mapped[str]
    chair_id: Mapped[str] = reference("person.id")
    recorder_id: Mapped[str] = reference("person.id")
    unit: Mapped[Unit]
    state: Mapped[MeetingState]
    convener: Mapped[str | None]
    session_of_id: Mapped[str | None] = reference("meeting.id")
    resumes_id: Mapped[str | None] = reference("meeting.id")
    speaking_seconds: Mapped[int]
    speaking_turns: Mapped[int]
    rule_sets: Mapped[list[str]]
    rule_editions: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    convened_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    override_reason: Mapped[str | None]
    base_reported_at: Mapped[datetime | None]
    adjourned_at: Mapped[datetime | None]
    adjourn_reason: Mapped[str | None]
    closed_at: Mapped[datetime | None]
    read_out_at: Mapped[datetime | None]
    sealed_at: Mapped[datetime | None]
    alternate: Mapped[bool | None]
    """Whether speeches for and against take turns; null: no."""
    paper_texts: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """The words of its papers, all of them, as they were when it closed; None until then."""


class MeetingTopic(Base):
    __tablename__ = "meeting_topic"

    meeting_id: Mapped[str] = reference("meeting.id", primary_key=True)
    topic_id: Mapped[str] = reference("topic.id", primary_key=True)
    ordinal: Mapped[int]


class Entitled(Base):
    """One place on the frozen list: a person, or a household in whose name any adult may come."""

    __tablename__ = "entitled"
    __table_args__ = (
        CheckConstraint("(person_id IS NULL) <> (household_id IS NULL)", name="one"),
        UniqueConstraint("meeting_id", "person_id"),
        UniqueConstraint("meeting_id", "household_id"),
    )

    meeting_id: Mapped[str] = reference("meeting.id", primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str | None] = reference("person.id")
    household_id: Mapped[str | None] = reference("household.id")


class AgendaItem(Base, Recorded):
    __tablename__ = "agenda_item"
    __table_args__ = (
        UniqueConstraint("meeting_id", "ordinal"),
        CheckConstraint("minutes IS NULL OR minutes > 0", name="minutes"),
        CheckConstraint("length(title) > 0", name="title"),
    )

    meeting_id: Mapped[str] = reference("meeting.id")
    ordinal: Mapped[int]
    title: Mapped[str]
    kind: Mapped[ItemKind]
    topic_id: Mapped[str | None] = reference("topic.id", index=True)
    minutes: Mapped[int | None]
    state: Mapped[ItemState]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    unheard_invited_at: Mapped[datetime | None]
    outcome: Mapped[Outcome | None]
    conclusion: Mapped[str | None]
    deferral_reason: Mapped[str | None]


class ItemText(Base):
    """The versions of an item's text; never overwritten."""

    __tablename__ = "item_text"
    __table_args__ = (CheckConstraint("version > 0", name="version"),)

    item_id: Mapped[str] = reference("agenda_item.id", primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    at: Mapped[datetime]


class Invitation(Base):
    __tablename__ = "invitation"

    meeting_id: Mapped[str] = reference("meeting.id", primary_key=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True)
    capacity: Mapped[Capacity] = mapped_column(primary_key=True)
    party: Mapped[PartyKind | None]


class Notice(Base, Recorded):
    __tablename__ = "notice"

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    channel: Mapped[Channel]
    materials: Mapped[list[str]]
    urgent_reason: Mapped[str | None]
    at: Mapped[datetime]
    delivered_by: Mapped[str | None]


class NoticeDelivery(Base):
    __tablename__ = "notice_delivery"

    notice_id: Mapped[str] = reference("notice.id", primary_key=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True)
    receipt: Mapped[str | None]
    """What proves it: a signature's number, the name of a photo."""


class BaseExclusion(Base):
    """Somebody left out of the base as a local law grants (重庆市实施办法第七条)."""

    __tablename__ = "base_exclusion"

    meeting_id: Mapped[str] = reference("meeting.id", primary_key=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True)
    reason: Mapped[ExclusionReason]


class Proxy(Base, Recorded):
    __tablename__ = "proxy"

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    principal_id: Mapped[str] = reference("person.id")
    proxy_id: Mapped[str] = reference("person.id")
    written: Mapped[bool]
    relation: Mapped[str]
    at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class Recusal(Base):
    __tablename__ = "recusal"

    item_id: Mapped[str] = reference("agenda_item.id", primary_key=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True)
    reason: Mapped[str]
    at: Mapped[datetime]

"""What is put together on the floor: opinions made one, answers given, votes counted in parts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from xieshang_desktop.models.base import Base, Recorded, reference


class NumberedOpinion(Base, Recorded):
    """Opinions of like content, put into one; each is given in the room or was heard beforehand."""

    __tablename__ = "numbered_opinion"
    __table_args__ = (
        CheckConstraint("length(text) > 0", name="text"),
        UniqueConstraint("item_id", "number"),
    )

    meeting_id: Mapped[str] = reference("meeting.id", index=True)
    item_id: Mapped[str] = reference("agenda_item.id", index=True)
    number: Mapped[int]
    text: Mapped[str]
    opinion_ids: Mapped[list[str]]
    adopted: Mapped[bool | None]
    handling_reason: Mapped[str | None]
    at: Mapped[datetime]


class Interpretation(Base):
    """Who translated a speech: the id of a person of the register or of a guest."""

    __tablename__ = "interpretation"

    turn_id: Mapped[str] = reference("turn.id", primary_key=True)
    interpreter_id: Mapped[str]


class ConsensusAnswer(Base, Recorded):
    """What was answered to one who objected or had reservations in a round."""

    __tablename__ = "consensus_answer"
    __table_args__ = (CheckConstraint("length(text) > 0", name="text"),)

    round_id: Mapped[str] = reference("consensus_round.id", index=True)
    person_id: Mapped[str] = reference("person.id")
    text: Mapped[str]
    at: Mapped[datetime]


class PartCount(Base):
    """What one question came to in one section of the hall (empty: the whole) while the vote is counted."""

    __tablename__ = "part_count"
    __table_args__ = (CheckConstraint("count >= 0", name="count"),)

    vote_id: Mapped[str] = reference("vote.id", primary_key=True)
    section: Mapped[str] = mapped_column(primary_key=True)
    question: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class Bundle(Base):
    """What one bundle of papers came to: totals alone, and no time, so that no order can be read from it."""

    __tablename__ = "bundle"

    vote_id: Mapped[str] = reference("vote.id", primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    counts: Mapped[dict[str, Any]]


class Recount(Base, Recorded):
    """A count that was given up for another: why, and what it had come to so far."""

    __tablename__ = "recount"

    vote_id: Mapped[str] = reference("vote.id", index=True)
    reason: Mapped[str]
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    at: Mapped[datetime]

"""The journal: one chained entry for each act, written in the act's own transaction."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from xieshang_desktop.models.base import Base, Recorded, reference


class JournalEntry(Base):
    """``hash = SHA256(tag || prev || length(body) || body)``; ``body`` is canonical JSON.

    The columns beside the body repeat parts of it for finding entries; verification compares them.
    """

    __tablename__ = "journal"
    __table_args__ = (
        CheckConstraint("length(hash) = 32 AND length(prev) = 32", name="digests"),
        CheckConstraint("seq > 0", name="seq"),
    )

    seq: Mapped[int] = mapped_column(primary_key=True)
    prev: Mapped[bytes]
    body: Mapped[str]
    hash: Mapped[bytes]
    at: Mapped[datetime]
    act: Mapped[str]
    meeting_id: Mapped[str | None] = mapped_column(index=True)
    """The meeting of which the entry tells; no reference, for the entry outlives a convening taken back."""


class Correction(Base, Recorded):
    """An earlier act carried out again with other arguments, and why; both entries stay in the journal.

    ``corrected_seq`` is the entry that no longer stands, ``seq`` the one that stands in its place; from the
    change numbered ``redone_from`` on that one holds what the act did when carried out again.
    """

    __tablename__ = "correction"
    __table_args__ = (
        CheckConstraint("length(reason) > 0", name="reason"),
        CheckConstraint("corrected_seq < seq", name="order"),
    )

    seq: Mapped[int] = reference("journal.seq", unique=True)
    corrected_seq: Mapped[int] = reference("journal.seq", unique=True)
    meeting_id: Mapped[str | None] = reference("meeting.id", index=True)
    act: Mapped[str]
    arguments: Mapped[dict[str, Any]]
    """All arguments with which the act stands now; ids and choices, as the journal has them."""
    changed: Mapped[list[str]]
    """The names of those that were changed."""
    reason: Mapped[str]
    redone_from: Mapped[int]
    done_at: Mapped[datetime]
    """The moment of the act itself, which a correction does not move."""
    at: Mapped[datetime]


class Undone(Base):
    """Entries taken back by a later one; both stay in the journal."""

    __tablename__ = "undone"

    seq: Mapped[int] = reference("journal.seq", primary_key=True)
    by_seq: Mapped[int]

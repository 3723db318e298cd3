"""The journal: one chained entry for each act, written in the act's own transaction."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from xieshang_desktop.models.base import Base, reference


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
    meeting_id: Mapped[str | None] = reference("meeting.id", index=True)


class Undone(Base):
    """Entries taken back by a later one; both stay in the journal."""

    __tablename__ = "undone"

    seq: Mapped[int] = reference("journal.seq", primary_key=True)
    by_seq: Mapped[int]

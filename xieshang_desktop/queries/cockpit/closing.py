"""The end of a meeting: who has signed, who is still asked to, what was added after the seal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import AttachmentKind, Capacity
from xieshang_desktop.models.journal import JournalEntry
from xieshang_desktop.models.meetings import Invitation
from xieshang_desktop.models.outcomes import Attachment
from xieshang_desktop.models.room import Addendum, Attendance, Signature
from xieshang_desktop.queries.cockpit.people import PersonLine

ALSO_SIGN = (Capacity.SUPERVISOR, Capacity.SCRUTINEER, Capacity.TELLER)


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One signature that is wanted; ``needed`` before the minutes can be sealed."""

    person_id: str
    name: str
    capacity: Capacity
    needed: bool
    signed_at: datetime | None
    means: str


@dataclass(frozen=True, slots=True)
class AddendumRow:
    by: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ClosingView:
    signatures: tuple[SignatureRow, ...]
    addenda: tuple[AddendumRow, ...]
    signed_pages: tuple[str, ...] = ()
    """Names of the photos and scans of the signed page."""
    digest: str = ""
    """The journal's head at the meeting's last entry: printed, it seals all that was before."""

    @property
    def unsigned(self) -> tuple[SignatureRow, ...]:
        """Those whose signature the seal still waits for."""
        return tuple(row for row in self.signatures if row.needed and row.signed_at is None)


def closing_view(
    session: Session, meeting_id: str, chair_id: str, recorder_id: str, people: Mapping[str, PersonLine]
) -> ClosingView:
    """Chair and recorder first, then those who watched and counted, as far as they were here."""
    given = {
        (row[0], row[1]): (row[2], str(row[3]))
        for row in session.execute(
            select(Signature.person_id, Signature.capacity, Signature.at, Signature.means).where(
                Signature.meeting_id == meeting_id
            )
        )
    }
    wanted = [(chair_id, Capacity.CHAIR), (recorder_id, Capacity.RECORDER), *_watchers(session, meeting_id)]
    wanted += [pair for pair in given if pair not in wanted]
    signatures = tuple(
        SignatureRow(
            person_id=person_id,
            name=people[person_id].name if person_id in people else "",
            capacity=capacity,
            needed=number < 2,
            signed_at=given.get((person_id, capacity), (None, ""))[0],
            means=given.get((person_id, capacity), (None, ""))[1],
        )
        for number, (person_id, capacity) in enumerate(wanted)
    )
    pages = select(Attachment.file).where(
        Attachment.meeting_id == meeting_id, Attachment.kind == AttachmentKind.SIGNED_PAGE
    )
    head = select(JournalEntry.hash).where(JournalEntry.meeting_id == meeting_id)
    return ClosingView(
        signatures,
        _addenda(session, meeting_id),
        signed_pages=tuple(session.scalars(pages.order_by(Attachment.at, Attachment.id))),
        digest=(session.scalar(head.order_by(JournalEntry.seq.desc()).limit(1)) or b"").hex(),
    )


def _watchers(session: Session, meeting_id: str) -> Iterator[tuple[str, Capacity]]:
    here = select(Attendance.person_id).where(Attendance.meeting_id == meeting_id)
    rows = session.execute(
        select(Invitation.person_id, Invitation.capacity).where(
            Invitation.meeting_id == meeting_id,
            Invitation.capacity.in_(ALSO_SIGN),
            Invitation.person_id.in_(here),
        )
    )
    order = {capacity: number for number, capacity in enumerate(ALSO_SIGN)}
    yield from ((row[0], row[1]) for row in sorted(rows, key=lambda row: order[row[1]]))


def _addenda(session: Session, meeting_id: str) -> tuple[AddendumRow, ...]:
    rows = session.execute(
        select(Addendum.by, Addendum.text, Addendum.at)
        .where(Addendum.meeting_id == meeting_id)
        .order_by(Addendum.at, Addendum.id)
    )
    return tuple(AddendumRow(*row) for row in rows)

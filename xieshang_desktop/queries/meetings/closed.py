"""A meeting that is over: what it decided, who signed, what was added afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Capacity, MeetingState
from xieshang_desktop.models.meetings import AgendaItem, Entitled, Meeting
from xieshang_desktop.models.room import Addendum, Attendance, Signature, Vote
from xieshang_desktop.queries.days import clock_words, day_words
from xieshang_desktop.queries.names import names_of


@dataclass(frozen=True)
class ItemResult:
    """What became of one item; ``sentences`` are the verdicts of its votes as they were said."""

    number: int
    title: str
    outcome: str
    conclusion: str
    sentences: tuple[str, ...]
    topic_id: str | None


@dataclass(frozen=True)
class ClosedView:
    """The card of a meeting that is closed or sealed."""

    id: str
    title: str
    form: str
    state: MeetingState
    when: str
    place: str
    chair: str
    recorder: str
    entitled: int
    present: int
    unit: str
    items: tuple[ItemResult, ...]
    signed: tuple[str, ...]
    addenda: tuple[str, ...]


def closed_meeting(session: Session, meeting_id: str, now: datetime) -> ClosedView:
    """The card of one meeting."""
    meeting = session.get_one(Meeting, meeting_id)
    people = names_of(session, (meeting.chair_id, meeting.recorder_id))
    entitled = select(func.count()).select_from(Entitled).where(Entitled.meeting_id == meeting_id)
    present = select(func.count(Attendance.person_id.distinct())).where(
        Attendance.meeting_id == meeting_id, Attendance.capacity == Capacity.VOTING
    )
    return ClosedView(
        id=meeting.id,
        title=meeting.title,
        form=str(meeting.form),
        state=meeting.state,
        when=_when(meeting, now),
        place=meeting.place,
        chair=people.get(meeting.chair_id, ""),
        recorder=people.get(meeting.recorder_id, ""),
        entitled=session.scalar(entitled) or 0,
        present=session.scalar(present) or 0,
        unit=str(meeting.unit),
        items=_items(session, meeting_id),
        signed=_signed(session, meeting_id, now),
        addenda=_addenda(session, meeting_id, now),
    )


def _when(meeting: Meeting, now: datetime) -> str:
    began = meeting.opened_at or meeting.starts_at
    ended = f"至{clock_words(meeting.closed_at)}" if meeting.closed_at else ""
    return f"{day_words(began.date(), now.date())}{clock_words(began)}{ended}"


def _items(session: Session, meeting_id: str) -> tuple[ItemResult, ...]:
    verdicts: dict[str, list[str]] = {}
    asked = select(Vote.item_id, Vote.sentence).where(Vote.meeting_id == meeting_id).order_by(Vote.opened_at)
    for row in session.execute(asked):
        if row.sentence:
            verdicts.setdefault(row.item_id, []).append(row.sentence)
    rows = session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.ordinal)
    )
    return tuple(
        ItemResult(
            number=number,
            title=row.title,
            outcome=str(row.outcome or row.state),
            conclusion=row.conclusion or row.deferral_reason or "",
            sentences=tuple(verdicts.get(row.id, ())),
            topic_id=row.topic_id,
        )
        for number, row in enumerate(rows, 1)
    )


def _signed(session: Session, meeting_id: str, now: datetime) -> tuple[str, ...]:
    rows = session.execute(
        select(Signature.person_id, Signature.capacity, Signature.means, Signature.at)
        .where(Signature.meeting_id == meeting_id)
        .order_by(Signature.at)
    ).all()
    names = names_of(session, [row.person_id for row in rows])
    return tuple(
        f"{row.capacity}人{names.get(row.person_id, '')}已{row.means}，"
        f"{day_words(row.at.date(), now.date())}{clock_words(row.at)}"
        for row in rows
    )


def _addenda(session: Session, meeting_id: str, now: datetime) -> tuple[str, ...]:
    asked = select(Addendum.by, Addendum.text, Addendum.at).where(Addendum.meeting_id == meeting_id)
    return tuple(
        f"{day_words(row.at.date(), now.date())}，{row.by}：{row.text}"
        for row in session.execute(asked.order_by(Addendum.at))
    )

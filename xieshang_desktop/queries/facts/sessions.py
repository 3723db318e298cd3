"""The sessions of one meeting (分片): where each stands, whether agendas are the same, what they counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import MeetingState, VoteState
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.room import Vote
from xieshang_desktop.queries.facts import asking
from xieshang_desktop.queries.facts.law import quorum_of
from xieshang_desktop.queries.facts.tallies import agreed_count
from xieshang_desktop.queries.facts.texts import texts_in_force


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session, or the whole (``whole``): how many are there, of how many."""

    id: str
    title: str
    place: str
    starts_at: datetime
    state: MeetingState
    present: int
    base: int
    needed: int | None
    met: bool
    whole: bool = False


@dataclass(frozen=True, slots=True)
class SessionSum:
    """What the sessions counted on one item, added up; ``votes`` is in how many of them it was voted on."""

    votes: int
    sessions: int
    for_: int
    against: int
    abstain: int
    invalid: int
    not_voted: int


def whole_of(session: Session, meeting_id: str) -> Meeting | None:
    """The meeting of which this is a session, or which has sessions; None for a meeting in one piece."""
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.session_of_id is not None:
        return session.get_one(Meeting, meeting.session_of_id)
    return meeting if session.scalars(asking.SESSIONS, {"whole": meeting_id}).first() else None


def session_rows(session: Session, meeting_id: str) -> tuple[SessionRow, ...]:
    """The whole first, then its sessions in the order of their days; nothing for a meeting in one piece."""
    whole = whole_of(session, meeting_id)
    if whole is None:
        return ()
    parts = session.scalars(
        select(Meeting).where(Meeting.session_of_id == whole.id).order_by(Meeting.starts_at, Meeting.id)
    )
    return tuple(_row(session, each, whole=each is whole) for each in (whole, *parts))


def _row(session: Session, meeting: Meeting, *, whole: bool) -> SessionRow:
    quorum = quorum_of(session, meeting.id)
    return SessionRow(
        meeting.id,
        meeting.title,
        meeting.place,
        meeting.starts_at,
        meeting.state,
        quorum.present,
        quorum.base,
        quorum.needed,
        quorum.met,
        whole,
    )


@dataclass(frozen=True, slots=True)
class AgendaPiece:
    """An item as sessions compare it: its title, and its text in force."""

    id: str
    title: str
    text: str


def agenda_pieces(session: Session, meeting_id: str) -> tuple[AgendaPiece, ...]:
    """The agenda of a meeting with the texts in force."""
    texts = texts_in_force(session, meeting_id)
    rows = session.execute(
        select(AgendaItem.id, AgendaItem.title)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(AgendaItem.ordinal)
    )
    return tuple(AgendaPiece(key, title, texts.get(key, "")) for key, title in rows)


def agenda_differences(session: Session, meeting_id: str) -> tuple[str, ...]:
    """In what the agenda of a session differs from that of the whole, in words; nothing where it is the same.

    A session without any item of its own has that of the whole.
    """
    meeting = session.get_one(Meeting, meeting_id)
    if meeting.session_of_id is None:
        return ()
    own, whole = agenda_pieces(session, meeting_id), agenda_pieces(session, meeting.session_of_id)
    return differences(own, whole) if own and whole else ()


def differences(own: Sequence[AgendaPiece], whole: Sequence[AgendaPiece]) -> tuple[str, ...]:
    """What is missing, what is too much, and whose text is another."""
    mine, wanted = {item.title: item for item in own}, {item.title: item for item in whole}
    return (
        *(f"缺“{title}”" for title in wanted if title not in mine),
        *(f"多“{title}”" for title in mine if title not in wanted),
        *(
            f"“{title}”的方案不是同一稿"
            for title, item in mine.items()
            if title in wanted and item.text != wanted[title].text
        ),
    )


def session_sum(session: Session, item_id: str) -> SessionSum | None:
    """What the sessions counted on an item of the whole: their last closed vote on the item of that title."""
    item = session.get_one(AgendaItem, item_id)
    parts = session.scalars(asking.SESSIONS, {"whole": item.meeting_id}).all()
    counts = [vote for part in parts if (vote := _last_vote(session, part, item.title)) is not None]
    if not counts:
        return None
    found = [agreed_count(session, vote) for vote in counts]
    return SessionSum(
        votes=len(counts),
        sessions=len(parts),
        for_=sum(count.for_ or 0 for count in found),
        against=sum(count.against or 0 for count in found),
        abstain=sum(count.abstain or 0 for count in found),
        invalid=sum(count.invalid for count in found),
        not_voted=sum(count.not_voted for count in found),
    )


def _last_vote(session: Session, meeting_id: str, title: str) -> Vote | None:
    asked = (
        select(Vote)
        .join(AgendaItem, AgendaItem.id == Vote.item_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.title == title, Vote.state == VoteState.CLOSED)
        .order_by(Vote.closed_at.desc(), Vote.id.desc())
    )
    return session.scalars(asked.limit(1)).first()

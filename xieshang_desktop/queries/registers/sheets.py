"""The registers of a meeting, or of the whole record, as frozen rows (台账)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.models.journal import JournalEntry
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.facts.meeting import topics_of_meeting
from xieshang_desktop.queries.registers.of_meetings import MeetingRegister
from xieshang_desktop.queries.registers.of_topics import opinion_rows, posting_rows, task_rows, topic_rows
from xieshang_desktop.queries.registers.views import (
    RegistersView,
)

TOPICS_AT_ONCE = 8
"""So many topics are read in one step: few enough that a window goes on answering between the steps."""
Step = Callable[[Session], RegistersView]


def registers_view(session: Session, full_identities: bool = False) -> RegistersView:
    """All registers of the record, from its first day to its last.

    Numbers of identity and telephones are masked unless ``full_identities`` asks for the archive's version
    (个人信息保护法第六条).
    """
    return joined([step(session) for step in register_steps(session, full_identities)])


def registers_of_meeting(session: Session, meeting_id: str, full_identities: bool = False) -> RegistersView:
    """The registers of one meeting and of the topics that it dealt with."""
    meetings = [session.get_one(Meeting, meeting_id)]
    steps = _steps(session, meetings, topics_of_meeting(session, meeting_id), full_identities)
    return joined([step(session) for step in steps])


def register_steps(session: Session, full_identities: bool = False) -> tuple[Step, ...]:
    """All registers as questions to be asked one by one; ``joined`` puts the answers together."""
    meetings = session.scalars(select(Meeting).order_by(Meeting.starts_at, Meeting.id)).all()
    topics = session.scalars(select(Topic).order_by(Topic.proposed_at, Topic.id)).all()
    return _steps(session, meetings, topics, full_identities)


def joined(parts: Sequence[RegistersView]) -> RegistersView:
    """The registers of which these are parts, opinions in the order in which they came."""
    return replace(
        parts[0],
        meetings=tuple(row for part in parts for row in part.meetings),
        sign_ins=tuple(row for part in parts for row in part.sign_ins),
        speeches=tuple(row for part in parts for row in part.speeches),
        votes=tuple(row for part in parts for row in part.votes),
        opinions=tuple(sorted((row for part in parts for row in part.opinions), key=lambda row: row.at)),
        topics=tuple(row for part in parts for row in part.topics),
        tasks=tuple(row for part in parts for row in part.tasks),
        postings=tuple(row for part in parts for row in part.postings),
    )


def _steps(
    session: Session, meetings: Sequence[Meeting], topics: Sequence[Topic], full_identities: bool
) -> tuple[Step, ...]:
    """The steps carry ids and no rows: between two of them the record may have been let go."""
    first, last = _period(session, meetings, topics)
    blank = RegistersView(village_of(session).name, first, last)
    meeting_ids = [meeting.id for meeting in meetings]
    topic_ids = [topic.id for topic in topics]
    chunks = [topic_ids[at : at + TOPICS_AT_ONCE] for at in range(0, len(topic_ids), TOPICS_AT_ONCE)]
    return (
        *(partial(_part_of_topics, blank, chunk) for chunk in chunks),
        *(partial(_part_of_meeting, blank, key, full_identities) for key in meeting_ids),
        partial(_part_of_postings, blank, topic_ids, meeting_ids),
    )


def _part_of_topics(blank: RegistersView, ids: Sequence[str], session: Session) -> RegistersView:
    topics = [session.get_one(Topic, key) for key in ids]
    return replace(
        blank,
        opinions=opinion_rows(session, topics, ()),
        topics=topic_rows(session, topics),
        tasks=task_rows(session, topics),
    )


def _part_of_meeting(
    blank: RegistersView, meeting_id: str, full_identities: bool, session: Session
) -> RegistersView:
    register = MeetingRegister(session, session.get_one(Meeting, meeting_id), full_identities)
    return replace(
        blank,
        meetings=(register.meeting_row(_number(session, register.meeting)),),
        sign_ins=tuple(register.sign_ins()),
        speeches=tuple(register.speeches()),
        votes=tuple(register.votes()),
        opinions=opinion_rows(session, (), [register.meeting]),
    )


def _part_of_postings(
    blank: RegistersView, topic_ids: Sequence[str], meeting_ids: Sequence[str], session: Session
) -> RegistersView:
    topics = [session.get_one(Topic, key) for key in topic_ids]
    meetings = [session.get_one(Meeting, key) for key in meeting_ids]
    return replace(blank, postings=posting_rows(session, topics, meetings))


def _period(session: Session, meetings: Sequence[Meeting], topics: Sequence[Topic]) -> tuple[date, date]:
    newest = session.scalar(select(func.max(JournalEntry.at)))
    days = [meeting.starts_at.date() for meeting in meetings] + [topic.proposed_at.date() for topic in topics]
    known = newest.date() if newest is not None else min(days, default=date.max)
    return min(days, default=known), max([*days, known])


def _number(session: Session, meeting: Meeting) -> str:
    """2026-03: the third meeting of its year."""
    earlier = select(func.count(Meeting.id)).where(
        Meeting.starts_at >= datetime(meeting.starts_at.year, 1, 1),
        (Meeting.starts_at < meeting.starts_at)
        | ((Meeting.starts_at == meeting.starts_at) & (Meeting.id <= meeting.id)),
    )
    return f"{meeting.starts_at.year}-{session.scalar(earlier) or 1:02d}"

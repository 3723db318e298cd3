"""The registers of a meeting, or of the whole record for a period, as frozen rows (台账)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.models.journal import JournalEntry
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.facts.meeting import topics_of_meeting
from xieshang_desktop.queries.registers.asked import Asked
from xieshang_desktop.queries.registers.of_meetings import MeetingRegister
from xieshang_desktop.queries.registers.of_stipends import stipend_rows
from xieshang_desktop.queries.registers.of_topics import (
    objection_rows,
    opinion_rows,
    posting_rows,
    task_rows,
    topic_rows,
)
from xieshang_desktop.queries.registers.views import RegistersView

TOPICS_AT_ONCE = 4
"""So many topics are read in one step: few enough that a window goes on answering between the steps."""
Step = Callable[[Session], RegistersView]
_NOT_ROWS = ("village", "first", "last")


def registers_view(
    session: Session, full_identities: bool = False, asked: Asked | None = None
) -> RegistersView:
    """All registers of the record, from its first day to its last or for the period asked for."""
    return joined([step(session) for step in register_steps(session, full_identities, asked)])


def registers_of_meeting(session: Session, meeting_id: str, full_identities: bool = False) -> RegistersView:
    """The registers of one meeting and of the topics that it dealt with."""
    asked = Asked(full_identities=full_identities)
    meetings = [session.get_one(Meeting, meeting_id)]
    steps = _steps(session, meetings, topics_of_meeting(session, meeting_id), asked)
    return joined([step(session) for step in steps])


def register_steps(
    session: Session, full_identities: bool = False, asked: Asked | None = None
) -> tuple[Step, ...]:
    """All registers as questions to be asked one by one, in their order; ``joined`` puts the answers
    together.
    """
    asked = replace(asked or Asked(), full_identities=full_identities or (asked or Asked()).full_identities)
    meetings = session.scalars(select(Meeting).order_by(Meeting.starts_at, Meeting.id)).all()
    held = [each for each in meetings if asked.has(each.starts_at.date()) and asked.form in (None, each.form)]
    topics = session.scalars(select(Topic).order_by(Topic.proposed_at, Topic.id)).all()
    return _steps(session, held, topics, asked)


def joined(parts: Sequence[RegistersView]) -> RegistersView:
    """The registers of which these are parts, opinions in the order in which they came."""
    kinds = [field.name for field in fields(RegistersView) if field.name not in _NOT_ROWS]
    rows: dict[str, Any] = {
        kind: tuple(row for part in parts for row in getattr(part, kind)) for kind in kinds
    }
    rows["opinions"] = tuple(sorted(rows["opinions"], key=lambda row: row.at))
    return replace(parts[0], **rows)


def _steps(
    session: Session, meetings: Sequence[Meeting], topics: Sequence[Topic], asked: Asked
) -> tuple[Step, ...]:
    """The steps carry ids and frozen rows: between two of them the record may have been let go."""
    first, last = _period(session, meetings, topics)
    blank = RegistersView(village_of(session).name, asked.first or first, asked.last or last)
    meeting_ids = [meeting.id for meeting in meetings]
    topic_ids = [topic.id for topic in topics]
    chunks = [topic_ids[at : at + TOPICS_AT_ONCE] for at in range(0, len(topic_ids), TOPICS_AT_ONCE)]
    return (
        *(step for chunk in chunks for step in _steps_of_topics(blank, chunk, asked)),
        *(step for key in meeting_ids for step in _steps_of_meeting(blank, key, asked)),
        partial(_part_of_postings, blank, topic_ids, meeting_ids, asked),
    )


def _steps_of_topics(blank: RegistersView, ids: Sequence[str], asked: Asked) -> Iterator[Step]:
    def opinions(session: Session) -> RegistersView:
        rows = opinion_rows(session, _topics(session, ids), ())
        return replace(blank, opinions=tuple(row for row in rows if asked.has(row.at.date())))

    def topics(session: Session) -> RegistersView:
        wanted = [each for each in _topics(session, ids) if asked.has(each.proposed_at.date())]
        return replace(blank, topics=topic_rows(session, wanted))

    def tasks(session: Session) -> RegistersView:
        """Those that were being carried out on some day of the period."""
        rows = task_rows(session, _topics(session, ids))
        running = (r for r in rows if asked.has(r.assigned_on or r.due, r.finished_on or date.max))
        return replace(blank, tasks=tuple(running))

    yield from (opinions, topics, tasks)


def _topics(session: Session, ids: Sequence[str]) -> list[Topic]:
    return [session.get_one(Topic, key) for key in ids]


def _steps_of_meeting(blank: RegistersView, meeting_id: str, asked: Asked) -> Iterator[Step]:
    register = MeetingRegister(meeting_id, asked.full_identities)

    def gather(part: Callable[[Session], None], session: Session) -> RegistersView:
        part(session)
        return blank

    def line(session: Session) -> RegistersView:
        number = meeting_number(session, session.get_one(Meeting, meeting_id))
        return replace(blank, meetings=(register.meeting_row(session, number),))

    def people(session: Session) -> RegistersView:
        return replace(blank, sign_ins=tuple(register.sign_ins(session)))

    def talk(session: Session) -> RegistersView:
        opinions = opinion_rows(session, (), [session.get_one(Meeting, meeting_id)])
        return replace(blank, speeches=tuple(register.speeches(session)), opinions=opinions)

    def votes(session: Session) -> RegistersView:
        counted, decided = tuple(register.votes(session)), tuple(register.decisions(session))
        stipends = tuple(stipend_rows(session, meeting_id, asked.full_identities))
        return replace(blank, votes=counted, decisions=decided, stipends=stipends)

    yield from (partial(gather, part) for part in register.reading)
    yield from (line, people, talk, votes)


def _part_of_postings(
    blank: RegistersView,
    topic_ids: Sequence[str],
    meeting_ids: Sequence[str],
    asked: Asked,
    session: Session,
) -> RegistersView:
    topics = _topics(session, topic_ids)
    meetings = [session.get_one(Meeting, key) for key in meeting_ids]
    hanging = posting_rows(session, topics, meetings)
    return replace(
        blank,
        postings=tuple(row for row in hanging if asked.has(row.first, row.last)),
        objections=tuple(row for row in objection_rows(session, topics) if asked.has(row.received.date())),
    )


def _period(session: Session, meetings: Sequence[Meeting], topics: Sequence[Topic]) -> tuple[date, date]:
    newest = session.scalar(select(func.max(JournalEntry.at)))
    days = [meeting.starts_at.date() for meeting in meetings] + [topic.proposed_at.date() for topic in topics]
    known = newest.date() if newest is not None else min(days, default=date.max)
    return min(days, default=known), max([*days, known])


def meeting_number(session: Session, meeting: Meeting) -> str:
    """Return 2026-03: the third meeting of its year."""
    earlier = select(func.count(Meeting.id)).where(
        Meeting.starts_at >= datetime(meeting.starts_at.year, 1, 1),
        (Meeting.starts_at < meeting.starts_at)
        | ((Meeting.starts_at == meeting.starts_at) & (Meeting.id <= meeting.id)),
    )
    return f"{meeting.starts_at.year}-{session.scalar(earlier) or 1:02d}"

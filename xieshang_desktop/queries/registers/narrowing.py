"""Which rows of which tables belong into a register for a period; the workbook goes by the same days."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, func

from xieshang_desktop.domain.vocabulary import DECIDING_FORMS, VoteState
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.outcomes import Objection, Posting, StipendGrant, Task
from xieshang_desktop.models.room import Opinion, Vote
from xieshang_desktop.models.topics import CollectedOpinion, Topic
from xieshang_desktop.queries.registers.asked import Asked

_OF_A_MEETING = {"votes": Vote, "stipends": StipendGrant, "decisions": Vote}


def narrowed(question: Any, table: type[Any], key: str, asked: Asked) -> Any:
    """A question about the rows of a register's table, for what is asked for alone."""
    question = question.select_from(table)
    if key in _OF_A_MEETING or table is Opinion:
        question = question.join(Meeting, Meeting.id == table.meeting_id)
    return question.where(*_conditions(table, key, asked))


def _conditions(table: type[Any], key: str, asked: Asked) -> list[ColumnElement[bool]]:
    first, last = _span(table, key)
    found: list[ColumnElement[bool]] = []
    if asked.last is not None:
        found.append(first < asked.last + timedelta(days=1))
    if asked.first is not None:
        found.append(last >= asked.first)
    if asked.form is not None and (table in (Meeting, Opinion) or key in _OF_A_MEETING):
        found.append(Meeting.form == asked.form)
    if key == "decisions":
        found += [Vote.binding.is_(True), Vote.state == VoteState.CLOSED, Meeting.form.in_(DECIDING_FORMS)]
    return found


def _span(table: type[Any], key: str) -> tuple[Any, Any]:
    """From when to when something belongs into a register, as the workbook has it."""
    days: dict[type[Any], tuple[Any, Any]] = {
        Topic: (Topic.proposed_at, Topic.proposed_at),
        Opinion: (Meeting.starts_at, Meeting.starts_at),
        CollectedOpinion: (CollectedOpinion.at, CollectedOpinion.at),
        Task: (Task.assigned_at, func.coalesce(Task.finished_at, "9999-12-31")),
        Posting: (Posting.posted_from, func.coalesce(Posting.taken_down_on, Posting.posted_to)),
        Objection: (Objection.received_at, Objection.received_at),
    }
    return days.get(table, (Meeting.starts_at, Meeting.starts_at))

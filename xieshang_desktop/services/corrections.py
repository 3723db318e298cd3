"""Taking back: the last act undone, or an earlier one corrected, each as an act with its own entry.

The entry that is taken back stays in the journal, and so does the one that takes it back. What an entry
changed is put back row by row; where a later act has already built on one of those rows it is refused.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.afterwards import UndoLast
from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.models.base import Base
from xieshang_desktop.models.journal import JournalEntry, Undone
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.history import last_standing
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.storage.journal import from_plain, journaled_columns, recorded_value
from xieshang_desktop.storage.unit_of_work import Work

EVERYTHING = Changes(
    village=True,
    roster=True,
    topics=True,
    preparing=True,
    attendance=True,
    agenda=True,
    speaking=True,
    opinions=True,
    voting=True,
    closing=True,
    outcomes=True,
)


def undo_last(work: Work, act: UndoLast) -> Changes:
    """Take back the last act of a meeting (or of all) that has not been taken back yet."""
    entry = last_standing(work.session, act.meeting)
    if entry is None:
        raise refusals.nothing_to_undo()
    _must_not_be_sealed(work, entry)
    work.meeting_id = entry.meeting_id
    take_back(work, entry)
    return EVERYTHING


def _must_not_be_sealed(work: Work, entry: JournalEntry) -> None:
    meeting = work.session.get(Meeting, entry.meeting_id) if entry.meeting_id else None
    if meeting is not None and meeting.state is MeetingState.SEALED:
        raise refusals.meeting_sealed(meeting.title)


def take_back(work: Work, entry: JournalEntry) -> None:
    """Put back every row that an entry changed, the last change first."""
    for table, key, before, after in reversed(json.loads(entry.body)["changes"]):
        _put_back(work, table, key, before, after)
    work.add(Undone(seq=entry.seq, by_seq=work.entry_seq))
    try:
        work.session.flush()
    except IntegrityError as error:
        raise refusals.undo_blocked() from error


def _put_back(
    work: Work, table: str, key: list[Any], before: dict[str, Any] | None, after: dict[str, Any] | None
) -> None:
    kind = _class_of(table)
    columns = {column.column.name: column for column in journaled_columns(inspect(kind))}
    if after is None:
        raise refusals.undo_blocked()
    row = work.session.get(kind, _identity(kind, key))
    if row is None or any(
        recorded_value(row, columns[name], getattr(row, columns[name].attribute)) != value
        for name, value in after.items()
    ):
        raise refusals.undo_blocked()
    if before is None:
        work.session.delete(row)
        return
    for name, value in before.items():
        if columns[name].personal:
            raise refusals.undo_blocked()
        setattr(row, columns[name].attribute, from_plain(columns[name].column, value))


def _class_of(table: str) -> type[Base]:
    return next(mapper.class_ for mapper in Base.registry.mappers if mapper.class_.__tablename__ == table)


def _identity(kind: type[Base], key: list[Any]) -> tuple[Any, ...]:
    primary = Base.metadata.tables[kind.__tablename__].primary_key.columns
    return tuple(from_plain(column, part) for column, part in zip(primary, key, strict=True))

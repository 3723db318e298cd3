"""What was kept on paper in the room and entered later with the times at which it happened (补录)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.models.journal import JournalEntry, Undone
from xieshang_desktop.queries.history import words_of
from xieshang_desktop.queries.papers.views import LaterView

NOT_TOLD = ("undo_last", "correct")
"""What was taken back is gone, and a correction is told of as one."""


@dataclass(frozen=True, slots=True)
class _Later:
    at: datetime
    entered: datetime
    words: str


def later_views(session: Session, meeting_id: str) -> tuple[LaterView, ...]:
    """What of a meeting was entered later than it happened, by the day on which that was done."""
    found = sorted(_entries(session, meeting_id), key=lambda each: each.entered.date())
    return tuple(
        LaterView(
            first=min(each.at for each in run),
            last=max(each.at for each in run),
            entered_first=min(each.entered for each in run),
            entered_last=max(each.entered for each in run),
            acts=tuple(each.words for each in run),
        )
        for run in (list(group) for _, group in groupby(found, key=lambda each: each.entered.date()))
    )


def _entries(session: Session, meeting_id: str) -> Iterator[_Later]:
    """The entries that stand, in their order."""
    asked = (
        select(JournalEntry)
        .where(
            JournalEntry.meeting_id == meeting_id,
            JournalEntry.body.contains('"entered":"'),
            JournalEntry.seq.not_in(select(Undone.seq)),
            JournalEntry.act.not_in(NOT_TOLD),
        )
        .order_by(JournalEntry.seq)
    )
    for entry in session.scalars(asked):
        arguments = json.loads(entry.body)["arguments"]
        if "entered" in arguments:
            entered = datetime.fromisoformat(arguments["entered"])
            yield _Later(entry.at, entered, words_of(session, entry.act, arguments))

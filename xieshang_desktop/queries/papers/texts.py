"""The words of papers as they stood at a moment, and as a closed meeting keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.paper_texts import TextModule
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.village import PaperText
from xieshang_desktop.storage.paper_texts import own_texts, text_modules

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One module as the settings show it: the words in force, and whether they are the village's own."""

    module: TextModule
    text: str
    own: bool
    since: datetime | None = None


def texts_at(session: Session, moment: datetime | None = None) -> Texts:
    """All words in force at a moment (None: now): the village's own, else the program's."""
    return own_texts() | {name: text for name, (text, _) in _changed(session, moment).items()}


def texts_of_meeting(session: Session, meeting: Meeting) -> Texts:
    """The words of a meeting's papers: as they are now, or as they were when it closed.

    A meeting that closed before the record kept words takes those of its day.
    """
    if meeting.paper_texts is not None:
        return own_texts() | meeting.paper_texts
    return texts_at(session, meeting.closed_at)


def texts_of_result(session: Session, meeting: Meeting | None, day: date) -> Texts:
    """The words of a paper on what became of a meeting's result: the meeting's own, as it closed with them.

    What no meeting has ended takes the words of the paper's own day.
    """
    return texts_of_meeting(session, meeting) if meeting is not None else texts_of_day(session, day)


def texts_of_day(session: Session, day: date) -> Texts:
    """The words of a paper that bears a date: those in force at the end of that day."""
    return texts_at(session, datetime.combine(day, time.max))


def text_lines(session: Session) -> tuple[TextLine, ...]:
    """Every module with the words in force, in the order of the settings."""
    changed = _changed(session, None)
    return tuple(
        TextLine(module, *changed[name][:1], own=True, since=changed[name][1])
        if name in changed
        else TextLine(module, module.text, own=False)
        for name, module in text_modules().items()
    )


def _changed(session: Session, moment: datetime | None) -> dict[str, tuple[str, datetime]]:
    """What the village has put in its own way by then; the newest of each module counts."""
    asked = select(PaperText.values, PaperText.at).order_by(PaperText.at, PaperText.id)
    if moment is not None:
        asked = asked.where(PaperText.at <= moment)
    newest: dict[str, tuple[str | None, datetime]] = {}
    for values, at in session.execute(asked):
        newest |= {name: (text, at) for name, text in values.items()}
    known = text_modules()
    return {name: (text, at) for name, (text, at) in newest.items() if text is not None and name in known}

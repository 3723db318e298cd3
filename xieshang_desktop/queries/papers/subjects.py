"""What papers can be of: every meeting and every topic, the latest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.wording import date_words
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.topics import Topic

OfWhat = Literal["meeting", "topic"]


@dataclass(frozen=True, slots=True)
class PaperSubject:
    """A meeting with its day, or a topic with the day on which it was proposed."""

    id: str
    of: OfWhat
    title: str
    day: date

    @property
    def words(self) -> str:
        """How it stands in a list."""
        return f"{date_words(self.day)}　{'议题：' if self.of == 'topic' else ''}{self.title}"


def paper_subjects(session: Session) -> tuple[PaperSubject, ...]:
    """All meetings and topics; of the same day the meeting comes first."""
    meetings = session.execute(select(Meeting.id, Meeting.title, Meeting.starts_at)).all()
    topics = session.execute(select(Topic.id, Topic.title, Topic.proposed_at)).all()
    subjects = [PaperSubject(row.id, "meeting", row.title, row.starts_at.date()) for row in meetings]
    subjects += [PaperSubject(row.id, "topic", row.title, row.proposed_at.date()) for row in topics]
    return tuple(sorted(subjects, key=lambda each: (each.day, each.of == "meeting", each.id), reverse=True))

"""What the forms for a power cut are headed with: the meeting's facts and its agenda, all else left blank."""

from __future__ import annotations

from sqlalchemy.orm import Session

from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.facts.sessions import agenda_pieces
from xieshang_desktop.queries.papers.attendance import quorum_view
from xieshang_desktop.queries.papers.forms import FallbackItemView, FallbackView
from xieshang_desktop.queries.papers.people import meeting_people


def fallback_view(session: Session, meeting_id: str) -> FallbackView:
    """The meeting as it is called, with its agenda and the texts in force."""
    meeting = session.get_one(Meeting, meeting_id)
    people = meeting_people(session, meeting_id)
    quorum = quorum_view(session, meeting_id, people)
    return FallbackView(
        title=meeting.title,
        starts=meeting.starts_at,
        place=meeting.place,
        chair=people.name(meeting.chair_id),
        recorder=people.name(meeting.recorder_id),
        base=len(people.counted),
        needed=quorum.needed,
        unit=quorum.unit,
        items=_items(session, meeting_id),
    )


def _items(session: Session, meeting_id: str) -> tuple[FallbackItemView, ...]:
    pieces = agenda_pieces(session, meeting_id)
    return tuple(FallbackItemView(piece.title, piece.text) for piece in pieces)

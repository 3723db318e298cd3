"""The rows of 误工补贴台账: who was granted how much for which meeting, on what decision."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from xieshang_desktop.domain.wording import mask_id, period_words
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.papers.stipends import stipend_views
from xieshang_desktop.queries.registers.views import StipendRow


def stipend_rows(session: Session, meeting_id: str, full_identities: bool) -> Iterator[StipendRow]:
    """One line for each person and grant of a meeting."""
    meeting = session.get_one(Meeting, meeting_id)
    for view in stipend_views(session, meeting_id):
        hung = view.board
        posted = period_words(hung.first, hung.last) if hung.first and hung.last else ""
        for row in view.rows:
            yield StipendRow(
                meeting=meeting.title,
                on=meeting.starts_at.date(),
                name=row.name,
                group=row.group,
                kind=row.duty,
                rate=row.amount,
                basis=view.decided,
                posted=posted,
                id_number=row.id_number if full_identities else mask_id(row.id_number),
            )

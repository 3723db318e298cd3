"""What a project takes from the villagers, as last planned (国办发〔2007〕4号)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.levies import Levy, levy_words
from xieshang_desktop.models.meetings import AgendaItem
from xieshang_desktop.models.topics import TopicNote

LEVY: Final = "筹资筹劳"
"""The kind of note that keeps the plan of a levy; the newest counts."""


def levies_of(session: Session, topics: Iterable[str | None]) -> Mapping[str, Levy]:
    """The levy of each of several topics; topics without one are left out."""
    wanted = {topic for topic in topics if topic}
    asked = select(TopicNote).where(TopicNote.kind == LEVY, TopicNote.topic_id.in_(wanted))
    notes = session.scalars(asked.order_by(TopicNote.at, TopicNote.id))
    return {note.topic_id: levy_from(note.details) for note in notes}


def levies_of_items(session: Session, meeting_id: str) -> Mapping[str, str]:
    """The levies of the items of a meeting in words, by item."""
    asked = select(AgendaItem.id, AgendaItem.topic_id).where(AgendaItem.meeting_id == meeting_id)
    topics = {row.id: row.topic_id for row in session.execute(asked)}
    levies = levies_of(session, topics.values())
    return {item: levy_words(levies[topic]) for item, topic in topics.items() if topic in levies}


def levy_details(levy: Levy) -> dict[str, Any]:
    """A levy as a note keeps it: money as text, numbers whole."""
    return {
        "per_head": str(levy.per_head),
        "heads": levy.heads,
        "exempt_heads": levy.exempt_heads,
        "days_per_hand": levy.days_per_hand,
        "hands": levy.hands,
        "exempt_hands": levy.exempt_hands,
    }


def levy_from(details: Mapping[str, Any]) -> Levy:
    """Read what ``levy_details`` wrote."""
    return Levy(**{**details, "per_head": Decimal(details["per_head"])})

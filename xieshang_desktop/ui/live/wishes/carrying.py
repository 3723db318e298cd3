"""What one meeting takes over from another: its items with their texts, and the topics they belong to."""

from __future__ import annotations

from collections.abc import Iterable

from xieshang_desktop.domain.acts.preparing import AddItem
from xieshang_desktop.domain.vocabulary import ItemId, MeetingId, TopicId
from xieshang_desktop.queries.cockpit.resuming import ItemToResume
from xieshang_desktop.ui.live.session import MakeAct


def topics_of(items: Iterable[ItemToResume]) -> tuple[TopicId, ...]:
    """Each topic once, in the order of the agenda."""
    return tuple(dict.fromkeys(TopicId(item.topic_id) for item in items if item.topic_id))


def adding(meeting: MeetingId, item: ItemToResume, key: ItemId) -> MakeAct:
    """Put the same item, with its text in force, on the agenda of another meeting."""
    return lambda at: AddItem(
        at=at,
        meeting=meeting,
        item=key,
        title=item.title,
        kind=item.kind,
        topic=TopicId(item.topic_id) if item.topic_id else None,
        minutes=item.minutes,
        text=item.text,
    )

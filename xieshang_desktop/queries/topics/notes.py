"""What others put on record about a topic: the procedure of the township, the assessment of experts."""

from __future__ import annotations

from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.models.topics import TopicNote
from xieshang_desktop.queries.facts.levies import LEVY

PROCEDURE: Final = "程序"
ASSESSMENT: Final = "专家评估"


def notes_of(session: Session, topic_id: str) -> tuple[tuple[str, str], ...]:
    """Each note as a sentence and who gave it, in the order in which they came."""
    asked = select(TopicNote).where(TopicNote.topic_id == topic_id, TopicNote.kind.in_(_WORDS))
    return tuple(
        (
            f"{_WORDS[note.kind]}：{note.text}",
            f"{note.by}，{note.at.month}月{note.at.day}日".removeprefix("，"),
        )
        for note in session.scalars(asked.order_by(TopicNote.at))
    )


_WORDS: Final = {PROCEDURE: "跨村协商程序", ASSESSMENT: "专家评估", LEVY: LEVY}

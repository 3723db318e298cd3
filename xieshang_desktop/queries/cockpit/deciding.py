"""Who decides by law what an item is about: whether a consultation can end it, or must send it on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Matter
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.facts.topic import topic_facts


@dataclass(frozen=True, slots=True)
class Deciding:
    """The bodies that may decide, and whether one of them must; ``stipends`` where 误工补贴 are decided."""

    bodies: tuple[str, ...] = ()
    must: bool = False
    stipends: bool = False


NOBODY_ELSE = Deciding()


def deciding_of(session: Session, topic_id: str | None, now: datetime) -> Deciding:
    """Who decides an item's topic; nobody in particular where it has none."""
    if topic_id is None:
        return NOBODY_ELSE
    facts = topic_facts(session, topic_id, now)
    matter = session.scalar(select(Topic.matter).where(Topic.id == topic_id))
    return Deciding(
        bodies=tuple(body.value for body in facts.deciding_bodies),
        must=facts.must_be_decided,
        stipends=matter is Matter.STIPENDS,
    )

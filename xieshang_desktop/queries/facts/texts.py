"""The text of an agenda item that is in force: the newest of its versions."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.models.meetings import AgendaItem, ItemText


def texts_in_force(session: Session, meeting_id: str) -> dict[str, str]:
    """The text in force of each item of a meeting that has one, by the item's id."""
    asked = (
        select(ItemText.item_id, ItemText.text)
        .join(AgendaItem, AgendaItem.id == ItemText.item_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(ItemText.version)
    )
    return dict(session.execute(asked).all())


def text_in_force(session: Session, item_id: str) -> str | None:
    """The text in force of one item; None where nothing was put in writing."""
    asked = select(ItemText.text).where(ItemText.item_id == item_id).order_by(ItemText.version.desc())
    return session.scalars(asked.limit(1)).first()


def newest_version(session: Session, item_id: str) -> int | None:
    """The number of the version in force; None where there is no text."""
    return session.scalar(select(func.max(ItemText.version)).where(ItemText.item_id == item_id))

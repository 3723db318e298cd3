"""Postings in whole days: how long something has hung, and what is still missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.calendar import HUNG_FOR_DAYS
from xieshang_desktop.models.outcomes import Posting
from xieshang_desktop.models.pictures import PicturePage
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries import figures


@dataclass(frozen=True)
class PostingState:
    """One posting as it stands on a day; days count from the day after it was put up (第三十五条)."""

    id: str
    topic_id: str | None
    meeting_id: str | None
    subject: str
    what: str
    channel: str
    first: date
    last: date
    taken_down: bool
    days: int
    needed: int | None
    photos: int = 0
    """How many pictures of it the record keeps."""

    @property
    def missing(self) -> int:
        """How many days are still missing; none where no figure is laid down."""
        return max(0, (self.needed or 0) - self.days)

    @property
    def words(self) -> str:
        """满15日, 还差3天, or 已公示5日 where no figure is laid down."""
        if self.needed is None:
            return f"已公示{self.days}日"
        return f"满{self.needed}日" if not self.missing else f"还差{self.missing}天"


def postings(session: Session, today: date) -> tuple[PostingState, ...]:
    """All postings, the oldest first."""
    photos = select(func.count(PicturePage.id)).where(PicturePage.posting_id == Posting.id).scalar_subquery()
    columns = (
        Posting.id,
        Posting.topic_id,
        Posting.meeting_id,
        Topic.title,
        Posting.what,
        Posting.channel,
        Posting.posted_from,
        Posting.posted_to,
        Posting.taken_down_on,
        photos.label("photos"),
    )
    asked = select(*columns).outerjoin(Topic, Topic.id == Posting.topic_id).order_by(Posting.posted_from)
    rows = session.execute(asked).all()
    needed = figures.posting_days(session).value if rows else None
    return tuple(
        PostingState(
            id=row.id,
            topic_id=row.topic_id,
            meeting_id=row.meeting_id,
            subject=row.title or "会议",
            what=str(row.what),
            channel=str(row.channel),
            first=row.posted_from,
            last=row.taken_down_on or row.posted_to,
            taken_down=row.taken_down_on is not None,
            days=max(0, (min(row.taken_down_on or row.posted_to, today) - row.posted_from).days),
            needed=needed if row.what in HUNG_FOR_DAYS else None,
            photos=row.photos,
        )
        for row in rows
    )

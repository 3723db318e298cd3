"""Photos and scans: what there is of a meeting, a topic, a task or a posting, and the pictures themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from xieshang_desktop.domain.vocabulary import AttachmentKind
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.outcomes import Attachment, Posting, Task
from xieshang_desktop.models.pictures import PictureContent, PicturePage
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.facts.meeting import topics_of_meeting


@dataclass(frozen=True)
class PageView:
    """One picture, by its digest; width and height in pixels."""

    sha256: str
    width: int
    height: int


@dataclass(frozen=True)
class AttachmentView:
    """One attachment: kind, name of its file, what it belongs to, when it came in; ``pages`` may be none,
    where only the name is known.
    """

    id: str
    kind: str
    name: str
    of: str
    at: datetime
    pages: tuple[PageView, ...]

    @property
    def caption(self) -> str:
        """照片：会场.jpg."""
        return f"{self.kind}：{self.name}" if self.name else self.kind


def pictures_of_meeting(session: Session, meeting_id: str) -> tuple[AttachmentView, ...]:
    """What a meeting has of its own, without its topics'."""
    title = session.get_one(Meeting, meeting_id).title
    return _in_order([*_attached(session, {meeting_id: title}), *_posted(session, {meeting_id: title})])


def pictures_of_topic(session: Session, topic_id: str) -> tuple[AttachmentView, ...]:
    """What a topic has, with its tasks and postings."""
    owners = {topic_id: session.get_one(Topic, topic_id).title}
    tasks = session.execute(select(Task.id, Task.title).where(Task.topic_id == topic_id))
    owners |= {row.id: row.title for row in tasks}
    return _in_order([*_attached(session, owners), *_posted(session, owners)])


def pictures_of_archive(session: Session, meeting_id: str) -> tuple[AttachmentView, ...]:
    """What goes into the archive of a meeting: its own and its topics', none twice."""
    found = {each.id: each for each in pictures_of_meeting(session, meeting_id)}
    for topic in topics_of_meeting(session, meeting_id):
        found |= {each.id: each for each in pictures_of_topic(session, topic.id)}
    return _in_order(found.values())


def picture(session: Session, sha256: str) -> bytes:
    """A picture as JPEG."""
    return session.scalars(select(PictureContent.content).where(PictureContent.sha256 == sha256)).one()


def thumbnails(session: Session, digests: Sequence[str]) -> dict[str, bytes]:
    """Small pictures as JPEG, by digest."""
    asked = select(PictureContent.sha256, PictureContent.thumbnail)
    rows = session.execute(asked.where(PictureContent.sha256.in_(digests)))
    return {row.sha256: row.thumbnail for row in rows}


def _in_order(found: Iterable[AttachmentView]) -> tuple[AttachmentView, ...]:
    return tuple(sorted(found, key=lambda each: (each.at, each.id)))


def _attached(session: Session, owners: Mapping[str, str]) -> Iterator[AttachmentView]:
    """What was put to meetings, topics or tasks; ``owners`` are their titles by id."""
    columns = (Attachment.meeting_id, Attachment.topic_id, Attachment.task_id)
    asked = select(Attachment).where(or_(*(column.in_(owners) for column in columns)))
    rows = session.scalars(asked).all()
    pages = _pages(session, PicturePage.attachment_id, [row.id for row in rows])
    for row in rows:
        of = owners[row.meeting_id or row.topic_id or row.task_id or ""]
        yield AttachmentView(row.id, row.kind.value, row.file, of, row.at, pages.get(row.id, ()))


def _posted(session: Session, owners: Mapping[str, str]) -> Iterator[AttachmentView]:
    """The photos of postings; one of which neither a name nor a picture is known gives nothing."""
    asked = select(Posting).where(or_(Posting.topic_id.in_(owners), Posting.meeting_id.in_(owners)))
    rows = session.scalars(asked).all()
    pages = _pages(session, PicturePage.posting_id, [row.id for row in rows])
    for row in rows:
        if row.photo or row.id in pages:
            of = f"{owners[row.topic_id or row.meeting_id or '']}，{row.what.value}公示"
            kind = AttachmentKind.POSTING_PHOTO.value
            yield AttachmentView(row.id, kind, row.photo or "", of, row.at, pages.get(row.id, ()))


def _pages(
    session: Session, owner: InstrumentedAttribute[str | None], ids: Sequence[str]
) -> dict[str, tuple[PageView, ...]]:
    asked = select(PicturePage).where(owner.in_(ids)).order_by(PicturePage.number)
    found: dict[str, tuple[PageView, ...]] = {}
    for page in session.scalars(asked):
        key = page.attachment_id or page.posting_id or ""
        found[key] = (*found.get(key, ()), PageView(page.sha256, page.width, page.height))
    return found


@dataclass(frozen=True)
class Owner:
    """What a photo may be put to: a meeting, a topic or one of its tasks."""

    id: str
    of: str
    words: str


def owners_of(session: Session, of: str, subject_id: str) -> tuple[Owner, ...]:
    """The meeting, or the topic and its tasks, that are meant by a subject of papers."""
    if of == "meeting":
        return (Owner(subject_id, of, "会议"),)
    tasks = session.execute(select(Task.id, Task.title).where(Task.topic_id == subject_id).order_by(Task.due))
    return (Owner(subject_id, of, "议题"), *(Owner(row.id, "task", f"落实：{row.title}") for row in tasks))


def picture_count(session: Session) -> int:
    """How many attachments and posting photos there are, whether their picture is known or only its name."""
    posted = select(func.count()).where(
        or_(Posting.photo.is_not(None), Posting.id.in_(select(PicturePage.posting_id)))
    )
    return (session.scalar(select(func.count(Attachment.id))) or 0) + (session.scalar(posted) or 0)

"""What goes into the archive of a meeting: which meeting is meant, its photos, its part of the journal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import AttachmentKind
from xieshang_desktop.domain.wording import date_words
from xieshang_desktop.models.journal import JournalEntry
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.outcomes import Posting, Task
from xieshang_desktop.queries.facts.meeting import topics_of_meeting
from xieshang_desktop.queries.pictures import AttachmentView, picture, pictures_of_archive
from xieshang_desktop.queries.registers.sheets import meeting_number


@dataclass(frozen=True)
class MeetingName:
    """A meeting as it may be named on the command line: by id, number (2026-03) or title."""

    id: str
    number: str
    title: str
    starts_at: datetime

    @property
    def words(self) -> str:
        """2026-03　2026年3月12日　青石村2026年第一次村民代表会议."""
        return f"{self.number}　{date_words(self.starts_at.date())}　{self.title}"


@dataclass(frozen=True)
class ArchiveView:
    """Whose archive it is, and as what it is kept; ``made`` is the day that its papers tell.

    ``topics`` are ids and titles; ``digest`` is the journal's head at the meeting's last entry, in
    hexadecimal.
    """

    id: str
    number: str
    title: str
    made: datetime
    topics: tuple[tuple[str, str], ...]
    attachments: tuple[AttachmentView, ...]
    digest: str


@dataclass(frozen=True)
class PhotoView:
    """One picture for the photo pages; ``scan`` fills a page of its own."""

    content: bytes
    width: int
    height: int
    caption: str
    scan: bool


def meeting_names(session: Session) -> tuple[MeetingName, ...]:
    """All meetings in the order in which they were held."""
    asked = select(Meeting).order_by(Meeting.starts_at, Meeting.id)
    return tuple(
        MeetingName(each.id, meeting_number(session, each), each.title, each.starts_at)
        for each in session.scalars(asked)
    )


def archive_view(session: Session, meeting_id: str) -> ArchiveView:
    """What the archive of a meeting is of."""
    meeting = session.get_one(Meeting, meeting_id)
    last = select(JournalEntry.hash).where(JournalEntry.meeting_id == meeting_id)
    head = session.scalars(last.order_by(JournalEntry.seq.desc()).limit(1)).first()
    return ArchiveView(
        id=meeting_id,
        number=meeting_number(session, meeting),
        title=meeting.title,
        made=meeting.closed_at or meeting.opened_at or meeting.starts_at,
        topics=tuple((topic.id, topic.title) for topic in topics_of_meeting(session, meeting_id)),
        attachments=pictures_of_archive(session, meeting_id),
        digest=head.hex() if head is not None else "",
    )


def photo_views(session: Session, attachments: tuple[AttachmentView, ...]) -> tuple[PhotoView, ...]:
    """The pictures of attachments with what they show, in their order."""
    return tuple(
        PhotoView(
            content=picture(session, page.sha256),
            width=page.width,
            height=page.height,
            caption=f"{each.kind}：{each.of}，{date_words(each.at.date())}{_of_pages(number, each)}",
            scan=each.kind in (AttachmentKind.SIGNED_PAGE.value, AttachmentKind.MATERIAL.value),
        )
        for each in attachments
        for number, page in enumerate(each.pages, start=1)
    )


def _of_pages(number: int, attachment: AttachmentView) -> str:
    pages = len(attachment.pages)
    return f"（第{number}张，共{pages}张）" if pages > 1 else ""


def journal_lines(session: Session, meeting_id: str) -> Iterator[str]:
    """The whole journal as lines of JSON: the entries of this meeting and its topics in full, of the others
    only the hashes, so that the chain can be followed while other meetings stay unread.
    """
    ids = _ids(session, meeting_id)
    columns = (JournalEntry.seq, JournalEntry.prev, JournalEntry.hash, JournalEntry.body)
    asked = select(*columns, JournalEntry.meeting_id).order_by(JournalEntry.seq)
    for row in session.execute(asked):
        line = {"seq": row.seq, "prev": row.prev.hex(), "hash": row.hash.hex()}
        if row.meeting_id == meeting_id or any(key in row.body for key in ids):
            line["body"] = row.body
        yield json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def _ids(session: Session, meeting_id: str) -> list[str]:
    """What the entries that concern a meeting name: itself, its topics, their tasks and postings."""
    topics = [topic.id for topic in topics_of_meeting(session, meeting_id)]
    tasks = session.scalars(select(Task.id).where(Task.topic_id.in_(topics))).all()
    postings = session.scalars(select(Posting.id).where(Posting.topic_id.in_(topics))).all()
    return [meeting_id, *topics, *tasks, *postings]

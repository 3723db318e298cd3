"""The agenda of the room: where each item stands, and when the meeting is likely to end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import AttachmentKind, ItemKind, ItemState
from xieshang_desktop.models.meetings import AgendaItem, ItemText, Meeting
from xieshang_desktop.models.outcomes import Attachment
from xieshang_desktop.models.room import Vote


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One version of an item's text."""

    version: int
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Material:
    """A file that belongs to an item's topic, or to the meeting as a whole."""

    name: str
    file: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of the agenda with its last vote, if there was one."""

    id: str
    number: int
    title: str
    kind: ItemKind
    topic_id: str | None
    minutes: int | None
    state: ItemState
    started_at: datetime | None
    finished_at: datetime | None
    unheard_invited_at: datetime | None
    outcome: str
    conclusion: str
    deferral_reason: str
    texts: tuple[TextVersion, ...]
    materials: tuple[Material, ...] = ()
    vote_method: str = ""
    vote_opened_at: datetime | None = None
    vote_closed_at: datetime | None = None
    vote_sentence: str = ""

    @property
    def text(self) -> str:
        """The text in force; empty where the item has none."""
        return self.texts[-1].text if self.texts else ""

    def minutes_spent(self, now: datetime) -> int:
        """Whole minutes since the item began, up to its end."""
        if self.started_at is None:
            return 0
        return max(0, int(((self.finished_at or now) - self.started_at).total_seconds()) // 60)


@dataclass(frozen=True, slots=True)
class AgendaView:
    """``planned_end``: all planned minutes after the opening, before it after the time called for."""

    items: tuple[ItemRow, ...]
    expected_end: datetime
    planned_end: datetime

    def at(self, now: datetime) -> AgendaView:
        """The same agenda at a later moment."""
        return replace(self, expected_end=_expected_end(self.items, self.planned_end, now))

    @property
    def minutes_behind(self) -> int:
        """By how many whole minutes the meeting is likely to end late; negative when it is ahead."""
        return round((self.expected_end - self.planned_end).total_seconds() / 60)

    @property
    def running(self) -> ItemRow | None:
        """The item that the room is at."""
        return next((item for item in self.items if item.state is ItemState.RUNNING), None)

    @property
    def upcoming(self) -> ItemRow | None:
        """The first item that has not begun."""
        return next((item for item in self.items if item.state is ItemState.NOT_STARTED), None)

    @property
    def through(self) -> bool:
        """Whether every item is finished or deferred."""
        return bool(self.items) and self.running is None and self.upcoming is None


COLUMNS = (
    AgendaItem.id,
    AgendaItem.title,
    AgendaItem.kind,
    AgendaItem.topic_id,
    AgendaItem.minutes,
    AgendaItem.state,
    AgendaItem.started_at,
    AgendaItem.finished_at,
    AgendaItem.unheard_invited_at,
    AgendaItem.outcome,
    AgendaItem.conclusion,
    AgendaItem.deferral_reason,
)


def agenda_view(session: Session, meeting_id: str, now: datetime) -> AgendaView:
    """All items in their order; ``now`` decides the expected end."""
    texts = _texts(session, meeting_id)
    votes = _votes(session, meeting_id)
    materials = _materials(session, meeting_id)
    rows = session.execute(
        select(*COLUMNS).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.ordinal)
    )
    items = tuple(
        ItemRow(
            row.id,
            number,
            row.title,
            row.kind,
            row.topic_id,
            row.minutes,
            row.state,
            row.started_at,
            row.finished_at,
            row.unheard_invited_at,
            str(row.outcome or ""),
            row.conclusion or "",
            row.deferral_reason or "",
            texts.get(row.id, ()),
            materials.get(row.topic_id, ()) + materials.get(None, ()),
            *votes.get(row.id, ()),
        )
        for number, row in enumerate(rows, 1)
    )
    planned = _planned_end(session, meeting_id, items)
    return AgendaView(items, _expected_end(items, planned, now), planned)


def _planned_end(session: Session, meeting_id: str, items: Sequence[ItemRow]) -> datetime:
    """From the opening, else from the time called for, all planned minutes on."""
    meeting = session.get_one(Meeting, meeting_id)
    start = meeting.opened_at or meeting.starts_at
    return start + timedelta(minutes=sum(item.minutes or 0 for item in items))


def _expected_end(items: Sequence[ItemRow], planned: datetime, now: datetime) -> datetime:
    """When it will end if the rest takes what was planned; not before the meeting has begun."""
    begun = any(item.started_at for item in items)
    soonest = now + timedelta(minutes=_minutes_left(items, now))
    return soonest if begun else max(soonest, planned)


def _materials(session: Session, meeting_id: str) -> dict[str | None, tuple[Material, ...]]:
    """The materials by topic; those of the meeting itself under None."""
    topics = select(AgendaItem.topic_id).where(AgendaItem.meeting_id == meeting_id)
    rows = session.execute(
        select(Attachment.topic_id, Attachment.file)
        .where(
            Attachment.kind == AttachmentKind.MATERIAL,
            or_(Attachment.meeting_id == meeting_id, Attachment.topic_id.in_(topics)),
        )
        .order_by(Attachment.at, Attachment.id)
    )
    found: dict[str | None, tuple[Material, ...]] = {}
    for topic_id, file in rows:
        material = Material(file.replace("\\", "/").rpartition("/")[2], file)
        found[topic_id] = (*found.get(topic_id, ()), material)
    return found


def _texts(session: Session, meeting_id: str) -> dict[str, tuple[TextVersion, ...]]:
    rows = session.execute(
        select(ItemText.item_id, ItemText.version, ItemText.text, ItemText.at)
        .join(AgendaItem, AgendaItem.id == ItemText.item_id)
        .where(AgendaItem.meeting_id == meeting_id)
        .order_by(ItemText.version)
    )
    texts: dict[str, tuple[TextVersion, ...]] = {}
    for item_id, version, text, at in rows:
        texts[item_id] = (*texts.get(item_id, ()), TextVersion(version, text, at))
    return texts


def _votes(session: Session, meeting_id: str) -> dict[str, tuple[str, datetime, datetime | None, str]]:
    """Method, opening, end and sentence of the last vote of each item."""
    rows = session.execute(
        select(Vote.item_id, Vote.method, Vote.opened_at, Vote.closed_at, Vote.sentence)
        .where(Vote.meeting_id == meeting_id)
        .order_by(Vote.opened_at, Vote.id)
    )
    return {row[0]: (str(row[1]), row[2], row[3], row[4] or "") for row in rows}


def _minutes_left(items: Sequence[ItemRow], now: datetime) -> int:
    left = 0
    for item in items:
        if item.state is ItemState.RUNNING:
            left += max(0, (item.minutes or 0) - item.minutes_spent(now))
        elif item.state is ItemState.NOT_STARTED:
            left += item.minutes or 0
    return left

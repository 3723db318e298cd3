"""Acts that follow a result until it is carried out, and corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.pictures import Picture
from xieshang_desktop.domain.vocabulary import (
    AttachmentKind,
    Channel,
    MeetingId,
    ObjectionId,
    PartyKind,
    PersonId,
    PostingId,
    PostingOf,
    ReportId,
    TaskId,
    TaskStatus,
    TopicId,
)


@dataclass(frozen=True, kw_only=True)
class AdoptResult(Act):
    topic: TopicId
    by: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AssignTask(Act):
    task: TaskId
    topic: TopicId
    title: str
    owner: PersonId
    due: date
    budget: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class ReportProgress(Act):
    task: TaskId
    status: TaskStatus
    percent: int | None = None
    spent: Decimal | None = None
    text: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class PostResult(Act):
    """Put something up for all to read, from a day to a day (村民委员会组织法第三十五条)."""

    channel: Channel
    from_: date
    to: date
    topic: TopicId | None = None
    meeting: MeetingId | None = None
    what: PostingOf = PostingOf.RESULT
    photo: str | None = None
    pictures: tuple[Picture, ...] = ()
    key: PostingId | None = None


@dataclass(frozen=True, kw_only=True)
class TakeDownPosting(Act):
    posting: PostingId
    photo: str | None = None
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReceiveObjection(Act):
    topic: TopicId
    who: PersonId
    text: str
    key: ObjectionId | None = None


@dataclass(frozen=True, kw_only=True)
class ReplyObjection(Act):
    objection: ObjectionId
    text: str


@dataclass(frozen=True, kw_only=True)
class ExplainTo(Act):
    """Explain the result to somebody of another opinion (中办发〔2015〕41号)."""

    topic: TopicId
    who: PersonId
    by: PersonId
    text: str
    accepted: bool


@dataclass(frozen=True, kw_only=True)
class ReportBack(Act):
    topic: TopicId
    channel: Channel
    text: str
    whos: tuple[PersonId, ...] = ()
    parties: tuple[PartyKind, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReportToTownship(Act):
    to: str
    topic: TopicId | None = None
    meeting: MeetingId | None = None
    key: ReportId | None = None


@dataclass(frozen=True, kw_only=True)
class RecordTownshipReply(Act):
    report: ReportId
    adopted: bool
    text: str


@dataclass(frozen=True, kw_only=True)
class OrderCorrection(Act):
    topic: TopicId
    by: str
    reason: str
    legal_education: bool | str | None = None
    """How the law was explained to those concerned, or only that it was (中办发〔2015〕41号二（五）)."""


@dataclass(frozen=True, kw_only=True)
class Evaluate(Act):
    topic: TopicId
    satisfied: int
    basically: int
    unsatisfied: int


@dataclass(frozen=True, kw_only=True)
class Supervise(Act):
    by: str
    finding: str
    topic: TopicId | None = None
    task: TaskId | None = None


@dataclass(frozen=True, kw_only=True)
class RecordSuggestion(Act):
    by: str
    to: str
    text: str


@dataclass(frozen=True, kw_only=True)
class GrantStipends(Act):
    """Grant stipends as an earlier decision fixed them (村民委员会组织法第二十八条第一款第二项)."""

    meeting: MeetingId
    whos: tuple[PersonId, ...]
    rate: Decimal
    basis: TopicId


@dataclass(frozen=True, kw_only=True)
class Attach(Act):
    """Put a photo or a scan to what it belongs to; ``pictures`` are its pages, none where only its name is
    known (村民委员会组织法第三十九条).
    """

    file: str
    kind: AttachmentKind
    pictures: tuple[Picture, ...] = ()
    meeting: MeetingId | None = None
    topic: TopicId | None = None
    task: TaskId | None = None


@dataclass(frozen=True, kw_only=True)
class Correct(Act):
    """Correct an earlier act: ``act`` is its number in the journal, ``changes`` are the new arguments."""

    act: int
    reason: str
    changes: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class UndoLast(Act):
    """Take back the last act of a meeting, or of all; the trace stays in the journal."""

    meeting: MeetingId | None = None

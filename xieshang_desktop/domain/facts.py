"""The facts of topics, meetings and tasks from which findings are reckoned: frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from xieshang_desktop.domain.vocabulary import (
    Matter,
    MeetingForm,
    Outcome,
    PartyKind,
    PostingOf,
    TaskStatus,
    Unit,
    VoteMethod,
)


@dataclass(frozen=True)
class Cosigning:
    """A joint proposal against its threshold."""

    count: int
    base: int
    needed: int
    clause: str = ""

    @property
    def met(self) -> bool:
        return self.count >= self.needed


@dataclass(frozen=True)
class PostingFacts:
    """One posting; ``days`` from the day after it was put up to the day it comes down."""

    what: PostingOf
    from_: date
    to: date
    days: int


@dataclass(frozen=True)
class ObjectionFacts:
    name: str
    received_on: date
    replied_on: date | None


@dataclass(frozen=True)
class TaskFacts:
    title: str
    due: date
    status: TaskStatus


@dataclass(frozen=True)
class TopicFacts:
    """A topic as its findings need it.

    ``last_outcome`` is that of the last item that ended on it, ``result`` the same where it settles the
    topic, or the adopted one. ``unexplained_dissent`` are the names of those who were against it and had
    nothing explained.
    """

    matter: Matter
    deciding_bodies: tuple[MeetingForm, ...]
    must_be_decided: bool
    cosigning: Cosigning | None = None
    convened: bool = False
    studied_first: bool = False
    review_clause: str = ""
    escalation_clause: str = ""
    last_outcome: Outcome | None = None
    sent_to_deciding_body: bool = False
    result: Outcome | None = None
    result_on: date | None = None
    postings: tuple[PostingFacts, ...] = ()
    objections: tuple[ObjectionFacts, ...] = ()
    unexplained_dissent: tuple[str, ...] = ()
    entrusted_by: str = ""
    reported_to_township: bool = False
    tasks: tuple[TaskFacts, ...] = ()
    reported_back: bool = False
    stipends_granted: bool = False
    stipend_clause: str = ""

    def postings_of(self, what: PostingOf) -> tuple[PostingFacts, ...]:
        """The postings of one kind."""
        return tuple(posting for posting in self.postings if posting.what is what)


@dataclass(frozen=True)
class NoticeFacts:
    """The notice of a meeting: whole days between the last of the first deliveries and the meeting."""

    days: int
    urgent_reason: str = ""
    materials: int = 0
    unreached: int = 0


@dataclass(frozen=True)
class MeetingTopicFacts:
    """What one topic of a meeting asks of it."""

    title: str
    matter: Matter
    deciding_bodies: tuple[MeetingForm, ...]
    wide_impact: bool = False
    specialised: bool = False
    assessed: bool = False
    languages: tuple[str, ...] = ()
    stakeholders: tuple[PartyKind, ...] = ()


@dataclass(frozen=True)
class VoteFacts:
    """A vote as its findings need it."""

    motion: str
    method: VoteMethod
    binding: bool
    matter: Matter | None
    delegated: bool = True


@dataclass(frozen=True)
class MeetingFacts:
    """A meeting as its findings need it; ``list_total`` is what a whole-village list must reach."""

    form: MeetingForm
    unit: Unit
    listed: int
    list_total: int | None = None
    opened: bool = False
    closed: bool = False
    override_reason: str = ""
    notice: NoticeFacts | None = None
    unreached: int = 0
    excluded: int = 0
    base_reported: bool = False
    topics: tuple[MeetingTopicFacts, ...] = ()
    votes: tuple[VoteFacts, ...] = ()
    experts: int = 0
    interpreters: int = 0
    supervisors: int = 0
    parties_present: tuple[PartyKind, ...] = ()
    parties_heard: tuple[PartyKind, ...] = ()
    stakeholders_present: int = 0
    people_present: int = 0
    counted_elsewhere: tuple[str, ...] = ()
    agenda_differs: tuple[str, ...] = ()
    """In what the agenda of a session is not that of the whole meeting."""
    is_session: bool = False


@dataclass(frozen=True)
class DemandFacts:
    """A demand for a meeting, and whether one was held after it."""

    form: MeetingForm
    by: str
    on: date
    count: int
    needed: int
    clause: str
    held: bool
    answered: bool = False

    @property
    def met(self) -> bool:
        return self.count >= self.needed


@dataclass(frozen=True)
class RecordFacts:
    """What concerns the record as a whole. ``clock_went_back`` holds the earlier and the later moment."""

    today: date
    since: date
    meeting_days: tuple[date, ...] = ()
    meetings_held: tuple[tuple[MeetingForm, date], ...] = ()
    frequent_forms: tuple[MeetingForm, ...] = ()
    demands: tuple[DemandFacts, ...] = ()
    clock_went_back: tuple[datetime, datetime] | None = None

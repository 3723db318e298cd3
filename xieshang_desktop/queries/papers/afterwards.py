"""What the papers show that follow a meeting: summary, record sheet, four steps, postings, replies, reports.

These are full views, for the archive. What may hang on the board is decided by the whitelist of each paper,
not here. An empty text or None is a place left blank for a pen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from xieshang_desktop.queries.papers.items import CountView, OpinionView, VoteView
from xieshang_desktop.queries.papers.views import (
    AbsenceView,
    BoardView,
    IssueView,
    ObserverView,
    OfficerView,
    QuorumView,
)


@dataclass(frozen=True, slots=True)
class DutyView:
    """Who does what by when."""

    title: str
    owner: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class SummaryItemView:
    """One item of the summary: what the meeting held, decided and asked for, and who dissented why.

    ``reported`` is what was only heard.
    """

    title: str
    considers: tuple[str, ...] = ()
    decides: tuple[str, ...] = ()
    demands: tuple[str, ...] = ()
    votes: tuple[VoteView, ...] = ()
    outcome: str = ""
    dissent: str = ""
    duties: tuple[DutyView, ...] = ()
    reported: str = ""
    levy: str = ""


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The summary of a meeting (会议纪要); ``present`` are names, put in order of strokes by the paper."""

    title: str
    village: str
    form: str
    starts: datetime
    place: str
    chair: OfficerView
    quorum: QuorumView
    items: tuple[SummaryItemView, ...]
    issue: IssueView
    number: str = ""
    recorder: str = ""
    ends: datetime | None = None
    present: tuple[str, ...] = ()
    absences: tuple[AbsenceView, ...] = ()
    observers: tuple[ObserverView, ...] = ()
    reports_to: str = ""
    copies_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsultationRecordView:
    """The one-page record of a consultation (协商议事记录表).

    ``parties`` counts those present by kind; ``stakeholders`` of ``present`` are the interested ones.
    """

    village: str
    number: str
    topic: str
    form: str
    starts: datetime
    place: str
    chair: str
    recorder: str
    convener: str = ""
    ends: datetime | None = None
    category: str = ""
    source: str = ""
    basis: str = ""
    parties: tuple[CountView, ...] = ()
    present: int = 0
    stakeholders: int | None = None
    women: int | None = None
    plan: str = ""
    opinions: tuple[OpinionView, ...] = ()
    agreed: str = ""
    disputed: str = ""
    outcome: str = ""
    next_step: str = ""
    carried_out_by: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class FourStepView:
    """One of the four steps: 提议, 商议, 审议, 决议; all blank if it was not held.

    ``people`` are those who were there, where they are named; ``entered_on`` is set where the step was
    entered on a later day than it was held.
    """

    at: datetime | None = None
    place: str = ""
    form: str = ""
    chair: str = ""
    recorder: str = ""
    entitled: int | None = None
    present: int | None = None
    unit: str = "人"
    content: str = ""
    vote: VoteView | None = None
    result: str = ""
    people: tuple[str, ...] = ()
    entered_on: date | None = None


@dataclass(frozen=True, slots=True)
class DisclosureView:
    """One of the two disclosures: where, how long, what was posted, what was objected and supervised."""

    channel: str = ""
    place: str = ""
    first: date | None = None
    last: date | None = None
    days: int = 0
    content: str = ""
    objections: str = ""
    supervision: str = ""


@dataclass(frozen=True, slots=True)
class FourStepsView:
    """The six linked sheets of 四议两公开; ``motive`` is one of the sources printed on the sheet."""

    village: str
    number: str
    topic: str
    motive: str = ""
    reason: str = ""
    proposal: FourStepView = FourStepView()
    deliberation: FourStepView = FourStepView()
    examination: FourStepView = FourStepView()
    resolution: FourStepView = FourStepView()
    decision_posted: DisclosureView = DisclosureView()
    outcome_posted: DisclosureView = DisclosureView()


@dataclass(frozen=True, slots=True)
class TaskLineView:
    """One task as it stands: amounts in yuan; ``reason`` why it is late or was stopped."""

    title: str
    owner: str
    due: date
    status: str
    percent: int = 0
    finished_on: date | None = None
    budget: Decimal | None = None
    spent: Decimal | None = None
    text: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ProgressPostingView:
    """How a result is being carried out, for the board (落实情况公示).

    ``verb`` is 决定 for a body that decides by law, else what the room came to (协商意见).
    """

    board: BoardView
    topic: str
    decided_on: date
    decided_by: str
    decision: str
    tasks: tuple[TaskLineView, ...]
    as_of: date
    supervision: str = ""
    verb: str = "决定"


@dataclass(frozen=True, slots=True)
class ObjectionReplyView:
    """The answer to an objection: as a letter to who raised it, and without the name for the board."""

    village: str
    topic: str
    name: str
    received_on: date
    objection: str
    reply: str
    issue: IssueView
    board: BoardView
    group: str = ""
    handled_by: str = ""
    basis: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class ExplanationEntryView:
    """One explanation given to somebody of another opinion; ``accepted`` None: not asked yet."""

    name: str
    group: str
    opinion: str
    by: str
    text: str
    at: datetime | None = None
    place: str = ""
    way: str = ""
    accepted: bool | None = None


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """The record of explanations to those of another opinion (中办发〔2015〕41号)."""

    village: str
    topic: str
    decision: str
    entries: tuple[ExplanationEntryView, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class TownshipReplyView:
    """What the township answered; ``adopted`` None: the reply sheet is still blank."""

    adopted: bool | None = None
    text: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class TownshipReportView:
    """The result of a consultation reported to the township, with the sheet for its reply."""

    to: str
    village: str
    topic: str
    form: str
    held_at: datetime
    place: str
    lead: str
    issue: IssueView
    number: str = ""
    entrusted_by: str = ""
    background: str = ""
    parties: tuple[CountView, ...] = ()
    quorum: QuorumView | None = None
    opinions: tuple[OpinionView, ...] = ()
    vote: VoteView | None = None
    outcome: str = ""
    result: str = ""
    dissent: str = ""
    duties: tuple[DutyView, ...] = ()
    requests: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    reply: TownshipReplyView = TownshipReplyView()

"""What the registers show: one frozen row per line of a sheet, for one village and one period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting in 会议台账; ``needed`` None where no law asks for a quorum."""

    number: str
    title: str
    form: str
    starts: datetime
    ends: datetime | None
    place: str
    chair: str
    recorder: str
    entitled: int
    present: int
    needed: int | None
    women: int | None
    unit: str
    items: int
    outcomes: str
    state: str
    findings: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class SignInRow:
    """One person at one meeting in 签到 (also who was absent: ``at`` None)."""

    meeting: str
    name: str
    sex: str
    group: str
    household: str
    kind: str
    capacity: str
    mode: str
    at: datetime | None
    left_at: datetime | None
    represents: str = ""
    absence: str = ""
    id_number: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class SpeechRow:
    """One turn to speak in 发言."""

    meeting: str
    item: str
    name: str
    group: str
    party: str
    kind: str
    at: datetime
    seconds: int
    stance: str
    text: str


@dataclass(frozen=True, slots=True)
class VoteRow:
    """One vote in 表决: counts, the rule and the verdict; None where no papers were used."""

    meeting: str
    item: str
    motion: str
    method: str
    at: datetime
    issued: int | None
    returned: int | None
    invalid: int | None
    for_count: int
    against: int
    abstain: int
    not_voted: int
    base: int
    rule: str
    needed: int
    verdict: str
    binding: bool
    sentence: str
    clause: str
    tellers: str


@dataclass(frozen=True, slots=True)
class OpinionRow:
    """One opinion in 意见, from the room or collected before."""

    topic: str
    meeting: str
    item: str
    name: str
    group: str
    channel: str
    at: datetime
    stance: str
    text: str
    adopted: str
    reason: str


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic in 议题台账."""

    number: str
    title: str
    category: str
    source: str
    proposed_at: datetime
    proposer: str
    cosigners: int | None
    scope: str
    matter: str
    amount: Decimal | None
    deciding_body: str
    form: str
    outcome: str
    status: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task in 成果落实台账; ``percent`` is a whole number, money in yuan."""

    topic: str
    title: str
    owner: str
    due: date
    status: str
    percent: int | None
    finished_on: date | None
    budget: Decimal | None
    spent: Decimal | None
    text: str
    satisfied: str = ""
    assigned_on: date | None = None


@dataclass(frozen=True, slots=True)
class PostingRow:
    """One posting in 公示台账; ``needed`` None where no figure is laid down."""

    of: str
    what: str
    channel: str
    first: date
    last: date
    days: int
    needed: int | None
    met: bool
    objections: int = 0


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """One objection to a result in 异议台账; ``reply`` empty while it is owed."""

    topic: str
    name: str
    group: str
    received: datetime
    text: str
    replied: datetime | None
    reply: str


@dataclass(frozen=True, slots=True)
class StipendRow:
    """One person's stipend for one meeting in 误工补贴台账; money in yuan, ``posted`` its days of posting."""

    meeting: str
    on: date
    name: str
    group: str
    kind: str
    rate: Decimal
    basis: str
    posted: str
    id_number: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision in 农村民主决策情况; shares are of those present (实到), as the return asks."""

    form: str
    motion: str
    on: date
    unit: str
    entitled: int
    present: int
    women: int | None
    agreed: int
    against: int
    abstain: int
    verdict: str


@dataclass(frozen=True, slots=True)
class RegistersView:
    """All registers of one village for one period; of those after the first five, empty ones are left out of
    the workbook.
    """

    village: str
    first: date
    last: date
    meetings: tuple[MeetingRow, ...] = ()
    sign_ins: tuple[SignInRow, ...] = ()
    speeches: tuple[SpeechRow, ...] = ()
    votes: tuple[VoteRow, ...] = ()
    opinions: tuple[OpinionRow, ...] = ()
    topics: tuple[TopicRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    postings: tuple[PostingRow, ...] = ()
    objections: tuple[ObjectionRow, ...] = ()
    stipends: tuple[StipendRow, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()

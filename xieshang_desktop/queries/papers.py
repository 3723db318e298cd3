"""What the papers show: frozen views of a meeting, a notice, a posting, a count, a ballot.

A view holds names, words, figures and times as they are to be printed, in the order in which they happened;
no row of the record and no key of it. Acts that were undone are not in a view. Enumerations arrive as their
Chinese value.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class OfficerView:
    """Who chairs, records or convenes, with the duties that stand in brackets after the name."""

    name: str
    duties: str = ""


@dataclass(frozen=True, slots=True)
class CountView:
    """One kind of the entitled (村民代表, 40) or one option of a vote (赞成, 18)."""

    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ObserverView:
    """Somebody in the room without a vote: capacity (列席, 专家 …) and what he stands for."""

    name: str
    capacity: str = "列席"
    party: str = ""


@dataclass(frozen=True, slots=True)
class AbsenceView:
    """Those who are missing for one reason (外出务工); an empty reason reads 未说明原因."""

    reason: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuorumView:
    """The figures of 应到 and 实到; ``entitled`` is the base after exclusions, ``needed`` 0 where no law
    asks.

    ``rule`` is 三分之二以上 or 过半数; ``unit`` 人, 户 or 平方米; ``sentence`` replaces the built one if
    given.
    """

    entitled: int
    present: int
    needed: int = 0
    met: bool = False
    rule: str = ""
    clause: str = ""
    unit: str = "人"
    excluded: int = 0
    exclusion_reasons: tuple[CountView, ...] = ()
    kinds: tuple[CountView, ...] = ()
    women: int | None = None
    proxies: int = 0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class SpeechView:
    """One turn to speak, in order; ``kind`` 发言, 询问, 回应 or 程序动议; ``text`` may be empty."""

    name: str
    text: str = ""
    group: str = ""
    at: datetime | None = None
    seconds: int = 0
    kind: str = "发言"
    stance: str = ""


@dataclass(frozen=True, slots=True)
class OpinionView:
    """One opinion and what became of it (``adopted`` None: not yet dealt with)."""

    name: str
    stance: str
    text: str
    group: str = ""
    adopted: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ConsensusView:
    """One round of asking for consent; ``objection_reasons`` are sentences of those who objected."""

    proposal: str
    support: int
    reservations: int
    objections: int
    objection_reasons: tuple[str, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VoteView:
    """One vote with its counts, its rule and its verdict (通过, 未通过 or empty).

    Papers issued, returned and invalid are None for a show of hands. ``options`` are the counts of an
    election of several; then for, against and abstain stay 0. ``unit`` is 人, 票 or 户, by the method if
    empty; ``areas`` is a sentence with the areas where they count too.
    """

    motion: str
    method: str
    for_count: int = 0
    against: int = 0
    abstain: int = 0
    not_voted: int = 0
    invalid: int | None = None
    issued: int | None = None
    returned: int | None = None
    options: tuple[CountView, ...] = ()
    unit: str = ""
    areas: str = ""
    base: int = 0
    base_name: str = "到会"
    rule: str = ""
    needed: int = 0
    verdict: str = ""
    sentence: str = ""
    clause: str = ""
    binding: bool = True
    tellers: tuple[str, ...] = ()
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RecusalView:
    """Somebody who left one item to the others, and why."""

    name: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item of the agenda as it was dealt with; ``text`` is the proposal as it was put."""

    ordinal: int
    title: str
    kind: str = "协商"
    text: str = ""
    speeches: tuple[SpeechView, ...] = ()
    opinions: tuple[OpinionView, ...] = ()
    rounds: tuple[ConsensusView, ...] = ()
    votes: tuple[VoteView, ...] = ()
    recusals: tuple[RecusalView, ...] = ()
    outcome: str = ""
    conclusion: str = ""
    deferred_reason: str = ""
    started_at: datetime | None = None
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction made in the meeting: what was recorded, what holds instead, and why."""

    at: datetime
    what: str
    reason: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class FindingView:
    """Something irregular; ``override_reason`` is filled where a person went ahead in spite of it."""

    severity: str
    sentence: str
    clause: str = ""
    override_reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class SignatureView:
    """Who signs the minutes in which capacity (主持, 记录, 监督 …); ``at`` None until the hand has signed."""

    name: str
    capacity: str
    means: str = "签字"
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DigestView:
    """The journal's head: eight groups of four, how many entries it covers, and the square code's content."""

    groups: tuple[str, ...]
    entries: int
    payload: str


@dataclass(frozen=True, slots=True)
class AddendumView:
    """A note added after the minutes were sealed."""

    at: datetime
    by: str
    text: str


@dataclass(frozen=True, slots=True)
class AttendeeView:
    """One name on the list: its group and kind, and how and when it was present (``at`` None: absent)."""

    name: str
    group: str = ""
    kind: str = ""
    sex: str = ""
    mode: str = "现场"
    at: datetime | None = None
    left_at: datetime | None = None
    proxy: str = ""
    absence: str = ""
    capacity: str = "表决"


@dataclass(frozen=True, slots=True)
class InterruptionView:
    """An adjournment: from when to when (None: not resumed) and why."""

    start: datetime
    end: datetime | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MinutesView:
    """Everything that the minutes of one meeting say (会议记录)."""

    title: str
    form: str
    village: str
    township: str
    starts: datetime
    place: str
    chair: OfficerView
    recorder: OfficerView
    quorum: QuorumView
    ends: datetime | None = None
    convener: str = ""
    observers: tuple[ObserverView, ...] = ()
    absences: tuple[AbsenceView, ...] = ()
    items: tuple[ItemView, ...] = ()
    interruptions: tuple[InterruptionView, ...] = ()
    corrections: tuple[CorrectionView, ...] = ()
    findings: tuple[FindingView, ...] = ()
    signatures: tuple[SignatureView, ...] = ()
    attendees: tuple[AttendeeView, ...] = ()
    addenda: tuple[AddendumView, ...] = ()
    digest: DigestView | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SignInSheetView:
    """The sheet that is signed by hand at the door; ``attendees`` in the order of the groups."""

    title: str
    starts: datetime
    place: str
    chair: str
    recorder: str
    attendees: tuple[AttendeeView, ...]
    needed: int = 0
    rule: str = ""
    unit: str = "人"


@dataclass(frozen=True, slots=True)
class AgendaLineView:
    """One item as the notice announces it."""

    title: str
    kind: str
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class NoticeView:
    """The notice of a meeting (会议通知)."""

    title: str
    addressees: str
    starts: datetime
    place: str
    convener: str
    issued_on: date
    agenda: tuple[AgendaLineView, ...]
    chair: str = ""
    materials: tuple[str, ...] = ()
    contact: str = ""
    contact_phone: str = ""
    urgent_reason: str = ""
    attends: str = ""


@dataclass(frozen=True, slots=True)
class PostedItemView:
    """One result on the notice board: totals only, never who voted how."""

    title: str
    summary: str
    outcome: str
    vote: VoteView | None = None


@dataclass(frozen=True, slots=True)
class PostingView:
    """A public notice of results (表决结果公示, 协商成果公示)."""

    title: str
    addressees: str
    form: str
    held_at: datetime
    place: str
    items: tuple[PostedItemView, ...]
    first: date
    last: date
    signers: tuple[str, ...]
    issued_on: date
    quorum: QuorumView | None = None
    days: int = 0
    objections_to: str = ""
    objections_phone: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True)
class TallyReportView:
    """The report on one count (计票结果报告单)."""

    meeting: str
    item: str
    place: str
    vote: VoteView
    entitled: int
    present: int
    unit: str = "人"
    scrutineers: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    spare_destroyed: int | None = None


@dataclass(frozen=True, slots=True)
class BallotView:
    """One ballot to be printed several to a sheet; ``legend`` says which mark means what."""

    meeting: str
    title: str
    motions: tuple[str, ...]
    count: int
    options: tuple[str, ...] = ("赞成", "反对", "弃权")
    legend: str = "同意的在“赞成”栏画“○”，不同意的在“反对”栏画“○”，弃权的在“弃权”栏画“○”。"
    rules: str = "每项只能选一种意见，多选、无法辨认的该项作废。"
    issuer: str = ""
    numbered: bool = False
    across: int = 1
    down: int = 3

"""What the papers show: frozen views of a meeting for its minutes and its sign-in sheet.

A view holds names, words, figures and times as they are to be printed, in the order in which they happened;
no row of the record and no key of it. Acts that were undone are not in a view. Enumerations arrive as their
Chinese value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from xieshang_desktop.queries.papers.items import CountView, ItemView
from xieshang_desktop.storage.paper_texts import own_texts


@dataclass(frozen=True, slots=True)
class LetterheadView:
    """Who issues the letters of this village, in red at the head of their first page, and their number."""

    name: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class BoardView:
    """What everything that hangs on the board has in common: its title, to whom it speaks, who signs it
    on which day, on what it rests, how long it hangs, and where objections go.
    """

    title: str
    signers: tuple[str, ...]
    issued_on: date
    addressees: str = "全体村民"
    basis: str = ""
    first: date | None = None
    last: date | None = None
    days: int = 0
    objections_to: str = ""
    objections_phone: str = ""
    objections_place: str = ""


@dataclass(frozen=True, slots=True)
class IssueView:
    """What every letter has in common: its letterhead, who signs it on which day, and whom to ask."""

    signers: tuple[str, ...]
    on: date
    head: LetterheadView | None = None
    contact: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, slots=True)
class OfficerView:
    """Who chairs, records or convenes, with the duties that stand in brackets after the name."""

    name: str
    duties: str = ""


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

    Where households count for which those on the list stand (一事一议代表会议), ``listed`` and ``came`` are
    the people.
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
    listed: int = 0
    came: int = 0


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
    """One name on the list: its group and kind, and how and when it was present (``at`` None: absent).

    ``code`` is what a scanner reads off the sign-in sheet; empty for who is not on the register.
    """

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
    code: str = ""


@dataclass(frozen=True, slots=True)
class InterruptionView:
    """An adjournment: from when to when (None: not resumed) and why."""

    start: datetime
    end: datetime | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SessionLineView:
    """One session of a meeting held in several, or the sum of them (``whole``)."""

    title: str
    starts: datetime
    place: str
    present: int
    base: int
    unit: str = "人"
    whole: bool = False


@dataclass(frozen=True, slots=True)
class LaterView:
    """What was kept on paper and entered later: when it happened, when it was entered, what it was."""

    first: datetime
    last: datetime
    entered_first: datetime
    entered_last: datetime
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MinutesView:
    """Everything that the minutes of one meeting say (会议记录); ``texts`` are the standing words."""

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
    sessions: tuple[SessionLineView, ...] = ()
    later: tuple[LaterView, ...] = ()
    texts: Mapping[str, str] = field(default_factory=own_texts)


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
    households: int = 0
    """For how many households those on the list stand, where these are what counts."""


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """Who of the list came, how and when, who was missing why, and who else was in the room."""

    title: str
    starts: datetime
    place: str
    chair: str
    quorum: QuorumView
    attendees: tuple[AttendeeView, ...]

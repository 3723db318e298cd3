"""What the papers show that are printed before a meeting and lie on its tables: forms and rules.

An empty text, an empty list or None is a place left blank for a pen. Enumerations arrive as their Chinese
value.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class TallyMotionView:
    """One motion to be counted, with what may be marked on the paper."""

    motion: str
    options: tuple[str, ...] = ("赞成", "反对", "弃权")


@dataclass(frozen=True, slots=True)
class TallySheetView:
    """The sheet on which a count is kept by strokes of 正; ``papers`` is how many may come at most."""

    meeting: str
    motions: tuple[TallyMotionView, ...]
    papers: int
    method: str = "无记名投票"
    held_on: date | None = None
    unit: str = "票"
    scrutineers: tuple[str, ...] = ()
    callers: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpinionHouseholdView:
    """One household on the list of a visitor; what has been collected already is filled in.

    ``stance`` 同意, 不同意 or 弃权; ``tries`` counts visits and calls without meeting anybody.
    """

    number: str
    head: str
    people: int | None = None
    workers: int | None = None
    phone: str = ""
    stance: str = ""
    text: str = ""
    on: date | None = None
    tries: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class OpinionFormView:
    """The door-to-door list of one group (入户征求意见表); ``question`` is put the same at every door."""

    village: str
    topic: str
    group: str
    households: tuple[OpinionHouseholdView, ...]
    question: str = ""
    plan: str = ""
    options: tuple[str, ...] = ("同意", "不同意", "弃权")
    number: str = ""
    first: date | None = None
    last: date | None = None
    visitors: tuple[str, ...] = ()
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class ProxyPersonView:
    """Principal or proxy; what is unknown is left blank."""

    name: str = ""
    sex: str = ""
    id_number: str = ""
    address: str = ""
    phone: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class ProxyView:
    """A proxy form (委托书). ``limits`` are the sentences that the meeting's law asks for; ``matters`` are
    voted on, and the principal fills in the wish for each.
    """

    village: str
    meeting: str
    starts: datetime
    place: str
    addressed_to: str
    principal: ProxyPersonView = ProxyPersonView()
    proxy: ProxyPersonView = ProxyPersonView()
    relation: str = ""
    matters: tuple[str, ...] = ()
    options: tuple[str, ...] = ("赞成", "反对", "弃权")
    limits: tuple[str, ...] = ()
    clause: str = ""


@dataclass(frozen=True, slots=True)
class SpeakingRulesView:
    """The rules of speaking; {每次} and {次数} in them become ``seconds`` and ``turns``."""

    title: str
    seconds: int
    turns: int
    rules: tuple[str, ...]
    intro: str = ""
    adopted: str = ""
    issued_on: date | None = None
    signer: str = ""


@dataclass(frozen=True, slots=True)
class FallbackItemView:
    """One item of the agenda with its text in force."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class FallbackView:
    """What the forms for a power cut are headed with (停电备用)."""

    title: str
    starts: datetime
    place: str
    chair: str
    recorder: str
    base: int
    items: tuple[FallbackItemView, ...]
    needed: int = 0
    unit: str = "人"


@dataclass(frozen=True, slots=True)
class DeliveryLineView:
    """One person to be told; what is on record of the delivery is filled in."""

    name: str
    household: str
    kind: str
    channel: str = ""
    when: str = ""
    through: str = ""
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class DeliverySheetView:
    """The list of one group with which a notice is carried from person to person (会议通知送达单)."""

    meeting: str
    group: str
    starts: datetime
    place: str
    people: tuple[DeliveryLineView, ...]

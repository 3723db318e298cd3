"""What the papers for others show: notice, posting, report on a count, ballot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from xieshang_desktop.queries.papers.items import VoteView
from xieshang_desktop.queries.papers.views import BoardView, IssueView, QuorumView


@dataclass(frozen=True, slots=True)
class AgendaLineView:
    """One item as the notice announces it."""

    title: str
    kind: str
    minutes: int = 0
    reporter: str = ""


@dataclass(frozen=True, slots=True)
class NoticeView:
    """The notice of a meeting (会议通知), and its agenda for the board and for the wall of the hall.

    ``open_to`` says who else may come (本村村民可以旁听), ``opinions_to`` where opinions are taken before,
    ``rules`` are short ones of the hall (每人每次2分钟). ``first`` to ``last`` is how long the agenda hangs.
    """

    title: str
    addressees: str
    starts: datetime
    place: str
    convener: str
    issue: IssueView
    agenda: tuple[AgendaLineView, ...]
    chair: str = ""
    materials: tuple[str, ...] = ()
    urgent_reason: str = ""
    attends: str = ""
    open_to: str = ""
    opinions_to: str = ""
    rules: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    opening: str = ""
    closing: str = ""


@dataclass(frozen=True, slots=True)
class PostedItemView:
    """One result on the notice board: totals only, never who voted how."""

    title: str
    summary: str
    outcome: str
    vote: VoteView | None = None
    levy: str = ""


@dataclass(frozen=True, slots=True)
class PostingView:
    """A public notice of results (表决结果公示, 协商成果公示)."""

    board: BoardView
    form: str
    held_at: datetime
    place: str
    items: tuple[PostedItemView, ...]
    quorum: QuorumView | None = None


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
    households: int = 0
    households_present: int = 0
    """For how many households those on the list, and those present, stand, where these decide."""
    levy: str = ""


@dataclass(frozen=True, slots=True)
class BallotView:
    """One ballot to be printed several to a sheet; ``legend`` says which mark means what.

    With ``marks`` (赞成 √, 反对 ×, 弃权 ○) each motion has one field, into which one of them is written; a
    mark that is empty means that the field stays empty. With ``choices`` up to ``choose`` of several are
    marked. ``series`` and ``first_number`` number the papers; there is never a name on them.
    """

    meeting: str
    title: str
    motions: tuple[str, ...]
    count: int
    options: tuple[str, ...] = ("赞成", "反对", "弃权")
    legend: str = "同意的在“赞成”栏画“○”，不同意的在“反对”栏画“○”，弃权的在“弃权”栏画“○”。"
    rules: str = "每项只能选一种意见，多选、无法辨认的该项作废。"
    issuer: str = ""
    numbered: bool = False
    series: str = ""
    first_number: int = 1
    marks: tuple[tuple[str, str], ...] = ()
    choices: tuple[str, ...] = ()
    choose: int = 1
    across: int = 1
    down: int = 3
    secret: bool = True

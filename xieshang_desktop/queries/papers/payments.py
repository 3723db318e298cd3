"""What the papers show of stipends, of the appraisal of members and of what people think of the outcome.

These are full views, for the archive. What may hang on the board is decided by the whitelist of each paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from xieshang_desktop.queries.papers.items import CountView
from xieshang_desktop.queries.papers.views import BoardView


@dataclass(frozen=True, slots=True)
class StipendRowView:
    """What one person receives: ``times`` units at ``rate`` yuan each; account and id for the archive."""

    name: str
    group: str
    work: str
    times: Decimal
    rate: Decimal
    duty: str = ""
    when: str = ""
    id_number: str = ""
    account: str = ""
    phone: str = ""

    @property
    def amount(self) -> Decimal:
        """Yuan to be paid."""
        return self.times * self.rate


@dataclass(frozen=True, slots=True)
class StipendView:
    """Stipends granted (村民委员会组织法第二十八条第一款第二项).

    ``decided`` says which meeting fixed people and rate.
    """

    village: str
    title: str
    rows: tuple[StipendRowView, ...]
    board: BoardView
    per: str = "次"
    decided: str = ""
    source: str = "村集体经济收入"
    number: str = ""
    prepared_by: str = ""

    @property
    def total(self) -> Decimal:
        """Yuan of all rows together."""
        return sum((row.amount for row in self.rows), Decimal(0))


@dataclass(frozen=True, slots=True)
class AppraisalRowView:
    """The papers for one person who was appraised, by grade; ``note`` says what the law draws from it."""

    name: str
    duty: str
    counts: tuple[CountView, ...]
    abstain: int = 0
    invalid: int = 0
    result: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AppraisalView:
    """The result of an appraisal (民主评议), led by the supervisors (村民委员会组织法第三十八条)."""

    village: str
    title: str
    held_at: datetime
    place: str
    form: str
    led_by: str
    entitled: int
    present: int
    rows: tuple[AppraisalRowView, ...]
    board: BoardView
    unit: str = "人"
    method: str = "无记名投票"
    issued: int | None = None
    returned: int | None = None
    chair: str = ""
    scrutineers: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitView:
    """One answer to the visitor who asks afterwards; for the archive alone."""

    name: str
    group: str
    answer: str = ""
    text: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class SatisfactionView:
    """What people think of how a result was carried out (回访满意度)."""

    village: str
    topic: str
    satisfied: int
    basically: int
    unsatisfied: int
    board: BoardView
    carried_out: str = ""
    way: str = ""
    first_visit: date | None = None
    last_visit: date | None = None
    visitors: tuple[str, ...] = ()
    visits: tuple[VisitView, ...] = ()
    complaints: tuple[str, ...] = ()
    measures: str = ""

    @property
    def asked(self) -> int:
        """How many gave an answer."""
        return self.satisfied + self.basically + self.unsatisfied

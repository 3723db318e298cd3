"""Acts of a vote: opened, counted, closed, announced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.acts.preparing import Selection
from xieshang_desktop.domain.vocabulary import (
    BaseOf,
    HouseholdId,
    ItemId,
    MeetingId,
    PersonId,
    VoteId,
    VoteMethod,
)


@dataclass(frozen=True, kw_only=True)
class PassRule:
    """``{of, more_than}`` or ``{of, at_least}``; the fraction is kept as text, e.g. ``2/3``."""

    of: BaseOf
    more_than: str | None = None
    at_least: str | None = None


@dataclass(frozen=True, kw_only=True)
class OpenVote(Act):
    meeting: MeetingId
    item: ItemId
    vote: VoteId
    motion: str
    method: VoteMethod
    pass_rule: PassRule | None = None
    electorate: tuple[PersonId, ...] | Selection | None = None
    options: tuple[str, ...] = ()
    choose: int | None = None
    """How many options each voter may mark; with ``ranked`` how many places each voter gives."""
    ranked: bool = False
    binding: bool = True


@dataclass(frozen=True, kw_only=True)
class RecordCount(Act):
    """What one question came to in one section of the hall; a later count takes the place of the earlier.

    ``question`` is 发出, 收回, 赞成, 反对, 弃权, 未表决 or an option; ``section`` is empty for all.
    For a ballot only 发出 and 收回: what the papers say is recorded by the bundle, or as a whole.
    """

    vote: VoteId
    question: str
    count: int
    section: str = ""


@dataclass(frozen=True, kw_only=True)
class RecordBundle(Act):
    """What one bundle of papers says, in totals: at least 20 papers, and none or 20 left over."""

    vote: VoteId
    counts: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class StartRecount(Act):
    """What has been counted so far no longer stands; it is kept beside the new count."""

    vote: VoteId
    reason: str


@dataclass(frozen=True, kw_only=True)
class RecordTally(Act):
    """Counts of one teller: totals only, never one ballot."""

    vote: VoteId
    for_: int | None = None
    against: int | None = None
    abstain: int | None = None
    counts: Mapping[str, int] | None = None
    ranks: Mapping[str, tuple[int, ...]] | None = None
    """How many put each option first, second …; the points follow from it."""
    issued: int | None = None
    returned: int | None = None
    invalid: int | None = None
    not_voted: int | None = None
    teller: PersonId | None = None
    for_area: Decimal | None = None
    for_households: int | None = None
    """Households for which those in favour stand (一事一议代表会议)."""
    against_area: Decimal | None = None
    abstain_area: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class CastVote(Act):
    """One member's answer in a vote by name (记名投票)."""

    vote: VoteId
    who: PersonId
    choice: str


@dataclass(frozen=True, kw_only=True)
class RecordWrittenReply(Act):
    vote: VoteId
    choice: str
    visitor: PersonId | None = None
    household: HouseholdId | None = None
    who: PersonId | None = None


@dataclass(frozen=True, kw_only=True)
class CloseVote(Act):
    vote: VoteId


@dataclass(frozen=True, kw_only=True)
class AnnounceResult(Act):
    """The verdict is read out and shown to the room."""

    vote: VoteId

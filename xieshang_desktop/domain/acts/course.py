"""Acts on the course of a meeting: opened, item by item, interrupted, closed, signed, sealed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.vocabulary import (
    Capacity,
    ItemId,
    MeetingId,
    Outcome,
    PersonId,
    SignatureMeans,
)


@dataclass(frozen=True, kw_only=True)
class OpenMeeting(Act):
    meeting: MeetingId
    override_reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class StartItem(Act):
    meeting: MeetingId
    item: ItemId


@dataclass(frozen=True, kw_only=True)
class StipendDecision:
    """What an item decides on stipends: who gets how much for each unit of work (money in yuan)."""

    whos: tuple[PersonId, ...]
    rate: Decimal
    per: str


@dataclass(frozen=True, kw_only=True)
class FinishItem(Act):
    meeting: MeetingId
    item: ItemId
    outcome: Outcome
    text: str
    stipend: StipendDecision | None = None


@dataclass(frozen=True, kw_only=True)
class DeferItem(Act):
    meeting: MeetingId
    item: ItemId
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReturnToItem(Act):
    """Go back to an item that was ended or put off; the one under way is put off meanwhile."""

    meeting: MeetingId
    item: ItemId


@dataclass(frozen=True, kw_only=True)
class SplitItem(Act):
    """Take part of an item out as an item of its own, next on the agenda, of the same topic and kind.

    ``rest`` is what remains of the item's own text, as a new version; left out, the text stays.
    """

    meeting: MeetingId
    item: ItemId
    part: ItemId
    title: str
    text: str = ""
    rest: str = ""
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Adjourn(Act):
    meeting: MeetingId
    reason: str


@dataclass(frozen=True, kw_only=True)
class Resume(Act):
    meeting: MeetingId


@dataclass(frozen=True, kw_only=True)
class ReadOut(Act):
    """The results of the meeting are read out to the room."""

    meeting: MeetingId


@dataclass(frozen=True, kw_only=True)
class CloseMeeting(Act):
    meeting: MeetingId


@dataclass(frozen=True, kw_only=True)
class Sign(Act):
    meeting: MeetingId
    who: PersonId
    capacity: Capacity
    means: SignatureMeans


@dataclass(frozen=True, kw_only=True)
class Seal(Act):
    meeting: MeetingId


@dataclass(frozen=True, kw_only=True)
class AddAddendum(Act):
    meeting: MeetingId
    by: str
    text: str

"""Acts at the door: sign in, leave, guests, absentees, the base read out."""

from __future__ import annotations

from dataclasses import dataclass, field

from xieshang_desktop.domain.acts.base import PERSONAL, Act
from xieshang_desktop.domain.vocabulary import (
    AttendanceMode,
    CallResult,
    Capacity,
    HouseholdId,
    MeetingId,
    PartyKind,
    PersonId,
)


@dataclass(frozen=True, kw_only=True)
class CheckIn(Act):
    """Sign in; ``who`` and ``whos`` add up. All or nothing."""

    meeting: MeetingId
    mode: AttendanceMode
    who: PersonId | None = None
    whos: tuple[PersonId, ...] = ()
    represents: HouseholdId | None = None
    capacity: Capacity | None = None


@dataclass(frozen=True, kw_only=True)
class CheckOut(Act):
    meeting: MeetingId
    who: PersonId


@dataclass(frozen=True, kw_only=True)
class AdmitGuest(Act):
    """Somebody who is not on the register; never a vote."""

    meeting: MeetingId
    name: str = field(metadata=PERSONAL)
    capacity: Capacity
    party: PartyKind | None = None


@dataclass(frozen=True, kw_only=True)
class RecordAbsence(Act):
    """Note why somebody entitled is not here."""

    meeting: MeetingId
    who: PersonId
    reason: str


@dataclass(frozen=True, kw_only=True)
class RecordCall(Act):
    """Note what a telephone call to somebody missing gave."""

    meeting: MeetingId
    who: PersonId
    result: CallResult


@dataclass(frozen=True, kw_only=True)
class ReportBase(Act):
    """Read out who was left out of the base (重庆市实施办法第七条)."""

    meeting: MeetingId

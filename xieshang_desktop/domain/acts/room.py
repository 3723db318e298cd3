"""Acts in the room, from the first sign-in to the seal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from xieshang_desktop.domain.acts.base import PERSONAL, Act
from xieshang_desktop.domain.acts.preparing import Selection
from xieshang_desktop.domain.vocabulary import (
    AttendanceMode,
    BaseOf,
    CallResult,
    Capacity,
    HouseholdId,
    ItemId,
    MeetingId,
    OpinionId,
    Outcome,
    PartyKind,
    PersonId,
    SignatureMeans,
    Stance,
    TurnKind,
    VoteId,
    VoteMethod,
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
class RequestToSpeak(Act):
    meeting: MeetingId
    item: ItemId
    who: PersonId
    kind: TurnKind = TurnKind.SPEECH
    stance: Stance | None = None


@dataclass(frozen=True, kw_only=True)
class WithdrawRequest(Act):
    meeting: MeetingId
    item: ItemId
    who: PersonId


@dataclass(frozen=True, kw_only=True)
class MoveRequest(Act):
    """Move a waiting request before that of ``before``."""

    meeting: MeetingId
    item: ItemId
    who: PersonId
    before: PersonId


@dataclass(frozen=True, kw_only=True)
class StartSpeaking(Act):
    meeting: MeetingId
    item: ItemId
    who: PersonId


@dataclass(frozen=True, kw_only=True)
class PauseSpeaking(Act):
    meeting: MeetingId
    item: ItemId
    who: PersonId


@dataclass(frozen=True, kw_only=True)
class ResumeSpeaking(Act):
    meeting: MeetingId
    item: ItemId
    who: PersonId


@dataclass(frozen=True, kw_only=True)
class StopSpeaking(Act):
    meeting: MeetingId
    item: ItemId
    who: PersonId


@dataclass(frozen=True, kw_only=True)
class ExtendSpeaking(Act):
    meeting: MeetingId
    item: ItemId
    who: PersonId
    seconds: int


@dataclass(frozen=True, kw_only=True)
class ReaddLastSpeaker(Act):
    meeting: MeetingId
    item: ItemId


@dataclass(frozen=True, kw_only=True)
class InviteUnheard(Act):
    """The chair asks those who have not spoken yet."""

    meeting: MeetingId
    item: ItemId


@dataclass(frozen=True, kw_only=True)
class RecordOpinion(Act):
    meeting: MeetingId
    item: ItemId
    who: PersonId
    stance: Stance
    text: str
    key: OpinionId | None = None


@dataclass(frozen=True, kw_only=True)
class HandleOpinion(Act):
    opinion: OpinionId
    adopted: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class TestConsensus(Act):
    """A proposal put to the room; each side is a list of people or a number."""

    __test__ = False

    meeting: MeetingId
    item: ItemId
    proposal: str
    support: tuple[PersonId, ...] | int
    reservations: tuple[PersonId, ...] | int = 0
    objections: tuple[PersonId, ...] | int | Mapping[PersonId, str] = 0


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
    binding: bool = True


@dataclass(frozen=True, kw_only=True)
class RecordTally(Act):
    """Counts of one teller: totals only, never one ballot."""

    vote: VoteId
    for_: int | None = None
    against: int | None = None
    abstain: int | None = None
    counts: Mapping[str, int] | None = None
    issued: int | None = None
    returned: int | None = None
    invalid: int | None = None
    not_voted: int | None = None
    teller: PersonId | None = None
    for_area: Decimal | None = None
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


@dataclass(frozen=True, kw_only=True)
class ReadOut(Act):
    """The results of the meeting are read out to the room."""

    meeting: MeetingId


@dataclass(frozen=True, kw_only=True)
class Adjourn(Act):
    meeting: MeetingId
    reason: str


@dataclass(frozen=True, kw_only=True)
class Resume(Act):
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

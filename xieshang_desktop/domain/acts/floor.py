"""Acts on the floor: the speaking queue, opinions, a proposal put to the room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.vocabulary import (
    ItemId,
    MeetingId,
    OpinionId,
    PersonId,
    Stance,
    TurnKind,
)


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
class SetSpeakingRules(Act):
    """How long and how often one may speak to an item, and whether 赞成 and 反对 take turns."""

    meeting: MeetingId
    speaking_seconds: int | None = None
    speaking_turns: int | None = None
    alternate: bool | None = None


@dataclass(frozen=True, kw_only=True)
class NoteInterpreter(Act):
    """Who translates the speech that is being given: somebody on the register, or a guest."""

    meeting: MeetingId
    item: ItemId
    who: PersonId
    interpreter: str


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
class MergeOpinions(Act):
    """Put opinions that say the same into one numbered opinion in the village's own words.

    They may have been given in the room or heard beforehand; each belongs to one numbered opinion.
    """

    meeting: MeetingId
    item: ItemId
    opinions: tuple[OpinionId, ...]
    text: str
    key: OpinionId | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerObjection(Act):
    """What was answered to somebody who objected, or had reservations, in the last round of consensus."""

    meeting: MeetingId
    item: ItemId
    who: PersonId
    text: str


@dataclass(frozen=True, kw_only=True)
class TestConsensus(Act):
    """A proposal put to the room; each side is a list of people or a number."""

    __test__ = False

    meeting: MeetingId
    item: ItemId
    proposal: str
    support: tuple[PersonId, ...] | int
    reservations: tuple[PersonId, ...] | int | Mapping[PersonId, str] = 0
    objections: tuple[PersonId, ...] | int | Mapping[PersonId, str] = 0

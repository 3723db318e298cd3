"""Acts on a topic before it comes to a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.vocabulary import (
    Channel,
    HouseholdId,
    Matter,
    MeetingForm,
    OpinionId,
    PartyKind,
    PersonId,
    Scope,
    Stance,
    TopicCategory,
    TopicId,
    TopicSource,
)


@dataclass(frozen=True, kw_only=True)
class ProposeTopic(Act):
    """Somebody raises a topic; joint proposals name their co-signers or, on paper, their number."""

    topic: TopicId
    title: str
    category: TopicCategory
    source: TopicSource
    matter: Matter
    scope: Scope
    description: str = ""
    proposer: PersonId | None = None
    cosigners: tuple[PersonId, ...] = ()
    cosigner_count: int | None = None
    amount: Decimal | None = None
    wide_impact: bool = False
    specialised: bool = False
    entrusted_by: str | None = None
    stakeholders: tuple[PartyKind, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AddCosigners(Act):
    topic: TopicId
    whos: tuple[PersonId, ...]


@dataclass(frozen=True, kw_only=True)
class WithdrawCosigner(Act):
    topic: TopicId
    who: PersonId


@dataclass(frozen=True, kw_only=True)
class DemandMeeting(Act):
    """Villagers or representatives demand a meeting of a form (村民委员会组织法第二十五条, 第二十九条)."""

    form: MeetingForm
    cosigners: tuple[PersonId, ...]
    by: str
    key: str | None = None


@dataclass(frozen=True, kw_only=True)
class CollectOpinion(Act):
    """An opinion heard beforehand; it is no vote."""

    topic: TopicId
    channel: Channel
    stance: Stance
    text: str
    who: PersonId | None = None
    household: HouseholdId | None = None
    visitor: PersonId | None = None
    key: OpinionId | None = None


@dataclass(frozen=True, kw_only=True)
class RecordFailedContact(Act):
    topic: TopicId
    household: HouseholdId
    tries: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class ReviewByParty(Act):
    """The party organisation studies the matter first (村民委员会组织法第二十八条第三款)."""

    topic: TopicId
    agreed: bool
    text: str


@dataclass(frozen=True, kw_only=True)
class ScreenTopic(Act):
    topic: TopicId
    accepted: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class SelectParticipants(Act):
    topic: TopicId
    kind: PartyKind
    whos: tuple[PersonId, ...]
    relevance: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class PlanConsultation(Act):
    topic: TopicId
    lead: str
    form: MeetingForm


@dataclass(frozen=True, kw_only=True)
class SetProcedure(Act):
    """For a topic across villages: the procedure that the township laid down."""

    topic: TopicId
    by: str
    text: str


@dataclass(frozen=True, kw_only=True)
class RecordAssessment(Act):
    """Experts' assessment of a specialised topic."""

    topic: TopicId
    by: str
    text: str


@dataclass(frozen=True, kw_only=True)
class WithdrawTopic(Act):
    topic: TopicId
    reason: str

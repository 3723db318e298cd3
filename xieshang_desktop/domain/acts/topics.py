"""Acts on a topic before it comes to a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from xieshang_desktop.domain.acts.base import Act
from xieshang_desktop.domain.vocabulary import (
    Channel,
    DemandId,
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
    proposal: str = ""
    funds_from: str = ""
    groups: tuple[str, ...] = ()
    affected_households: int | None = None
    affected_people: int | None = None
    responsible: str | None = None
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class AmendTopic(Act):
    """Put right what a topic's entry says, until it has a result; what is left out stays, empty clears.

    Who raised it and who signed it is not touched: that the signatures were given for.
    """

    topic: TopicId
    title: str | None = None
    category: TopicCategory | None = None
    matter: Matter | None = None
    scope: Scope | None = None
    description: str | None = None
    proposal: str | None = None
    amount: Decimal | None = None
    funds_from: str | None = None
    groups: tuple[str, ...] | None = None
    affected_households: int | None = None
    affected_people: int | None = None
    wide_impact: bool | None = None
    specialised: bool | None = None
    entrusted_by: str | None = None
    stakeholders: tuple[PartyKind, ...] | None = None
    languages: tuple[str, ...] | None = None
    responsible: str | None = None
    due: date | None = None


@dataclass(frozen=True, kw_only=True)
class AddCosigners(Act):
    """More people sign: by name, or as so many signatures on a sheet of paper."""

    topic: TopicId
    whos: tuple[PersonId, ...] = ()
    on_paper: int = 0


@dataclass(frozen=True, kw_only=True)
class WithdrawCosigner(Act):
    """One who signed by name takes it back, or so many of those on paper do."""

    topic: TopicId
    who: PersonId | None = None
    on_paper: int = 0


@dataclass(frozen=True, kw_only=True)
class DemandMeeting(Act):
    """Villagers or representatives demand a meeting of a form (村民委员会组织法第二十五条, 第二十九条).

    They sign by name, or are counted from a sheet of paper.
    """

    form: MeetingForm
    by: str
    cosigners: tuple[PersonId, ...] = ()
    cosigner_count: int | None = None
    key: DemandId | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerDemand(Act):
    """Those who demanded a meeting are told when it will be, or what their demand still lacks."""

    demand: DemandId
    text: str


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
class HeardOpinion:
    """One opinion of a list; ``on`` is the day on which it was heard, where the list says so."""

    channel: Channel
    stance: Stance
    text: str
    who: PersonId | None = None
    household: HouseholdId | None = None
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class CollectOpinions(Act):
    """Take over a list of opinions heard elsewhere (a chat, a platform), all or none; they are no votes."""

    topic: TopicId
    source: str
    opinions: tuple[HeardOpinion, ...]


@dataclass(frozen=True, kw_only=True)
class RecordFailedContact(Act):
    topic: TopicId
    household: HouseholdId
    tries: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """What a body that sat on a topic came to; when, where and with whom may be noted for the register.

    ``held_at`` is when it sat (at ``at``, where it is left out), ``whos`` who was there of the
    ``should_attend`` members.
    """

    topic: TopicId
    agreed: bool
    text: str
    held_at: datetime | None = None
    place: str = ""
    chair: PersonId | None = None
    recorder: PersonId | None = None
    whos: tuple[PersonId, ...] = ()
    should_attend: int | None = None


@dataclass(frozen=True, kw_only=True)
class ReviewByParty(Sitting, Act):
    """The party organisation studies the matter first (村民委员会组织法第二十八条第三款).

    In 四议两公开 it is the first step, 村党组织提议.
    """


@dataclass(frozen=True, kw_only=True)
class DeliberateByCommittees(Sitting, Act):
    """The party's committee and the villagers' deliberate together (四议两公开: 村“两委”会商议)."""


@dataclass(frozen=True, kw_only=True)
class ScreenTopic(Act):
    topic: TopicId
    accepted: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class SelectParticipants(Act):
    """Who takes part for one kind of party, how they are concerned, and how they were chosen.

    ``others`` are names of people who are not on the register.
    """

    topic: TopicId
    kind: PartyKind
    whos: tuple[PersonId, ...]
    relevance: str
    reason: str
    others: tuple[str, ...] = ()


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
class PlanLevy(Act):
    """What a project takes from the villagers: yuan a head, labour days a hand (国办发〔2007〕4号).

    Those let off are in ``heads`` and ``hands``; the newest plan counts.
    """

    topic: TopicId
    per_head: Decimal
    heads: int
    exempt_heads: int = 0
    days_per_hand: int = 0
    hands: int = 0
    exempt_hands: int = 0


@dataclass(frozen=True, kw_only=True)
class WithdrawTopic(Act):
    topic: TopicId
    reason: str

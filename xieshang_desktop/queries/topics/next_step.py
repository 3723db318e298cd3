"""What a topic without a result needs next, for one and for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.routing import needs_party_review
from xieshang_desktop.domain.vocabulary import MeetingState, Scope
from xieshang_desktop.models.meetings import Meeting, MeetingTopic
from xieshang_desktop.models.topics import ParticipantChoice, PartyReview, Screening, Topic, TopicNote
from xieshang_desktop.queries.facts.petitions import signing_of
from xieshang_desktop.queries.topics.notes import PROCEDURE as PROCEDURE_NOTE

SIGN: Final = "sign"
REVIEW: Final = "review"
SCREEN: Final = "screen"
PROCEDURE: Final = "procedure"
PARTIES: Final = "parties"
PREPARE: Final = "prepare"
MEETING: Final = "meeting"

OWED_WORDS: Final = {
    SIGN: "待补联名",
    REVIEW: "待党组织研究",
    SCREEN: "待审定",
    PROCEDURE: "待定程序",
    PARTIES: "待定主体",
    PREPARE: "待开会",
    MEETING: "待编入会议",
}
"""The same as the row of a list says it."""


@dataclass(frozen=True)
class NextFacts:
    """What the next step rests on."""

    signatures_short: bool
    review_owed: bool
    screened: bool
    procedure_owed: bool
    parties_missing: bool
    preparing: bool


def following(facts: NextFacts) -> str:
    """The next step: sign, study, screen, lay down a procedure, choose parties, hold a meeting."""
    owed = {
        SIGN: facts.signatures_short,
        REVIEW: facts.review_owed,
        SCREEN: not facts.screened,
        PROCEDURE: facts.procedure_owed,
        PARTIES: facts.parties_missing,
        PREPARE: facts.preparing,
    }
    return next((step for step, wanted in owed.items() if wanted), MEETING)


def next_of(session: Session, topics: list[Topic]) -> dict[str, str]:
    """The next step of each of several topics, asked for once for all of them."""
    reviewed = frozenset(session.scalars(select(PartyReview.topic_id)))
    screened = frozenset(session.scalars(select(Screening.topic_id).where(Screening.accepted)))
    laid_down = frozenset(session.scalars(select(TopicNote.topic_id).where(TopicNote.kind == PROCEDURE_NOTE)))
    preparing = frozenset(session.scalars(_prepared()))
    chosen: dict[str, set[str]] = {}
    for row in session.execute(select(ParticipantChoice.topic_id, ParticipantChoice.kind)):
        chosen.setdefault(row.topic_id, set()).add(str(row.kind))
    found = {}
    for topic in topics:
        signing = signing_of(session, topic)
        facts = NextFacts(
            signatures_short=signing is not None and not signing.met,
            review_owed=review_owed(topic) and topic.id not in reviewed,
            screened=topic.id in screened,
            procedure_owed=topic.scope is Scope.CROSS_VILLAGE and topic.id not in laid_down,
            parties_missing=bool(set(topic.stakeholders) - chosen.get(topic.id, set())),
            preparing=topic.id in preparing,
        )
        found[topic.id] = following(facts)
    return found


def review_owed(topic: Topic) -> bool:
    """Whether the party organisation must study a topic first."""
    return needs_party_review(topic.matter, topic.scope, important=topic.wide_impact)


def _prepared() -> Any:
    return (
        select(MeetingTopic.topic_id)
        .join(Meeting, Meeting.id == MeetingTopic.meeting_id)
        .where(Meeting.state == MeetingState.PREPARING)
    )

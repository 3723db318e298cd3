"""Those who were chosen to take part in the topics of a meeting, and who of them is not called yet."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import PartyKind
from xieshang_desktop.models.meetings import Entitled, Invitation
from xieshang_desktop.models.topics import ParticipantChoice
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.facts.meeting import topics_of_meeting

Chosen = dict[PartyKind, tuple[str, ...]]


def chosen_for(session: Session, meeting_id: str) -> Chosen:
    """The people chosen for each kind of party; who has died or moved away since is left out."""
    topics = [topic.id for topic in topics_of_meeting(session, meeting_id)]
    asked = select(ParticipantChoice).where(ParticipantChoice.topic_id.in_(topics))
    choices = session.scalars(asked.order_by(ParticipantChoice.at)).all()
    ids = {who for choice in choices for who in choice.person_ids}
    here = frozenset(
        session.scalars(
            select(Person.id).where(Person.id.in_(ids), Person.died.is_(None), Person.moved.is_(None))
        )
    )
    found: dict[PartyKind, list[str]] = {}
    for choice in choices:
        found.setdefault(choice.kind, []).extend(who for who in choice.person_ids if who in here)
    return {kind: tuple(dict.fromkeys(whos)) for kind, whos in found.items() if whos}


def uncalled(session: Session, meeting_id: str) -> Chosen:
    """Of these the ones who are neither entitled nor invited."""
    called = {
        *session.scalars(select(Entitled.person_id).where(Entitled.meeting_id == meeting_id)),
        *session.scalars(select(Invitation.person_id).where(Invitation.meeting_id == meeting_id)),
    }
    households = frozenset(
        session.scalars(
            select(Person.id)
            .join(Entitled, Entitled.household_id == Person.household_id)
            .where(Entitled.meeting_id == meeting_id)
        )
    )
    left = {
        kind: tuple(who for who in whos if who not in called and who not in households)
        for kind, whos in chosen_for(session, meeting_id).items()
    }
    return {kind: whos for kind, whos in left.items() if whos}

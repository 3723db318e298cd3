"""What 村民会议 has delegated to its representatives (村民委员会组织法第二十八条第二款)."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.routing import may_be_delegated
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.vocabulary import Matter, MeetingForm
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.village import Delegation
from xieshang_desktop.queries.facts.law import rules_for, village_of

REPRESENTATIVE_FORMS = (MeetingForm.VILLAGER_REPRESENTATIVES, MeetingForm.RESIDENT_REPRESENTATIVES)
NEED_NONE = (Matter.PUBLIC_AFFAIRS, Matter.PASTURE_CONTRACT, Matter.COLLECTIVE_INCOME)
"""Matters that representatives take up without a delegation: by law, or because they are nobody's reserve."""


def is_delegated(session: Session, meeting: Meeting, matter: Matter) -> bool:
    """Whether this meeting may decide the matter without or within a delegation on record on its day."""
    if meeting.form not in REPRESENTATIVE_FORMS:
        return True
    return delegated_on(session, rules_for(session, meeting.id), matter, meeting.starts_at.date())


def delegated_on(session: Session, rules: RuleSet, matter: Matter, day: date) -> bool:
    """Whether representatives may decide a matter on that day.

    Where the village says nothing, delegation of all that may be delegated is taken as given.
    """
    if matter in NEED_NONE:
        return True
    village = village_of(session)
    asked = select(Delegation.id).where(
        Delegation.matter == matter, Delegation.valid_from <= day, Delegation.valid_to >= day
    )
    if session.scalars(asked.limit(1)).first() is not None:
        return True
    lawful = may_be_delegated(rules, matter, village.kind)
    return village.takes_delegation_as_given and lawful

"""Demands for meetings, each against its threshold, with what came of it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.facts import DemandFacts
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.topics import MeetingDemand
from xieshang_desktop.queries.facts.petitions import threshold_of_demand


def demands(session: Session) -> tuple[MeetingDemand, ...]:
    """All demands in the order in which they came."""
    return tuple(session.scalars(select(MeetingDemand).order_by(MeetingDemand.at, MeetingDemand.id)))


def demand_facts(session: Session, demand: MeetingDemand) -> DemandFacts | None:
    """One demand; None where no law lets these people ask for such a meeting."""
    threshold = threshold_of_demand(session, demand.form, demand.by)
    if threshold is None:
        return None
    later = select(Meeting.id).where(
        Meeting.form == demand.form, Meeting.convened_at >= demand.at, Meeting.opened_at.is_not(None)
    )
    return DemandFacts(
        form=demand.form,
        by=demand.by,
        on=demand.at.date(),
        count=len(demand.cosigner_ids) + (demand.cosigner_count or 0),
        needed=threshold.needed,
        clause=threshold.clause,
        held=session.scalars(later.limit(1)).first() is not None,
        answered=demand.answered_at is not None,
    )

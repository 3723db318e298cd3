"""The plan of consultation that holds here: the village's own, else that of its profile."""

from __future__ import annotations

from sqlalchemy.orm import Session

from xieshang_desktop.domain.plans import ConsultationPlan, plan_for
from xieshang_desktop.domain.vocabulary import Channel, MeetingForm
from xieshang_desktop.queries.facts.law import village_of


def plan_of(session: Session) -> ConsultationPlan:
    """What this village usually does."""
    village = village_of(session)
    own = village.plan
    if own is None:
        return plan_for(village.profile)
    return ConsultationPlan(
        forms=tuple(MeetingForm(word) for word in own["forms"]),
        places=tuple(own["places"]),
        channels=tuple(Channel(word) for word in own["channels"]),
        times=tuple(own["times"]),
        languages=tuple(own["languages"]),
        reason="本村自己定的方案",
    )

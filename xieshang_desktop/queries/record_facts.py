"""The facts of the record as a whole: demands, duties that come round, the clock."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.checks import record_findings
from xieshang_desktop.domain.facts import DemandFacts, RecordFacts
from xieshang_desktop.domain.findings import Finding
from xieshang_desktop.domain.routing import petition_threshold
from xieshang_desktop.domain.vocabulary import MeetingForm, MeetingState, TopicSource, VillageKind
from xieshang_desktop.models.journal import JournalEntry
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.topics import MeetingDemand
from xieshang_desktop.queries.law import adults_of, households_of, village_of, village_rules
from xieshang_desktop.queries.topic_facts import base_of_cosigners

FREQUENT = {
    VillageKind.VILLAGE: (MeetingForm.VILLAGER_REPRESENTATIVES, MeetingForm.VILLAGERS_ASSEMBLY),
    VillageKind.COMMUNITY: (MeetingForm.RESIDENT_REPRESENTATIVES,),
}
STARTED = (MeetingState.RUNNING, MeetingState.ADJOURNED, MeetingState.CLOSED, MeetingState.SEALED)


def findings_of_record(session: Session, as_of: datetime) -> tuple[Finding, ...]:
    """What concerns the record as a whole."""
    return record_findings(record_facts(session, as_of), village_rules(session))


def record_facts(session: Session, as_of: datetime) -> RecordFacts:
    """Everything about the record as a whole that its findings rest on."""
    meetings = session.execute(select(Meeting.form, Meeting.starts_at, Meeting.state)).all()
    first = session.scalar(select(func.min(JournalEntry.at)).where(JournalEntry.act != "establish_record"))
    return RecordFacts(
        today=as_of.date(),
        since=(first or as_of).date(),
        meeting_days=tuple(sorted({starts.date() for _, starts, _ in meetings})),
        meetings_held=tuple((form, starts.date()) for form, starts, state in meetings if state in STARTED),
        frequent_forms=FREQUENT[village_of(session).kind],
        demands=_demands(session),
        clock_went_back=_clock(session),
    )


def _demands(session: Session) -> tuple[DemandFacts, ...]:
    rules = village_rules(session)
    found = []
    for demand in session.scalars(select(MeetingDemand).order_by(MeetingDemand.at)):
        base = _base_of_demand(session, demand.by)
        threshold = petition_threshold(rules, demand.form, base, demand.by)
        later = select(Meeting.id).where(
            Meeting.form == demand.form, Meeting.convened_at >= demand.at, Meeting.opened_at.is_not(None)
        )
        facts = DemandFacts(
            form=demand.form,
            by=demand.by,
            on=demand.at.date(),
            count=len(demand.cosigner_ids),
            needed=threshold.needed if threshold is not None else base,
            clause=threshold.clause if threshold is not None else "",
            held=session.scalars(later.limit(1)).first() is not None,
        )
        found.append(facts)
    return tuple(found)


def _base_of_demand(session: Session, by: str) -> int:
    if "代表" in by and "户代表" not in by:
        return base_of_cosigners(session, TopicSource.JOINT_REPRESENTATIVES)
    return households_of(session) if "户" in by else adults_of(session)


def _clock(session: Session) -> tuple[datetime, datetime] | None:
    """The first entry that carries an earlier time than the one before it."""
    before: datetime | None = None
    for at in session.scalars(select(JournalEntry.at).order_by(JournalEntry.seq)):
        if before is not None and at < before:
            return at, before
        before = at
    return None

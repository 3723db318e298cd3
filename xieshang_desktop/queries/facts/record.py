"""The facts of the record as a whole: demands, duties that come round, the clock."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.checks import record_findings
from xieshang_desktop.domain.facts import RecordFacts
from xieshang_desktop.domain.findings import Finding
from xieshang_desktop.domain.vocabulary import MeetingForm, MeetingState, VillageKind
from xieshang_desktop.models.journal import JournalEntry
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.facts.demands import demand_facts, demands
from xieshang_desktop.queries.facts.law import village_of, village_rules

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
        demands=tuple(
            facts for demand in demands(session) if (facts := demand_facts(session, demand)) is not None
        ),
        clock_went_back=_clock(session),
    )


def _clock(session: Session) -> tuple[datetime, datetime] | None:
    """The first entry that carries an earlier time than the one before it."""
    before: datetime | None = None
    for at in session.scalars(select(JournalEntry.at).order_by(JournalEntry.seq)):
        if before is not None and at < before:
            return at, before
        before = at
    return None

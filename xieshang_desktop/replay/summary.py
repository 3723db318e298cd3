"""``summary.json``: what a record says at a moment, under the scenario's own keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain import calendar
from xieshang_desktop.domain.findings import Finding
from xieshang_desktop.domain.money import money_in_capitals
from xieshang_desktop.domain.vocabulary import TaskStatus
from xieshang_desktop.models.journal import JournalEntry
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import Posting, StipendGrant, Task
from xieshang_desktop.models.topics import CollectedOpinion, Topic
from xieshang_desktop.queries.facts.law import quorum_of, rules_for, village_rules
from xieshang_desktop.queries.facts.meeting import findings_of_meeting
from xieshang_desktop.queries.facts.notices import notice_facts
from xieshang_desktop.queries.facts.petitions import cosigning_of
from xieshang_desktop.queries.facts.progress import percent_told
from xieshang_desktop.queries.facts.record import findings_of_record
from xieshang_desktop.queries.facts.room import count_room
from xieshang_desktop.queries.facts.sessions import session_rows
from xieshang_desktop.queries.facts.topic import (
    findings_of_task,
    findings_of_topic,
    last_ended_item,
    topic_facts,
)
from xieshang_desktop.replay.item_summary import item_summary
from xieshang_desktop.replay.running import RefusedStep

FORMAT = 1
Keys = Mapping[str, Mapping[str, str]]
"""For each kind of thing: id → the scenario's key. What has none keeps its id."""


def summary(
    session: Session, keys: Keys, as_of: datetime, refusals: Iterable[RefusedStep], documents: Sequence[str]
) -> dict[str, Any]:
    """Everything that the summary says, as JSON has it."""
    return {
        "format": FORMAT,
        "as_of": as_of.isoformat(),
        "topics": [_topic(session, topic, keys, as_of) for topic in _all(session, Topic)],
        "meetings": [_meeting(session, meeting, keys, as_of) for meeting in _all(session, Meeting)],
        "tasks": [_task(session, task, keys, as_of) for task in _all(session, Task)],
        "postings": [_posting(session, posting, keys) for posting in _all(session, Posting)],
        "stipends": [_stipend(grant, keys) for grant in _all(session, StipendGrant)],
        "refusals": [
            {
                "step": refused.step,
                "code": refused.refusal.code,
                "text": refused.refusal.sentence,
                "expected": refused.expected,
            }
            for refused in refusals
        ],
        "findings": _findings(findings_of_record(session, as_of)),
        "documents": list(documents),
    }


def _all(session: Session, kind: Any) -> list[Any]:
    """All rows of a table in the order in which they came to be (their ids rise with time)."""
    return list(session.scalars(select(kind).order_by(kind.id)))


def _findings(findings: Iterable[Finding]) -> list[dict[str, str]]:
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "clause": finding.clause,
            "text": finding.text,
        }
        for finding in findings
    ]


def _topic(session: Session, topic: Topic, keys: Keys, as_of: datetime) -> dict[str, Any]:
    facts = topic_facts(session, topic.id, as_of)
    bodies = [body.value for body in facts.deciding_bodies]
    joint = cosigning_of(session, topic)
    last = last_ended_item(session, topic.id)
    collected = select(func.count(CollectedOpinion.id)).where(CollectedOpinion.topic_id == topic.id)
    return {
        "key": keys["议题"].get(topic.id, topic.id),
        "title": topic.title,
        "status": topic.status.value,
        "cosigning": None
        if joint is None
        else {"count": joint.count, "base": joint.base, "needed": joint.needed, "met": joint.met},
        "deciding_body": bodies[0] if bodies else None,
        "deciding_bodies": bodies,
        "lead": topic.lead,
        "findings": _findings(findings_of_topic(session, topic.id, as_of)),
        "opinions": session.scalar(collected) or 0,
        "outcome": last.outcome.value if last is not None and last.outcome is not None else None,
    }


def _meeting(session: Session, meeting: Meeting, keys: Keys, as_of: datetime) -> dict[str, Any]:
    quorum = quorum_of(session, meeting.id)
    entries = select(func.count(JournalEntry.seq)).where(JournalEntry.meeting_id == meeting.id)
    newest = (
        select(JournalEntry.hash)
        .where(JournalEntry.meeting_id == meeting.id)
        .order_by(JournalEntry.seq.desc())
        .limit(1)
    )
    head = session.scalars(newest).first()
    items = select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(AgendaItem.ordinal)
    return {
        "key": keys["会议"].get(meeting.id, meeting.id),
        "title": meeting.title,
        "form": meeting.form.value,
        "state": meeting.state.value,
        "notice": _notice(session, meeting),
        "quorum": {
            "unit": quorum.unit.value,
            "present": quorum.present,
            "base": quorum.base,
            "excluded": quorum.excluded,
            "needed": quorum.needed,
            "met": quorum.met,
            "clause": quorum.clause,
            "sentence": quorum.sentence,
        },
        "session_of": keys["会议"].get(meeting.session_of_id or "", meeting.session_of_id),
        "sessions": [
            {"key": keys["会议"].get(row.id, row.id), "present": row.present, "base": row.base}
            for row in (session_rows(session, meeting.id) if meeting.session_of_id is None else ())
            if not row.whole
        ],
        "women_present": count_room(session, meeting.id).women_present,
        "items": [item_summary(session, item, keys) for item in session.scalars(items)],
        "findings": _findings(findings_of_meeting(session, meeting.id, as_of)),
        "journal_entries": session.scalar(entries) or 0,
        "digest": head.hex() if head is not None else None,
    }


def _notice(session: Session, meeting: Meeting) -> dict[str, Any] | None:
    facts, _ = notice_facts(session, meeting)
    if facts is None:
        return None
    figure = calendar.notice_needed(rules_for(session, meeting.id), meeting.form)
    needed = figure.days if figure is not None else None
    return {"days": facts.days, "needed": needed, "met": needed is None or facts.days >= needed}


def _task(session: Session, task: Task, keys: Keys, as_of: datetime) -> dict[str, Any]:
    findings = findings_of_task(session, task.id, as_of)
    return {
        "key": keys["任务"].get(task.id, task.id),
        "title": task.title,
        "status": TaskStatus(task.status).value,
        "percent": percent_told(session, task),
        "overdue": bool(findings),
        "findings": _findings(findings),
    }


def _posting(session: Session, posting: Posting, keys: Keys) -> dict[str, Any]:
    to = posting.taken_down_on or posting.posted_to
    days = calendar.posting_days(posting.posted_from, to)
    figure = calendar.posting_needed(village_rules(session))
    needed = figure.days if posting.what in calendar.HUNG_FOR_DAYS else None
    of = keys["议题"].get(posting.topic_id or "") or keys["会议"].get(posting.meeting_id or "")
    return {
        "of": of or posting.topic_id or posting.meeting_id,
        "what": posting.what.value,
        "days": days,
        "needed": needed,
        "met": needed is None or days >= needed,
    }


def _stipend(grant: StipendGrant, keys: Keys) -> dict[str, Any]:
    total = (Decimal(grant.rate) * len(grant.person_ids)).quantize(Decimal("0.01"))
    return {
        "meeting": keys["会议"].get(grant.meeting_id, grant.meeting_id),
        "people": len(grant.person_ids),
        "total": str(total),
        "capital": money_in_capitals(total),
    }

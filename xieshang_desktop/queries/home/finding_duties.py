"""What the findings of the record and of open meetings leave to be done, as rows of 工作台."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import MeetingState, Severity
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.days import OVERDUE, SOON
from xieshang_desktop.queries.facts.meeting import findings_of_meeting
from xieshang_desktop.queries.facts.record import findings_of_record
from xieshang_desktop.queries.home.duty import Duty, Way, without_clause
from xieshang_desktop.queries.home.topic_duties import duties_of_topics

_OF_RECORD: Final = {
    "MEETING_DEMANDED_NOT_HELD": Way("new_meeting", OVERDUE, "应当召开", "准备会议"),
    "MEETING_FREQUENCY_OWED": Way("new_meeting", OVERDUE, "还欠会议", "准备会议"),
    "COSIGNERS_TOO_FEW": Way("demands", SOON, "联名不足", "看要求"),
    "CLOCK_WENT_BACK": Way("place", SOON, "核对时间", "去核对"),
}
_NOTHING_TO_DO: Final = ("RULES_NOT_IN_FORCE",)
"""What stands in the record for good, and that no duty could cure: a meeting held before its rules."""
_OTHERWISE: Final = Way("place", SOON, "请核对", "去看看")

_SAID_BY_THE_NOTICE: Final = ("NOTICE_NOT_DELIVERED", "NOTICE_TOO_SHORT")
"""A notice that is owed has a row of its own, with its last lawful day."""

_OPEN: Final = (MeetingState.PREPARING, MeetingState.CLOSED)
"""Before the meeting, and before its record is sealed; of a running meeting the room itself tells."""


def duties_of_findings(session: Session, now: datetime) -> tuple[Duty, ...]:
    """What is found and can still be put right."""
    return (*_of_record(session, now), *_of_meetings(session, now), *duties_of_topics(session, now))


def _of_record(session: Session, now: datetime) -> Iterator[Duty]:
    for finding in findings_of_record(session, now):
        if finding.code in _NOTHING_TO_DO:
            continue
        way = _OF_RECORD.get(finding.code, _OTHERWISE)
        yield Duty(
            kind=way.kind,
            id="settings" if way.kind == "place" else "",
            urgency=way.urgency,
            left=way.left,
            subject=without_clause(finding),
            detail=finding.clause or _DETAILS.get(finding.code, ""),
            action=way.action,
            due=None,
        )


_DETAILS: Final = {
    "CLOCK_WENT_BACK": "电脑的时间不对，记录的先后就说不清",
    "RULES_NOT_IN_FORCE": "在设置里看用的是哪一套规则",
    "COSIGNERS_TOO_FEW": "补足联名人数",
}


def _of_meetings(session: Session, now: datetime) -> Iterator[Duty]:
    meetings = select(Meeting.id, Meeting.title).where(Meeting.state.in_(_OPEN)).order_by(Meeting.starts_at)
    for row in session.execute(meetings).all():
        for finding in findings_of_meeting(session, row.id, now):
            if finding.code in _SAID_BY_THE_NOTICE:
                continue
            severe = finding.severity is not Severity.REMINDER
            detail = "，".join(part for part in (row.title, finding.clause) if part)
            yield Duty(
                kind="meeting",
                id=row.id,
                urgency=OVERDUE if severe else SOON,
                left="不合规定" if severe else "请补上",
                subject=without_clause(finding),
                detail=detail,
                action="去会议",
                due=None,
            )

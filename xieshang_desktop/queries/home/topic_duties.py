"""What the findings of topics leave to be done: a result to post, to carry out, to report, to send on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import TopicStatus
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.days import OVERDUE, SOON
from xieshang_desktop.queries.facts.topic import findings_of_topic
from xieshang_desktop.queries.home.duty import Duty, Way, without_clause

_WAYS: Final = {
    "PARTY_REVIEW_MISSING": Way("topic", OVERDUE, "没有研究", "去议题"),
    "STATUTORY_MEETING_OWED": Way("new_meeting", OVERDUE, "待提交", "准备会议"),
    "POSTING_OVERDUE": Way("outcome", OVERDUE, "公示逾期", "去公示"),
    "POSTING_MISSING": Way("outcome", SOON, "待公示", "去公示"),
    "POSTING_TOO_SHORT": Way("outcome", OVERDUE, "公示不足", "去公示"),
    "STIPEND_NOT_POSTED": Way("outcome", OVERDUE, "补贴待公示", "去公示"),
    "TOWNSHIP_REPORT_MISSING": Way("outcome", SOON, "待报告", "去报告"),
    "NO_FOLLOW_UP": Way("outcome", SOON, "待落实", "安排落实"),
    "NOT_REPORTED_BACK": Way("outcome", SOON, "待反馈", "去反馈"),
}
"""By code. Objections and tasks have rows of their own, with their days; whom something is to be explained
to stands on the card of the result, for no day is set for it."""

_UNDER_WAY: Final = (TopicStatus.CONSULTING, TopicStatus.RESULT, TopicStatus.IMPLEMENTING)


def duties_of_topics(session: Session, now: datetime) -> Iterator[Duty]:
    """One row for each thing that a topic still owes, and for each topic but one about its posting."""
    topics = select(Topic.id, Topic.title).where(Topic.status.in_(_UNDER_WAY)).order_by(Topic.proposed_at)
    for row in session.execute(topics).all():
        posting = False
        for finding in findings_of_topic(session, row.id, now):
            way = _WAYS.get(finding.code)
            is_posting = finding.code in ("POSTING_OVERDUE", "POSTING_MISSING")
            if way is None or (is_posting and posting):
                continue
            posting = posting or is_posting
            yield Duty(
                kind=way.kind,
                id=row.id,
                urgency=way.urgency,
                left=way.left,
                subject=row.title,
                detail="；".join(part for part in (without_clause(finding), finding.clause) if part),
                action=way.action,
                due=None,
            )

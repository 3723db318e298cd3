"""Where each topic stands: 征集 → 审定 → 通知 → 协商 → 决定 → 公示 → 落实 → 评议."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import MeetingState, PostingOf, TaskStatus, TopicStatus
from xieshang_desktop.models.meetings import Meeting, MeetingTopic, Notice
from xieshang_desktop.models.outcomes import Evaluation, Task
from xieshang_desktop.models.topics import PartyReview, Topic
from xieshang_desktop.queries.postings import postings

FINISHED_TASKS = (TaskStatus.DONE, TaskStatus.ABORTED)


@dataclass(frozen=True)
class _Facts:
    """What decides on the stage of a topic, read once for all topics."""

    reviewed: frozenset[str]
    planned: Mapping[str, tuple[bool, bool]]  # topic → (its coming meeting decides, notice of it was given)
    posted: frozenset[str]
    hanging: frozenset[str]
    open_tasks: frozenset[str]
    tasks: frozenset[str]
    evaluated: frozenset[str]


def stages_of(session: Session, today: date) -> dict[str, str]:
    """The stage of every topic that is still on its way."""
    facts = _facts(session, today)
    rows = session.execute(select(Topic.id, Topic.status))
    stages = {row.id: _stage(row.id, row.status, facts) for row in rows}
    return {key: stage for key, stage in stages.items() if stage}


def _stage(topic: str, status: TopicStatus, facts: _Facts) -> str:
    if status in (TopicStatus.REJECTED, TopicStatus.WITHDRAWN):
        return ""
    if status is TopicStatus.CLOSED:
        return "" if topic in facts.evaluated else "评议"
    if status in (TopicStatus.RESULT, TopicStatus.IMPLEMENTING) and topic in facts.hanging:
        return "公示"
    if status is TopicStatus.IMPLEMENTING:
        return "落实" if topic in facts.open_tasks or topic not in facts.tasks else "评议"
    if status is TopicStatus.RESULT:
        return "落实" if topic in facts.posted else "公示"
    return _before_the_result(topic, status, facts)


def _before_the_result(topic: str, status: TopicStatus, facts: _Facts) -> str:
    decides, noticed = facts.planned.get(topic, (False, False))
    if topic in facts.planned and noticed:
        return "决定" if decides else "协商"
    if topic in facts.planned:
        return "通知"
    if status is TopicStatus.CONSULTING:
        return "协商"
    return "审定" if status is TopicStatus.LISTED or topic in facts.reviewed else "征集"


def _facts(session: Session, today: date) -> _Facts:
    hung = [each for each in postings(session, today) if each.what == PostingOf.RESULT and each.topic_id]
    tasks = session.execute(select(Task.topic_id, Task.status)).all()
    return _Facts(
        reviewed=frozenset(session.scalars(select(PartyReview.topic_id))),
        planned=_coming_meetings(session),
        posted=frozenset(each.topic_id for each in hung if not each.missing and each.topic_id),
        hanging=frozenset(
            each.topic_id for each in hung if each.missing and not each.taken_down and each.topic_id
        ),
        open_tasks=frozenset(row.topic_id for row in tasks if row.status not in FINISHED_TASKS),
        tasks=frozenset(row.topic_id for row in tasks),
        evaluated=frozenset(session.scalars(select(Evaluation.topic_id))),
    )


def _coming_meetings(session: Session) -> dict[str, tuple[bool, bool]]:
    noticed = frozenset(session.scalars(select(Notice.meeting_id).distinct()))
    asked = (
        select(MeetingTopic.topic_id, Meeting.id, Meeting.form)
        .join(Meeting, Meeting.id == MeetingTopic.meeting_id)
        .where(Meeting.state.in_((MeetingState.PREPARING, MeetingState.RUNNING, MeetingState.ADJOURNED)))
        .order_by(Meeting.starts_at.desc())
    )
    return {row.topic_id: (row.form.decides, row.id in noticed) for row in session.execute(asked)}

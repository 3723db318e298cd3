"""成果: results with their postings, objections and tasks; charts over the last year; the card of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import (
    Capacity,
    MeetingState,
    Outcome,
    PostingOf,
    TaskStatus,
    TopicStatus,
)
from xieshang_desktop.models.meetings import AgendaItem, Entitled, Meeting
from xieshang_desktop.models.outcomes import Objection, Task
from xieshang_desktop.models.room import Attendance
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.days import due_words
from xieshang_desktop.queries.pipeline import FINISHED_TASKS
from xieshang_desktop.queries.postings import PostingState, postings

YEAR = timedelta(days=365)

WITH_RESULT = (TopicStatus.RESULT, TopicStatus.IMPLEMENTING, TopicStatus.CLOSED)


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: ``share`` of the longest, 0 to 1."""

    label: str
    share: float
    words: str


@dataclass(frozen=True)
class Chart:
    """One chart with what it counts; ``note`` stands beneath the bars."""

    title: str
    caption: str
    bars: tuple[Bar, ...]
    note: str = ""


@dataclass(frozen=True)
class OutcomeLine:
    """One result: how far it is posted, whether it is contested, how far it is carried out."""

    topic_id: str
    title: str
    outcome: str
    posting: str
    posted_share: float
    objections: int
    open_objections: int
    task: str
    task_share: float
    task_tone: str
    closed: bool


@dataclass(frozen=True)
class OutcomesView:
    """The whole page but the card."""

    charts: tuple[Chart, ...]
    lines: tuple[OutcomeLine, ...]


def outcomes(session: Session, now: datetime) -> OutcomesView:
    """Results, newest first, and the charts of a year."""
    return OutcomesView(
        charts=(attendance_chart(session, now), results_chart(session, now), duration_chart(session)),
        lines=tuple(_lines(session, now.date())),
    )


def _lines(session: Session, today: date) -> list[OutcomeLine]:
    rows = session.execute(
        select(Topic.id, Topic.title, Topic.status)
        .where(Topic.status.in_(WITH_RESULT))
        .order_by(Topic.proposed_at.desc(), Topic.id)
    ).all()
    results = outcomes_of_topics(session)
    hung = {each.topic_id: each for each in postings(session, today) if each.what == PostingOf.RESULT}
    tasks = _tasks(session)
    objections = _objections(session)
    return [
        _line(row, results, hung.get(row.id), tasks.get(row.id, []), objections.get(row.id, []), today)
        for row in rows
    ]


def _line(
    row: Any,
    results: dict[str, str],
    posting: PostingState | None,
    tasks: list[Task],
    objections: list[bool],
    today: date,
) -> OutcomeLine:
    words, tone = _task_words(tasks, today)
    return OutcomeLine(
        topic_id=row.id,
        title=row.title,
        outcome=results.get(row.id, ""),
        posting=posting.words if posting else "未公示",
        posted_share=_posted_share(posting),
        objections=len(objections),
        open_objections=sum(1 for answered in objections if not answered),
        task=words,
        task_share=sum(task.percent for task in tasks) / (100 * len(tasks)) if tasks else 0.0,
        task_tone=tone,
        closed=row.status is TopicStatus.CLOSED,
    )


def _posted_share(posting: PostingState | None) -> float:
    if posting is None:
        return 0.0
    return min(1.0, posting.days / posting.needed) if posting.needed else 1.0


def _task_words(tasks: list[Task], today: date) -> tuple[str, str]:
    if not tasks:
        return "未安排", "text_muted"
    running = [task for task in tasks if task.status not in FINISHED_TASKS]
    late = [task for task in running if task.due < today]
    if late:
        return due_words(min(task.due for task in late), today), "bad"
    if not running:
        done = any(task.status is TaskStatus.DONE for task in tasks)
        return str(TaskStatus.DONE if done else TaskStatus.ABORTED), "text"
    return str(running[0].status), "text"


def outcomes_of_topics(session: Session) -> dict[str, str]:
    """The last outcome that an item gave each topic."""
    asked = select(AgendaItem.topic_id, AgendaItem.outcome).where(
        AgendaItem.topic_id.is_not(None), AgendaItem.outcome.is_not(None)
    )
    rows = session.execute(asked.order_by(AgendaItem.finished_at))
    return {row.topic_id: str(row.outcome) for row in rows if row.topic_id}


def _tasks(session: Session) -> dict[str, list[Task]]:
    found: dict[str, list[Task]] = {}
    for task in session.scalars(select(Task).order_by(Task.due)):
        found.setdefault(task.topic_id, []).append(task)
    return found


def _objections(session: Session) -> dict[str, list[bool]]:
    found: dict[str, list[bool]] = {}
    for row in session.execute(select(Objection.topic_id, Objection.replied_at)):
        found.setdefault(row.topic_id, []).append(row.replied_at is not None)
    return found


def attendance_chart(session: Session, now: datetime) -> Chart:
    """Who of each group came to the meetings of the last year, of those who were called."""
    held = (MeetingState.CLOSED, MeetingState.SEALED)
    recent = select(Meeting.id).where(Meeting.state.in_(held), Meeting.starts_at >= now - YEAR)
    meetings = list(session.scalars(recent))
    called = _by_group(
        session,
        select(Person.group, func.count())
        .join(Entitled, Entitled.person_id == Person.id)
        .where(Entitled.meeting_id.in_(meetings)),
    )
    came = _by_group(
        session,
        select(Person.group, func.count())
        .join(Attendance, Attendance.person_id == Person.id)
        .where(Attendance.meeting_id.in_(meetings), Attendance.capacity == Capacity.VOTING),
    )
    bars = tuple(
        Bar(group, min(1.0, came.get(group, 0) / count), f"{came.get(group, 0) * 100 // count}%")
        for group, count in called.items()
        if group and count
    )
    return Chart("各组到会率", f"近一年{len(meetings)}次会议", bars)


def _by_group(session: Session, asked: Any) -> dict[str, int]:
    rows = session.execute(asked.group_by(Person.group).order_by(func.min(Person.number)))
    return {row[0]: row[1] for row in rows if row[0]}


def results_chart(session: Session, now: datetime) -> Chart:
    """How the items of the last year ended."""
    rows = session.scalars(
        select(AgendaItem.outcome).where(
            AgendaItem.outcome.is_not(None),
            AgendaItem.topic_id.is_not(None),
            AgendaItem.finished_at >= now - YEAR,
        )
    )
    counted = Counter(outcome for outcome in rows if outcome)
    shown = [(str(outcome), counted[outcome]) for outcome in Outcome if counted[outcome]]
    shown.sort(key=lambda pair: -pair[1])
    return Chart("协商结果", f"近一年{sum(counted.values())}件", bars_of(shown[:5]))


def duration_chart(session: Session) -> Chart:
    """How many days tasks took from the day they were given to the day they were done."""
    asked = select(Task.assigned_at, Task.finished_at).where(Task.finished_at.is_not(None))
    days = [(row.finished_at - row.assigned_at).days for row in session.execute(asked)]
    spans = (("30天以内", 0, 30), ("31至60天", 31, 60), ("61至90天", 61, 90), ("超过90天", 91, 10**6))
    counted = [(words, sum(1 for each in days if low <= each <= high)) for words, low, high in spans]
    note = f"一半在{int(median(days))}天以内办完" if days else ""
    return Chart("落实用了几天", f"办结{len(days)}件", bars_of(counted) if days else (), note)


def bars_of(counted: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """Bars of counts, the longest filling its track."""
    most = max((count for _, count in counted), default=0) or 1
    return tuple(Bar(label, count / most, f"{count}件") for label, count in counted)

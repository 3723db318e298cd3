"""What is owed today, and what comes in the next two weeks."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.outcomes import Objection, Task
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries import figures
from xieshang_desktop.queries.days import (
    OVERDUE,
    RUNNING,
    SOON,
    day_words,
    due_words,
    urgency_of,
    weekday_words,
)
from xieshang_desktop.queries.home.coming_duties import coming_duties
from xieshang_desktop.queries.home.duty import Duty
from xieshang_desktop.queries.home.finding_duties import duties_of_findings
from xieshang_desktop.queries.home.view import Ahead
from xieshang_desktop.queries.meetings.notices import notice_states
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.pipeline import FINISHED_TASKS
from xieshang_desktop.queries.postings import PostingState, postings

SOON_DAYS = 7
"""A duty stands on 工作台 a week before its day."""

AHEAD_DAYS = 14

_ORDER = {OVERDUE: 0, "today": 1, SOON: 2, RUNNING: 3}


def duties_of(session: Session, now: datetime) -> tuple[Duty, ...]:
    """All that is owed, overdue first, then today, soon, running."""
    today = now.date()
    found = [
        *_tasks(session, today),
        *_notices(session, today),
        *_objections(session, today),
        *_postings(session, today),
        *_signatures(session, today),
        *coming_duties(session, now),
        *duties_of_findings(session, now),
    ]
    return tuple(sorted(found, key=lambda duty: (_ORDER[duty.urgency], duty.due or date.max, duty.subject)))


def ahead_of(session: Session, today: date) -> tuple[Ahead, ...]:
    """What falls into the next two weeks, today left out."""
    found = [*_meetings_ahead(session), *_replies_ahead(session, today), *_postings_ahead(session, today)]
    found += [("task", row.id, row.due, f"{row.title}到期") for row in _open_tasks(session)]
    last = today + timedelta(days=AHEAD_DAYS)
    chosen = sorted((each for each in found if today < each[2] <= last), key=lambda each: (each[2], each[3]))
    return tuple(
        Ahead(kind, key, day, day_words(day, today), weekday_words(day, short=True), subject)
        for kind, key, day, subject in chosen
    )


def _open_tasks(session: Session) -> list[Task]:
    return list(session.scalars(select(Task).where(Task.status.not_in(FINISHED_TASKS)).order_by(Task.due)))


def _tasks(session: Session, today: date) -> list[Duty]:
    tasks = [task for task in _open_tasks(session) if (task.due - today).days <= SOON_DAYS]
    owners = names_of(session, [task.owner_id for task in tasks])
    return [
        Duty(
            kind="task",
            id=task.id,
            urgency=urgency_of(task.due, today),
            left=due_words(task.due, today),
            subject=task.title,
            detail=f"落实期限{day_words(task.due, today)}，责任人{owners.get(task.owner_id, '')}",
            action="登记进展",
            due=task.due,
        )
        for task in tasks
    ]


def _notices(session: Session, today: date) -> list[Duty]:
    owed = [each for each in notice_states(session) if not each.complete and each.starts.date() >= today]
    duties = []
    for each in owed:
        last = each.last_day
        if last is not None and (last - today).days > SOON_DAYS:
            continue
        opens = day_words(each.starts.date(), today)
        asked = (
            f"{each.basis}要求提前{each.needed}日" if each.needed is not None else "没有规定天数，越早越好"
        )
        duties.append(
            Duty(
                kind="notice",
                id=each.meeting_id,
                urgency=urgency_of(last, today) if last else SOON,
                left=due_words(last, today) if last else "开会前",
                subject=f"{each.title}通知",
                detail=f"{opens}开会，{asked}",
                action="发出通知" if not each.given else "补发通知",
                due=last,
            )
        )
    return duties


def _open_objections(session: Session) -> list[tuple[Objection, str, str]]:
    asked = (
        select(Objection, Person.name, Topic.title)
        .join(Person, Person.id == Objection.person_id)
        .join(Topic, Topic.id == Objection.topic_id)
        .where(Objection.replied_at.is_(None))
        .order_by(Objection.received_at)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(asked)]


def _objections(session: Session, today: date) -> list[Duty]:
    found = _open_objections(session)
    days = figures.objection_days(session) if found else figures.NOTHING
    duties = []
    for objection, name, topic in found:
        received = objection.received_at.date()
        due = received + timedelta(days=days.value) if days.value is not None else None
        rule = (
            f"{days.value}日内答复，{days.clause}" if days.value is not None else "没有规定天数，请尽快答复"
        )
        duties.append(
            Duty(
                kind="objection",
                id=objection.id,
                urgency=urgency_of(due, today) if due else SOON,
                left=due_words(due, today) if due else "待答复",
                subject=f"答复{name}对{topic}的异议",
                detail=f"{day_words(received, today)}收到，{rule}",
                action="写答复",
                due=due,
            )
        )
    return duties


def _hanging(session: Session, today: date) -> list[PostingState]:
    return [each for each in postings(session, today) if not each.taken_down]


def _postings(session: Session, today: date) -> list[Duty]:
    duties = []
    for each in _hanging(session, today):
        if not each.missing and (each.last >= today or each.needed is None):
            continue
        needed = f"，须满{each.needed}日" if each.needed is not None else ""
        duties.append(
            Duty(
                kind="posting",
                id=each.id,
                urgency=RUNNING,
                left=each.words if each.missing else "可以取下",
                subject=f"{each.subject}{_of(each)}公示",
                detail=f"{day_words(each.first, today)}张贴，已公示{each.days}日{needed}",
                action="看公示",
                due=each.last,
            )
        )
    return duties


def _of(posting: PostingState) -> str:
    return "结果" if posting.what == "成果" else posting.what


def _signatures(session: Session, today: date) -> list[Duty]:
    """Meetings that were closed on an earlier day and are not sealed yet."""
    asked = select(Meeting.id, Meeting.title, Meeting.closed_at).where(Meeting.state == MeetingState.CLOSED)
    return [
        Duty(
            kind="meeting",
            id=row.id,
            urgency=SOON,
            left="待签字",
            subject=row.title,
            detail=f"{day_words(row.closed_at.date(), today)}散会，记录还没有签字归档",
            action="去签字",
            due=None,
        )
        for row in session.execute(asked)
        if row.closed_at.date() < today
    ]


def _meetings_ahead(session: Session) -> list[tuple[str, str, date, str]]:
    asked = select(Meeting.id, Meeting.title, Meeting.starts_at).where(
        Meeting.state == MeetingState.PREPARING, Meeting.adjourned_at.is_(None)
    )
    return [("meeting", row.id, row.starts_at.date(), row.title) for row in session.execute(asked)]


def _replies_ahead(session: Session, today: date) -> list[tuple[str, str, date, str]]:
    found = _open_objections(session)
    days = figures.objection_days(session).value if found else None
    if days is None:
        return []
    return [
        ("objection", each.id, each.received_at.date() + timedelta(days=days), "异议答复到期")
        for each, _, _ in found
    ]


def _postings_ahead(session: Session, today: date) -> list[tuple[str, str, date, str]]:
    return [
        ("posting", each.id, each.first + timedelta(days=each.needed), f"{each.subject}公示满期")
        for each in _hanging(session, today)
        if each.needed is not None and each.missing
    ]

"""The card of one result: what hangs, who objected, who was told why, who carries it out by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Stance, TaskStatus
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import Explanation, Objection, Posting, Task, TownshipReport
from xieshang_desktop.models.room import Opinion
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries import figures
from xieshang_desktop.queries.days import day_words, due_words
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.pipeline import FINISHED_TASKS
from xieshang_desktop.queries.postings import PostingState, postings


@dataclass(frozen=True)
class TaskLine:
    """One task; ``open`` while somebody has to do something."""

    id: str
    title: str
    owner: str
    due: str
    status: TaskStatus
    percent: int
    budget: str
    left: str
    open: bool


@dataclass(frozen=True)
class ObjectionLine:
    """One objection; ``reply`` empty while it is not answered."""

    id: str
    name: str
    text: str
    received: str
    rule: str
    left: str
    reply: str


@dataclass(frozen=True)
class OutcomeCard:
    """One result and what has become of it."""

    topic_id: str
    title: str
    summary: str
    postings: tuple[PostingState, ...]
    tasks: tuple[TaskLine, ...]
    objections: tuple[ObjectionLine, ...]
    dissenting: tuple[tuple[str, str], ...]
    explained: int
    reported: str
    meeting_id: str | None

    @property
    def open_objection(self) -> ObjectionLine | None:
        """The oldest objection that waits for its answer."""
        return next((each for each in self.objections if not each.reply), None)

    @property
    def open_task(self) -> TaskLine | None:
        """The task that is due first."""
        return next((each for each in self.tasks if each.open), None)

    @property
    def hanging(self) -> PostingState | None:
        """The posting that hangs now."""
        return next((each for each in self.postings if not each.taken_down), None)


def outcome_card(session: Session, topic_id: str, now: datetime) -> OutcomeCard:
    """The card of one result at ``now``."""
    topic = session.get_one(Topic, topic_id)
    today = now.date()
    item = session.scalars(
        select(AgendaItem)
        .where(AgendaItem.topic_id == topic_id, AgendaItem.outcome.is_not(None))
        .order_by(AgendaItem.finished_at.desc())
    ).first()
    told = session.scalars(select(Explanation.person_id).where(Explanation.topic_id == topic_id)).all()
    dissent = _dissenting(session, topic_id)
    return OutcomeCard(
        topic_id=topic_id,
        title=topic.title,
        summary=_summary(session, item, today),
        postings=tuple(each for each in postings(session, today) if each.topic_id == topic_id),
        tasks=_tasks(session, topic_id, today),
        objections=_objections(session, topic_id, today),
        dissenting=tuple((key, name) for key, name in dissent.items() if key not in told),
        explained=len(set(told)),
        reported=_reported(session, topic_id, today),
        meeting_id=item.meeting_id if item else None,
    )


def topic_of(session: Session, kind: str, key: str) -> str | None:
    """The topic to which a task, a posting or an objection belongs."""
    asked = {
        "task": select(Task.topic_id).where(Task.id == key),
        "posting": select(Posting.topic_id).where(Posting.id == key),
        "objection": select(Objection.topic_id).where(Objection.id == key),
    }
    return session.execute(asked[kind]).scalar_one_or_none()


def _summary(session: Session, item: AgendaItem | None, today: date) -> str:
    if item is None:
        return ""
    meeting = session.get_one(Meeting, item.meeting_id)
    return f"{day_words(meeting.starts_at.date(), today)}{meeting.form}{item.outcome}"


def _tasks(session: Session, topic_id: str, today: date) -> tuple[TaskLine, ...]:
    rows = session.scalars(select(Task).where(Task.topic_id == topic_id).order_by(Task.due)).all()
    names = names_of(session, [row.owner_id for row in rows])
    return tuple(
        TaskLine(
            id=row.id,
            title=row.title,
            owner=names.get(row.owner_id, ""),
            due=f"{day_words(row.due, today)}前",
            status=row.status,
            percent=row.percent,
            budget=f"{row.budget:f}".removesuffix(".00") + "元" if row.budget is not None else "",
            left=due_words(row.due, today) if row.status not in FINISHED_TASKS else str(row.status),
            open=row.status not in FINISHED_TASKS,
        )
        for row in rows
    )


def _objections(session: Session, topic_id: str, today: date) -> tuple[ObjectionLine, ...]:
    rows = session.scalars(
        select(Objection).where(Objection.topic_id == topic_id).order_by(Objection.received_at)
    ).all()
    names = names_of(session, [row.person_id for row in rows])
    days = figures.objection_days(session).value if rows else None
    lines = []
    for row in rows:
        received = row.received_at.date()
        due = received + timedelta(days=days) if days is not None else None
        rule = f"{days}日内答复" if days is not None else "请尽快答复"
        lines.append(
            ObjectionLine(
                id=row.id,
                name=names.get(row.person_id, ""),
                text=row.text,
                received=f"{day_words(received, today)}收到，{rule}",
                rule=rule,
                left=due_words(due, today) if due else "待答复",
                reply=row.reply or "",
            )
        )
    return tuple(lines)


def _dissenting(session: Session, topic_id: str) -> dict[str, str]:
    """Who spoke against it or with a reservation at a meeting (中办发〔2015〕41号: 解释说明)."""
    asked = (
        select(Opinion.person_id)
        .join(AgendaItem, AgendaItem.id == Opinion.item_id)
        .where(AgendaItem.topic_id == topic_id, Opinion.stance.in_((Stance.AGAINST, Stance.RESERVATION)))
        .order_by(Opinion.at)
    )
    return dict(names_of(session, session.scalars(asked)))


def _reported(session: Session, topic_id: str, today: date) -> str:
    row = session.scalars(
        select(TownshipReport).where(TownshipReport.topic_id == topic_id).order_by(TownshipReport.at.desc())
    ).first()
    if row is None:
        return ""
    answer = f"，{'采纳' if row.reply_adopted else '未采纳'}" if row.reply is not None else "，等待答复"
    return f"{day_words(row.at.date(), today)}已报{row.to}{answer}"

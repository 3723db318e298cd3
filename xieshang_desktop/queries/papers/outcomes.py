"""What becomes of a result, for its papers: progress, answers to objections, explanations, satisfaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import PostingOf, Stance, TaskStatus
from xieshang_desktop.domain.wording import date_words
from xieshang_desktop.models.meetings import AgendaItem
from xieshang_desktop.models.outcomes import Evaluation, Explanation, Objection, Progress, Task
from xieshang_desktop.models.room import Opinion
from xieshang_desktop.models.topics import CollectedOpinion, Topic, TopicNote
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.papers.afterwards import (
    ExplanationEntryView,
    ExplanationView,
    ObjectionReplyView,
    ProgressPostingView,
    TaskLineView,
)
from xieshang_desktop.queries.papers.payments import SatisfactionView
from xieshang_desktop.queries.papers.residents import people_of
from xieshang_desktop.queries.papers.texts import texts_of_result
from xieshang_desktop.queries.papers.topic_facts import (
    POSTED_BY_LAW,
    board_of,
    bodies_of_village,
    day_after,
    decided,
    decision_words,
    hanging_of,
    issue_of,
    meeting_of,
    topic_number,
)

OTHER_OPINION = (Stance.AGAINST, Stance.RESERVATION)


def has_progress(session: Session, topic_id: str) -> bool:
    """Whether a decided topic has a task of which something was reported."""
    asked = select(Progress.id).join(Task, Task.id == Progress.task_id).where(Task.topic_id == topic_id)
    return session.scalars(asked.limit(1)).first() is not None and decided(session, topic_id) is not None


def progress_posting_view(session: Session, topic_id: str) -> ProgressPostingView:
    """How the result stood when something was last reported of it.

    Raises LookupError for a topic that no meeting has ended yet.
    """
    topic = session.get_one(Topic, topic_id)
    found = decided(session, topic_id)
    if found is None:
        raise LookupError(topic_id)
    as_of = _last_report(session, topic_id) or found.on
    posted = hanging_of(session, topic_id, PostingOf.IMPLEMENTATION, day_after(as_of))
    bodies = bodies_of_village(session, texts_of_result(session, found.meeting, posted.first), posted.first)
    title = f"{village_of(session).name}{topic.title}落实情况公示"
    return ProgressPostingView(
        board=board_of(title, bodies, posted, posted.first, POSTED_BY_LAW),
        topic=topic.title,
        decided_on=found.on,
        decided_by=found.meeting.form.value,
        decision=decision_words(found),
        tasks=_task_lines(session, topic_id),
        as_of=as_of,
        supervision=_supervision(session, topic_id),
        verb="决定" if found.meeting.form.decides else "协商意见",
    )


def _last_report(session: Session, topic_id: str) -> date | None:
    asked = select(Progress.at).join(Task, Task.id == Progress.task_id).where(Task.topic_id == topic_id)
    newest = session.scalars(asked.order_by(Progress.at.desc()).limit(1)).first()
    return newest.date() if newest is not None else None


def _task_lines(session: Session, topic_id: str) -> tuple[TaskLineView, ...]:
    tasks = session.scalars(
        select(Task).where(Task.topic_id == topic_id).order_by(Task.due, Task.assigned_at, Task.id)
    ).all()
    names = names_of(session, [task.owner_id for task in tasks])
    reported = select(Progress).where(Progress.task_id.in_([task.id for task in tasks]))
    reports: dict[str, list[Progress]] = {}
    for row in session.scalars(reported.order_by(Progress.at, Progress.id)):
        reports.setdefault(row.task_id, []).append(row)
    return tuple(_task_line(task, names[task.owner_id], reports.get(task.id, [])) for task in tasks)


def _task_line(task: Task, owner: str, reports: Sequence[Progress]) -> TaskLineView:
    """One task with the last words and sums reported of it."""
    spent: list[Decimal] = [row.spent for row in reports if row.spent is not None]
    texts = [row.text for row in reports if row.text]
    late = task.status in (TaskStatus.DELAYED, TaskStatus.ABORTED)
    return TaskLineView(
        title=task.title,
        owner=owner,
        due=task.due,
        status=task.status.value,
        percent=task.percent,
        finished_on=task.finished_at.date() if task.finished_at is not None else None,
        budget=task.budget,
        spent=spent[-1] if spent else None,
        text=texts[-1] if texts else "",
        reason=reports[-1].reason if reports and late else "",
    )


def _supervision(session: Session, topic_id: str) -> str:
    asked = select(TopicNote.text).where(TopicNote.topic_id == topic_id, TopicNote.kind == "监督意见")
    return "；".join(text.rstrip("。") for text in session.scalars(asked.order_by(TopicNote.at)))


def has_replies(session: Session, topic_id: str) -> bool:
    """Whether an objection to a topic has been answered."""
    asked = select(Objection.id).where(Objection.topic_id == topic_id, Objection.reply.is_not(None))
    return session.scalars(asked.limit(1)).first() is not None


def objection_reply_views(session: Session, topic_id: str) -> tuple[ObjectionReplyView, ...]:
    """The answers to the objections of a topic, in the order in which these came."""
    asked = select(Objection).where(Objection.topic_id == topic_id, Objection.reply.is_not(None))
    rows = session.scalars(asked.order_by(Objection.received_at, Objection.id)).all()
    topic = session.get_one(Topic, topic_id)
    people = people_of(session, [row.person_id for row in rows])
    meeting = meeting_of(session, topic_id)
    views = []
    for row in rows:
        replied = (row.replied_at or row.received_at).date()
        posted = hanging_of(session, topic_id, PostingOf.OBJECTION_REPLY, replied)
        bodies = bodies_of_village(session, texts_of_result(session, meeting, replied), replied)
        person = people[row.person_id]
        views.append(
            ObjectionReplyView(
                village=village_of(session).name,
                topic=topic.title,
                name=person.name,
                group=person.group,
                received_on=row.received_at.date(),
                objection=row.text,
                reply=row.reply or "",
                issue=issue_of(bodies, replied),
                board=board_of(f"关于{topic.title}异议答复的公示", bodies, posted, replied),
            )
        )
    return tuple(views)


def has_explanations(session: Session, topic_id: str) -> bool:
    """Whether a result was explained to somebody of another opinion."""
    asked = select(Explanation.id).where(Explanation.topic_id == topic_id)
    return session.scalars(asked.limit(1)).first() is not None


def explanation_view(session: Session, topic_id: str) -> ExplanationView:
    """All explanations of a topic's result, with the opinion to which each answers."""
    topic = session.get_one(Topic, topic_id)
    rows = session.scalars(
        select(Explanation).where(Explanation.topic_id == topic_id).order_by(Explanation.at, Explanation.id)
    ).all()
    people = people_of(session, [each for row in rows for each in (row.person_id, row.by_id)])
    found = decided(session, topic_id)
    decision = ""
    if found is not None:
        decision = f"{date_words(found.on)}{found.meeting.form}{found.outcome}：{decision_words(found)}"
    return ExplanationView(
        village=village_of(session).name,
        topic=topic.title,
        decision=decision,
        entries=tuple(
            ExplanationEntryView(
                name=people[row.person_id].name,
                group=people[row.person_id].group,
                opinion=_opinion_of(session, topic_id, row.person_id),
                by=people[row.by_id].name,
                text=row.text,
                at=row.at,
                accepted=row.accepted,
            )
            for row in rows
        ),
        number=topic_number(session, topic),
    )


def _opinion_of(session: Session, topic_id: str, person_id: str) -> str:
    """What somebody said against it: in the room first, else what was collected beforehand."""
    said = (
        select(Opinion.text, Opinion.stance)
        .join(AgendaItem, AgendaItem.id == Opinion.item_id)
        .where(AgendaItem.topic_id == topic_id, Opinion.person_id == person_id)
        .order_by(Opinion.at)
    )
    collected = (
        select(CollectedOpinion.text, CollectedOpinion.stance)
        .where(CollectedOpinion.topic_id == topic_id, CollectedOpinion.person_id == person_id)
        .order_by(CollectedOpinion.at)
    )
    found = [*session.execute(said), *session.execute(collected)]
    against = [row.text for row in found if row.stance in OTHER_OPINION and row.text]
    return "；".join(text.rstrip("。") for text in against or [row.text for row in found if row.text])


def has_evaluation(session: Session, topic_id: str) -> bool:
    """Whether people were asked what they think of the outcome."""
    asked = select(Evaluation.id).where(Evaluation.topic_id == topic_id)
    return session.scalars(asked.limit(1)).first() is not None


def satisfaction_view(session: Session, topic_id: str) -> SatisfactionView:
    """The newest answers to how a result was carried out; the record keeps their totals alone."""
    newest = select(Evaluation).where(Evaluation.topic_id == topic_id).order_by(Evaluation.at.desc())
    row = session.scalars(newest.limit(1)).one()
    on = row.at.date()
    posted = hanging_of(session, topic_id, PostingOf.IMPLEMENTATION, day_after(on))
    is_later = posted.first >= on
    issued = posted.first if is_later else on
    texts = texts_of_result(session, meeting_of(session, topic_id), issued)
    bodies = bodies_of_village(session, texts, issued)
    lines = _task_lines(session, topic_id)
    village, topic = village_of(session).name, session.get_one(Topic, topic_id).title
    return SatisfactionView(
        board=board_of(f"{village}{topic}回访满意度公示", bodies, posted if is_later else None, issued),
        village=village,
        topic=topic,
        satisfied=row.satisfied,
        basically=row.basically,
        unsatisfied=row.unsatisfied,
        carried_out="；".join(f"{line.title}，{line.text or line.status}".rstrip("。") for line in lines),
        last_visit=on,
    )

"""The rows of the registers that follow a topic: opinions, the topics themselves, tasks, postings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.calendar import HUNG_FOR_DAYS, posting_days, posting_needed
from xieshang_desktop.domain.routing import deciding_bodies
from xieshang_desktop.domain.vocabulary import PostingOf, Stance
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import Evaluation, Objection, Posting, Progress, Task
from xieshang_desktop.models.room import Opinion
from xieshang_desktop.models.topics import CollectedOpinion, Topic
from xieshang_desktop.models.village import Household
from xieshang_desktop.queries.facts.law import village_facts, village_rules
from xieshang_desktop.queries.facts.petitions import cosigning_of
from xieshang_desktop.queries.facts.progress import percent_told
from xieshang_desktop.queries.facts.topic import last_ended_item
from xieshang_desktop.queries.papers.residents import people_of
from xieshang_desktop.queries.papers.topic_facts import topic_number
from xieshang_desktop.queries.papers.words import official
from xieshang_desktop.queries.registers.views import ObjectionRow, OpinionRow, PostingRow, TaskRow, TopicRow

"""What must hang for the days of the law (村民委员会组织法第三十五条)."""


def opinion_rows(
    session: Session, topics: Sequence[Topic], meetings: Sequence[Meeting]
) -> tuple[OpinionRow, ...]:
    """All opinions in the order in which they came, collected before or noted in the room."""
    rows = [row for topic in topics for row in _collected(session, topic)]
    rows += [row for meeting in meetings for row in _noted(session, meeting)]
    return tuple(sorted(rows, key=lambda row: row.at))


def _collected(session: Session, topic: Topic) -> Iterator[OpinionRow]:
    asked = (
        select(CollectedOpinion, Household.number, Household.group)
        .outerjoin(Household, Household.id == CollectedOpinion.household_id)
        .where(CollectedOpinion.topic_id == topic.id)
        .order_by(CollectedOpinion.at, CollectedOpinion.id)
    )
    found = session.execute(asked).all()
    people = people_of(session, [opinion.person_id for opinion, _, _ in found])
    for opinion, number, group in found:
        person = people.get(opinion.person_id or "")
        yield OpinionRow(
            topic=topic.title,
            meeting="",
            item="",
            name=person.name if person is not None else f"{number}户",
            group=person.group if person is not None else group or "",
            channel=opinion.channel.value,
            at=opinion.at,
            stance=opinion.stance.value,
            text=opinion.text,
            adopted=_handled(opinion),
            reason=opinion.handling_reason or "",
        )


def _noted(session: Session, meeting: Meeting) -> Iterator[OpinionRow]:
    asked = (
        select(Opinion, AgendaItem.title, Topic.title)
        .join(AgendaItem, AgendaItem.id == Opinion.item_id)
        .outerjoin(Topic, Topic.id == AgendaItem.topic_id)
        .where(Opinion.meeting_id == meeting.id)
        .order_by(Opinion.at, Opinion.id)
    )
    found = session.execute(asked).all()
    people = people_of(session, [opinion.person_id for opinion, _, _ in found])
    for opinion, item, topic in found:
        yield OpinionRow(
            topic=topic or "",
            meeting=meeting.title,
            item=item,
            name=people[opinion.person_id].name,
            group=people[opinion.person_id].group,
            channel="会场",
            at=opinion.at,
            stance=opinion.stance.value,
            text=opinion.text,
            adopted=_handled(opinion),
            reason=opinion.handling_reason or "",
        )


def _handled(opinion: Opinion | CollectedOpinion) -> str:
    """What became of an opinion; nothing waits to be done about plain consent."""
    if opinion.adopted is not None:
        return "采纳" if opinion.adopted else "未采纳"
    return "" if opinion.stance in (Stance.FOR, Stance.ABSTAIN) else "待处理"


def topic_rows(session: Session, topics: Sequence[Topic]) -> tuple[TopicRow, ...]:
    """One line for each topic, numbered within its year."""
    return tuple(_topic(session, topic, topic_number(session, topic)) for topic in topics)


def _topic(session: Session, topic: Topic, number: str) -> TopicRow:
    kind, collective = village_facts(session)
    rules = village_rules(session)
    bodies = deciding_bodies(rules, topic.matter, topic.scope, kind, collective=collective)
    last = last_ended_item(session, topic.id)
    form = session.get_one(Meeting, last.meeting_id).form if last is not None else topic.planned_form
    proposer = people_of(session, [topic.proposer_id]).get(topic.proposer_id or "")
    joint = cosigning_of(session, topic)
    return TopicRow(
        number=number,
        title=topic.title,
        category=official(topic.category.value, kind),
        source=official(topic.source.value, kind),
        proposed_at=topic.proposed_at,
        proposer=proposer.name if proposer is not None else "",
        cosigners=joint.count if joint is not None else None,
        scope=official(topic.scope.value, kind),
        matter=official(topic.matter.value, kind),
        amount=topic.amount,
        deciding_body=bodies[0].value if bodies else "",
        form=official(form.value, kind) if form is not None else "",
        outcome=last.outcome.value if last is not None and last.outcome is not None else "",
        status=topic.status.value,
    )


def task_rows(session: Session, topics: Sequence[Topic]) -> tuple[TaskRow, ...]:
    """One line for each task; spent is what the last report says that was spent up to then."""
    titles = {topic.id: topic.title for topic in topics}
    tasks = [
        task for task in session.scalars(select(Task).order_by(Task.due, Task.id)) if task.topic_id in titles
    ]
    owners = people_of(session, [task.owner_id for task in tasks])
    satisfied = _evaluations(session)
    rows = []
    for task in tasks:
        spent, words = _progress(session, task.id)
        rows.append(
            TaskRow(
                topic=titles[task.topic_id],
                title=task.title,
                owner=owners[task.owner_id].name,
                due=task.due,
                status=task.status.value,
                percent=percent_told(session, task),
                finished_on=task.finished_at.date() if task.finished_at is not None else None,
                budget=task.budget,
                spent=spent,
                text=words,
                satisfied=satisfied.get(task.topic_id, ""),
                assigned_on=task.assigned_at.date(),
            )
        )
    return tuple(rows)


def _progress(session: Session, task_id: str) -> tuple[Decimal | None, str]:
    asked = select(Progress).where(Progress.task_id == task_id).order_by(Progress.at, Progress.id)
    spent: Decimal | None = None
    words = ""
    for row in session.scalars(asked):
        spent = row.spent if row.spent is not None else spent
        words = row.text or row.reason or words
    return spent, words


def _evaluations(session: Session) -> Mapping[str, str]:
    asked = select(Evaluation).order_by(Evaluation.at, Evaluation.id)
    return {
        row.topic_id: f"满意{row.satisfied}、基本满意{row.basically}、不满意{row.unsatisfied}"
        for row in session.scalars(asked)
    }


def posting_rows(
    session: Session, topics: Sequence[Topic], meetings: Sequence[Meeting]
) -> tuple[PostingRow, ...]:
    """One line for each posting of these topics and meetings."""
    titles = {topic.id: topic.title for topic in topics} | {each.id: each.title for each in meetings}
    needed = posting_needed(village_rules(session)).days
    objections = _objections(session)
    return tuple(
        _posting(posting, titles, needed, objections)
        for posting in session.scalars(select(Posting).order_by(Posting.posted_from, Posting.at))
        if posting.topic_id in titles or posting.meeting_id in titles
    )


def _objections(session: Session) -> Mapping[str, int]:
    asked = select(Objection.topic_id, func.count(Objection.id)).group_by(Objection.topic_id)
    return {row[0]: row[1] for row in session.execute(asked)}


def _posting(
    posting: Posting, titles: Mapping[str, str], needed: int, objections: Mapping[str, int]
) -> PostingRow:
    last: date = posting.taken_down_on or posting.posted_to
    days = posting_days(posting.posted_from, last)
    asked = needed if posting.what in HUNG_FOR_DAYS else None
    return PostingRow(
        of=titles.get(posting.topic_id or "") or titles.get(posting.meeting_id or "", ""),
        what=posting.what.value,
        channel=posting.channel.value,
        first=posting.posted_from,
        last=last,
        days=days,
        needed=asked,
        met=asked is None or days >= asked,
        objections=objections.get(posting.topic_id or "", 0) if posting.what is PostingOf.RESULT else 0,
    )


def objection_rows(session: Session, topics: Sequence[Topic]) -> tuple[ObjectionRow, ...]:
    """One line for each objection to the results of these topics, in the order in which they came."""
    titles = {topic.id: topic.title for topic in topics}
    asked = select(Objection).order_by(Objection.received_at, Objection.id)
    found = [row for row in session.scalars(asked) if row.topic_id in titles]
    people = people_of(session, [row.person_id for row in found])
    return tuple(
        ObjectionRow(
            topic=titles[row.topic_id],
            name=people[row.person_id].name,
            group=people[row.person_id].group,
            received=row.received_at,
            text=row.text,
            replied=row.replied_at,
            reply=row.reply or "",
        )
        for row in found
    )

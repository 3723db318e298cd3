"""The facts of a topic and of its tasks, read from the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Mapped, Session

from xieshang_desktop.domain.calendar import posting_days
from xieshang_desktop.domain.checks import task_findings, topic_findings
from xieshang_desktop.domain.facts import ObjectionFacts, PostingFacts, TaskFacts, TopicFacts
from xieshang_desktop.domain.findings import Finding
from xieshang_desktop.domain.routing import deciding_bodies, needs_party_review
from xieshang_desktop.domain.ruleset import RuleSet
from xieshang_desktop.domain.vocabulary import (
    DECIDING_FORMS,
    Matter,
    MeetingForm,
    Outcome,
    Stance,
)
from xieshang_desktop.models.meetings import AgendaItem, Meeting, MeetingTopic
from xieshang_desktop.models.outcomes import (
    Explanation,
    FeedbackReport,
    Objection,
    Posting,
    StipendGrant,
    Task,
    TownshipReport,
)
from xieshang_desktop.models.room import ConsensusRound, NamedVote, Opinion, Vote
from xieshang_desktop.models.topics import PartyReview, Topic, TopicNote
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.facts.delegation import REPRESENTATIVE_FORMS, delegated_on
from xieshang_desktop.queries.facts.law import village_facts, village_rules
from xieshang_desktop.queries.facts.petitions import cosigning_of

SETTLING = (
    Outcome.PASSED,
    Outcome.NOT_PASSED,
    Outcome.AGREED,
    Outcome.MOSTLY_AGREED,
    Outcome.TO_TOWNSHIP,
)
DISSENT = (Stance.AGAINST, Stance.RESERVATION)


def findings_of_topic(session: Session, topic_id: str, as_of: datetime) -> tuple[Finding, ...]:
    """What is irregular about a topic, or owed for it, at ``as_of``."""
    return topic_findings(topic_facts(session, topic_id, as_of), village_rules(session), as_of)


def findings_of_task(session: Session, task_id: str, as_of: datetime) -> tuple[Finding, ...]:
    """What is irregular about a task at ``as_of``."""
    return task_findings(task_facts(session.get_one(Task, task_id)), as_of)


def topic_facts(session: Session, topic_id: str, as_of: datetime) -> TopicFacts:
    """Everything about a topic that its findings rest on, as delegation stands at ``as_of``."""
    topic = session.get_one(Topic, topic_id)
    rules = village_rules(session)
    kind, collective = village_facts(session)
    lawful = deciding_bodies(rules, topic.matter, topic.scope, kind, collective=collective)
    bodies = _without_undelegated(session, rules, topic.matter, lawful, as_of.date())
    last = last_ended_item(session, topic_id)
    result, result_on = result_of(session, topic_id)
    review = rules.one(None, "party_review")
    consult = rules.one(None, "consult")
    return TopicFacts(
        matter=topic.matter,
        deciding_bodies=bodies,
        must_be_decided=bool(bodies) and topic.matter is not Matter.PUBLIC_AFFAIRS,
        cosigning=cosigning_of(session, topic),
        convened=_first_convened(session, topic_id) is not None,
        studied_first=_studied_first(session, topic),
        review_clause=review.clause if review is not None else "",
        escalation_clause=consult.clause if consult is not None else "",
        last_outcome=last.outcome if last is not None else None,
        sent_to_deciding_body=_sent_on(session, topic_id, last, [body.value for body in bodies]),
        result=result,
        result_on=result_on,
        postings=postings_of(session, topic_id),
        objections=_objections(session, topic_id),
        unexplained_dissent=unexplained_dissent(session, topic_id),
        entrusted_by=topic.entrusted_by or "",
        reported_to_township=_reported(session, topic_id),
        tasks=tuple(
            task_facts(task) for task in session.scalars(select(Task).where(Task.topic_id == topic_id))
        ),
        reported_back=_exists(session, FeedbackReport.id, FeedbackReport.topic_id == topic_id),
        stipends_granted=_exists(session, StipendGrant.id, StipendGrant.topic_id == topic_id),
        stipend_clause="村民委员会组织法第三十五条",
    )


def _without_undelegated(
    session: Session, rules: RuleSet, matter: Matter, bodies: tuple[MeetingForm, ...], day: date
) -> tuple[MeetingForm, ...]:
    """Representatives decide what was delegated to them; without that the others are left."""
    if delegated_on(session, rules, matter, day):
        return bodies
    return tuple(body for body in bodies if body not in REPRESENTATIVE_FORMS)


def task_facts(task: Task) -> TaskFacts:
    return TaskFacts(task.title, task.due, task.status)


def _exists(session: Session, column: Mapped[str], *conditions: ColumnElement[bool]) -> bool:
    return session.scalars(select(column).where(*conditions).limit(1)).first() is not None


def last_ended_item(session: Session, topic_id: str) -> AgendaItem | None:
    """The last item that ended on a topic with an outcome."""
    asked = select(AgendaItem).where(AgendaItem.topic_id == topic_id, AgendaItem.outcome.is_not(None))
    newest = asked.order_by(AgendaItem.finished_at.desc(), AgendaItem.ordinal.desc()).limit(1)
    return session.scalars(newest).first()


def result_of(session: Session, topic_id: str) -> tuple[Outcome | None, date | None]:
    """The outcome that settles a topic, and its day; an adopted result counts as agreed."""
    last = last_ended_item(session, topic_id)
    if last is not None and last.outcome in SETTLING and last.finished_at is not None:
        return last.outcome, last.finished_at.date()
    adopted = select(TopicNote.at).where(TopicNote.topic_id == topic_id, TopicNote.kind == "采纳成果")
    at = session.scalars(adopted.order_by(TopicNote.at.desc()).limit(1)).first()
    return (Outcome.AGREED, at.date()) if at is not None else (None, None)


def _first_convened(session: Session, topic_id: str) -> Meeting | None:
    asked = (
        select(Meeting)
        .join(MeetingTopic, MeetingTopic.meeting_id == Meeting.id)
        .where(MeetingTopic.topic_id == topic_id)
        .order_by(Meeting.starts_at)
    )
    return session.scalars(asked.limit(1)).first()


def _studied_first(session: Session, topic: Topic) -> bool:
    """Whether the party organisation studied the topic before a meeting that decides took it up.

    What was only consulted on may be studied afterwards, as long as nothing has been decided.
    """
    if not needs_party_review(topic.matter, topic.scope):
        return True
    reviewed = session.scalar(select(func.min(PartyReview.at)).where(PartyReview.topic_id == topic.id))
    if reviewed is None:
        return False
    asked = (
        select(func.min(Meeting.opened_at))
        .join(MeetingTopic, MeetingTopic.meeting_id == Meeting.id)
        .where(MeetingTopic.topic_id == topic.id, Meeting.form.in_(DECIDING_FORMS))
    )
    opened = session.scalar(asked)
    return opened is None or reviewed <= opened


def _sent_on(session: Session, topic_id: str, last: AgendaItem | None, bodies: Sequence[str]) -> bool:
    """Whether a body that may decide has been convened on it since the last outcome, or gave it itself."""
    if last is None:
        return False
    own = session.get_one(Meeting, last.meeting_id)
    if own.form.value in bodies and last.outcome not in (Outcome.NOT_AGREED, Outcome.TO_STATUTORY_MEETING):
        return True
    asked = (
        select(Meeting.form)
        .join(MeetingTopic, MeetingTopic.meeting_id == Meeting.id)
        .where(
            MeetingTopic.topic_id == topic_id,
            Meeting.id != own.id,
            Meeting.starts_at >= own.starts_at,
        )
    )
    return any(form.value in bodies for form in session.scalars(asked))


def postings_of(session: Session, topic_id: str) -> tuple[PostingFacts, ...]:
    """The postings of a topic and of meetings on it, as they stand."""
    meetings = select(AgendaItem.meeting_id).where(AgendaItem.topic_id == topic_id)
    asked = select(Posting).where(or_(Posting.topic_id == topic_id, Posting.meeting_id.in_(meetings)))
    found = []
    for posting in session.scalars(asked.order_by(Posting.posted_from)):
        to = posting.taken_down_on or posting.posted_to
        days = posting_days(posting.posted_from, to)
        found.append(PostingFacts(posting.what, posting.posted_from, to, days))
    return tuple(found)


def _objections(session: Session, topic_id: str) -> tuple[ObjectionFacts, ...]:
    asked = (
        select(Person.name, Objection.received_at, Objection.replied_at)
        .join(Person, Person.id == Objection.person_id)
        .where(Objection.topic_id == topic_id)
        .order_by(Objection.received_at)
    )
    return tuple(
        ObjectionFacts(name, received.date(), replied.date() if replied else None)
        for name, received, replied in session.execute(asked)
    )


def unexplained_dissent(session: Session, topic_id: str) -> tuple[str, ...]:
    """Who was of another opinion than the result and had nothing explained since, by name.

    Where the result is 未通过 those in favour are of another opinion; else those against or in doubt.
    """
    result, _ = result_of(session, topic_id)
    stances = (Stance.FOR,) if result is Outcome.NOT_PASSED else DISSENT
    items = select(AgendaItem.id).where(AgendaItem.topic_id == topic_id)
    asked = select(Opinion.person_id).where(Opinion.item_id.in_(items), Opinion.stance.in_(stances))
    dissenting = dict.fromkeys(session.scalars(asked.order_by(Opinion.at)))
    rounds = select(ConsensusRound.details).where(ConsensusRound.item_id.in_(items))
    sides = ("support",) if result is Outcome.NOT_PASSED else ("objections", "reservations")
    for details in session.scalars(rounds.order_by(ConsensusRound.at)):
        dissenting |= dict.fromkeys(key for side in sides for key in details.get(side, ()))
    named = (
        select(NamedVote.person_id)
        .join(Vote, Vote.id == NamedVote.vote_id)
        .where(Vote.item_id.in_(items), NamedVote.choice.in_([stance.value for stance in stances]))
    )
    dissenting |= dict.fromkeys(session.scalars(named))
    explained = set(session.scalars(select(Explanation.person_id).where(Explanation.topic_id == topic_id)))
    left = [key for key in dissenting if key not in explained]
    names = dict(session.execute(select(Person.id, Person.name).where(Person.id.in_(left))).all())
    return tuple(names[key] for key in left)


def _reported(session: Session, topic_id: str) -> bool:
    meetings = select(AgendaItem.meeting_id).where(AgendaItem.topic_id == topic_id)
    asked = or_(TownshipReport.topic_id == topic_id, TownshipReport.meeting_id.in_(meetings))
    return _exists(session, TownshipReport.id, asked)

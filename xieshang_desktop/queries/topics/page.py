"""议题: the list, and the card of one with its co-signers, opinions, deciding body and what is still owed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.findings import Finding
from xieshang_desktop.domain.levies import Levy
from xieshang_desktop.domain.vocabulary import MeetingForm, MeetingState, TopicStatus
from xieshang_desktop.models.meetings import Meeting, MeetingTopic
from xieshang_desktop.models.outcomes import Task
from xieshang_desktop.models.topics import (
    Cosigner,
    Screening,
    Topic,
)
from xieshang_desktop.queries.days import day_words
from xieshang_desktop.queries.facts.levies import levies_of
from xieshang_desktop.queries.facts.petitions import Signing, signing_of
from xieshang_desktop.queries.facts.sittings import (
    goes_through_four_steps,
    newest_deliberation,
    newest_review,
)
from xieshang_desktop.queries.facts.topic import findings_of_topic
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.pipeline import stages_of
from xieshang_desktop.queries.topics.decision import Decision, decision
from xieshang_desktop.queries.topics.entry import TopicEntry, about, chips, entry_of
from xieshang_desktop.queries.topics.next_step import OWED_WORDS, next_of
from xieshang_desktop.queries.topics.opinions import OpinionsView, opinions
from xieshang_desktop.queries.topics.proposing import proposed_form
from xieshang_desktop.queries.topics.steps import TopicStep, four_steps, parties_missing

FINISHED = (TopicStatus.CLOSED,)
BEFORE_RESULT = (TopicStatus.COLLECTING, TopicStatus.LISTED, TopicStatus.CONSULTING)
TURNED_BACK = (TopicStatus.REJECTED, TopicStatus.WITHDRAWN)


@dataclass(frozen=True)
class TopicLine:
    """One topic in the list: title, stage and its day. ``tab`` is open, closed or back."""

    id: str
    title: str
    stage: str
    day: str
    source: str
    number: str
    tab: str
    owed: str


@dataclass(frozen=True)
class TopicCard:
    """One topic."""

    id: str
    number: str
    title: str
    entry: TopicEntry
    about: tuple[tuple[str, str], ...]
    chips: tuple[str, ...]
    status: TopicStatus
    lead: str
    steps: tuple[TopicStep, ...]
    cosigning: Signing | None
    cosigners: tuple[str, ...]
    opinions: OpinionsView
    decision: Decision
    reviewed: str
    deliberation_owed: bool
    """Whether 四议两公开 is the way of the topic, and the two committees have not deliberated on it yet."""
    screened: str
    levy: Levy | None
    findings: tuple[Finding, ...]
    meeting_id: str | None
    meeting_state: MeetingState | None
    parties_missing: tuple[str, ...]
    planned_form: MeetingForm | None
    proposed_form: tuple[MeetingForm, str]
    next_step: str

    @property
    def open(self) -> bool:
        """Whether the topic has no result yet."""
        return self.status in BEFORE_RESULT


def topic_lines(session: Session, today: date) -> tuple[TopicLine, ...]:
    """All topics, the latest first."""
    stages = stages_of(session, today)
    numbers = _numbers(session)
    meetings = _meeting_days(session)
    reviews = dict(
        session.execute(select(Screening.topic_id, func.max(Screening.at)).group_by(Screening.topic_id)).all()
    )
    tasks = dict(session.execute(select(Task.topic_id, func.min(Task.due)).group_by(Task.topic_id)).all())
    rows = session.scalars(select(Topic).order_by(Topic.proposed_at.desc())).all()
    steps = next_of(session, [row for row in rows if row.status in BEFORE_RESULT])
    lines = []
    for row in rows:
        stage = stages.get(row.id, str(row.status))
        at = reviews.get(row.id) or row.proposed_at
        said = day_words(at.date(), today)
        if stage in ("通知", "协商", "决定") and row.id in meetings:
            said = f"{day_words(meetings[row.id], today)}开会"
        elif stage == "落实" and row.id in tasks:
            said = f"{day_words(tasks[row.id], today)}到期"
        tab = "closed" if row.status in FINISHED else "back" if row.status in TURNED_BACK else "open"
        lines.append(
            TopicLine(
                row.id,
                row.title,
                stage,
                said,
                str(row.source),
                numbers[row.id],
                tab,
                OWED_WORDS.get(steps.get(row.id, ""), ""),
            )
        )
    return tuple(lines)


def topic_card(session: Session, topic_id: str, now: datetime) -> TopicCard:
    """The card of one topic at ``now``."""
    topic = session.get_one(Topic, topic_id)
    today = now.date()
    review = newest_review(session, topic_id)
    screening = session.scalars(
        select(Screening).where(Screening.topic_id == topic_id).order_by(Screening.at.desc())
    ).first()
    meeting = _meeting_of(session, topic_id)
    return TopicCard(
        id=topic.id,
        number=_numbers(session)[topic.id],
        title=topic.title,
        entry=(entry := entry_of(session, topic)),
        about=about(entry),
        chips=chips(topic),
        status=topic.status,
        lead=(found := decision(session, topic)).lead,
        steps=four_steps(session, topic, screening, meeting, today),
        cosigning=signing_of(session, topic),
        cosigners=_cosigners(session, topic_id),
        opinions=opinions(session, topic_id),
        decision=found,
        reviewed=_said(review.agreed, review.at.date(), today, "同意提交", "不同意") if review else "",
        deliberation_owed=goes_through_four_steps(session, topic)
        and newest_deliberation(session, topic_id) is None,
        screened=_said(screening.accepted, screening.at.date(), today, "列入", "不予列入")
        if screening
        else "",
        levy=levies_of(session, [topic_id]).get(topic_id),
        findings=findings_of_topic(session, topic_id, now),
        meeting_id=meeting.id if meeting else None,
        meeting_state=meeting.state if meeting else None,
        parties_missing=parties_missing(session, topic),
        planned_form=topic.planned_form,
        proposed_form=proposed_form(session, topic.scope, topic.wide_impact),
        next_step=next_of(session, [topic])[topic_id],
    )


def _said(good: bool, day: date, today: date, yes: str, no: str) -> str:
    return f"{day_words(day, today)}，{yes if good else no}"


def _numbers(session: Session) -> dict[str, str]:
    """2026年第3号: counted within the year in which the topic was raised."""
    counted: Counter[int] = Counter()
    numbers = {}
    for row in session.execute(select(Topic.id, Topic.proposed_at).order_by(Topic.proposed_at, Topic.id)):
        counted[row.proposed_at.year] += 1
        numbers[row.id] = f"{row.proposed_at.year}年第{counted[row.proposed_at.year]}号"
    return numbers


def _meeting_days(session: Session) -> dict[str, date]:
    asked = select(MeetingTopic.topic_id, Meeting.starts_at).join(
        Meeting, Meeting.id == MeetingTopic.meeting_id
    )
    rows = session.execute(
        asked.where(Meeting.state == MeetingState.PREPARING).order_by(Meeting.starts_at.desc())
    )
    return {row.topic_id: row.starts_at.date() for row in rows}


def _meeting_of(session: Session, topic_id: str) -> Meeting | None:
    asked = select(Meeting).join(MeetingTopic, MeetingTopic.meeting_id == Meeting.id)
    return session.scalars(
        asked.where(MeetingTopic.topic_id == topic_id).order_by(Meeting.starts_at.desc())
    ).first()


def _cosigners(session: Session, topic_id: str) -> tuple[str, ...]:
    asked = select(Cosigner.person_id).where(Cosigner.topic_id == topic_id, Cosigner.withdrawn_at.is_(None))
    ids = list(session.scalars(asked.order_by(Cosigner.at)))
    names = names_of(session, ids)
    return tuple(names[each] for each in ids if each in names)

"""议题: the list, and the card of one with its co-signers, opinions, deciding body and what is still owed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.findings import Finding
from xieshang_desktop.domain.routing import needs_party_review
from xieshang_desktop.domain.vocabulary import MeetingState, Scope, Stance, TopicStatus
from xieshang_desktop.models.meetings import Meeting, MeetingTopic
from xieshang_desktop.models.outcomes import Task
from xieshang_desktop.models.topics import (
    CollectedOpinion,
    Cosigner,
    ParticipantChoice,
    PartyReview,
    Screening,
    Topic,
)
from xieshang_desktop.queries.days import day_words
from xieshang_desktop.queries.facts.petitions import Signing, signing_of
from xieshang_desktop.queries.facts.topic import findings_of_topic
from xieshang_desktop.queries.names import names_of
from xieshang_desktop.queries.pipeline import stages_of
from xieshang_desktop.queries.topics.decision import Decision, decision

FINISHED = (TopicStatus.CLOSED,)
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


@dataclass(frozen=True)
class TopicStep:
    """One of the four steps of the policy."""

    title: str
    state: Literal["done", "now", "later"]
    note: str


@dataclass(frozen=True)
class OpinionsView:
    """Opinions heard beforehand, by stance and by channel."""

    total: int
    stances: tuple[tuple[str, int], ...]
    channels: str
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TopicCard:
    """One topic."""

    id: str
    number: str
    title: str
    description: str
    chips: tuple[str, ...]
    status: TopicStatus
    lead: str
    steps: tuple[TopicStep, ...]
    cosigning: Signing | None
    cosigners: tuple[str, ...]
    opinions: OpinionsView
    decision: Decision
    reviewed: str
    screened: str
    findings: tuple[Finding, ...]
    meeting_id: str | None
    meeting_state: MeetingState | None
    parties_missing: tuple[str, ...]
    needs_review: bool

    @property
    def open(self) -> bool:
        """Whether the topic has no result yet."""
        return self.status in (TopicStatus.COLLECTING, TopicStatus.LISTED, TopicStatus.CONSULTING)


def topic_lines(session: Session, today: date) -> tuple[TopicLine, ...]:
    """All topics, the latest first."""
    stages = stages_of(session, today)
    numbers = _numbers(session)
    meetings = _meeting_days(session)
    reviews = dict(
        session.execute(select(Screening.topic_id, func.max(Screening.at)).group_by(Screening.topic_id)).all()
    )
    tasks = dict(session.execute(select(Task.topic_id, func.min(Task.due)).group_by(Task.topic_id)).all())
    rows = session.execute(
        select(Topic.id, Topic.title, Topic.source, Topic.status, Topic.proposed_at).order_by(
            Topic.proposed_at.desc()
        )
    )
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
        lines.append(TopicLine(row.id, row.title, stage, said, str(row.source), numbers[row.id], tab))
    return tuple(lines)


def topic_card(session: Session, topic_id: str, now: datetime) -> TopicCard:
    """The card of one topic at ``now``."""
    topic = session.get_one(Topic, topic_id)
    today = now.date()
    review = session.scalars(
        select(PartyReview).where(PartyReview.topic_id == topic_id).order_by(PartyReview.at.desc())
    ).first()
    screening = session.scalars(
        select(Screening).where(Screening.topic_id == topic_id).order_by(Screening.at.desc())
    ).first()
    meeting = _meeting_of(session, topic_id)
    return TopicCard(
        id=topic.id,
        number=_numbers(session)[topic.id],
        title=topic.title,
        description=topic.description,
        chips=_chips(topic),
        status=topic.status,
        lead=(found := decision(session, topic)).lead,
        steps=_steps(session, topic, screening, meeting, today),
        cosigning=signing_of(session, topic),
        cosigners=_cosigners(session, topic_id),
        opinions=_opinions(session, topic_id),
        decision=found,
        reviewed=_said(review.agreed, review.at.date(), today, "同意提交", "不同意") if review else "",
        screened=_said(screening.accepted, screening.at.date(), today, "列入", "不予列入")
        if screening
        else "",
        findings=findings_of_topic(session, topic_id, now),
        meeting_id=meeting.id if meeting else None,
        meeting_state=meeting.state if meeting else None,
        parties_missing=_parties_missing(session, topic),
        needs_review=needs_party_review(topic.matter, topic.scope, important=topic.wide_impact),
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


def _chips(topic: Topic) -> tuple[str, ...]:
    scope = "全村" if topic.scope is Scope.VILLAGE else str(topic.scope)
    amount = f"{topic.amount:f}".removesuffix(".00") + "元" if topic.amount is not None else ""
    chips = (str(topic.category), str(topic.source), scope, amount, "涉及面广" if topic.wide_impact else "")
    return tuple(chip for chip in chips if chip)


def _steps(
    session: Session, topic: Topic, screening: Screening | None, meeting: Meeting | None, today: date
) -> tuple[TopicStep, ...]:
    """提出议题 · 确定主体 · 组织协商 · 实施成果 (中办发〔2015〕41号 三)."""
    kinds = session.scalars(
        select(ParticipantChoice.kind).where(ParticipantChoice.topic_id == topic.id)
    ).all()
    has_result = topic.status in (TopicStatus.RESULT, TopicStatus.IMPLEMENTING, TopicStatus.CLOSED)
    done = (
        screening is not None and screening.accepted,
        bool(kinds) or has_result or (meeting is not None and meeting.opened_at is not None),
        has_result,
        topic.status is TopicStatus.CLOSED,
    )
    notes = (
        day_words(screening.at.date(), today) if screening else day_words(topic.proposed_at.date(), today),
        _parties_note(topic, [str(kind) for kind in kinds]),
        _meeting_note(meeting, today),
        str(topic.status) if has_result else "未开始",
    )
    first_open = next((index for index, each in enumerate(done) if not each), len(done))
    states: list[Literal["done", "now", "later"]] = [
        "done" if each else "now" if index == first_open else "later" for index, each in enumerate(done)
    ]
    titles = ("提出议题", "确定主体", "组织协商", "实施成果")
    return tuple(
        TopicStep(title, state, note) for title, state, note in zip(titles, states, notes, strict=True)
    )


def _parties_missing(session: Session, topic: Topic) -> tuple[str, ...]:
    kinds = select(ParticipantChoice.kind).where(ParticipantChoice.topic_id == topic.id)
    chosen = {str(kind) for kind in session.scalars(kinds)}
    return tuple(each for each in topic.stakeholders if each not in chosen)


def _parties_note(topic: Topic, kinds: list[str]) -> str:
    missing = [each for each in topic.stakeholders if each not in kinds]
    said = f"已定{len(set(kinds))}类" if kinds else "还没有定"
    return said + (f"，还缺{len(missing)}类" if missing else "")


def _meeting_note(meeting: Meeting | None, today: date) -> str:
    return "未定时间" if meeting is None else day_words(meeting.starts_at.date(), today)


def _cosigners(session: Session, topic_id: str) -> tuple[str, ...]:
    asked = select(Cosigner.person_id).where(Cosigner.topic_id == topic_id, Cosigner.withdrawn_at.is_(None))
    ids = list(session.scalars(asked.order_by(Cosigner.at)))
    names = names_of(session, ids)
    return tuple(names[each] for each in ids if each in names)


def _opinions(session: Session, topic_id: str) -> OpinionsView:
    rows = session.execute(
        select(
            CollectedOpinion.person_id,
            CollectedOpinion.stance,
            CollectedOpinion.channel,
            CollectedOpinion.text,
        )
        .where(CollectedOpinion.topic_id == topic_id)
        .order_by(CollectedOpinion.at.desc())
    ).all()
    stances = Counter(row.stance for row in rows)
    channels = Counter(row.channel for row in rows)
    names = names_of(session, [row.person_id for row in rows])
    return OpinionsView(
        total=len(rows),
        stances=tuple((str(stance), stances[stance]) for stance in Stance if stances[stance]),
        channels="，".join(f"{channel}{count}条" for channel, count in channels.most_common()),
        texts=tuple(
            (f"{names.get(row.person_id, '一户')}（{row.stance}，{row.channel}）", row.text) for row in rows
        ),
    )

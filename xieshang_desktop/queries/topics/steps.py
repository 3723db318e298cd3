"""The four steps of the policy, and how far a topic has got on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import TopicStatus
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.topics import ParticipantChoice, Screening, Topic
from xieshang_desktop.queries.days import day_words


@dataclass(frozen=True)
class TopicStep:
    """One of the four steps of the policy."""

    title: str
    state: Literal["done", "now", "later"]
    note: str


def four_steps(
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


def parties_missing(session: Session, topic: Topic) -> tuple[str, ...]:
    kinds = select(ParticipantChoice.kind).where(ParticipantChoice.topic_id == topic.id)
    chosen = {str(kind) for kind in session.scalars(kinds)}
    return tuple(each for each in topic.stakeholders if each not in chosen)


def _parties_note(topic: Topic, kinds: list[str]) -> str:
    missing = [each for each in topic.stakeholders if each not in kinds]
    said = f"已定{len(set(kinds))}类" if kinds else "还没有定"
    return said + (f"，还缺{len(missing)}类" if missing else "")


def _meeting_note(meeting: Meeting | None, today: date) -> str:
    return "未定时间" if meeting is None else day_words(meeting.starts_at.date(), today)

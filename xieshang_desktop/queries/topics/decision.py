"""由谁决定: which body decides a topic, why, and what lies on the way to it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain import routing
from xieshang_desktop.domain.vocabulary import MeetingForm, Scope, TopicStatus
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.models.village import Delegation
from xieshang_desktop.queries import figures
from xieshang_desktop.queries.days import full_day
from xieshang_desktop.queries.facts.law import village_facts, village_of, village_rules
from xieshang_desktop.queries.facts.sittings import newest_deliberation, newest_review
from xieshang_desktop.queries.topics.notes import notes_of

REVIEW_CLAUSE = "村民委员会组织法第二十八条第三款"


@dataclass(frozen=True)
class Step:
    """One chip of the way ahead."""

    words: str
    done: bool


@dataclass(frozen=True)
class Decision:
    """The body, all bodies that may, numbered reasons with their clauses, and the way."""

    body: str
    bodies: tuple[MeetingForm, ...]
    lead: str
    reasons: tuple[tuple[str, str], ...]
    way: tuple[Step, ...]


def decision(session: Session, topic: Topic) -> Decision:
    """Who decides a topic and why."""
    kind, _ = village_facts(session)
    bodies = figures.bodies_of(session, topic)
    body = str(bodies[0]) if bodies else "由乡镇牵头"
    return Decision(
        body=body,
        bodies=bodies,
        lead=topic.lead or routing.lead(topic.scope, kind),
        reasons=tuple(_reasons(session, topic, bodies)),
        way=tuple(_way(session, topic, bodies)),
    )


def _reasons(session: Session, topic: Topic, bodies: tuple[MeetingForm, ...]) -> list[tuple[str, str]]:
    reasons = [_by_matter(topic, bodies)]
    reasons += _delegated(session, topic, bodies)
    if routing.needs_party_review(topic.matter, topic.scope, important=topic.wide_impact):
        review = newest_review(session, topic.id)
        said = (
            f"党组织{review.at.month}月{review.at.day}日研究，{'同意提交' if review.agreed else '不同意'}"
            if review
            else "要先经党组织研究讨论，还没有研究"
        )
        reasons.append((said, REVIEW_CLAUSE))
    reasons += _deliberated(session, topic)
    special = routing.special_procedure(
        wide_impact=topic.wide_impact, specialised=topic.specialised, scope=topic.scope
    )
    if special.hearing:
        reasons.append(("涉及面广、关注度高，用专题议事会或民主听证会协商", special.clause))
    if special.experts:
        reasons.append(("专业性强，要请专业人员或第三方评估", special.clause))
    return [*reasons, *notes_of(session, topic.id)]


def _deliberated(session: Session, topic: Topic) -> list[tuple[str, str]]:
    """What the two committees said, where that is on record."""
    found = newest_deliberation(session, topic.id)
    if found is None:
        return []
    held, said = found.held_at or found.at, "同意提交" if found.agreed else "不同意"
    return [(f"“两委”{held.month}月{held.day}日商议，{said}", "四议两公开")]


def _by_matter(topic: Topic, bodies: tuple[MeetingForm, ...]) -> tuple[str, str]:
    if topic.scope is Scope.CROSS_VILLAGE:
        return ("跨村的事项，由乡镇党委（街道党工委）牵头组织协商", "中办发〔2015〕41号二（二）")
    others = "、".join(str(each) for each in bodies[1:])
    said = f"{topic.matter}，由{bodies[0]}决定" + (f"，也可由{others}决定" if others else "")
    return (said, "农村集体经济组织法第二十六条" if topic.matter in routing.COLLECTIVE_MATTERS else "")


def _delegated(session: Session, topic: Topic, bodies: tuple[MeetingForm, ...]) -> list[tuple[str, str]]:
    """Representatives decide what the assembly has left to them, on record."""
    if not bodies or bodies[0] not in routing.REPRESENTATIVE_FORMS:
        return []
    kind, _ = village_facts(session)
    figure = routing.delegation_figure(village_rules(session), topic.matter, kind)
    if figure is None:
        return []
    row = session.scalars(
        select(Delegation).where(Delegation.matter == topic.matter).order_by(Delegation.valid_to.desc())
    ).first()
    assembly = routing.REPRESENTATIVE_FORMS[bodies[0]]
    if row is not None:
        return [(f"{assembly}已授权{bodies[0]}，到{full_day(row.valid_to)}", f"{figure.clause}；{row.basis}")]
    if village_of(session).takes_delegation_as_given:
        return [(f"{assembly}可以授权{bodies[0]}，本村视为已授权", figure.clause)]
    return [(f"{assembly}还没有授权{bodies[0]}，现在要由{assembly}决定", figure.clause)]


def _way(session: Session, topic: Topic, bodies: tuple[MeetingForm, ...]) -> list[Step]:
    past = topic.status in (TopicStatus.RESULT, TopicStatus.IMPLEMENTING, TopicStatus.CLOSED)
    steps = []
    if routing.needs_party_review(topic.matter, topic.scope, important=topic.wide_impact):
        steps.append(Step("党组织研究", newest_review(session, topic.id) is not None))
    steps.append(Step("协商", past))
    if bodies and routing.needs_party_review(topic.matter, topic.scope):
        steps.append(Step(f"{_short(bodies[0])}决定", past))
    days = figures.posting_days(session).value
    posted = topic.status in (TopicStatus.IMPLEMENTING, TopicStatus.CLOSED)
    steps.append(Step(f"公示{days}日" if days else "公示", posted))
    return steps


def _short(form: MeetingForm) -> str:
    return str(form).removeprefix("村民").removeprefix("居民") if "代表会议" in form else str(form)

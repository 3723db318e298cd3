"""What a topic's entry says, as the form has it and as its card shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Matter, PartyKind, Scope, TopicCategory
from xieshang_desktop.domain.wording import listed
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.days import full_day


@dataclass(frozen=True)
class TopicEntry:
    """The fields that may be put right, as values."""

    title: str
    category: TopicCategory
    matter: Matter
    scope: Scope
    description: str
    proposal: str
    amount: Decimal | None
    funds_from: str
    groups: tuple[str, ...]
    affected_households: int | None
    affected_people: int | None
    wide_impact: bool
    specialised: bool
    entrusted_by: str
    stakeholders: tuple[PartyKind, ...]
    languages: tuple[str, ...]
    responsible: str
    due: date | None
    proposer: str


def entry_of(session: Session, topic: Topic) -> TopicEntry:
    """The entry of one topic."""
    proposer = session.get(Person, topic.proposer_id) if topic.proposer_id else None
    return TopicEntry(
        title=topic.title,
        category=topic.category,
        matter=topic.matter,
        scope=topic.scope,
        description=topic.description,
        proposal=topic.proposal or "",
        amount=topic.amount,
        funds_from=topic.funds_from or "",
        groups=tuple(topic.groups or ()),
        affected_households=topic.affected_households,
        affected_people=topic.affected_people,
        wide_impact=topic.wide_impact,
        specialised=topic.specialised,
        entrusted_by=topic.entrusted_by or "",
        stakeholders=tuple(PartyKind(word) for word in topic.stakeholders),
        languages=tuple(topic.languages),
        responsible=topic.responsible or "",
        due=topic.due,
        proposer=proposer.name if proposer is not None else "",
    )


def about(entry: TopicEntry) -> tuple[tuple[str, str], ...]:
    """What is on the form, as label and words; what was left empty is left out."""
    return tuple((label, words) for label, words in _lines(entry) if words)


def _lines(entry: TopicEntry) -> Iterator[tuple[str, str]]:
    yield "情况和诉求", entry.description
    yield "拟议方案", entry.proposal
    yield "资金来源", entry.funds_from
    yield "涉及", _reach(entry)
    yield "提出人", entry.proposer
    yield "委托单位", entry.entrusted_by
    yield "语言", listed(entry.languages)
    yield "责任人", entry.responsible
    yield "办结时限", full_day(entry.due) if entry.due else ""


def _reach(entry: TopicEntry) -> str:
    households = f"{entry.affected_households}户" if entry.affected_households is not None else ""
    people = f"{entry.affected_people}人" if entry.affected_people is not None else ""
    return "，".join(part for part in (listed(entry.groups), households, people) if part)


def chips(topic: Topic) -> tuple[str, ...]:
    """What a topic is, in a few words."""
    scope = "全村" if topic.scope is Scope.VILLAGE else str(topic.scope)
    amount = f"{topic.amount:f}".removesuffix(".00") + "元" if topic.amount is not None else ""
    marks = ("涉及面广" if topic.wide_impact else "", "专业性强" if topic.specialised else "")
    return tuple(chip for chip in (str(topic.category), str(topic.source), scope, amount, *marks) if chip)

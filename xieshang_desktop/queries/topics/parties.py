"""Who takes part in a consultation: named and missing kinds, and whether they stand for the village."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import PartyKind, Sex
from xieshang_desktop.models.topics import ParticipantChoice, Topic
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.facts.law import village_rules


@dataclass(frozen=True)
class PartyLine:
    """One kind of party: whether the topic names it, who was chosen for it, and why."""

    kind: PartyKind
    named: bool
    people: tuple[str, ...]
    relevance: str
    reason: str

    @property
    def missing(self) -> bool:
        """Named for the topic, and nobody chosen yet."""
        return self.named and not self.people


@dataclass(frozen=True)
class Representation:
    """One figure on whether the chosen stand for the village; ``tone`` ok, warn or text."""

    label: str
    words: str
    tone: str = "text"


@dataclass(frozen=True)
class PartiesView:
    """The participants of one topic."""

    topic_id: str
    title: str
    lines: tuple[PartyLine, ...]
    figures: tuple[Representation, ...]
    still_open: bool

    @property
    def missing(self) -> tuple[PartyKind, ...]:
        """The kinds that are named and have nobody yet."""
        return tuple(line.kind for line in self.lines if line.missing)


def parties(session: Session, topic_id: str, still_open: bool) -> PartiesView:
    """Named kinds in their order, then those that were chosen besides."""
    topic = session.get_one(Topic, topic_id)
    asked = select(ParticipantChoice).where(ParticipantChoice.topic_id == topic_id)
    choices = session.scalars(asked.order_by(ParticipantChoice.at)).all()
    people = _people(session, choices)
    named = {PartyKind(word) for word in topic.stakeholders}
    chosen = {choice.kind for choice in choices}
    lines = [
        _line(kind, kind in named, [choice for choice in choices if choice.kind is kind], people)
        for kind in PartyKind
        if kind in named | chosen
    ]
    return PartiesView(
        topic_id=topic.id,
        title=topic.title,
        lines=tuple(sorted(lines, key=lambda line: not line.missing)),
        figures=tuple(_figures(session, topic, choices, people, lines)),
        still_open=still_open,
    )


def _people(session: Session, choices: Sequence[ParticipantChoice]) -> dict[str, Person]:
    ids = {who for choice in choices for who in choice.person_ids}
    return {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(ids)))}


def _line(
    kind: PartyKind, named: bool, choices: Sequence[ParticipantChoice], people: dict[str, Person]
) -> PartyLine:
    names = [people[who].name for choice in choices for who in choice.person_ids if who in people]
    names += [name for choice in choices for name in choice.others or ()]
    return PartyLine(
        kind=kind,
        named=named,
        people=tuple(dict.fromkeys(names)),
        relevance="；".join(dict.fromkeys(choice.relevance for choice in choices)),
        reason="；".join(dict.fromkeys(choice.reason for choice in choices)),
    )


def _figures(
    session: Session,
    topic: Topic,
    choices: Sequence[ParticipantChoice],
    people: dict[str, Person],
    lines: Sequence[PartyLine],
) -> Iterable[Representation]:
    missing = [line.kind for line in lines if line.missing]
    chosen = sum(1 for line in lines if line.people)
    lack = f"，还缺{len(missing)}类：{'、'.join(missing)}" if missing else ""
    yield Representation("协商主体", f"已定{chosen}类{lack}", "warn" if missing or not chosen else "ok")
    others = {name for choice in choices for name in choice.others or ()}
    whole = len(people) + len(others)
    if not whole:
        return
    yield Representation("人数", f"{whole}人" + (f"，其中不在花名册上{len(others)}人" if others else ""))
    yield _groups(session, topic, list(people.values()))
    women = sum(1 for person in people.values() if person.sex is Sex.FEMALE)
    yield Representation("妇女", _share(women, whole), "text" if women else "warn")
    strangers = sum(1 for person in people.values() if not person.registered)
    yield Representation("非户籍居民", f"{strangers}人" if strangers else "没有")
    yield _stakeholders(session, choices, whole)


def _groups(session: Session, topic: Topic, people: Sequence[Person]) -> Representation:
    """The groups that the topic reaches; of a topic that names none, all groups of the village."""
    asked = select(Person.group).where(Person.group.is_not(None), Person.died.is_(None)).distinct()
    wanted = list(topic.groups or []) or sorted(group for group in session.scalars(asked) if group)
    here = {person.group for person in people}
    absent = [group for group in wanted if group not in here]
    words = f"{len(wanted) - len(absent)}/{len(wanted)}" + (f"，没有{'、'.join(absent)}的" if absent else "")
    return Representation("小组", words, "warn" if absent else "ok")


def _stakeholders(session: Session, choices: Sequence[ParticipantChoice], whole: int) -> Representation:
    concerned = {
        each
        for choice in choices
        if choice.kind is PartyKind.OTHER_STAKEHOLDERS
        for each in (*choice.person_ids, *(choice.others or ()))
    }
    words, tone = _share(len(concerned), whole), "text"
    figure = next(iter(village_rules(session).find(None, "stakeholder_share")), None)
    if figure is not None:
        line = Share(figure.fraction, figure.strict)
        tone = "ok" if line.met(len(concerned), whole) else "warn"
        words += f"，{'达到' if tone == 'ok' else '不到'}{line.words()}（{figure.clause}）"
    return Representation("其他利益相关方", words, tone)


def _share(part: int, whole: int) -> str:
    return f"{part}人，占{part * 100 / whole:.0f}%" if part else "没有"

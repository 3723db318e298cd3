"""Figures of the law that the pages count with, each with its clause; None where none is in force."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain import routing
from xieshang_desktop.domain.calendar import notice_needed, posting_needed
from xieshang_desktop.domain.counting import pass_lines, units_allowed
from xieshang_desktop.domain.figures import Figure as LawFigure
from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import MeetingForm, Role, TopicSource, Unit
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.topics import Cosigner, Topic
from xieshang_desktop.models.village import PersonRole
from xieshang_desktop.queries.facts.law import adults_of, quorum_of, rules_for, village_facts, village_rules

CHARTER = "本村议事规则"


@dataclass(frozen=True)
class Figure:
    """A figure with its clause; ``basis`` is who asks for it, in short (本村议事规则)."""

    value: int | None = None
    clause: str = ""
    basis: str = ""


NOTHING = Figure()


@dataclass(frozen=True)
class FormLine:
    """What the law asks of a form, in one line, with its clause."""

    text: str
    clause: str


@dataclass(frozen=True)
class Cosigning:
    """Co-signers against their threshold: ``needed`` None where no law gives a number."""

    count: int
    base: int
    needed: int | None
    who: str
    clause: str

    @property
    def met(self) -> bool:
        """Whether there are enough."""
        return self.needed is None or self.count >= self.needed


def quorum(session: Session, meeting_id: str) -> Figure:
    """How many must be there before the meeting may open."""
    found = quorum_of(session, meeting_id)
    return Figure(found.needed, found.clause)


def notice_days(session: Session, meeting_id: str) -> Figure:
    """How many whole days must lie between notice and meeting."""
    form = session.get_one(Meeting, meeting_id).form
    found = notice_needed(rules_for(session, meeting_id), form)
    return _figure(found)


def posting_days(session: Session) -> Figure:
    """For how many days a result must hang (村民委员会组织法第三十五条)."""
    try:
        return _figure(posting_needed(village_rules(session)))
    except LookupError:
        return NOTHING


def objection_days(session: Session) -> Figure:
    """Within how many days an objection is answered; only local laws say so."""
    rows = village_rules(session).find(None, "reply_days")
    return _figure(min(rows, key=lambda row: row.days, default=None))


def _figure(found: LawFigure | None) -> Figure:
    if found is None:
        return NOTHING
    own = "charter" in found.set_id or "村" in found.set_id
    return Figure(found.days, found.clause, CHARTER if own else found.clause)


def form_line(session: Session, form: MeetingForm, unit: Unit = Unit.PERSON) -> FormLine:
    """三分之二以上组成人员参加方可召开，到会过半数同意."""
    rules = village_rules(session)
    units = units_allowed(rules, form)
    needed = rules.one(form, "quorum", unit=unit if unit in units else units[0], chamber=None)
    lines = pass_lines(rules, form)
    if needed is None and not lines:
        return FormLine("只协商、不作法定决定，不设法定人数；要决定的提交法定会议", "")
    parts = []
    if needed is not None:
        parts.append(f"{Share(needed.fraction, needed.strict).rule_words()}参加方可召开")
    parts += [f"{line.words()}同意" for line in lines[:2]]
    clause = needed.clause if needed is not None else lines[0].clause
    return FormLine("，".join(parts), clause)


def may_decide(session: Session, topic: Topic, form: MeetingForm) -> bool:
    """Whether this form is among those that may decide a topic."""
    bodies = bodies_of(session, topic)
    return not bodies or form in bodies


def bodies_of(session: Session, topic: Topic) -> tuple[MeetingForm, ...]:
    """Who may decide a topic, the usual one first."""
    kind, collective = village_facts(session)
    rules = village_rules(session)
    return routing.deciding_bodies(rules, topic.matter, topic.scope, kind, collective=collective)


def cosigning(session: Session, topic: Topic) -> Cosigning:
    """The co-signers of a topic against the number that a joint proposal needs."""
    signed = select(func.count()).where(Cosigner.topic_id == topic.id, Cosigner.withdrawn_at.is_(None))
    count = max(session.scalar(signed) or 0, topic.cosigner_count or 0)
    base = signing_base(session, topic.source)
    threshold = routing.petition_threshold(village_rules(session), topic.source, base)
    who = "村民代表" if topic.source is TopicSource.JOINT_REPRESENTATIVES else "村民"
    if threshold is None:
        return Cosigning(count, base, None, who, "")
    return Cosigning(count, base, threshold.needed, who, threshold.clause)


def signing_base(session: Session, source: TopicSource) -> int:
    """Of how many the share of co-signers is reckoned."""
    if source is TopicSource.JOINT_REPRESENTATIVES:
        held = select(func.count()).where(PersonRole.role == Role.REPRESENTATIVE)
        return session.scalar(held) or 0
    return adults_of(session)

"""Figures of the law that the pages count with, each with its clause; None where none is in force."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from xieshang_desktop.domain import routing
from xieshang_desktop.domain.calendar import notice_needed, posting_needed
from xieshang_desktop.domain.counting import pass_lines, units_allowed
from xieshang_desktop.domain.figures import Figure as LawFigure
from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import MeetingForm, Unit
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.facts.law import quorum_of, rules_for, village_facts, village_rules

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

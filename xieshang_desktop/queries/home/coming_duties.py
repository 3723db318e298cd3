"""Meetings that the law wants and whose day is still to come: demanded, or wanted in the running period."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain import calendar
from xieshang_desktop.domain.vocabulary import MeetingForm, MeetingState
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.days import day_words, due_words, urgency_of
from xieshang_desktop.queries.facts.demands import demand_facts, demands
from xieshang_desktop.queries.facts.law import village_rules
from xieshang_desktop.queries.facts.record import record_facts
from xieshang_desktop.queries.home.duty import Duty

PERIOD_DAYS = 30
"""A month before a quarter or a year ends, its meeting stands on 工作台."""


Planned = Sequence[tuple[MeetingForm, date]]
"""Form and day of the meetings that are being prepared."""


def coming_duties(session: Session, now: datetime) -> tuple[Duty, ...]:
    """What is to be called in time; a meeting that is being prepared already has rows of its own."""
    asked = select(Meeting.form, Meeting.starts_at).where(Meeting.state == MeetingState.PREPARING)
    planned = [(row.form, row.starts_at.date()) for row in session.execute(asked) if row.starts_at >= now]
    return (*_demanded(session, now, planned), *_periods(session, now, planned))


def _demanded(session: Session, now: datetime, planned: Planned) -> Iterator[Duty]:
    rules, today = village_rules(session), now.date()
    for demand in demands(session):
        facts = demand_facts(session, demand)
        if facts is None or facts.held or not facts.met:
            continue
        owed = calendar.convening_due(rules, facts.form, facts.on)
        if owed is None or owed[0] < today or _called(planned, facts.form, owed[0]):
            continue  # what is late, or wanted without a day, is a finding
        said = "" if facts.answered else "，还没有答复"
        yield Duty(
            kind="new_meeting" if facts.answered else "demands",
            id="" if facts.answered else demand.id,
            urgency=urgency_of(owed[0], today),
            left=due_words(owed[0], today),
            subject=f"{facts.by}要求召开{facts.form}（{facts.count}人，需{facts.needed}人）",
            detail=f"{day_words(owed[0], today)}前召开{said}；{owed[1].clause}",
            action="准备会议" if facts.answered else "去答复",
            due=owed[0],
        )


def _periods(session: Session, now: datetime, planned: Planned) -> Iterator[Duty]:
    facts, rules, today = record_facts(session, now), village_rules(session), now.date()
    for form in facts.frequent_forms:
        held = [day for held_form, day in facts.meetings_held if held_form is form]
        owed = calendar.frequency_coming(rules, form, held, facts.since, today)
        if owed is None or (owed.last - today).days > PERIOD_DAYS or _called(planned, form, owed.last):
            continue
        yield Duty(
            kind="new_meeting",
            id="",
            urgency=urgency_of(owed.last, today),
            left=due_words(owed.last, today),
            subject=owed.sentence.replace(f"（{owed.clause}）", ""),
            detail=f"{day_words(owed.last, today)}前召开；{owed.clause}",
            action="准备会议",
            due=owed.last,
        )


def _called(planned: Planned, form: MeetingForm, last: date) -> bool:
    """Whether a meeting of the form is called in time already."""
    return any(each is form and day <= last for each, day in planned)

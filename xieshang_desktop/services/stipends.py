"""Stipends, as an earlier decision fixed them."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select

from xieshang_desktop.domain import refusals
from xieshang_desktop.domain.acts.afterwards import (
    GrantStipends,
)
from xieshang_desktop.domain.vocabulary import Outcome
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import (
    StipendDecided,
    StipendGrant,
)
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.services.changes import Changes
from xieshang_desktop.services.guards import get, get_topic, people_on_roster
from xieshang_desktop.storage.unit_of_work import Work

OUTCOMES = Changes(outcomes=True, topics=True)


def grant_stipends(work: Work, act: GrantStipends) -> Changes:
    """Pay what an earlier decision fixed, to whom and at the rate it fixed (村民委员会组织法第二十八条)."""
    meeting = get(work, Meeting, act.meeting, "会议")
    topic = get_topic(work, act.basis)
    people = people_on_roster(work, act.whos, act.at.date())
    if not people:
        raise refusals.wrong_stage("没有选领补贴的人。", "请选人。")
    decided = _decided_before(work, topic)
    if decided is None:
        raise refusals.stipend_without_decision()
    outside = [person.name for person in people if person.id not in decided.person_ids]
    if outside:
        raise refusals.stipend_not_covered(f"{'、'.join(outside)}不在会议决定的补贴人员中。")
    if act.rate != decided.rate:
        raise refusals.stipend_not_covered(f"会议决定每{decided.per}{decided.rate}元，这次是{act.rate}元。")
    paid = select(StipendGrant.person_ids).where(StipendGrant.meeting_id == meeting.id)
    already = {key for keys in work.session.scalars(paid) for key in keys}
    twice = [person.name for person in people if person.id in already]
    if twice:
        raise refusals.stipend_not_covered(f"{'、'.join(twice)}这次会议的补贴已经发过。")
    grant = StipendGrant(
        meeting_id=meeting.id,
        topic_id=topic.id,
        person_ids=[person.id for person in people],
        rate=Decimal(act.rate),
        at=act.at,
    )
    work.add(grant)
    return OUTCOMES


def _decided_before(work: Work, topic: Topic) -> StipendDecided | None:
    asked = (
        select(StipendDecided)
        .join(AgendaItem, AgendaItem.id == StipendDecided.item_id)
        .where(
            StipendDecided.topic_id == topic.id,
            AgendaItem.outcome == Outcome.PASSED,
            StipendDecided.at <= work.at,
        )
        .order_by(StipendDecided.at.desc())
    )
    return work.session.scalars(asked).first()

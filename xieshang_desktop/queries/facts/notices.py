"""The notice of a meeting as it reached people, place by place on the list."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, union_all
from sqlalchemy.orm import Session

from xieshang_desktop.domain.calendar import notice_days
from xieshang_desktop.domain.facts import NoticeFacts
from xieshang_desktop.models.meetings import BaseExclusion, Entitled, Meeting, Notice, NoticeDelivery
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.facts.law import rules_for


def _first_told() -> Any:
    """When the last place on the list was first told, and how many places never were."""
    meeting: Any = bindparam("meeting")
    told = (
        select(NoticeDelivery.person_id, func.min(Notice.at).label("at"))
        .join(Notice, Notice.id == NoticeDelivery.notice_id)
        .where(Notice.meeting_id == meeting)
        .group_by(NoticeDelivery.person_id)
        .subquery()
    )
    excluded = select(BaseExclusion.person_id).where(BaseExclusion.meeting_id == meeting)
    people = (
        select(told.c.at)
        .select_from(Entitled)
        .outerjoin(told, told.c.person_id == Entitled.person_id)
        .where(Entitled.meeting_id == meeting, Entitled.person_id.is_not(None))
        .where(Entitled.person_id.not_in(excluded))
    )
    households = (
        select(func.min(told.c.at).label("at"))
        .select_from(Entitled)
        .outerjoin(Person, Person.household_id == Entitled.household_id)
        .outerjoin(told, told.c.person_id == Person.id)
        .where(Entitled.meeting_id == meeting, Entitled.household_id.is_not(None))
        .group_by(Entitled.household_id)
    )
    places = union_all(people, households).subquery()
    return select(func.max(places.c.at), func.count() - func.count(places.c.at)).select_from(places)


FIRST_TOLD = _first_told()
"""A household is told through any of its people; those left out of the base need no notice."""


def notice_facts(session: Session, meeting: Meeting) -> tuple[NoticeFacts | None, int]:
    """The notice as it reached people, and how many of the entitled it never reached."""
    row = session.execute(FIRST_TOLD, {"meeting": meeting.id}).one()
    latest: datetime | None = row[0]
    unreached = int(row[1])
    notices = session.scalars(select(Notice).where(Notice.meeting_id == meeting.id).order_by(Notice.at)).all()
    if not notices:
        return None, unreached
    counts = rules_for(session, meeting.id).allows(meeting.form, "notice_counts_meeting_day")
    facts = NoticeFacts(
        days=notice_days((latest or notices[-1].at).date(), meeting.starts_at.date(), counts),
        urgent_reason=next((notice.urgent_reason for notice in notices if notice.urgent_reason), ""),
        materials=sum(len(notice.materials) for notice in notices),
        unreached=unreached,
    )
    return facts, unreached

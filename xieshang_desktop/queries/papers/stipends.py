"""Stipends granted for coming to a meeting, as an earlier meeting decided them (误工补贴)."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import PostingOf
from xieshang_desktop.domain.wording import date_words
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.outcomes import StipendDecided, StipendGrant
from xieshang_desktop.queries.facts.law import village_of
from xieshang_desktop.queries.papers.payments import (
    StipendRowView,
    StipendView,
)
from xieshang_desktop.queries.papers.residents import PersonFacts, people_of
from xieshang_desktop.queries.papers.texts import texts_of_result
from xieshang_desktop.queries.papers.topic_facts import POSTED_BY_LAW, board_of, bodies_of_village, hanging_of
from xieshang_desktop.queries.papers.words import official


def has_stipends(session: Session, meeting_id: str) -> bool:
    """Whether stipends were granted for coming to a meeting."""
    asked = select(StipendGrant.id).where(StipendGrant.meeting_id == meeting_id)
    return session.scalars(asked.limit(1)).first() is not None


def stipend_views(session: Session, meeting_id: str) -> tuple[StipendView, ...]:
    """One list for each grant; numbers of identity stand on the list for payment alone."""
    asked = select(StipendGrant).where(StipendGrant.meeting_id == meeting_id)
    grants = session.scalars(asked.order_by(StipendGrant.at, StipendGrant.id)).all()
    return tuple(_stipend(session, grant) for grant in grants)


def _stipend(session: Session, grant: StipendGrant) -> StipendView:
    meeting = session.get_one(Meeting, grant.meeting_id)
    village = village_of(session)
    people = people_of(session, grant.person_ids)
    posted = hanging_of(session, grant.topic_id, PostingOf.STIPEND, grant.at.date())
    bodies = bodies_of_village(session, texts_of_result(session, meeting, posted.first), posted.first)
    fixed = _fixed(session, grant)
    named = meeting.title if meeting.title.startswith(village.name) else village.name + meeting.title
    return StipendView(
        board=board_of(f"{named}误工补贴发放公示", bodies, posted, posted.first, POSTED_BY_LAW),
        village=village.name,
        title=f"{named}误工补贴发放表",
        rows=tuple(
            _row(session, people[key], meeting, grant.rate) for key in grant.person_ids if key in people
        ),
        per=fixed.per if fixed is not None else "次",
        decided=_decided(session, fixed),
        source="",
    )


def _row(session: Session, person: PersonFacts, meeting: Meeting, rate: Decimal) -> StipendRowView:
    kind = village_of(session).kind
    day = meeting.starts_at
    return StipendRowView(
        name=person.name,
        group=person.group,
        work=f"参加{official(meeting.form.value, kind)}",
        times=Decimal(1),
        rate=rate,
        duty=person.kind(kind) or person.office(kind),
        when=f"{day.month}月{day.day}日",
        id_number=person.id_number,
        phone=person.phone,
    )


def _fixed(session: Session, grant: StipendGrant) -> StipendDecided | None:
    """The decision on which a grant rests: the last one on its topic before it."""
    asked = select(StipendDecided).where(
        StipendDecided.topic_id == grant.topic_id, StipendDecided.at <= grant.at
    )
    return session.scalars(asked.order_by(StipendDecided.at.desc()).limit(1)).first()


def _decided(session: Session, fixed: StipendDecided | None) -> str:
    if fixed is None:
        return ""
    item = session.get_one(AgendaItem, fixed.item_id)
    meeting = session.get_one(Meeting, item.meeting_id)
    return f"{date_words((meeting.opened_at or meeting.starts_at).date())}{meeting.form}决定"

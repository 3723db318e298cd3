"""Notices of coming meetings: the last lawful day, and who has not been reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.calendar import last_lawful_notice_day
from xieshang_desktop.domain.vocabulary import MeetingForm, MeetingState
from xieshang_desktop.models.meetings import Meeting, Notice, NoticeDelivery
from xieshang_desktop.queries import figures
from xieshang_desktop.queries.facts.deliveries import addressees
from xieshang_desktop.queries.facts.law import rules_for


@dataclass(frozen=True)
class NoticeState:
    """How far the notice of one meeting is. ``needed`` is None where the rules have no figure.

    Whole days between the day of the notice and the day of the meeting count, neither of the two included;
    ``last_day`` is the last on which it is in time. ``everybody`` are those to whom it goes: a household is
    told through its head, and whoever is left out of the base needs no notice.
    """

    meeting_id: str
    title: str
    form: MeetingForm
    starts: datetime
    needed: int | None
    clause: str
    basis: str
    last_day: date | None
    given: bool
    last_given: date | None
    everybody: tuple[str, ...]
    not_reached: tuple[str, ...]
    materials: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether everybody entitled has been reached."""
        return self.given and not self.not_reached

    @property
    def reached(self) -> int:
        """How many of the entitled the notice has reached."""
        return len(self.everybody) - len(self.not_reached)


def notice_states(session: Session, meeting_id: str | None = None) -> tuple[NoticeState, ...]:
    """The notices of one meeting, or of all that are being prepared."""
    asked = select(Meeting.id, Meeting.title, Meeting.form, Meeting.starts_at).order_by(Meeting.starts_at)
    wanted = Meeting.state == MeetingState.PREPARING if meeting_id is None else Meeting.id == meeting_id
    return tuple(_state(session, row) for row in session.execute(asked.where(wanted)).all())


def _state(session: Session, row: Any) -> NoticeState:
    meeting_id = row.id
    notices = session.execute(
        select(Notice.id, Notice.at, Notice.materials).where(Notice.meeting_id == meeting_id)
    ).all()
    reached = _reached(session, [each.id for each in notices])
    places = addressees(session, meeting_id)
    figure = figures.notice_days(session, meeting_id)
    return NoticeState(
        meeting_id=meeting_id,
        title=row.title,
        form=row.form,
        starts=row.starts_at,
        needed=figure.value,
        clause=figure.clause,
        basis=figure.basis,
        last_day=_last_day(session, row, figure.value),
        given=bool(notices),
        last_given=max((each.at.date() for each in notices), default=None),
        everybody=tuple(place.to for place in places),
        not_reached=tuple(place.to for place in places if not reached & {place.to, *place.others}),
        materials=tuple(dict.fromkeys(name for each in notices for name in each.materials)),
    )


def _last_day(session: Session, row: Any, needed: int | None) -> date | None:
    if needed is None:
        return None
    counts = rules_for(session, row.id).allows(row.form, "notice_counts_meeting_day")
    return last_lawful_notice_day(row.starts_at.date(), needed, counts)


def _reached(session: Session, notices: list[str]) -> frozenset[str]:
    asked = select(NoticeDelivery.person_id).where(NoticeDelivery.notice_id.in_(notices))
    return frozenset(session.scalars(asked))

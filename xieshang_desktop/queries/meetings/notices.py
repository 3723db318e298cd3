"""Notices of coming meetings: the last lawful day, and who has not been reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import MeetingForm, MeetingState
from xieshang_desktop.models.meetings import Entitled, Meeting, Notice, NoticeDelivery
from xieshang_desktop.queries import figures


@dataclass(frozen=True)
class NoticeState:
    """How far the notice of one meeting is. ``needed`` is None where the rules have no figure.

    Whole days between the day of the notice and the day of the meeting count, neither of the two included.
    """

    meeting_id: str
    title: str
    form: MeetingForm
    starts: datetime
    needed: int | None
    clause: str
    basis: str
    given: bool
    last_given: date | None
    not_reached: tuple[str, ...]
    reached: int
    materials: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether everybody entitled has been reached."""
        return self.given and not self.not_reached

    @property
    def last_day(self) -> date | None:
        """The last day on which the notice is in time."""
        return None if self.needed is None else self.starts.date() - timedelta(days=self.needed + 1)


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
    entitled = session.scalars(
        select(Entitled.person_id).where(Entitled.meeting_id == meeting_id, Entitled.person_id.is_not(None))
    ).all()
    reached = _reached(session, [each.id for each in notices])
    figure = figures.notice_days(session, meeting_id)
    return NoticeState(
        meeting_id=meeting_id,
        title=row.title,
        form=row.form,
        starts=row.starts_at,
        needed=figure.value,
        clause=figure.clause,
        basis=figure.basis,
        given=bool(notices),
        last_given=max((each.at.date() for each in notices), default=None),
        not_reached=tuple(person for person in entitled if person and person not in reached),
        reached=len(reached),
        materials=tuple(dict.fromkeys(name for each in notices for name in each.materials)),
    )


def _reached(session: Session, notices: list[str]) -> frozenset[str]:
    asked = select(NoticeDelivery.person_id).where(NoticeDelivery.notice_id.in_(notices))
    return frozenset(session.scalars(asked))

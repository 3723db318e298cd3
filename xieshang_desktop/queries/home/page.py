"""工作台: the meeting that is next or under way, what is owed, and where each topic stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.models.meetings import AgendaItem, Entitled, Meeting, MeetingTopic
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.models.village import Person, Village
from xieshang_desktop.queries import figures
from xieshang_desktop.queries.home.duties import ahead_of, duties_of
from xieshang_desktop.queries.home.view import STAGES, Column, HomeView, NextMeeting
from xieshang_desktop.queries.meetings.readiness import readiness
from xieshang_desktop.queries.pipeline import stages_of

LIVE_STATES = (MeetingState.RUNNING, MeetingState.ADJOURNED)


def home(session: Session, now: datetime) -> HomeView:
    """What 工作台 shows at ``now``."""
    village = session.execute(select(Village.name, Village.township).order_by(Village.id)).first()
    meeting = next_meeting(session, now)
    today = now.date()
    return HomeView(
        now=now,
        village=village.name if village else "",
        township=(village.township or "") if village else "",
        people=session.scalar(select(func.count()).select_from(Person)) or 0,
        meeting=meeting,
        duties=duties_of(session, now),
        ahead=ahead_of(session, today),
        columns=_columns(session, today, _topics_of_today(session, today)),
    )


def next_meeting(session: Session, now: datetime) -> NextMeeting | None:
    """The meeting under way, else one closed today that is not sealed yet, else the next one planned."""
    row = _under_way(session) or _to_be_signed(session, now) or _planned(session, now)
    if row is None:
        return None
    meeting: Meeting = row
    ready = readiness(session, meeting.id, now) if meeting.state is MeetingState.PREPARING else ()
    missing = [each for each in ready if not each.done]
    agenda = session.execute(
        select(func.count(), func.coalesce(func.sum(AgendaItem.minutes), 0)).where(
            AgendaItem.meeting_id == meeting.id
        )
    ).one()
    return NextMeeting(
        id=meeting.id,
        title=meeting.title,
        state=meeting.state,
        chip=_CHIPS.get(meeting.state, "下一次会议"),
        starts_at=meeting.starts_at,
        since=_since(meeting) if meeting.opened_at else "",
        place=meeting.place,
        unit=str(meeting.unit),
        entitled=_entitled(session, meeting.id),
        needed=figures.quorum(session, meeting.id).value,
        items=agenda[0],
        minutes=agenda[1] or 0,
        ready=len(ready),
        missing=len(missing),
        first_missing=missing[0].text if missing else "",
    )


_CHIPS = {
    MeetingState.RUNNING: "正在开会",
    MeetingState.ADJOURNED: "休会",
    MeetingState.CLOSED: "等待签字归档",
}


def _since(meeting: Meeting) -> str:
    if meeting.closed_at:
        return f"{meeting.closed_at:%H:%M}散会"
    if meeting.adjourned_at:
        return f"{meeting.adjourned_at:%H:%M}休会"
    return f"{meeting.opened_at:%H:%M}开会"


def _under_way(session: Session) -> Meeting | None:
    asked = select(Meeting).where(Meeting.state.in_(LIVE_STATES)).order_by(Meeting.opened_at.desc())
    return session.scalars(asked.limit(1)).first()


def _to_be_signed(session: Session, now: datetime) -> Meeting | None:
    asked = select(Meeting).where(Meeting.state == MeetingState.CLOSED)
    newest = session.scalars(asked.order_by(Meeting.closed_at.desc()).limit(1)).first()
    fresh = newest is not None and newest.closed_at is not None and newest.closed_at.date() == now.date()
    return newest if fresh else None


def _planned(session: Session, now: datetime) -> Meeting | None:
    """The next one that has not begun, one whose hour passed yesterday included."""
    since = datetime.combine(now.date(), datetime.min.time()) - timedelta(days=1)
    asked = select(Meeting).where(
        Meeting.state == MeetingState.PREPARING, Meeting.starts_at >= since, Meeting.adjourned_at.is_(None)
    )
    return session.scalars(asked.order_by(Meeting.starts_at).limit(1)).first()


def _entitled(session: Session, meeting_id: str) -> int:
    asked = select(func.count()).select_from(Entitled).where(Entitled.meeting_id == meeting_id)
    return session.scalar(asked) or 0


def _topics_of_today(session: Session, today: date) -> frozenset[str]:
    asked = (
        select(MeetingTopic.topic_id, Meeting.starts_at)
        .join(Meeting, Meeting.id == MeetingTopic.meeting_id)
        .where(Meeting.state != MeetingState.SEALED)
    )
    return frozenset(row.topic_id for row in session.execute(asked) if row.starts_at.date() == today)


def _columns(session: Session, today: date, moved: frozenset[str]) -> tuple[Column, ...]:
    """The eight columns of 工作台; ``moved`` are the topics of today's meeting."""
    stages = stages_of(session, today)
    asked = select(Topic.id, Topic.title).order_by(Topic.proposed_at.desc(), Topic.id)
    titles = [(row.id, row.title) for row in session.execute(asked)]
    return tuple(
        Column(
            name=stage,
            topics=(here := tuple(each for each in titles if stages.get(each[0]) == stage)),
            moved_today=moved & {key for key, _ in here},
        )
        for stage in STAGES
    )

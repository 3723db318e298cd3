"""会议: the list of all meetings, and one that is being prepared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import (
    Capacity,
    Channel,
    ItemKind,
    MeetingForm,
    MeetingState,
    Role,
    Sex,
)
from xieshang_desktop.models.meetings import AgendaItem, Entitled, Invitation, ItemText, Meeting, MeetingTopic
from xieshang_desktop.models.room import Attendance
from xieshang_desktop.models.village import Person, PersonRole
from xieshang_desktop.queries import figures
from xieshang_desktop.queries.days import clock_words, day_words, weekday_words
from xieshang_desktop.queries.facts.plan import plan_of
from xieshang_desktop.queries.meetings.convening import forms_of
from xieshang_desktop.queries.meetings.notices import NoticeState, notice_states
from xieshang_desktop.queries.meetings.readiness import ReadyRow, readiness
from xieshang_desktop.queries.names import names_of


@dataclass(frozen=True)
class MeetingLine:
    """One meeting in the list."""

    id: str
    title: str
    form: str
    state: MeetingState
    starts_at: datetime
    place: str
    entitled: int
    present: int
    items: int

    @property
    def day(self) -> str:
        """2026年3月12日."""
        return f"{self.starts_at.year}年{self.starts_at.month}月{self.starts_at.day}日"


@dataclass(frozen=True)
class AgendaLine:
    """One item with its expected start; ``text`` is the latest version."""

    id: str
    number: int
    title: str
    kind: ItemKind
    minutes: int | None
    start: str
    text: str
    version: int
    topic_id: str | None


@dataclass(frozen=True)
class Invited:
    """Somebody invited in a capacity."""

    person_id: str
    name: str
    capacity: str
    party: str


@dataclass(frozen=True)
class PreparingView:
    """One meeting as it is prepared. ``kinds`` says who the entitled are: 村民代表40人，村委会成员5人."""

    id: str
    title: str
    form: MeetingForm
    forms: tuple[MeetingForm, ...]
    law_line: str
    law_clause: str
    starts_at: datetime
    when: str
    place: str
    chair: str
    recorder: str
    unit: str
    entitled: int
    kinds: str
    sessions: str
    channels: tuple[Channel, ...]
    items: tuple[AgendaLine, ...]
    minutes: int
    ends: str
    notice: NoticeState
    notice_line: str
    notice_tone: str
    invited: tuple[Invited, ...]
    topics: tuple[str, ...]
    ready: tuple[ReadyRow, ...]
    context: str

    @property
    def missing(self) -> int:
        """How many rows of 准备好了吗 still lack."""
        return sum(1 for row in self.ready if not row.done)


def meeting_lines(session: Session) -> tuple[MeetingLine, ...]:
    """All meetings, the latest first."""
    entitled = _counted(session, select(Entitled.meeting_id, func.count()).group_by(Entitled.meeting_id))
    items = _counted(session, select(AgendaItem.meeting_id, func.count()).group_by(AgendaItem.meeting_id))
    asked = select(Attendance.meeting_id, func.count(Attendance.person_id.distinct()))
    voting = asked.where(Attendance.capacity == Capacity.VOTING).group_by(Attendance.meeting_id)
    present = _counted(session, voting)
    rows = session.execute(
        select(
            Meeting.id, Meeting.title, Meeting.form, Meeting.state, Meeting.starts_at, Meeting.place
        ).order_by(Meeting.starts_at.desc())
    )
    return tuple(
        MeetingLine(
            id=row.id,
            title=row.title,
            form=str(row.form),
            state=row.state,
            starts_at=row.starts_at,
            place=row.place,
            entitled=entitled.get(row.id, 0),
            present=present.get(row.id, 0),
            items=items.get(row.id, 0),
        )
        for row in rows
    )


def _counted(session: Session, asked: Any) -> dict[str, int]:
    return {row[0]: row[1] for row in session.execute(asked)}


def preparing(session: Session, meeting_id: str, now: datetime) -> PreparingView:
    """One meeting that is being prepared."""
    meeting = session.get_one(Meeting, meeting_id)
    items = agenda(session, meeting)
    people = names_of(session, (meeting.chair_id, meeting.recorder_id))
    law = figures.form_line(session, meeting.form, meeting.unit)
    notice = notice_states(session, meeting_id)[0]
    minutes = sum(item.minutes or 0 for item in items)
    today = now.date()
    line, tone = _notice_line(notice, now)
    return PreparingView(
        id=meeting.id,
        title=meeting.title,
        form=meeting.form,
        forms=tuple(forms_of(session)),
        law_line=law.text,
        law_clause=law.clause,
        starts_at=meeting.starts_at,
        when=f"{day_words(meeting.starts_at.date(), today)} {clock_words(meeting.starts_at)}",
        place=meeting.place,
        chair=people.get(meeting.chair_id, ""),
        recorder=people.get(meeting.recorder_id, ""),
        unit=str(meeting.unit),
        entitled=_entitled_count(session, meeting_id),
        kinds=_kinds(session, meeting_id),
        sessions=_sessions(session, meeting),
        channels=plan_of(session).channels,
        items=items,
        minutes=minutes,
        ends=clock_words(meeting.starts_at + timedelta(minutes=minutes)) if minutes else "",
        notice=notice,
        notice_line=line,
        notice_tone=tone,
        invited=_invited(session, meeting_id),
        topics=tuple(
            session.scalars(select(MeetingTopic.topic_id).where(MeetingTopic.meeting_id == meeting_id))
        ),
        ready=readiness(session, meeting_id, now),
        context=f"{day_words(today, today)}　{weekday_words(today)}",
    )


def agenda(session: Session, meeting: Meeting) -> tuple[AgendaLine, ...]:
    """The items in their order, each with the hour at which it is expected to begin."""
    rows = session.scalars(
        select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).order_by(AgendaItem.ordinal)
    ).all()
    asked = select(ItemText.item_id, ItemText.version, ItemText.text).order_by(ItemText.version)
    of_these = asked.where(ItemText.item_id.in_([row.id for row in rows]))
    texts = {row.item_id: (row.version, row.text) for row in session.execute(of_these)}
    lines: list[AgendaLine] = []
    start = meeting.starts_at
    for row in rows:
        version, text = texts.get(row.id, (0, ""))
        lines.append(
            AgendaLine(
                id=row.id,
                number=len(lines) + 1,
                title=row.title,
                kind=row.kind,
                minutes=row.minutes,
                start=clock_words(start),
                text=text,
                version=version,
                topic_id=row.topic_id,
            )
        )
        start += timedelta(minutes=row.minutes or 0)
    return tuple(lines)


def _notice_line(notice: NoticeState, now: datetime) -> tuple[str, str]:
    today, last = now.date(), notice.last_day
    if notice.complete:
        return f"{notice.reached}人都已送达", "ok"
    if notice.given:
        return f"已送达{notice.reached}人，还差{len(notice.not_reached)}人", "warn"
    if last is None:
        return "还没有发，没有规定天数", "warn"
    days = (last - today).days
    if days < 0:
        return f"最迟{day_words(last, today)}发出，已过{-days}天", "bad"
    left = f"还有{days}天" if days else "就是今天"
    return f"最迟{day_words(last, today)}发出，{left}", "warn"


def _entitled_count(session: Session, meeting_id: str) -> int:
    return (
        session.scalar(select(func.count()).select_from(Entitled).where(Entitled.meeting_id == meeting_id))
        or 0
    )


def _sessions(session: Session, meeting: Meeting) -> str:
    """What a meeting has to do with sessions by area: of which it is one, or which it has."""
    if meeting.session_of_id is not None:
        return f"分片会议，属于{session.get_one(Meeting, meeting.session_of_id).title}"
    asked = select(Meeting.title).where(Meeting.session_of_id == meeting.id).order_by(Meeting.starts_at)
    titles = session.scalars(asked).all()
    return f"分{len(titles)}片召开：{'、'.join(titles)}" if titles else ""


def _kinds(session: Session, meeting_id: str) -> str:
    """村民代表40人，村委会成员5人；妇女18人; who holds several roles is counted under the first."""
    roles: dict[str, set[Role]] = {}
    asked = select(PersonRole.person_id, PersonRole.role).join(
        Entitled, Entitled.person_id == PersonRole.person_id
    )
    for row in session.execute(asked.where(Entitled.meeting_id == meeting_id)):
        roles.setdefault(row.person_id, set()).add(row.role)
    order = (Role.REPRESENTATIVE, Role.COMMITTEE_MEMBER)
    counted = Counter(next((role for role in order if role in held), None) for held in roles.values())
    said = "，".join(f"{role}{counted[role]}人" for role in order if counted[role])
    women = session.scalar(
        select(func.count())
        .select_from(Entitled)
        .join(Person, Person.id == Entitled.person_id)
        .where(Entitled.meeting_id == meeting_id, Person.sex == Sex.FEMALE)
    )
    return "；".join(part for part in (said, f"妇女{women}人" if women else "") if part)


def _invited(session: Session, meeting_id: str) -> tuple[Invited, ...]:
    asked = (
        select(Invitation.person_id, Person.name, Invitation.capacity, Invitation.party)
        .join(Person, Person.id == Invitation.person_id)
        .where(Invitation.meeting_id == meeting_id)
    )
    return tuple(
        Invited(row.person_id, row.name, str(row.capacity), str(row.party or ""))
        for row in session.execute(asked)
    )

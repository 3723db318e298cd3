"""A meeting as the hall may see it, read from the record into the whitelist of ``audience_view``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import Unit
from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.queries.audience.view import (
    AgendaLine,
    AudienceView,
    GroupLine,
    ItemView,
    PresenceView,
    ResultView,
    SpeakerView,
    WaitingView,
)
from xieshang_desktop.queries.audience.votes import motion_view, result_view
from xieshang_desktop.queries.cockpit.agenda import AgendaView, ItemRow
from xieshang_desktop.queries.cockpit.consensus import asked_last
from xieshang_desktop.queries.cockpit.people import PersonLine
from xieshang_desktop.queries.cockpit.speaking import FloorView
from xieshang_desktop.queries.cockpit.turns import TurnRow
from xieshang_desktop.queries.cockpit.view import CockpitView, Moment, cockpit
from xieshang_desktop.queries.facts.law import rules_for, village_of
from xieshang_desktop.queries.names import order_of_group

MEASURES = {Unit.PERSON: "人", Unit.HOUSEHOLD: "户", Unit.AREA: "平方米"}
_MEMBERS = {Unit.PERSON: "应到人员", Unit.HOUSEHOLD: "户派代表", Unit.AREA: "面积的业主"}
_WAITING_SHOWN = 3


def audience(session: Session, meeting_id: str, now: datetime) -> AudienceView:
    """What the hall may see at ``now``; LookupError for a meeting that is not on record."""
    return audience_of(session, cockpit(session, meeting_id, now), now)


def audience_of(session: Session, room: CockpitView, now: datetime) -> AudienceView:
    """The same of a room that has just been read: only what it leaves out is asked for besides."""
    meeting, people, agenda = room.meeting, room.gathering.people, room.agenda
    running, floor = agenda.running, room.floor
    return AudienceView(
        village=village_of(session).name,
        title=meeting.title,
        starts_at=meeting.starts_at,
        place=meeting.place,
        now=now,
        state=str(meeting.state),
        presence=_presence(session, room),
        agenda=_agenda(agenda),
        item=_item(running, floor) if running else None,
        speaker=_speaker(floor.current, people) if floor and floor.current else None,
        waiting=_waiting(floor, people) if floor else (),
        motion=motion_view(session, running.id, running.number, running.title)
        if running and room.vote
        else None,
        result=_result(session, room) if any(item.vote_opened_at for item in agenda.items) else None,
        seconds_each=meeting.speaking_seconds,
        put_off=room.moment is Moment.ADJOURNED and meeting.opened_at is None,
        resumes_at=_resumes_at(session, meeting.id) if meeting.resumed_as else None,
    )


def _resumes_at(session: Session, meeting_id: str) -> datetime | None:
    """When the meeting that takes this one up again begins."""
    again = select(Meeting.starts_at).where(Meeting.resumes_id == meeting_id)
    return session.scalar(again.order_by(Meeting.convened_at.desc()).limit(1))


def _result(session: Session, room: CockpitView) -> ResultView | None:
    numbers = {item.id: item.number for item in room.agenda.items}
    return result_view(session, room.meeting.id, numbers, room.gathering.people)


def _presence(session: Session, room: CockpitView) -> PresenceView:
    meeting, quorum = room.meeting, room.quorum
    unit = MEASURES[quorum.unit]
    figure = rules_for(session, meeting.id).one(meeting.form, "quorum", unit=quorum.unit, chamber=None)
    share = Share(figure.fraction, figure.strict) if figure and quorum.needed else None
    return PresenceView(
        present=quorum.present,
        base=quorum.base,
        needed=quorum.needed,
        unit=unit,
        rule=share.words() if share else "",
        sentence=f"{share.rule_words()}的{_MEMBERS[quorum.unit]}到会，方可开会" if share else "",
        clause=quorum.clause,
        groups=_groups(room),
    )


def _groups(room: CockpitView) -> tuple[GroupLine, ...]:
    """Present and expected by group; a principal is present when the proxy has signed in."""
    came = room.gathering.came
    base: Counter[str] = Counter()
    present: Counter[str] = Counter()
    for seat in room.sign_in.seats:
        if not seat.excluded:
            base[seat.group] += 1
            present[seat.group] += seat.key in came
    if set(base) <= {""}:
        return ()
    return tuple(
        GroupLine(name or "其他", present[name], base[name]) for name in sorted(base, key=order_of_group)
    )


def _agenda(agenda: AgendaView) -> tuple[AgendaLine, ...]:
    return tuple(
        AgendaLine(item.number, item.title, str(item.kind), str(item.state), item.minutes, item.outcome)
        for item in agenda.items
    )


def _item(item: ItemRow, floor: FloorView | None) -> ItemView:
    rounds = floor.consensus if floor is not None else ()
    return ItemView(
        item.number, item.title, str(item.kind), item.minutes, item.text, asked_last(rounds, item)
    )


def _speaker(turn: TurnRow, people: Mapping[str, PersonLine]) -> SpeakerView:
    person = people.get(turn.person_id)
    return SpeakerView(
        name=turn.name,
        group=turn.group,
        kind=_kind(person) if person else "",
        used=turn.seconds_used,
        allowed=turn.seconds_allowed,
        running_since=turn.running_since,
    )


def _kind(person: PersonLine) -> str:
    """In what quality somebody speaks: the role of the entitled, what the invited stand for."""
    return person.role if person.entitled else person.standing or person.capacity


def _waiting(floor: FloorView, people: Mapping[str, PersonLine]) -> tuple[WaitingView, ...]:
    return tuple(
        WaitingView(turn.name, _stands_for(people.get(turn.person_id)))
        for turn in floor.waiting[:_WAITING_SHOWN]
    )


def _stands_for(person: PersonLine | None) -> str:
    """Where the next speakers come from: their group, or the party that they were invited for."""
    if person is None:
        return ""
    return person.group if person.entitled else person.standing or person.group

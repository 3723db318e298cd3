"""照上次: what an earlier meeting can lend to the next one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import Capacity, ItemKind, MeetingForm, PartyKind, PersonId, Unit
from xieshang_desktop.models.meetings import AgendaItem, Entitled, Invitation, Meeting
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.names import names_of

_MOST = 12
"""So many of the latest meetings are offered."""


@dataclass(frozen=True)
class Guests:
    """People who were invited in one capacity, for one party."""

    capacity: Capacity
    party: PartyKind | None
    whos: tuple[PersonId, ...]


@dataclass(frozen=True)
class EarlierMeeting:
    """What is taken over: form, place, people and the list; the items that had no topic of their own."""

    id: str
    title: str
    form: MeetingForm
    place: str
    unit: Unit
    convener: str
    chair: tuple[tuple[str, str], ...]
    recorder: tuple[tuple[str, str], ...]
    entitled: tuple[PersonId, ...]
    households: bool
    guests: tuple[Guests, ...]
    items: tuple[tuple[str, ItemKind, int | None], ...]
    speaking_seconds: int
    speaking_turns: int


def earlier_meetings(session: Session) -> tuple[tuple[str, str], ...]:
    """The latest meetings as words and id."""
    asked = select(Meeting.id, Meeting.title).order_by(Meeting.starts_at.desc()).limit(_MOST)
    return tuple((row.title, row.id) for row in session.execute(asked))


def earlier_meeting(session: Session, meeting_id: str) -> EarlierMeeting:
    """One of them; the dead and those who have moved away are no longer among its people."""
    meeting = session.get_one(Meeting, meeting_id)
    entitled = session.execute(
        select(Entitled.person_id, Entitled.household_id)
        .where(Entitled.meeting_id == meeting_id)
        .order_by(Entitled.ordinal)
    ).all()
    here = _here(session, meeting_id)
    names = names_of(session, (meeting.chair_id, meeting.recorder_id))
    return EarlierMeeting(
        id=meeting.id,
        title=meeting.title,
        form=meeting.form,
        place=meeting.place,
        unit=meeting.unit,
        convener=meeting.convener or "",
        chair=_if_here(meeting.chair_id, names, here),
        recorder=_if_here(meeting.recorder_id, names, here),
        entitled=tuple(PersonId(row.person_id) for row in entitled if row.person_id in here),
        households=any(row.household_id for row in entitled),
        guests=_guests(session, meeting, here),
        items=_items(session, meeting_id),
        speaking_seconds=meeting.speaking_seconds,
        speaking_turns=meeting.speaking_turns,
    )


def _here(session: Session, meeting_id: str) -> frozenset[str]:
    called = select(Entitled.person_id).where(
        Entitled.meeting_id == meeting_id, Entitled.person_id.is_not(None)
    )
    invited = select(Invitation.person_id).where(Invitation.meeting_id == meeting_id)
    asked = select(Person.id).where(
        Person.id.in_(called.union(invited)), Person.died.is_(None), Person.moved.is_(None)
    )
    return frozenset(session.scalars(asked))


def _if_here(who: str, names: Mapping[str, str], here: frozenset[str]) -> tuple[tuple[str, str], ...]:
    return ((who, names.get(who, "")),) if who in here else ()


def _guests(session: Session, meeting: Meeting, here: frozenset[str]) -> tuple[Guests, ...]:
    asked = select(Invitation).where(Invitation.meeting_id == meeting.id).order_by(Invitation.person_id)
    groups: dict[tuple[Capacity, PartyKind | None], list[PersonId]] = {}
    for row in session.scalars(asked):
        if row.capacity not in (Capacity.CHAIR, Capacity.RECORDER) and row.person_id in here:
            groups.setdefault((row.capacity, row.party), []).append(PersonId(row.person_id))
    return tuple(Guests(capacity, party, tuple(whos)) for (capacity, party), whos in groups.items())


def _items(session: Session, meeting_id: str) -> tuple[tuple[str, ItemKind, int | None], ...]:
    asked = (
        select(AgendaItem.title, AgendaItem.kind, AgendaItem.minutes)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.topic_id.is_(None))
        .order_by(AgendaItem.ordinal)
    )
    return tuple((row.title, row.kind, row.minutes) for row in session.execute(asked))

"""What a meeting that is called again takes over from the one that could not be held, or not to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import (
    Capacity,
    ExclusionReason,
    ItemKind,
    ItemState,
    MeetingForm,
    PartyKind,
    Unit,
)
from xieshang_desktop.domain.wording import moment_words
from xieshang_desktop.models.meetings import (
    AgendaItem,
    BaseExclusion,
    Entitled,
    Invitation,
    Meeting,
)
from xieshang_desktop.models.village import Household
from xieshang_desktop.queries.facts.texts import texts_in_force

UNFINISHED = (ItemState.NOT_STARTED, ItemState.RUNNING, ItemState.DEFERRED)


@dataclass(frozen=True, slots=True)
class ItemToResume:
    """An item that was not dealt with to its end, with its text in force."""

    id: str
    title: str
    kind: ItemKind
    topic_id: str | None
    minutes: int | None
    text: str
    deferred: bool


@dataclass(frozen=True, slots=True)
class MeetingToResume:
    """All that goes over: the facts, the list, who was invited as what, who was left out, what is unfinished.

    ``people`` is empty where the list is one of households; ``group`` is theirs, if they have one in common.
    """

    id: str
    form: MeetingForm
    title: str
    starts_at: datetime
    place: str
    chair_id: str
    recorder_id: str
    unit: Unit
    convener: str | None
    speaking_seconds: int
    speaking_turns: int
    people: tuple[str, ...]
    group: str | None
    invited: tuple[tuple[str, Capacity, PartyKind | None], ...]
    excluded: tuple[tuple[str, ExclusionReason], ...]
    items: tuple[ItemToResume, ...]


def meeting_to_resume(session: Session, meeting_id: str) -> MeetingToResume:
    """What another meeting would take over from this one now."""
    meeting = session.get_one(Meeting, meeting_id)
    listed = select(Entitled.person_id).where(Entitled.meeting_id == meeting_id)
    excluded = select(BaseExclusion.person_id, BaseExclusion.reason).where(
        BaseExclusion.meeting_id == meeting_id
    )
    return MeetingToResume(
        id=meeting.id,
        form=meeting.form,
        title=meeting.title,
        starts_at=meeting.starts_at,
        place=meeting.place,
        chair_id=meeting.chair_id,
        recorder_id=meeting.recorder_id,
        unit=meeting.unit,
        convener=meeting.convener,
        speaking_seconds=meeting.speaking_seconds,
        speaking_turns=meeting.speaking_turns,
        people=tuple(key for key in session.scalars(listed.order_by(Entitled.ordinal)) if key),
        group=_group_of_households(session, meeting_id),
        invited=_invited(session, meeting),
        excluded=tuple((who, reason) for who, reason in session.execute(excluded)),
        items=_items(session, meeting_id),
    )


def _group_of_households(session: Session, meeting_id: str) -> str | None:
    asked = (
        select(Household.group)
        .join(Entitled, Entitled.household_id == Household.id)
        .where(Entitled.meeting_id == meeting_id)
        .distinct()
    )
    groups = session.scalars(asked).all()
    return groups[0] if len(groups) == 1 else None


def _invited(session: Session, meeting: Meeting) -> tuple[tuple[str, Capacity, PartyKind | None], ...]:
    """Who was invited as what, without the two whom every meeting invites by itself."""
    asked = (
        select(Invitation.person_id, Invitation.capacity, Invitation.party)
        .where(
            Invitation.meeting_id == meeting.id,
            Invitation.capacity.not_in((Capacity.CHAIR, Capacity.RECORDER)),
        )
        .order_by(Invitation.capacity, Invitation.party, Invitation.person_id)
    )
    return tuple((row[0], row[1], row[2]) for row in session.execute(asked))


def _items(session: Session, meeting_id: str) -> tuple[ItemToResume, ...]:
    texts = texts_in_force(session, meeting_id)
    asked = (
        select(AgendaItem)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state.in_(UNFINISHED))
        .order_by(AgendaItem.ordinal)
    )
    return tuple(
        ItemToResume(
            item.id,
            item.title,
            item.kind,
            item.topic_id,
            item.minutes,
            texts.get(item.id, ""),
            item.state is ItemState.DEFERRED,
        )
        for item in session.scalars(asked)
    )


def resumed_as(session: Session, meeting_id: str) -> str:
    """The meeting that takes this one up again, in words; empty where none was called."""
    asked = select(Meeting.title, Meeting.starts_at).where(Meeting.resumes_id == meeting_id)
    found = session.execute(asked.order_by(Meeting.convened_at.desc()).limit(1)).first()
    return f"{moment_words(found.starts_at)}，{found.title}" if found is not None else ""

"""The items of a meeting for its minutes: what was put, said, noted, asked, voted and decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import ItemKind, Outcome
from xieshang_desktop.domain.wording import moment_words, time_words
from xieshang_desktop.models.meetings import AgendaItem, ItemText, Meeting, Recusal
from xieshang_desktop.models.room import ConsensusRound, Opinion, Turn
from xieshang_desktop.models.topics import Topic
from xieshang_desktop.queries.paper_items import (
    ConsensusView,
    ItemView,
    OpinionView,
    RecusalView,
    SpeechView,
)
from xieshang_desktop.queries.paper_people import MeetingPeople, PersonFacts, people_of
from xieshang_desktop.queries.paper_votes import votes_of_item
from xieshang_desktop.queries.paper_words import official

REPORTED = (ItemKind.NOTIFY, ItemKind.HEAR)
"""Items that are heard: what they come to is what was reported."""
NEAR = 600
"""An opinion noted within so many seconds of a speech is what was said in it."""


@dataclass(frozen=True)
class _Noted:
    """An opinion as it was noted."""

    id: str
    person_id: str
    stance: str
    text: str
    at: datetime
    adopted: bool | None
    reason: str


def item_views(session: Session, meeting_id: str, people: MeetingPeople) -> tuple[ItemView, ...]:
    """All items in the order of the agenda."""
    asked = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id).order_by(AgendaItem.ordinal)
    items = session.scalars(asked).all()
    return tuple(item_view(session, item, number, people) for number, item in enumerate(items, start=1))


def item_view(session: Session, item: AgendaItem, number: int, people: MeetingPeople) -> ItemView:
    """One item as it was dealt with."""
    turns = session.scalars(
        select(Turn)
        .where(Turn.item_id == item.id, Turn.started_at.is_not(None))
        .order_by(Turn.started_at, Turn.position)
    ).all()
    noted = _noted(session, item.id)
    said = _said_in(turns, noted)
    others = people_of(session, [turn.person_id for turn in turns] + [note.person_id for note in noted])
    told = {note.id for notes in said.values() for note in notes}
    view = ItemView(
        ordinal=number,
        title=item.title,
        kind=item.kind.value,
        text=_text(session, item),
        speeches=tuple(_speech(turn, said.get(turn.id, []), others, people) for turn in turns),
        opinions=tuple(
            _opinion(note, others, people)
            for note in noted
            if note.id not in told or note.adopted is not None
        ),
        rounds=_rounds(session, item.id),
        votes=votes_of_item(session, item.id, people),
        recusals=_recusals(session, item.id),
        outcome=official(item.outcome.value, people.village) if item.outcome is not None else "",
        conclusion=item.conclusion or "",
        deferred_reason=item.deferral_reason or "",
        started_at=item.started_at,
        finished_at=item.finished_at,
    )
    return _reported(view, item)


def _reported(view: ItemView, item: AgendaItem) -> ItemView:
    """What was only heard reads as a report: nothing was agreed to, so no agreement is claimed."""
    if item.kind not in REPORTED or view.text or view.votes or item.outcome is not Outcome.AGREED:
        return view
    return replace(view, text=view.conclusion, conclusion="", outcome="" if view.conclusion else view.outcome)


def proposal_of(session: Session, item: AgendaItem) -> str:
    """The text in force of an item, else its topic's own description."""
    newest = select(ItemText.text).where(ItemText.item_id == item.id).order_by(ItemText.version.desc())
    return session.scalars(newest.limit(1)).first() or _description(session, item)


def _description(session: Session, item: AgendaItem) -> str:
    topic = session.get(Topic, item.topic_id) if item.topic_id is not None else None
    return topic.description if topic is not None else ""


def _text(session: Session, item: AgendaItem) -> str:
    """What was put: the text with its versions, else the topic's own description."""
    versions = list(
        session.scalars(select(ItemText).where(ItemText.item_id == item.id).order_by(ItemText.version))
    )
    if not versions:
        return _description(session, item)
    return _versions(versions, session.get_one(Meeting, item.meeting_id).opened_at)


def _versions(versions: Sequence[ItemText], opened: datetime | None) -> str:
    """The text as it was put to the meeting, and each change made in the room below it."""
    changed = [each for each in versions[1:] if opened is not None and each.at >= opened]
    first = versions[len(versions) - len(changed) - 1]
    if not changed:
        return first.text
    lines = [f"原方案：{first.text}"]
    for each in changed:
        same_day = opened is not None and each.at.date() == opened.date()
        lines.append(f"{time_words(each.at) if same_day else moment_words(each.at)}修改为：{each.text}")
    return "\n".join(lines)


def _noted(session: Session, item_id: str) -> list[_Noted]:
    asked = (
        select(
            Opinion.id,
            Opinion.person_id,
            Opinion.stance,
            Opinion.text,
            Opinion.at,
            Opinion.adopted,
            Opinion.handling_reason,
        )
        .where(Opinion.item_id == item_id)
        .order_by(Opinion.at, Opinion.id)
    )
    return [
        _Noted(
            row.id, row.person_id, row.stance.value, row.text, row.at, row.adopted, row.handling_reason or ""
        )
        for row in session.execute(asked)
    ]


def _said_in(turns: Sequence[Turn], noted: Sequence[_Noted]) -> dict[str, list[_Noted]]:
    """Which opinions are the words of which speech: the same person's last one begun before the note."""
    said: dict[str, list[_Noted]] = {}
    for note in noted:
        begun = [
            turn
            for turn in turns
            if turn.person_id == note.person_id and turn.started_at is not None and turn.started_at <= note.at
        ]
        if begun and (note.at - (begun[-1].ended_at or note.at)).total_seconds() <= NEAR:
            said.setdefault(begun[-1].id, []).append(note)
    return said


def _speech(
    turn: Turn, notes: Sequence[_Noted], others: Mapping[str, PersonFacts], people: MeetingPeople
) -> SpeechView:
    person = others[turn.person_id]
    stances = list(dict.fromkeys(note.stance for note in notes))
    stance = stances[0] if len(stances) == 1 else ""
    return SpeechView(
        name=person.name,
        text="".join(_closed(note.text) for note in notes),
        group=_whence(person, people),
        at=turn.started_at,
        seconds=turn.seconds_used,
        kind=turn.kind.value,
        stance=stance or (turn.stance.value if turn.stance is not None and not notes else ""),
    )


def _closed(text: str) -> str:
    stripped = text.strip()
    return stripped if stripped.endswith(("。", "！", "？", "…", "”")) else stripped.rstrip("，；、") + "。"


def _opinion(note: _Noted, others: Mapping[str, PersonFacts], people: MeetingPeople) -> OpinionView:
    person = others[note.person_id]
    whence = _whence(person, people)
    return OpinionView(person.name, note.stance, note.text, whence, note.adopted, note.reason)


def _whence(person: PersonFacts, people: MeetingPeople) -> str:
    """The group; of somebody from outside, what he is or stands for."""
    if person.group:
        return person.group
    party = next((each.party for each in people.invited if each.person_id == person.id and each.party), None)
    return person.office(people.village) or (official(party.value, people.village) if party else "")


def _rounds(session: Session, item_id: str) -> tuple[ConsensusView, ...]:
    asked = select(ConsensusRound).where(ConsensusRound.item_id == item_id)
    rounds = session.scalars(asked.order_by(ConsensusRound.at, ConsensusRound.id)).all()
    return tuple(
        ConsensusView(
            proposal=row.proposal,
            support=row.support,
            reservations=row.reservations,
            objections=row.objections,
            objection_reasons=_reasons(session, row.details),
            at=row.at,
        )
        for row in rounds
    )


def _reasons(session: Session, details: Mapping[str, Any]) -> tuple[str, ...]:
    objections = details.get("objections")
    if not isinstance(objections, Mapping):
        return ()
    known = people_of(session, objections)
    return tuple(
        f"{known[person].name}提出，{reason}"
        for person, reason in objections.items()
        if person in known and reason
    )


def _recusals(session: Session, item_id: str) -> tuple[RecusalView, ...]:
    asked = select(Recusal.person_id, Recusal.reason).where(Recusal.item_id == item_id).order_by(Recusal.at)
    rows = session.execute(asked).all()
    names = people_of(session, [row.person_id for row in rows])
    return tuple(RecusalView(names[row.person_id].name, row.reason) for row in rows)

"""The items of a meeting for its minutes: what was put, said, noted, asked, voted and decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from xieshang_desktop.domain.vocabulary import ItemKind, Outcome
from xieshang_desktop.domain.wording import moment_words, sentence, time_words
from xieshang_desktop.models.meetings import AgendaItem, Meeting
from xieshang_desktop.models.room import ConsensusRound, Turn
from xieshang_desktop.queries.papers.item_facts import ItemFacts, Noted, TextVersion
from xieshang_desktop.queries.papers.items import (
    ConsensusView,
    ItemView,
    MergedView,
    OpinionView,
    RecusalView,
    SpeechView,
)
from xieshang_desktop.queries.papers.people import MeetingPeople
from xieshang_desktop.queries.papers.residents import PersonFacts
from xieshang_desktop.queries.papers.votes import vote_view
from xieshang_desktop.queries.papers.words import official

REPORTED = (ItemKind.NOTIFY, ItemKind.HEAR)
"""Items that are heard: what they come to is what was reported."""
NEAR = 600
"""An opinion noted within so many seconds of a speech is what was said in it."""


def item_views(
    session: Session, meeting_id: str, people: MeetingPeople, facts: ItemFacts
) -> Iterator[ItemView]:
    """All items in the order of the agenda, each read as it is asked for."""
    opened = session.get_one(Meeting, meeting_id).opened_at
    talk = _Talk(facts, people)
    for number, item in enumerate(facts.items, start=1):
        yield _reported(_item_view(session, item, number, talk, opened), item)


def _item_view(
    session: Session, item: AgendaItem, number: int, talk: _Talk, opened: datetime | None
) -> ItemView:
    facts, people = talk.facts, talk.people
    return ItemView(
        ordinal=number,
        title=item.title,
        kind=item.kind.value,
        text=_text(facts, item, opened),
        speeches=talk.speeches(item),
        opinions=talk.opinions(item),
        merged=tuple(
            MergedView(row.number, row.text, len(row.opinion_ids), row.adopted, row.handling_reason or "")
            for row in facts.merged.get(item.id, ())
        ),
        rounds=tuple(_round(row, facts) for row in facts.rounds.get(item.id, ())),
        votes=tuple(vote_view(session, vote, people) for vote in facts.votes.get(item.id, ())),
        recusals=tuple(
            RecusalView(facts.people[row.person_id].name, row.reason)
            for row in facts.recusals.get(item.id, ())
        ),
        outcome=official(item.outcome.value, people.village) if item.outcome is not None else "",
        conclusion=item.conclusion or "",
        deferred_reason=item.deferral_reason or "",
        started_at=item.started_at,
        finished_at=item.finished_at,
        levy=(levy := facts.levies.get(item.id, "")),
        category=official(facts.categories[item.topic_id], people.village) if levy and item.topic_id else "",
    )


def _reported(view: ItemView, item: AgendaItem) -> ItemView:
    """What was only heard reads as a report: nothing was put to the room, so no agreement is claimed."""
    if item.kind not in REPORTED or view.text or view.votes or view.rounds:
        return view
    if item.outcome is not Outcome.AGREED or not view.conclusion:
        return view
    return replace(view, text=view.conclusion, conclusion="", outcome="")


def proposal_of(facts: ItemFacts, item: AgendaItem) -> str:
    """The text in force of an item, else its topic's own description."""
    texts = facts.texts.get(item.id)
    return texts[-1].text if texts else facts.description(item)


def _text(facts: ItemFacts, item: AgendaItem, opened: datetime | None) -> str:
    """What was put: the text with the changes made in the room, else the topic's own description."""
    versions = facts.texts.get(item.id)
    return _versions(versions, opened) if versions else facts.description(item)


def _versions(versions: Sequence[TextVersion], opened: datetime | None) -> str:
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


@dataclass(frozen=True)
class _Talk:
    """What was said in the room, and what was noted of it."""

    facts: ItemFacts
    people: MeetingPeople

    def speeches(self, item: AgendaItem) -> tuple[SpeechView, ...]:
        """Every turn to speak with the words noted of it."""
        said = self._said_in(item)
        return tuple(self._speech(turn, said.get(turn.id, [])) for turn in self.facts.turns.get(item.id, ()))

    def opinions(self, item: AgendaItem) -> tuple[OpinionView, ...]:
        """Opinions noted outside any speech, and those of which it was said what becomes of them."""
        told = {note.id for notes in self._said_in(item).values() for note in notes}
        merged = {key for row in self.facts.merged.get(item.id, ()) for key in row.opinion_ids}
        return tuple(
            self._opinion(note, note.id in told)
            for note in self.facts.noted.get(item.id, ())
            if note.id not in told or (note.adopted is not None and note.id not in merged)
        )

    def _said_in(self, item: AgendaItem) -> dict[str, list[Noted]]:
        """Which notes are the words of which speech: the same person's last one begun before the note."""
        said: dict[str, list[Noted]] = {}
        for note in self.facts.noted.get(item.id, ()):
            begun = list(self._begun(item, note))
            if begun and (note.at - (begun[-1].ended_at or note.at)).total_seconds() <= NEAR:
                said.setdefault(begun[-1].id, []).append(note)
        return said

    def _begun(self, item: AgendaItem, note: Noted) -> Iterator[Turn]:
        for turn in self.facts.turns.get(item.id, ()):
            started = turn.started_at
            if turn.person_id == note.person_id and started is not None and started <= note.at:
                yield turn

    def _speech(self, turn: Turn, notes: Sequence[Noted]) -> SpeechView:
        person = self.facts.people[turn.person_id]
        stances = {note.stance for note in notes}
        asked = turn.stance.value if turn.stance is not None and not notes else ""
        return SpeechView(
            name=person.name,
            text="".join(sentence(note.text) for note in notes),
            group=self._whence(person),
            at=turn.started_at,
            seconds=turn.seconds_used,
            kind=turn.kind.value,
            stance=stances.pop() if len(stances) == 1 else asked,
            interpreter=self.facts.interpreters.get(turn.id, ""),
        )

    def _opinion(self, note: Noted, in_speech: bool) -> OpinionView:
        person = self.facts.people[note.person_id]
        whence = self._whence(person)
        return OpinionView(person.name, note.stance, note.text, whence, note.adopted, note.reason, in_speech)

    def _whence(self, person: PersonFacts) -> str:
        """The group; of somebody from outside, what he is or stands for."""
        return person.group or person.office(self.people.village) or self.people.party(person.id)


def _round(row: ConsensusRound, facts: ItemFacts) -> ConsensusView:
    return ConsensusView(
        proposal=row.proposal,
        support=row.support,
        reservations=row.reservations,
        objections=row.objections,
        objection_reasons=_reasons(row, "objections", facts.people),
        reservation_reasons=_reasons(row, "reservations", facts.people),
        answers=tuple(
            f"对{facts.people[each.person_id].name}，{each.text}"
            for each in facts.answers.get(row.id, ())
            if each.person_id in facts.people
        ),
        at=row.at,
    )


def _reasons(row: ConsensusRound, side: str, known: Mapping[str, PersonFacts]) -> tuple[str, ...]:
    named = row.details.get(side)
    reasons = named.items() if isinstance(named, Mapping) else ()
    return tuple(
        f"{known[person].name}提出，{reason}" for person, reason in reasons if person in known and reason
    )

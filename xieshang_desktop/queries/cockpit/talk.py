"""Who has had the floor in an item and for how long: by person, by group, by kind of party; who has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xieshang_desktop.queries.cockpit.people import PersonLine
from xieshang_desktop.queries.cockpit.signin import SignInView


@dataclass(frozen=True, slots=True)
class UnheardRow:
    """A group, or a kind of party, of which people are here and nobody has spoken to this item."""

    label: str
    present: int
    spoken: int


@dataclass(frozen=True, slots=True)
class Heard:
    """One turn: whose, how many seconds, and whether it was begun at all."""

    person_id: str
    seconds: int
    begun: bool


@dataclass(frozen=True, slots=True)
class PersonTalk:
    """One person in the room, or one who has spoken and left: turns and whole seconds."""

    person_id: str
    name: str
    caption: str
    turns: int
    seconds: int
    in_room: bool


@dataclass(frozen=True, slots=True)
class SideTalk:
    """A group or a kind of party: how many are here, how many of them have spoken, and for how long."""

    label: str
    present: int
    spoken: int
    turns: int
    seconds: int


@dataclass(frozen=True, slots=True)
class TalkView:
    """Who has been heard: groups and kinds of parties, then people, those who spoke longest first."""

    sides: tuple[SideTalk, ...]
    people: tuple[PersonTalk, ...]


def talk_view(turns: Sequence[Heard], people: Mapping[str, PersonLine], sign_in: SignInView) -> TalkView:
    """Add up the turns that have begun."""
    begun = [turn for turn in turns if turn.begun]
    count = Counter(turn.person_id for turn in begun)
    seconds: Counter[str] = Counter()
    for turn in begun:
        seconds[turn.person_id] += turn.seconds
    here = dict.fromkeys(_in_room(sign_in))
    everybody = {**here, **dict.fromkeys(count)}
    rows = [
        PersonTalk(
            person_id=key,
            name=people[key].name,
            caption=people[key].caption,
            turns=count[key],
            seconds=seconds[key],
            in_room=key in here,
        )
        for key in everybody
        if key in people
    ]
    return TalkView(_sides(rows, people), tuple(sorted(rows, key=lambda row: (-row.seconds, -row.turns))))


def _sides(rows: Sequence[PersonTalk], people: Mapping[str, PersonLine]) -> tuple[SideTalk, ...]:
    sides: dict[str, list[PersonTalk]] = {}
    for row in rows:
        sides.setdefault(_label(people[row.person_id]), []).append(row)
    return tuple(
        SideTalk(
            label=label,
            present=sum(row.in_room for row in members),
            spoken=sum(row.turns > 0 for row in members),
            turns=sum(row.turns for row in members),
            seconds=sum(row.seconds for row in members),
        )
        for label, members in sides.items()
        if label
    )


def unheard(
    people: Mapping[str, PersonLine], sign_in: SignInView, spoken: set[str]
) -> tuple[UnheardRow, ...]:
    """Groups and kinds of parties in the room of whom nobody has spoken; the largest first."""
    present: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    for key in _in_room(sign_in):
        person = people.get(key)
        label = _label(person) if person else ""
        if label:
            present[label] += 1
            heard[label] += key in spoken
    silent = [UnheardRow(label, count, 0) for label, count in present.items() if not heard[label]]
    return tuple(sorted(silent, key=lambda row: -row.present))


def _in_room(sign_in: SignInView) -> list[str]:
    voting = [seat.key for seat in sign_in.seats if seat.in_room]
    return voting + [row.key for row in sign_in.observers if row.in_room and not row.guest]


def _label(person: PersonLine) -> str:
    return person.group if person.entitled else person.party

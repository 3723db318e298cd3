"""The floor: who comes next and why, and the time used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from xieshang_desktop.domain.vocabulary import PersonId, Stance, TurnKind

SPEAKING_SECONDS = 120
SPEAKING_TURNS = 2
"""What holds where neither the meeting nor the village's own rules say so; no law sets either."""

RANK = {
    TurnKind.REPLY: 0,
    TurnKind.QUESTION: 0,
    TurnKind.PROCEDURAL: 1,
    TurnKind.SPEECH: 2,
}
"""Question and reply interrupt a speech, a procedural motion goes before the speeches."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One request for the floor, with its place of arrival (``order``) and the turns its person has had.

    ``moved_before`` is the ``key`` of the request it was put before by hand, ``moved_order`` when.
    """

    key: str
    who: PersonId
    kind: TurnKind
    order: int
    turns_before: int = 0
    moved_before: str | None = None
    moved_order: int = 0
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A request in its place, with the reason for it in Chinese."""

    waiting: Waiting
    position: int
    reason: str


def queue(
    waiting: Iterable[Waiting], *, alternate: bool = False, last: Stance | None = None
) -> tuple[Place, ...]:
    """The order of the floor: question and reply, procedural motions, first-time speakers, then by arrival.

    With ``alternate`` those for and those against take turns among speeches of the same rank, beginning with
    the other side than the ``last`` speech's; who has said neither keeps the place of arrival.
    A request moved by hand stands before the one it was put before, whatever the rules would say.
    """
    requests = sorted(waiting, key=lambda each: (rank(each), each.order))
    ordered = [each for each in requests if each.moved_before is None]
    if alternate:
        ordered = taking_turns(ordered, last)
    for each in sorted((each for each in requests if each.moved_before), key=lambda each: each.moved_order):
        places = [place for place, other in enumerate(ordered) if other.key == each.moved_before]
        ordered.insert(places[0] if places else natural_place(ordered, each), each)
    return tuple(Place(each, number, reason(each)) for number, each in enumerate(ordered, 1))


def rank(each: Waiting) -> tuple[int, bool]:
    """Kinds first; among speeches those who have not spoken yet before the others."""
    return RANK[each.kind], each.kind is TurnKind.SPEECH and each.turns_before > 0


SIDES = (Stance.FOR, Stance.AGAINST)


def taking_turns(ordered: list[Waiting], last: Stance | None) -> list[Waiting]:
    """For and against by turns, each side in its own order, within a rank; the others stay where they are."""
    placed: list[Waiting] = []
    for each_rank in dict.fromkeys(rank(each) for each in ordered):
        group = [each for each in ordered if rank(each) == each_rank]
        sides = {side: [each for each in group if each.stance is side] for side in SIDES}
        for each in group:
            if each.kind is not TurnKind.SPEECH or each.stance not in SIDES:
                placed.append(each)
                continue
            wanted = Stance.AGAINST if last is Stance.FOR else Stance.FOR
            if last is None:
                wanted = each.stance
            other = Stance.FOR if wanted is Stance.AGAINST else Stance.AGAINST
            last = wanted if sides[wanted] else other
            placed.append(sides[last].pop(0))
    return placed


def natural_place(ordered: list[Waiting], each: Waiting) -> int:
    """Where a request goes whose neighbour is gone: behind everything that would go before it."""
    return sum((rank(other), other.order) < (rank(each), each.order) for other in ordered)


def reason(each: Waiting) -> str:
    """Why a request stands where it stands."""
    if each.moved_before is not None:
        return "主持人调整"
    match each.kind:
        case TurnKind.PROCEDURAL:
            return "程序动议优先"
        case TurnKind.QUESTION | TurnKind.REPLY:
            return f"{each.kind}，即时插入"
        case _:
            return "首次发言" if each.turns_before == 0 else f"第{each.turns_before + 1}次发言"


def seconds_used(banked: int, running_since: datetime | None, now: datetime) -> int:
    """Whole seconds used: what is banked and what runs; a clock that went back adds nothing."""
    if running_since is None:
        return banked
    return banked + max(int((now - running_since).total_seconds()), 0)

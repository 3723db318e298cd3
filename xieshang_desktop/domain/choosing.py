"""Choosing among several options: who is chosen, who is level, and between whom it is voted again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xieshang_desktop.domain.pass_lines import PassLine


@dataclass(frozen=True, slots=True)
class Choice:
    """What a vote among options came to, with the sentence that is read out.

    ``runoff`` are the options to be put again: those level at the last place, or the best of those that did
    not reach the line; ``open_places`` is how many of them are still to be chosen.
    """

    chosen: tuple[str, ...]
    runoff: tuple[str, ...]
    open_places: int
    sentence: str


def points(ranks: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """Points from places: with three places the first gives 3, the second 2, the third 1."""
    places = max((len(counts) for counts in ranks.values()), default=0)
    return {
        option: sum(count * (places - place) for place, count in enumerate(counts))
        for option, counts in ranks.items()
    }


def choose(
    votes: Mapping[str, int], places: int, line: PassLine | None = None, base: int = 0, *, unit: str = "票"
) -> Choice:
    """Choose up to ``places`` options: most votes first, each at the line where there is one.

    Level at the last place nobody is chosen by chance: those are put again. Where too few reach the line the
    best of the others are put again, one more than there are places left. An option without a vote is none.
    """
    counts = _words(votes, unit)
    fit = {option: number for option, number in votes.items() if number > 0 and _reaches(line, number, base)}
    order = sorted(fit, key=lambda option: -fit[option])
    chosen = tuple(order[:places])
    level = _level(fit, order, places)
    if level:
        sure = tuple(option for option in chosen if option not in level)
        left = places - len(sure)
        words = f"{'、'.join(level)}都是{fit[level[0]]}{unit}，并列，就这{len(level)}项再投一次，选{left}项"
        return Choice(sure, level, left, _sentence(counts, sure, words))
    left = places - len(chosen)
    again = _best_of_the_others(votes, fit, left) if line is not None and left else ()
    words = _below(line, base, again, left) if again else ""
    return Choice(chosen, again, left if again else 0, _sentence(counts, chosen, words))


def _reaches(line: PassLine | None, number: int, base: int) -> bool:
    return line is None or (base > 0 and line.share.met(number, base))


def _level(fit: Mapping[str, int], order: Sequence[str], places: int) -> tuple[str, ...]:
    """The options level at the last place, in the order of the list; none where the places suffice."""
    if len(order) <= places or fit[order[places - 1]] != fit[order[places]]:
        return ()
    return tuple(option for option in fit if fit[option] == fit[order[places]])


def _best_of_the_others(votes: Mapping[str, int], fit: Mapping[str, int], left: int) -> tuple[str, ...]:
    """One more than the places left of those below the line, and whoever is level with the last of them."""
    below = sorted((each for each in votes if each not in fit), key=lambda each: -votes[each])
    if len(below) <= left:
        return tuple(below) if len(below) == left and left else ()
    least = votes[below[left]]
    return tuple(option for option in votes if option in below and votes[option] >= least)


def _below(line: PassLine | None, base: int, again: Sequence[str], left: int) -> str:
    needed = line.share.needed(base) if line is not None and base > 0 else 0
    return f"没有达到{needed}票的，就{'、'.join(again)}再投一次，选{left}项"


def _words(votes: Mapping[str, int], unit: str) -> str:
    ordered = sorted(votes.items(), key=lambda each: -each[1])
    return "，".join(f"{option}{number}{unit}" for option, number in ordered)


def _sentence(counts: str, chosen: Sequence[str], rest: str) -> str:
    result = f"选定{'、'.join(chosen)}" if chosen else "没有选定"
    return "；".join(part for part in (counts, result, rest) if part) + "。"

"""Finding people of a register in memory, at every key: an index over all that may be typed for somebody.

Twenty thousand people are answered in a few milliseconds, because nothing is gone through that does not begin
with what was typed.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Protocol

TAIL = 6
"""So many last digits of a telephone or identity number are kept for searching."""
SHORTEST_TAIL = 3
"""Fewer digits than these are no last digits that anybody would ask for."""
_LAST = "\U0010ffff"


class Findable(Protocol):
    """Somebody who can be found."""

    @property
    def name(self) -> str:
        """The name, of which any part may be typed."""

    @property
    def keys(self) -> tuple[str, ...]:
        """What may be typed from its beginning: readings, group, household, number; in small letters."""

    @property
    def tails(self) -> tuple[str, ...]:
        """The last digits of telephone and identity number."""


def typed_form(text: str) -> str:
    """What was typed, in small letters, half width and without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).lower().split())


def tail_of(number: str | None) -> str:
    """The last digits of a number, as they are kept for searching."""
    return (number or "").lower()[-TAIL:]


class PeopleIndex:
    """People by everything that may be typed for them; answers are places in the list that was given."""

    def __init__(self, people: Sequence[Findable]) -> None:
        self._starts = _Starts((key, at) for at, each in enumerate(people) for key in each.keys)
        self._tails = _Starts((tail[::-1], at) for at, each in enumerate(people) for tail in each.tails)
        names = [each.name.lower() + "\n" for each in people]
        self._names = "".join(names)
        self._ends = list(accumulate(map(len, names)))

    def find(self, typed: str) -> list[int]:
        """Who answers to what was typed, the likeliest first.

        First come those of whom something begins so, then those whose name contains it or whose telephone or
        identity number ends so. Where nobody answers, several words are looked for one by one (三组 zxl), and
        a surname in full before initials (zhangxl).
        """
        term = typed_form(typed)
        if not term:
            return list(range(len(self._ends)))
        return self._whole(term) or self._every(typed.split()) or self._mixed(term)

    def _whole(self, term: str) -> list[int]:
        first = self._starts.of(term)
        then = (set(self._containing(term)) | self._ending(term)) - first
        return [*sorted(first), *sorted(then)]

    def _every(self, words: Sequence[str]) -> list[int]:
        if len(words) < 2:
            return []
        found = [set(self._whole(typed_form(word))) for word in words]
        return sorted(set.intersection(*found))

    def _mixed(self, term: str) -> list[int]:
        if not term.isascii() or not term.isalpha():
            return []
        for at in range(len(term) - 1, 1, -1):
            both = self._starts.of(term[:at]) & self._starts.of(term[0] + term[at:])
            if both:
                return sorted(both)
        return []

    def _containing(self, term: str) -> Iterator[int]:
        place = self._names.find(term)
        while place >= 0:
            yield bisect_left(self._ends, place + 1)
            place = self._names.find(term, place + 1)

    def _ending(self, term: str) -> set[int]:
        if len(term) < SHORTEST_TAIL or not term.removesuffix("x").isdecimal():
            return set()
        return self._tails.of(term[-TAIL:][::-1])


class _Starts:
    """Sorted texts with the places that they stand for."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        ordered = sorted(pair for pair in pairs if pair[0])
        self._texts = [text for text, _ in ordered]
        self._places = [place for _, place in ordered]

    def of(self, start: str) -> set[int]:
        """The places of all texts that begin so."""
        first = bisect_left(self._texts, start)
        return set(self._places[first : bisect_left(self._texts, start + _LAST, first)])

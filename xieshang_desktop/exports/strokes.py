"""Names in order of strokes (姓氏笔画), as lists of persons on official papers want it.

First the number of strokes, then their kinds in the order of writing (横竖撇点折), surname before given name.
The numbers are the Unicode database's for mainland China; a character whose strokes are not on record follows
those of its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from xieshang_desktop.domain.wording import by_strokes
from xieshang_desktop.paths import resources_dir

_UNKNOWN = "6"
"""Sorts behind all five kinds."""


@cache
def stroke_counts() -> Mapping[str, int]:
    """Return how many strokes a character has, for every character of the table."""
    return {mark: int(number) for number, mark in _table("strokes.txt")}


@cache
def stroke_orders() -> Mapping[str, str]:
    """Return the kinds of a character's strokes as they are written: 1 横, 2 竖, 3 撇, 4 点, 5 折."""
    return {mark: order for order, mark in _table("stroke-order.txt")}


def _table(name: str) -> Iterator[tuple[str, str]]:
    """Every character of a table with the figures at the head of its line."""
    for line in (resources_dir() / name).read_text(encoding="utf-8").splitlines():
        figures, _, marks = line.partition(" ")
        if figures.isdigit():
            yield from ((figures, mark) for mark in marks)


@cache
def _ranks() -> Mapping[str, int]:
    orders = stroke_orders()
    keys = {mark: (count, orders.get(mark, _UNKNOWN)) for mark, count in stroke_counts().items()}
    places = {key: place for place, key in enumerate(sorted(set(keys.values())))}
    return {mark: places[key] for mark, key in keys.items()}


def in_stroke_order(names: Iterable[str]) -> list[str]:
    """Return the names ordered by strokes of the surname, then of each further character."""
    return by_strokes(names, _ranks())

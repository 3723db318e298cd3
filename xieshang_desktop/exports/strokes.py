"""Names in order of strokes (姓氏笔画), as lists of persons on official papers want it.

First the number of strokes, then the kind of the first (横竖撇点折), surname before given name. The numbers
are the Unicode database's for mainland China; the kinds are on record for common surnames alone, all other
characters follow those of their number.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache

from xieshang_desktop.domain.wording import by_strokes
from xieshang_desktop.paths import resources_dir

KINDS = "横竖撇点折"
_UNKNOWN_KIND = len(KINDS)


@cache
def stroke_counts() -> Mapping[str, int]:
    """Return how many strokes a character has, for every character of the table."""
    counts: dict[str, int] = {}
    for line in (resources_dir() / "strokes.txt").read_text(encoding="utf-8").splitlines():
        number, _, marks = line.partition(" ")
        if number.isdigit():
            counts.update(dict.fromkeys(marks, int(number)))
    return counts


@cache
def first_strokes() -> Mapping[str, int]:
    """Return the kind of the first stroke (0 横 to 4 折) of common surnames."""
    with (resources_dir() / "first-strokes.toml").open("rb") as file:
        listed = tomllib.load(file)
    return {mark: kind for kind, name in enumerate(KINDS) for mark in "".join(listed[name].split())}


@cache
def _ranks() -> Mapping[str, int]:
    kinds = first_strokes()
    step = _UNKNOWN_KIND + 1
    return {mark: count * step + kinds.get(mark, _UNKNOWN_KIND) for mark, count in stroke_counts().items()}


def in_stroke_order(names: Iterable[str]) -> list[str]:
    """Return the names ordered by strokes of the surname, then of each further character."""
    return by_strokes(names, _ranks())

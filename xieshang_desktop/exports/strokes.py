"""Names in order of strokes (姓氏笔画), as lists of persons on official papers want it.

The counts are the Unicode database's for mainland China, kept in resources/strokes.txt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from xieshang_desktop.domain.wording import by_strokes
from xieshang_desktop.paths import resources_dir


@cache
def stroke_counts() -> Mapping[str, int]:
    """Return how many strokes a character has, for every character of the table."""
    counts: dict[str, int] = {}
    for line in (resources_dir() / "strokes.txt").read_text(encoding="utf-8").splitlines():
        number, _, marks = line.partition(" ")
        if number.isdigit():
            counts.update(dict.fromkeys(marks, int(number)))
    return counts


def in_stroke_order(names: Iterable[str]) -> list[str]:
    """Return the names ordered by strokes of the surname, then of each further character."""
    return by_strokes(names, stroke_counts())

"""What a measurement gives, and how it is told: a table for people, JSON for machines."""

from __future__ import annotations

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from unicodedata import east_asian_width


@dataclass(frozen=True)
class Measure:
    """One figure against its limit; ``how`` says in a few words what was set against what.

    Ratios carry the two figures that they were made of in ``parts``.
    """

    name: str
    value: float
    unit: str
    limit: float
    how: str
    parts: Mapping[str, float] = field(default_factory=dict)

    @property
    def met(self) -> bool:
        """Whether the figure keeps to its limit."""
        return self.value <= self.limit


def median(values: Sequence[float]) -> float:
    """The middle of the values."""
    return statistics.median(values)


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies (0 to 1), the nearest one."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def table(measures: Sequence[Measure]) -> str:
    """A line for each, its columns below each other although Chinese is twice as wide."""
    rows = [("测量", "结果", "上限", "", "怎样量的")]
    rows += [
        (
            each.name,
            f"{each.value:.2f} {each.unit}",
            f"{each.limit:g}",
            "好" if each.met else "超出",
            each.how,
        )
        for each in measures
    ]
    widths = [max(_width(row[column]) for row in rows) for column in range(4)]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=False)]
    return "  ".join([*cells, row[-1]])


def _width(words: str) -> int:
    return sum(2 if east_asian_width(mark) in "WF" else 1 for mark in words)


def write(measures: Sequence[Measure], path: Path) -> None:
    """All figures as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"measures": [{**asdict(each), "met": each.met} for each in measures]}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

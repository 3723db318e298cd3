"""How wide the columns of a sheet must be, and how many lines a row then takes.

Widths are in characters of the sheet's font; a Chinese one counts two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

PAGE = 165.0
"""Characters across a landscape page that can still be read at the size it is shrunk to."""
NARROWEST, WIDEST = 6.0, 42.0
_DAY = 17.0
_LEAST_WIDEST = 10.0


def widths_of(columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[object]]) -> list[float]:
    """Return the columns' widths, given their heads and kinds; the widest give way until all fit a page."""
    wanted = [_of_head(head, kind) for head, kind in columns]
    growing = [at for at, (_, kind) in enumerate(columns) if kind not in ("day", "moment")]
    for row in rows:
        for at in growing:
            value = row[at]
            if value is not None and wanted[at] < WIDEST:
                wanted[at] = max(wanted[at], min(_shown(value) + 2, WIDEST))
    widest = WIDEST
    while sum(min(width, widest) for width in wanted) > PAGE and widest > _LEAST_WIDEST:
        widest -= 1
    fixed = ("day", "moment", "money")
    return [
        width if kind in fixed else min(width, widest)
        for width, (_, kind) in zip(wanted, columns, strict=True)
    ]


def _of_head(head: str, kind: str) -> float:
    """A head may take two lines, and carries the filter's button."""
    return _DAY if kind in ("day", "moment") else max(columns_of(head) / 2 + 4, NARROWEST)


def _shown(value: object) -> int:
    if isinstance(value, str):
        return max(map(columns_of, value.split("\n"))) if "\n" in value else columns_of(value)
    return columns_of(f"{value:,.2f}" if isinstance(value, Decimal) else str(value))


def columns_of(text: str) -> int:
    """Return how many half-width places a text takes. A character of GBK takes as many as it has bytes; one
    that GBK lacks, a rare one of a name, is taken for wide.
    """
    if text.isascii():
        return len(text)
    bare = text.encode("gbk", "ignore")
    return len(bare) + 2 * (len(text) - len(bare.decode("gbk")))


def lines_of(row: Sequence[object], widths: Sequence[float]) -> int:
    """Return how many lines the highest cell of a row takes."""
    most = 1
    for value, width in zip(row, widths, strict=True):
        if isinstance(value, str) and (len(value) * 2 > width - 2):
            room = max(int(width - 2), 1)
            most = max(most, sum(max(1, -(-columns_of(part) // room)) for part in value.split("\n")))
    return most

"""How wide the columns of a sheet must be, and how many lines a row then takes.

Widths are in characters of the sheet's font; a Chinese one counts two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

PAGE = 165.0
"""Characters across a landscape page that can still be read at the size it is shrunk to."""
NARROWEST, WIDEST = 6.0, 42.0
_DAY = 17.0
_LEAST_WIDEST = 10.0
_TOWERS, _ROOMY = 5, 185.0
"""A cell of more lines makes its column wider, up to so many characters across the page in all."""
_LONGEST = 20
"""So many digits a number written as text may have."""
_FIXED = ("day", "moment", "money")


def widths_of(columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[object]]) -> list[float]:
    """Return the columns' widths, given their heads and kinds; the widest give way until all fit a page."""
    wanted = [_of_head(head, kind) for head, kind in columns]
    growing = [at for at, (_, kind) in enumerate(columns) if kind not in ("day", "moment")]
    for row in rows:
        for at in growing:
            value = row[at]
            if value is not None and wanted[at] < WIDEST:
                wanted[at] = max(wanted[at], min(_shown(value) + 2, WIDEST))
    whole = [at for at in growing if _stays_whole(row[at] for row in rows)]
    widest = WIDEST
    fixed = {at for at, (_, kind) in enumerate(columns) if kind in _FIXED or at in whole}
    while sum(_given(wanted, fixed, widest)) > PAGE and widest > _LEAST_WIDEST:
        widest -= 1
    return _roomier(_given(wanted, fixed, widest), rows)


def _roomier(widths: list[float], rows: Sequence[Sequence[object]]) -> list[float]:
    """Give a column of long texts more than its share, as far as the page bears it, so that no row towers."""
    for at, width in enumerate(widths):
        longest = max((_shown(row[at]) for row in rows if isinstance(row[at], str)), default=0)
        if longest > width * _TOWERS:
            most = width + max(_ROOMY - sum(widths), 0)
            widths[at] = max(width, min(longest / _TOWERS + 2, WIDEST, most))
    return widths


def _given(wanted: Sequence[float], fixed: Collection[int], widest: float) -> list[float]:
    return [width if at in fixed else min(width, widest) for at, width in enumerate(wanted)]


def _stays_whole(values: Iterable[object]) -> bool:
    """A column of numbers written as text (identity, telephone) must not be broken."""
    texts = [value for value in values if isinstance(value, str) and value]
    return bool(texts) and all(text.isascii() and " " not in text and len(text) <= _LONGEST for text in texts)


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

"""Square codes: as runs of dark modules for vector drawing, as PNG for Word."""

from __future__ import annotations

import io
from itertools import groupby
from typing import Any

_MASK = 2
"""One pattern for all: to weigh all eight takes ten times as long, and a sheet may have hundreds of codes."""


def _code(payload: str) -> Any:
    import segno

    return segno.make_qr(payload, error="m", boost_error=False, mask=_MASK)


def dark_runs(payload: str) -> tuple[int, list[tuple[int, int, int]]]:
    """Return the modules of a side and the dark runs as (column, row, length); no quiet zone."""
    matrix = _code(payload).matrix
    runs: list[tuple[int, int, int]] = []
    for row, line in enumerate(matrix):
        column = 0
        for dark, group in groupby(line):
            length = len(list(group))
            if dark:
                runs.append((column, row, length))
            column += length
    return len(matrix), runs


def png(payload: str, scale: int = 8) -> bytes:
    """Return the code as a PNG with one module of white around it."""
    out = io.BytesIO()
    _code(payload).save(out, kind="png", scale=scale, border=1)
    return out.getvalue()

"""What a person has said of a register's columns, kept for the next register with the same header.

Only the names of columns are kept, never a row. The file lies in the folder of settings; it is made again
where it is missing or damaged.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from xieshang_desktop.imports.columns import HEADER_SEARCH_ROWS, ColumnMapping, Field, header_labels
from xieshang_desktop.imports.grids import Grid

FILE_NAME = "roster-columns.json"
MOST_HEADERS = 50
"""The oldest header is forgotten first."""


def fingerprint(labels: Sequence[str]) -> str:
    """What tells one header from another: its labels in their order, without empty ones at the end."""
    text = "\n".join(labels).rstrip("\n")
    return hashlib.sha256(text.encode()).hexdigest()


def remember(file: Path, mapping: ColumnMapping) -> None:
    """Keep a corrected mapping. Raises OSError where the file cannot be written."""
    known = _known(file)
    key = fingerprint(mapping.labels)
    known.pop(key, None)
    known[key] = {field.value: column for field, column in mapping.columns}
    newest = dict(list(known.items())[-MOST_HEADERS:])
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.new")
    with draft.open("w", encoding="utf-8") as out:
        json.dump(newest, out, ensure_ascii=False, indent=1)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


def recall(file: Path, grid: Grid, guessed: ColumnMapping | None) -> ColumnMapping | None:
    """The mapping that was kept for a header of this sheet; nothing where none of its headers is known."""
    known = _known(file)
    if not known:
        return None
    for row, first_row in _places(grid, guessed):
        labels = header_labels(grid.rows, row, first_row)
        if fingerprint(labels) in known:
            return _mapping(known[fingerprint(labels)], labels, row, first_row)
    return None


def _places(grid: Grid, guessed: ColumnMapping | None) -> Iterator[tuple[int, int]]:
    """Where a header may stand: where it was guessed, in any one row, in any two below each other."""
    if guessed is not None:
        yield guessed.header_row, guessed.first_row
    rows = range(1, min(HEADER_SEARCH_ROWS, len(grid.rows)) + 1)
    yield from ((row, row + height) for height in (1, 2) for row in rows)


def _mapping(
    columns: Mapping[str, int], labels: tuple[str, ...], header_row: int, first_row: int
) -> ColumnMapping | None:
    found = tuple(
        (field, columns[field.value]) for field in Field if columns.get(field.value) in range(len(labels))
    )
    if Field.NAME not in dict(found):
        return None
    return ColumnMapping(header_row, first_row, labels, found)


def _known(file: Path) -> dict[str, dict[str, int]]:
    try:
        given = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(given, dict):
        return {}
    return {
        str(key): columns
        for key, columns in given.items()
        if isinstance(columns, dict) and all(type(at) is int for at in columns.values())
    }

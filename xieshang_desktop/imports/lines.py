"""Which rows of a sheet are people, and what a row takes over from the one above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xieshang_desktop.imports.cells import clean_name, clean_text
from xieshang_desktop.imports.columns import ColumnMapping, Field
from xieshang_desktop.imports.grids import Cell, Grid
from xieshang_desktop.imports.rows import RowReader
from xieshang_desktop.imports.standing import is_head

_TOTALS = re.compile(r"(?:合计|总计|小计|共计|本页|制表|填表|审核|注[:：]|备注[:：]|说明[:：])")

_STEMS = frozenset("甲乙丙丁戊己庚辛壬癸")

Numbered = tuple[int, tuple[Cell, ...]]
"""A row with its number on the sheet."""


def people_lines(grid: Grid, mapping: ColumnMapping) -> Iterator[Numbered]:
    """The lines of people: without empty rows, totals, and headers repeated at the top of printed pages."""
    name = mapping.column_of(Field.NAME)
    if name is None:
        return
    for index, cells in enumerate(grid.rows[mapping.first_row - 1 :]):
        if index == 0 and _counts_columns(cells):
            continue
        if _is_person(cells, name, mapping.labels[name]):
            yield mapping.first_row + index, tuple(cells)


def _is_person(cells: Sequence[Cell], name: int, label: str) -> bool:
    named = clean_name(cells[name]) if name < len(cells) else ""
    if named:
        return named != label and not _TOTALS.match(named)
    said = [text for text in (clean_text(cell) for cell in cells) if text]
    return len(said) > 1 and not _TOTALS.match(said[0].replace(" ", ""))


def _counts_columns(cells: Sequence[Cell]) -> bool:
    """The row below the header of a printed form that numbers its columns: 1, 2, 3 or 甲, 乙, 1, 2."""
    said = [text for text in (clean_text(cell) for cell in cells) if text]
    numbers = [int(text) for text in said if text.isdecimal() and len(text) < 3]
    others = [text for text in said if text not in _STEMS and not text.isdecimal()]
    return len(numbers) > 1 and not others and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def filled_down(lines: list[Numbered], reader: RowReader) -> list[Numbered]:
    """Where group, household and head stand only beside the first of a household, the others take them over.

    One household without a number in a full column is not filled: the neighbour's number would be false.
    """
    heads = {number for number, cells in lines if is_head(reader.text(cells, Field.RELATION))}
    for what in (Field.GROUP, Field.HOUSEHOLD, Field.HEAD):
        at = reader.mapping.column_of(what)
        if at is None:
            continue
        blank = [not reader.text(cells, what) for number, cells in lines if number not in heads]
        if blank and sum(blank) * 2 > len(blank):
            lines = list(_carry(lines, at))
    return lines


def _carry(lines: Sequence[Numbered], at: int) -> Iterator[Numbered]:
    above: Cell = None
    for number, cells in lines:
        here = cells[at] if at < len(cells) else None
        above = here if clean_text(here) else above
        padded = (*cells, *[None] * (at + 1 - len(cells)))
        yield number, (*padded[:at], above, *padded[at + 1 :])

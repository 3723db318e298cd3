"""A village's register: a workbook or a CSV file in, people and problems out. Nothing is written anywhere.

Usage: ``reading = read_roster(path, on=today)``; show ``reading.problems``; let a person correct
``reading.mapping`` and read again with it; then take in ``reading.rows``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from xieshang_desktop.imports.cells import clean_name, clean_text
from xieshang_desktop.imports.columns import ColumnMapping, Field, guess_mapping
from xieshang_desktop.imports.consistency import to_be_checked, twice_entered
from xieshang_desktop.imports.gate import refuse_file
from xieshang_desktop.imports.grids import MAX_ROWS, Cell, Grid, read_grids
from xieshang_desktop.imports.problems import RowProblem, file_problem
from xieshang_desktop.imports.rows import RosterRow, RowReader
from xieshang_desktop.imports.standing import is_head

__all__ = ["ColumnMapping", "Field", "RosterReading", "RosterRow", "RowProblem", "read_roster"]

_TOTALS = re.compile(r"(?:合计|总计|小计|共计|本页|制表|填表|审核|注[:：]|备注[:：]|说明[:：])")
# One register, one line: what stands in both cells is the same person's.
_Numbered = tuple[int, tuple[Cell, ...]]


@dataclass(frozen=True)
class RosterReading:
    """What was read. Rows with a ``违规`` are only in ``problems``; without a header no ``mapping``."""

    rows: tuple[RosterRow, ...]
    problems: tuple[RowProblem, ...]
    mapping: ColumnMapping | None
    sheet: str

    @property
    def refused(self) -> tuple[RowProblem, ...]:
        """The problems that leave their row, or the whole file, out."""
        return tuple(problem for problem in self.problems if problem.refuses)


def read_roster(
    path: Path, *, mapping: ColumnMapping | None = None, sheet: str | None = None, on: date | None = None
) -> RosterReading:
    """Read a register. Troubles never raise: they are problems in the answer, those of the whole file too.

    ``mapping`` and ``sheet`` are a person's corrections of an earlier guess; ``on`` is the day for which ages
    are checked (no clock is asked).
    """
    trouble = refuse_file(path)
    grids = trouble or read_grids(path)
    if isinstance(grids, RowProblem):
        return RosterReading((), (grids,), None, "")
    found = _choose(grids, mapping, sheet)
    if isinstance(found, RowProblem):
        return RosterReading((), (found,), None, "")
    return _read(*found, on)


def _choose(
    grids: Sequence[Grid], mapping: ColumnMapping | None, sheet: str | None
) -> tuple[Grid, ColumnMapping] | RowProblem:
    for grid in grids:
        if sheet is not None and grid.name != sheet:
            continue
        guessed = mapping or guess_mapping(grid)
        if guessed is not None:
            return grid, guessed
    return file_problem(
        "HEADER_NOT_FOUND",
        "前10行里没有找到表头（至少要有姓名和另一列）",
        "请在第一行写上姓名、组别、户号等列名，再导入。",
    )


def _read(grid: Grid, mapping: ColumnMapping, on: date | None) -> RosterReading:
    reader = RowReader(grid.name, mapping, grid.base_1904, on)
    lines = _filled_down(list(_people_lines(grid, mapping)), reader)
    read = [row for number, cells in lines if (row := reader.read(number, cells)) is not None]
    repeated = tuple(twice_entered(read, grid.name, mapping))
    left_out = {problem.row for problem in repeated}
    rows = tuple(row for row in read if row.row not in left_out)
    spellings = [(number, reader.text(cells, Field.GROUP)) for number, cells in lines]
    notes = tuple(to_be_checked(rows, spellings, grid.name, mapping))
    problems = sorted((*reader.problems, *repeated, *notes), key=lambda problem: problem.row)
    return RosterReading(rows, (*_whole_sheet(grid, rows), *problems), mapping, grid.name)


def _whole_sheet(grid: Grid, rows: Sequence[RosterRow]) -> Iterator[RowProblem]:
    if grid.cut_off:
        yield file_problem(
            "TOO_MANY_ROWS", f"表里超过{MAX_ROWS}行，后面的没有读", "请删去没有用的行，或按组分成几个文件。"
        )
    if not rows:
        problem = file_problem("NO_PEOPLE", "表里没有能用的人员", "请看表头下面是否有姓名，改正后再导入。")
        yield replace(problem, sheet=grid.name)


def _people_lines(grid: Grid, mapping: ColumnMapping) -> Iterator[_Numbered]:
    """The lines of people: without empty rows, totals, and headers repeated at the top of printed pages."""
    name = mapping.column_of(Field.NAME)
    for index, cells in enumerate(grid.rows[mapping.first_row - 1 :]):
        texts = [clean_text(cell) for cell in cells]
        said = [text for text in texts if text]
        if not said or name is None:
            continue
        named = clean_name(cells[name]) if name < len(cells) else ""
        if _TOTALS.match(named) or named == mapping.labels[name]:
            continue
        if not named and (_TOTALS.match(said[0].replace(" ", "")) or len(said) == 1):
            continue
        yield mapping.first_row + index, tuple(cells)


def _filled_down(lines: list[_Numbered], reader: RowReader) -> list[_Numbered]:
    """Where group and household stand only beside the head of each household, the members take them over.

    A merged cell has its value in the first row only. One household without a number in a full column is not
    filled: the neighbour's number would be false.
    """
    for field in (Field.GROUP, Field.HOUSEHOLD):
        at = reader.mapping.column_of(field)
        members = [cells for _, cells in lines if not is_head(reader.text(cells, Field.RELATION))]
        blank = sum(not reader.text(cells, field) for cells in members)
        if at is not None and members and blank * 2 > len(members):
            lines = list(_carry(lines, at))
    return lines


def _carry(lines: Sequence[_Numbered], at: int) -> Iterator[_Numbered]:
    above: Cell = None
    for number, cells in lines:
        here = cells[at] if at < len(cells) else None
        above = here if clean_text(here) else above
        padded = (*cells, *[None] * (at + 1 - len(cells)))
        yield number, (*padded[:at], above, *padded[at + 1 :])

"""A village's register: a workbook or a CSV file in, people and problems out. Nothing is written anywhere.

Usage: ``reading = read_roster(path, on=today)``; show ``reading.problems``; let a person correct
``reading.mapping`` and read again with it; then take in ``reading.rows``. A file that somebody brings is read
through ``limited.read_in_limits``, which does the same in a process of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from xieshang_desktop.imports.columns import ColumnMapping, Field
from xieshang_desktop.imports.consistency import Whole, to_be_checked, twice_entered
from xieshang_desktop.imports.gate import refuse_file
from xieshang_desktop.imports.grids import MAX_ROWS, Grid, read_grids
from xieshang_desktop.imports.households import households_by_head
from xieshang_desktop.imports.lines import filled_down, people_lines
from xieshang_desktop.imports.organisations import OrganisationRow, read_organisations
from xieshang_desktop.imports.problems import RowProblem, file_problem
from xieshang_desktop.imports.rows import RosterRow, RowReader
from xieshang_desktop.imports.sheets import Recognised, group_of_sheet, recognise

__all__ = ["ColumnMapping", "Field", "LeftOut", "RosterReading", "RosterRow", "RowProblem", "read_roster"]

TELL_EVERY = 500
"""Rows between two words of how far the checking is."""

Tell = Callable[[int, int], object]


def nobody_listens(_done: int, _whole: int) -> None:
    """Who reads without a window has nobody to tell."""


@dataclass(frozen=True)
class LeftOut:
    """A row that is not taken in because of a problem; its name, where it has one."""

    sheet: str
    row: int
    name: str


@dataclass(frozen=True)
class RosterReading:
    """What was read. Rows with a ``违规`` are only in ``problems``; without a header no ``mapping``.

    ``sheet`` is the (first) sheet of people, ``sheets`` are all of them; ``lines`` counts their rows, good
    and bad. ``heads`` are the first rows of every sheet, for somebody who says which column is which.
    ``household_numbers`` tells whether the register numbers its households itself.
    """

    rows: tuple[RosterRow, ...]
    problems: tuple[RowProblem, ...]
    mapping: ColumnMapping | None
    sheet: str
    sheets: tuple[str, ...] = ()
    lines: int = 0
    left_out: tuple[LeftOut, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()
    heads: tuple[Grid, ...] = ()
    household_numbers: bool = False

    @property
    def usable(self) -> bool:
        """Whether there is anything to take in, and all of it was read: half a register is none."""
        whole = not any(problem.refuses and problem.row == 0 for problem in self.problems)
        return whole and bool(self.rows or self.organisations)

    @property
    def refused(self) -> tuple[RowProblem, ...]:
        """The problems that leave their row, or the whole file, out."""
        return tuple(problem for problem in self.problems if problem.refuses)

    @property
    def households(self) -> int:
        """How many households the registered people of this reading form."""
        return len({row.household for row in self.rows if row.registered and row.household})


def read_roster(
    path: Path,
    *,
    mapping: ColumnMapping | None = None,
    sheet: str | None = None,
    on: date | None = None,
    remembered: Path | None = None,
    tell: Tell = nobody_listens,
) -> RosterReading:
    """Read a register. Troubles never raise: they are problems in the answer, those of the whole file too.

    ``mapping`` and ``sheet`` are a person's corrections of an earlier guess; ``on`` is the day for which ages
    are checked (no clock is asked); ``remembered`` is the file of mappings that were corrected before.
    ``tell`` hears how many rows of how many are checked.
    """
    trouble = refuse_file(path)
    if trouble is not None:
        return nothing_read(trouble)
    seen: list[Recognised] = []

    def choose(heads: Sequence[Grid]) -> Collection[str]:
        seen.append(recognise(heads, mapping, sheet, remembered))
        return seen[-1].wanted

    grids = read_grids(path, choose)
    if isinstance(grids, RowProblem):
        return nothing_read(grids)
    return _Assembly(seen[-1], on, tell).reading(grids)


def nothing_read(problem: RowProblem) -> RosterReading:
    """The reading of a file that cannot be used at all."""
    return RosterReading((), (problem,), None, "")


@dataclass
class _Assembly:
    """Puts together what the sheets of one file say."""

    seen: Recognised
    on: date | None
    tell: Tell
    rows: list[RosterRow] = field(default_factory=list)
    spellings: dict[tuple[str, int], str] = field(default_factory=dict)
    named: dict[tuple[str, int], str] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    mappings: dict[str, ColumnMapping] = field(default_factory=dict)

    def reading(self, grids: Sequence[Grid]) -> RosterReading:
        organisations: list[OrganisationRow] = []
        for grid in grids:
            if grid.name in self.seen.organisations:
                found = read_organisations(grid)
                organisations += found.organisations
                self.problems += found.problems
            else:
                self._read_people(grid)
        rows = self._without_repeats()
        whole = Whole(rows, self.mappings, [self.spellings[row.sheet, row.row] for row in rows])
        self.problems += to_be_checked(whole)
        taken = {(row.sheet, row.row) for row in rows}
        first = next(iter(self.mappings), "")
        return RosterReading(
            rows=tuple(rows),
            problems=(*self._of_the_file(grids, rows, organisations), *self._in_order()),
            mapping=self.mappings.get(first),
            sheet=first,
            sheets=tuple(self.mappings),
            lines=len(self.named),
            left_out=tuple(LeftOut(*at, name) for at, name in self.named.items() if at not in taken),
            organisations=tuple(organisations),
            heads=self.seen.heads,
            household_numbers=self._numbers_households(),
        )

    def _read_people(self, grid: Grid) -> None:
        mapping = self.seen.people[grid.name]
        self.mappings[grid.name] = mapping
        group = group_of_sheet(grid.name) if mapping.column_of(Field.GROUP) is None else ""
        reader = RowReader(grid.name, mapping, grid.base_1904, self.on, group)
        rows = []
        for number, cells in filled_down(list(people_lines(grid, mapping)), reader):
            if number % TELL_EVERY == 0:
                self.tell(number, len(grid.rows))
            self.named[grid.name, number] = reader.text(cells, Field.NAME)
            self.spellings[grid.name, number] = reader.text(cells, Field.GROUP)
            row = reader.read(number, cells)
            if row is not None:
                rows.append(row)
        if mapping.column_of(Field.HOUSEHOLD) is None:
            rows = households_by_head(rows)
        self.rows += rows
        self.problems += reader.problems

    def _numbers_households(self) -> bool:
        return any(mapping.column_of(Field.HOUSEHOLD) is not None for mapping in self.mappings.values())

    def _without_repeats(self) -> list[RosterRow]:
        repeated = list(twice_entered(Whole(self.rows, self.mappings, [])))
        self.problems += repeated
        left_out = {(problem.sheet, problem.row) for problem in repeated}
        return [row for row in self.rows if (row.sheet, row.row) not in left_out]

    def _in_order(self) -> list[RowProblem]:
        sheets = list(self.mappings)
        place = {sheet: at for at, sheet in enumerate(sheets)}
        return sorted(self.problems, key=lambda problem: (place.get(problem.sheet, len(sheets)), problem.row))

    def _of_the_file(
        self, grids: Sequence[Grid], rows: Sequence[RosterRow], organisations: Sequence[OrganisationRow]
    ) -> Iterator[RowProblem]:
        if not self.seen.wanted:
            yield file_problem(
                "HEADER_NOT_FOUND",
                "前10行里没有找到表头（至少要有姓名和另一列）",
                "请在第一行写上姓名、组别、户号等列名，再导入。",
            )
        for grid in grids:
            if grid.cut_off:
                text = f"表里超过{MAX_ROWS}行，后面的没有读"
                yield file_problem("TOO_MANY_ROWS", text, "请删去没有用的行，或按组分成几个文件。", grid.name)
        if self.seen.wanted and not rows and not organisations:
            first = next(iter(self.mappings), "")
            advice = "请看表头下面是否有姓名，改正后再导入。"
            yield file_problem("NO_PEOPLE", "表里没有能用的人员", advice, first)
        yield from self.seen.not_read

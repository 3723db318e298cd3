"""What the sheets of a workbook are: a register of people, one for each group, a list of organisations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from xieshang_desktop.domain.vocabulary import Severity
from xieshang_desktop.imports.cells import clean_group, clean_text
from xieshang_desktop.imports.columns import ColumnMapping, guess_mapping, header_labels
from xieshang_desktop.imports.grids import Grid
from xieshang_desktop.imports.organisations import organisation_columns
from xieshang_desktop.imports.problems import RowProblem
from xieshang_desktop.imports.remembered import fingerprint, recall

_GROUP_NAME = re.compile(r".{1,8}(?:组|队|社|屯|寨|片区)")


@dataclass(frozen=True)
class Recognised:
    """Which sheets are read as what.

    ``people`` are the sheets of people with their columns, ``organisations`` the names of the others that are
    read; ``heads`` are the first rows of all sheets; ``not_read`` tells of registers that were left aside.
    """

    people: Mapping[str, ColumnMapping]
    organisations: tuple[str, ...]
    heads: tuple[Grid, ...]
    not_read: tuple[RowProblem, ...]

    @property
    def wanted(self) -> tuple[str, ...]:
        """The sheets that are to be read whole."""
        return (*self.people, *self.organisations)


def recognise(
    heads: Sequence[Grid], given: ColumnMapping | None, sheet: str | None, remembered: Path | None
) -> Recognised:
    """Look at the first rows of every sheet; ``sheet`` is the one that a person has chosen."""
    organisations = tuple(
        grid.name for grid in heads if sheet is None and organisation_columns(grid) is not None
    )
    offered = [grid for grid in heads if sheet in (None, grid.name) and grid.name not in organisations]
    registers: dict[str, ColumnMapping] = {}
    for grid in offered:
        mapping = _mapping(grid, given, remembered)
        if mapping is not None:
            registers[grid.name] = mapping
    together = _together(list(registers))
    return Recognised(
        people={name: registers[name] for name in together},
        organisations=organisations,
        heads=tuple(heads),
        not_read=tuple(_left_aside(name) for name in registers if name not in together),
    )


def _mapping(grid: Grid, given: ColumnMapping | None, remembered: Path | None) -> ColumnMapping | None:
    """The columns of one sheet; a person's own mapping holds for all sheets with the same header."""
    guessed = guess_mapping(grid)
    if given is not None:
        return _given(grid, given, guessed)
    kept = recall(remembered, grid, guessed) if remembered is not None else None
    return kept or guessed


def _given(grid: Grid, given: ColumnMapping, guessed: ColumnMapping | None) -> ColumnMapping | None:
    """A person's mapping, where this sheet has its header: in the same row, or where one was found."""
    wanted = fingerprint(given.labels)
    if fingerprint(header_labels(grid.rows, given.header_row, given.first_row)) == wanted:
        return given
    if guessed is None or fingerprint(guessed.labels) != wanted:
        return None
    return replace(given, header_row=guessed.header_row, first_row=guessed.first_row)


def _together(registers: Sequence[str]) -> Sequence[str]:
    """A sheet for every group is one register; of others (last year's, a copy) only the first is read."""
    if registers and group_of_sheet(registers[0]):
        return [name for name in registers if group_of_sheet(name)]
    return registers[:1]


def group_of_sheet(name: str) -> str:
    """The group that a sheet is named after, or an empty text."""
    cleaned = clean_group(clean_text(name))
    return cleaned if _GROUP_NAME.fullmatch(cleaned) else ""


def _left_aside(name: str) -> RowProblem:
    return RowProblem(
        name,
        0,
        "",
        "SHEET_NOT_READ",
        Severity.REMINDER,
        f"“{name}”表也像花名册，这次没有读",
        "要导入这张表，请选这张表再读一次。",
    )

"""Rows of ruled tables: cells wrap, long rows run over the page, the head is repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from xieshang_desktop.exports.paper import Align, Column, Grid
from xieshang_desktop.exports.typeset.lines import Line
from xieshang_desktop.exports.typeset.pieces import Run
from xieshang_desktop.exports.typeset.rows import (
    MM,
    PITCH,
    Code,
    Ink,
    Mark,
    Row,
    Rule,
    Setter,
    baseline,
    inked,
)

PAD_X = 3.0
PAD_Y = 3.0
LEADING = 1.4
QUIET = 1.5 * MM  # white around a square code, so that scanners find it
LONGEST = 14  # lines of one row that stay together; a longer row is set in several strips


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the columns lie and how their text is set."""

    setter: Setter
    edges: tuple[float, ...]
    aligns: tuple[Align, ...]
    size: float
    least: float
    codes: tuple[bool, ...]

    @property
    def leading(self) -> float:
        return self.size * LEADING

    def wrapped(self, texts: Sequence[str], role: str) -> list[list[Line]]:
        """Break every cell's text to its column's width."""
        cells = []
        for (left, right), text in zip(pairwise(self.edges), texts, strict=True):
            lines: list[Line] = []
            for paragraph in text.split("\n"):
                lines += self.setter.lines(
                    [Run(paragraph.strip(), role)], right - left - 2 * PAD_X, self.size
                )
            cells.append(lines)
        return cells


def grid_rows(setter: Setter, grid: Grid, width: float = 0) -> list[Row]:
    """Set a table over the whole width, or ``width`` points of it."""
    frame = _frame(setter, grid, width or setter.sheet.text_width)
    head = _head(frame, grid.columns)
    rows = [*caption_rows(frame.setter, grid.caption, frame.size, frame.edges[-1])] + ([head] if head else [])
    for index, texts in enumerate(grid.rows):
        strips = _strips(frame, texts)
        set_rows = [_strip(frame, cells, strips, number, head) for number, cells in enumerate(strips)]
        codes = _code_marks(frame, texts, set_rows[0].height)
        set_rows[0] = replace(set_rows[0], marks=(*set_rows[0].marks, *codes))
        if index == 0 and len(strips) == 1 and len(grid.rows) > 1:
            set_rows = [replace(set_rows[0], keep_next=True)]  # no head with a single row below it
        rows += set_rows
    return rows


def _frame(setter: Setter, grid: Grid, width: float) -> _Frame:
    whole = sum(column.width for column in grid.columns)
    edges = (0.0, *accumulate(column.width / whole * width for column in grid.columns))
    aligns = tuple(column.align for column in grid.columns)
    return _Frame(
        setter, edges, aligns, grid.size, grid.row_height * MM, tuple(column.code for column in grid.columns)
    )


def caption_rows(setter: Setter, caption: str, size: float, width: float) -> list[Row]:
    """Set the words above a table, tied to it."""
    if not caption:
        return []
    lines = setter.lines([Run(caption, "hei")], width, size + 2)
    marks = [inked(line, PITCH - 6, size + 2) for line in lines]
    return [Row(PITCH, mark, on_grid=False, keep_next=True) for mark in marks]


def _head(frame: _Frame, columns: Sequence[Column]) -> Row | None:
    if not any(column.head for column in columns):
        return None
    cells = frame.wrapped([column.head for column in columns], "hei")
    height = max(len(lines) for lines in cells) * frame.leading + 2 * PAD_Y + 2
    centred: list[Align] = ["center" for _ in cells]
    marks = _cell_marks(frame, cells, height, centred)
    width = frame.edges[-1]
    marks += [*_rules(frame, height), Rule(0, 0, width, 0, 0.8), Rule(0, height, width, height)]
    return Row(height, tuple(marks), on_grid=False, keep_next=True)


def _strips(frame: _Frame, texts: Sequence[str]) -> list[list[list[Line]]]:
    """Cut a row of many lines into strips that can stand on different pages."""
    cells = frame.wrapped(
        ["" if code else text for code, text in zip(frame.codes, texts, strict=True)], "body"
    )
    longest = max(len(lines) for lines in cells)
    return [[lines[at : at + LONGEST] for lines in cells] for at in range(0, longest, LONGEST)]


def _strip(
    frame: _Frame, cells: list[list[Line]], strips: Sequence[object], number: int, head: Row | None
) -> Row:
    pads = PAD_Y * 2 if len(strips) == 1 else PAD_Y
    height = max(
        max(len(lines) for lines in cells) * frame.leading + pads, frame.least if len(strips) == 1 else 0
    )
    marks = _cell_marks(frame, cells, height, frame.aligns, middle=len(strips) == 1) + _rules(frame, height)
    floor = Rule(0, height, frame.edges[-1], height)
    if number == 0 and head is None:
        marks.append(Rule(0, 0, frame.edges[-1], 0))
    if number == len(strips) - 1:
        marks.append(floor)
    return Row(height, tuple(marks), on_grid=False, head=head, foot=(floor,))


def _code_marks(frame: _Frame, texts: Sequence[str], height: float) -> list[Mark]:
    """A square code in the middle of each cell that holds one."""
    marks: list[Mark] = []
    for (left, right), code, text in zip(pairwise(frame.edges), frame.codes, texts, strict=True):
        if code and text:
            side = min(right - left, frame.least or height) - 2 * QUIET
            marks.append(Code(text, (left + right - side) / 2, (height - side) / 2, side))
    return marks


def _rules(frame: _Frame, height: float) -> list[Mark]:
    outer = (frame.edges[0], frame.edges[-1])
    return [Rule(x, 0, x, height, 0.8 if x in outer else 0.5) for x in frame.edges]


def _cell_marks(
    frame: _Frame,
    cells: Sequence[Sequence[Line]],
    height: float,
    aligns: Sequence[Align],
    middle: bool = True,
) -> list[Mark]:
    marks: list[Mark] = []
    for (left, right), lines, align in zip(pairwise(frame.edges), cells, aligns, strict=True):
        top = (height - len(lines) * frame.leading) / 2 if middle else PAD_Y / 2
        for number, line in enumerate(lines):
            y = top + number * frame.leading + baseline(frame.leading, frame.size)
            marks += aligned(line, y, frame.size, left + PAD_X, right - PAD_X, align)
    return marks


def aligned(line: Line, y: float, size: float, left: float, right: float, align: Align) -> tuple[Ink, ...]:
    """Put a line between two edges."""
    free = right - left - line.width
    shift = {"left": 0.0, "center": free / 2, "right": free}[align]
    return inked(line, y, size, left + shift)

"""Rows of forms: every row has fields of its own widths; long fields run over the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from xieshang_desktop.exports.paper import Cell, Form, FormRow
from xieshang_desktop.exports.typeset.lines import Line
from xieshang_desktop.exports.typeset.pieces import Run
from xieshang_desktop.exports.typeset.rows import MM, Mark, Row, Rule, Setter, baseline
from xieshang_desktop.exports.typeset.tables import LEADING, LONGEST, PAD_X, PAD_Y, aligned, caption_rows

_FOOT_GAP = 6.0  # points between a text and the place to sign below it


@dataclass(frozen=True, slots=True)
class _Field:
    """One field, its text broken into lines, between two edges."""

    cell: Cell
    left: float
    right: float
    lines: list[Line]
    foot: list[Line]

    @property
    def top_aligned(self) -> bool:
        """Running text and text above a place to sign begin at the top; all else stands in the middle."""
        return bool(self.cell.indent or self.cell.foot)


def form_rows(setter: Setter, form: Form, width: float = 0) -> list[Row]:
    """Set a form over the whole width, or ``width`` points of it."""
    whole = width or setter.sheet.text_width
    lid = Row(0, (Rule(0, 0, whole, 0, 0.8),), on_grid=False)
    rows = caption_rows(setter, form.caption, form.size, whole)
    for number, row in enumerate(form.rows):
        fields = _fields(setter, row, form.size, whole)
        rows += _strips(row, fields, form.size, lid, first=number == 0, last=number + 1 == len(form.rows))
    if form.together:
        rows = [replace(row, keep_next=True) for row in rows[:-1]] + rows[-1:]
    return rows


def form_edges(row: FormRow, whole: int) -> list[int]:
    """Return where a row's fields begin and end, in whole units; neighbours of many rows share edges."""
    total = sum(cell.width for cell in row.cells)
    return [0, *(round(edge / total * whole) for edge in accumulate(cell.width for cell in row.cells))]


def _fields(setter: Setter, row: FormRow, size: float, whole: float) -> list[_Field]:
    total = sum(cell.width for cell in row.cells)
    edges = (0.0, *accumulate(cell.width / total * whole for cell in row.cells))
    return [
        _field(setter, cell, left, right, size)
        for cell, (left, right) in zip(row.cells, pairwise(edges), strict=True)
    ]


def _field(setter: Setter, cell: Cell, left: float, right: float, size: float) -> _Field:
    room = right - left - 2 * PAD_X
    role = "hei" if cell.label else "body"
    lines: list[Line] = []
    for paragraph in cell.text.split("\n"):
        text = paragraph.strip() if cell.indent else paragraph.rstrip()  # room for a pen may come first
        lines += setter.lines([Run(text, role)], room, size, cell.indent * size)
    foot = [part for text in cell.foot.split("\n") if text for part in setter.lines([Run(text)], room, size)]
    return _Field(cell, left, right, lines, foot)


def _strips(
    row: FormRow, fields: Sequence[_Field], size: float, lid: Row, first: bool, last: bool
) -> list[Row]:
    """Cut a row of many lines into strips that can stand on different pages; places to sign end the last."""
    longest = max(len(field.lines) for field in fields)
    cuts = range(0, max(longest, 1), LONGEST)
    strips: list[Row] = []
    for at in cuts:
        is_end = at == cuts[-1]
        least = row.height * MM if len(cuts) == 1 else 0
        height = _height([field.lines[at : at + LONGEST] for field in fields], fields, size, least, is_end)
        marks = [mark for field in fields for mark in _ink(field, at, height, size, len(cuts) == 1, is_end)]
        marks += _rules(fields, height, lid, first and at == 0)
        floor = Rule(0, height, fields[-1].right, height, 0.8 if last else 0.5)
        strips.append(Row(height, (*marks, *([floor] if is_end else [])), False, head=lid, foot=(floor,)))
    return strips


def _height(
    texts: Sequence[Sequence[Line]], fields: Sequence[_Field], size: float, least: float, is_end: bool
) -> float:
    heights = []
    for lines, field in zip(texts, fields, strict=True):
        foot = len(field.foot) * size * LEADING + _FOOT_GAP if field.foot and is_end else 0
        heights.append(len(lines) * size * LEADING + foot + 2 * PAD_Y)
    return max(*heights, least)


def _ink(field: _Field, at: int, height: float, size: float, whole: bool, is_end: bool) -> list[Mark]:
    leading = size * LEADING
    shown = field.lines[at : at + LONGEST]
    middle = whole and not field.top_aligned
    top = (height - len(shown) * leading) / 2 if middle else PAD_Y
    left, right = field.left + PAD_X, field.right - PAD_X
    align = "center" if field.cell.label else field.cell.align
    marks: list[Mark] = []
    for number, line in enumerate(shown):
        marks += aligned(line, top + number * leading + baseline(leading, size), size, left, right, align)
    top = height - PAD_Y - len(field.foot) * leading
    for number, line in enumerate(field.foot if is_end else []):
        marks += aligned(line, top + number * leading + baseline(leading, size), size, left, right, "right")
    return marks


def _rules(fields: Sequence[_Field], height: float, lid: Row, first: bool) -> list[Mark]:
    end = fields[-1].right
    rules: list[Mark] = [Rule(0, 0, 0, height, 0.8), Rule(end, 0, end, height, 0.8)]
    rules += [Rule(field.left, 0, field.left, height) for field in fields[1:]]
    return [*rules, *(lid.marks if first else ())]

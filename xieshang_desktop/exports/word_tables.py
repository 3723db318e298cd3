"""Tables of Word files: grids whose heads are repeated, forms whose rows have fields of their own widths."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from xieshang_desktop.exports import word_parts as parts
from xieshang_desktop.exports.paper import Cell, Form, FormRow, Grid
from xieshang_desktop.exports.typeset.forms import form_edges
from xieshang_desktop.exports.word_parts import Measure

_LONG = 300  # characters; a row with more in a cell may be torn between pages
_SAME = 12  # twips; edges that lie nearer are one


def write_grid(body: Any, grid: Grid, width: int, measure: Measure) -> None:
    """Append a grid; its caption is written by the caller."""
    whole = sum(column.width for column in grid.columns)
    widths = [round(column.width / whole * width) for column in grid.columns]
    table = parts.table(body, widths)
    if any(column.head for column in grid.columns):
        row = parts.table_row(table, head=True)
        for column, wide in zip(grid.columns, widths, strict=True):
            made = parts.paragraph(parts.table_cell(row, wide), "Cell", align="center")
            parts.say(made, column.head, "hei", grid.size, measure)
    for texts in grid.rows:
        _grid_row(table, grid, widths, texts, measure)
    parts.paragraph(body, "Cell")  # Word wants a paragraph after every table


def _grid_row(table: Any, grid: Grid, widths: Sequence[int], texts: Sequence[str], measure: Measure) -> None:
    row = parts.table_row(table, measure.twips(grid.row_height), whole=max(map(len, texts)) < _LONG)
    for column, wide, text in zip(grid.columns, widths, texts, strict=True):
        made = parts.paragraph(parts.table_cell(row, wide), "Cell", align=column.align)
        parts.say(made, text, "body", grid.size, measure)


def write_form(body: Any, form: Form, width: int, measure: Measure) -> None:
    """Append a form as one table: each field spans the columns between its edges."""
    spread = _shared_edges([form_edges(row, width) for row in form.rows])
    edges = sorted({edge for row in spread for edge in row})
    table = parts.table(body, [right - left for left, right in pairwise(edges)])
    for row, places in zip(form.rows, spread, strict=True):
        _form_row(table, row, places, edges, form.size, measure)
    parts.paragraph(body, "Cell")


def _shared_edges(rows: list[list[int]]) -> list[list[int]]:
    """Let edges that all but meet be the same, so that no sliver of a column stands between them."""
    known: list[int] = []
    for edge in sorted({edge for row in rows for edge in row}):
        if not known or edge - known[-1] > _SAME:
            known.append(edge)
    return [[known[bisect_right(known, edge) - 1] for edge in row] for row in rows]


def _form_row(
    table: Any, row: FormRow, places: list[int], edges: list[int], size: float, measure: Measure
) -> None:
    longest = max(len(cell.text) for cell in row.cells)
    made = parts.table_row(table, measure.twips(row.height), whole=longest < _LONG)
    for cell, (left, right) in zip(row.cells, pairwise(places), strict=True):
        top = "top" if cell.indent or cell.foot else "center"
        span = edges.index(right) - edges.index(left)
        _field(parts.table_cell(made, right - left, top, span), cell, size, measure)


def _field(holder: Any, cell: Cell, size: float, measure: Measure) -> None:
    align = "center" if cell.label else cell.align
    first = round(cell.indent * measure.size(size) * 20)
    indents = {"firstLineChars": 100 * cell.indent, "firstLine": first} if cell.indent else {}
    for text in cell.text.split("\n"):
        made = parts.paragraph(holder, "Cell", align=align, **indents)
        parts.say(made, text.strip(), "hei" if cell.label else "body", size, measure)
    for text in cell.foot.split("\n") if cell.foot else []:
        parts.say(parts.paragraph(holder, "Cell", align="right"), text, "body", size, measure)

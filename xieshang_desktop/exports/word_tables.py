"""Tables of Word files: grids whose heads are repeated, forms whose rows have fields of their own widths."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from xieshang_desktop.exports import word_parts as parts
from xieshang_desktop.exports.paper import Cell, Form, FormRow, Grid
from xieshang_desktop.exports.typeset.forms import form_edges
from xieshang_desktop.exports.typeset.tables import LEADING
from xieshang_desktop.exports.word_parts import Measure

_LONG = 300  # characters; a row with more in a cell may be torn between pages
_SAME = 12  # twips; edges that lie nearer are one


def write_grid(
    body: Any, grid: Grid, width: int, measure: Measure, draw_code: Callable[[Any, str], None]
) -> None:
    """Append a grid; its caption is written by the caller, and square codes are drawn by ``draw_code``."""
    whole = sum(column.width for column in grid.columns)
    widths = [round(column.width / whole * width) for column in grid.columns]
    table = parts.table(body, widths)
    line = _leading(grid.size, measure)
    if any(column.head for column in grid.columns):
        row = parts.table_row(table, head=True)
        for column, wide in zip(grid.columns, widths, strict=True):
            made = parts.paragraph(parts.table_cell(row, wide), "Cell", align="center", line=line)
            parts.say(made, column.head, "hei", grid.size, measure)
    for texts in grid.rows:
        _grid_row(table, grid, widths, texts, measure, draw_code)
    parts.paragraph(body, "Thin")  # Word wants a paragraph after every table


def _grid_row(
    table: Any,
    grid: Grid,
    widths: Sequence[int],
    texts: Sequence[str],
    measure: Measure,
    draw_code: Callable[[Any, str], None],
) -> None:
    row = parts.table_row(table, measure.twips(grid.row_height), whole=max(map(len, texts)) < _LONG)
    for column, wide, text in zip(grid.columns, widths, texts, strict=True):
        cell = parts.table_cell(row, wide)
        made = parts.paragraph(cell, "Cell", align=column.align, line=_leading(grid.size, measure))
        if column.code and text:
            draw_code(made, text)
        else:
            parts.say(made, text, "body", grid.size, measure)


def _leading(size: float, measure: Measure) -> int:
    """Return the twips from line to line in a cell, as the PDF has them."""
    return round(measure.size(size) * 20 * LEADING)


def write_form(body: Any, form: Form, width: int, measure: Measure) -> None:
    """Append a form as one table: each field spans the columns between its edges."""
    spread = _shared_edges([form_edges(row, width) for row in form.rows])
    edges = sorted({edge for row in spread for edge in row})
    table = parts.table(body, [right - left for left, right in pairwise(edges)])
    for row, places in zip(form.rows, spread, strict=True):
        tied = form.together and row is not form.rows[-1]
        _form_row(table, row, places, edges, form.size, measure, tied)
    parts.paragraph(body, "Thin")


def _shared_edges(rows: list[list[int]]) -> list[list[int]]:
    """Let edges that all but meet be the same, so that no sliver of a column stands between them."""
    known: list[int] = []
    for edge in sorted({edge for row in rows for edge in row}):
        if not known or edge - known[-1] > _SAME:
            known.append(edge)
    return [[known[bisect_right(known, edge) - 1] for edge in row] for row in rows]


def _form_row(
    table: Any, row: FormRow, places: list[int], edges: list[int], size: float, measure: Measure, tied: bool
) -> None:
    longest = max(len(cell.text) for cell in row.cells)
    made = parts.table_row(table, measure.twips(row.height), whole=longest < _LONG)
    for cell, (left, right) in zip(row.cells, pairwise(places), strict=True):
        top = "top" if cell.indent or cell.foot else "center"
        span = edges.index(right) - edges.index(left)
        holder = parts.table_cell(made, right - left, top, span)
        _text(holder, cell, size, measure, tied)
        if cell.foot:
            _foot(holder, cell, _free_height(cell, right - left, row, size, measure), size, measure, tied)


def _text(holder: Any, cell: Cell, size: float, measure: Measure, tied: bool) -> None:
    align = "center" if cell.label else cell.align
    first = round(cell.indent * measure.size(size) * 20)
    layout = {"firstLineChars": 100 * cell.indent, "firstLine": first} if cell.indent else {}
    layout |= {"line": _leading(size, measure)} | ({"keep_next": 1} if tied else {})
    for text in cell.text.split("\n"):
        made = parts.paragraph(holder, "Cell", align=align, **layout)
        shown = text.strip() if cell.indent else text.rstrip()  # room for a pen may come first
        parts.say(made, shown, "hei" if cell.label else "body", size, measure)


def _foot(holder: Any, cell: Cell, above: int, size: float, measure: Measure, tied: bool) -> None:
    """Write where to sign at the right, as near to the bottom of the field as its height is known."""
    layout: dict[str, str | int] = {"before": above, "align": "right", "line": _leading(size, measure)}
    if tied:
        layout["keep_next"] = 1
    for text in cell.foot.split("\n"):
        parts.say(parts.paragraph(holder, "Cell", **layout), text, "body", size, measure)
        layout["before"] = 0


def _free_height(cell: Cell, width: int, row: FormRow, size: float, measure: Measure) -> int:
    """Reckon the twips that text and foot leave of the least height, full-width characters assumed."""
    em = measure.size(size) * 20
    per_line = max(int((width - 2 * parts.CELL_MARGIN) / em), 1)
    lines = sum(-(-(len(part) + cell.indent) // per_line) or 1 for part in cell.text.split("\n"))
    free = measure.twips(row.height) - (lines + cell.foot.count("\n") + 1) * _leading(size, measure)
    return max(round(free), 0)

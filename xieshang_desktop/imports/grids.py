"""A file as grids of cells: the sheets that are asked for, or a CSV file, with nothing understood yet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from xieshang_desktop.imports.problems import RowProblem, file_problem
from xieshang_desktop.imports.workbook import Cell, Range, SheetPart, SuspiciousWorkbook, XlsxBook

__all__ = ["HEAD_ROWS", "MAX_COLUMNS", "MAX_ROWS", "Cell", "Grid", "decode_text", "read_grids"]

# 20,000 people below a title and a header; a cell at XFD1048576 must not make a million rows of it.
MAX_ROWS = 20_020
MAX_COLUMNS = 60
MAX_SHEETS = 40
HEAD_ROWS = 12
"""So many rows of every sheet are read to see what it is."""

Choose = Callable[[Sequence["Grid"]], Collection[str]]


@dataclass(frozen=True)
class Grid:
    """One sheet. ``rows[0]`` is row 1; ``base_1904`` tells from which year the workbook counts its days."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    base_1904: bool = False
    cut_off: bool = False

    def head(self) -> Grid:
        """The rows among which a header is looked for."""
        return replace(self, rows=self.rows[:HEAD_ROWS])


def read_grids(path: Path, choose: Choose) -> tuple[Grid, ...] | RowProblem:
    """The sheets of a file that has passed the gate, or why it cannot be read.

    ``choose`` is shown the first rows of every sheet and names those that are to be read whole; the others
    are not read any further.
    """
    try:
        return _read_csv(path, choose) if path.suffix.lower() == ".csv" else _read_workbook(path, choose)
    except MemoryError:
        raise
    except SuspiciousWorkbook:
        return file_problem(
            "WORKBOOK_SUSPICIOUS",
            f"“{path.name}”里有表格文件不该有的内容，为了安全没有读",
            "请新建一个表格，只把要用的内容粘贴过去，存好后再导入。",
        )
    # The parsers below raise what they like on a damaged part; to the user it is one and the same.
    except Exception:
        return file_problem(
            "WORKBOOK_DAMAGED",
            f"“{path.name}”里有损坏的内容，读不下去",
            "请用WPS或Excel打开，另存为新文件再导入。",
        )


def _read_workbook(path: Path, choose: Choose) -> tuple[Grid, ...]:
    with XlsxBook(path) as book:
        sheets = book.sheets[:MAX_SHEETS]
        heads = [_grid(book, sheet, HEAD_ROWS).head() for sheet in sheets]
        chosen = choose(heads)
        return tuple(_grid(book, sheet, MAX_ROWS) for sheet in sheets if sheet.name in chosen)


def _grid(book: XlsxBook, sheet: SheetPart, most: int) -> Grid:
    rows, merged = book.sheet(sheet, most + 1, MAX_COLUMNS)
    for place in merged:
        _fill_down(rows, place, most)
    last = max((number for number, cells in rows.items() if _says_something(cells)), default=0)
    whole = tuple(tuple(rows.get(number, ())) for number in range(1, min(last, most) + 1))
    return Grid(sheet.name, whole, book.base_1904, cut_off=last > most)


def _fill_down(rows: dict[int, list[Cell]], place: Range, most: int) -> None:
    """Cells merged downwards say the same in every row: a group of households, a family's telephone."""
    first, column, last, _ = place
    above = rows.get(first, [])
    if last == first or column >= len(above) or column >= MAX_COLUMNS:
        return
    for number in range(first + 1, min(last, most) + 1):
        cells = rows.get(number)
        if cells is None or not _says_something(cells):
            continue
        cells += [None] * (column + 1 - len(cells))
        if cells[column] is None:
            cells[column] = above[column]


def _says_something(cells: Sequence[Cell]) -> bool:
    return any(cell is not None and cell != "" for cell in cells)


def decode_text(data: bytes) -> str | None:
    """The text of a whole file: UTF-8, else GB 18030 (not GBK, which lacks 䶮 and 𠮷), or nothing.

    Decided on the whole file, because two characters of GBK are valid UTF-8 often enough to be wrong.
    """
    marked = data[:2] in {b"\xff\xfe", b"\xfe\xff"}
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _read_csv(path: Path, choose: Choose) -> tuple[Grid, ...] | RowProblem:
    text = decode_text(path.read_bytes())
    if text is None or "\0" in text:
        return file_problem(
            "ENCODING_UNKNOWN",
            f"“{path.name}”的文字编码认不出来",
            "请用WPS或Excel打开，看文字是否正常，另存为.xlsx再导入。",
        )
    first_lines = "\n".join(text[:10_000].split("\n", HEAD_ROWS)[:HEAD_ROWS])
    delimiter = max(",\t;，", key=first_lines.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = tuple(tuple(row) for row in islice(lines, MAX_ROWS + 1))
    except csv.Error:
        return file_problem(
            "WORKBOOK_DAMAGED", f"“{path.name}”里有一格特别长，像是引号没有配对", "请另存为.xlsx再导入。"
        )
    last = max((at for at, row in enumerate(rows, start=1) if _says_something(row)), default=0)
    kept = tuple(row[:MAX_COLUMNS] for row in rows[: min(last, MAX_ROWS)])
    grid = Grid(path.stem, kept, cut_off=last > MAX_ROWS)
    return (grid,) if grid.name in choose([grid.head()]) else ()

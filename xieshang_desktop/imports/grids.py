"""A file as a grid of cells: the first sheets of a workbook, or a CSV file, with nothing understood yet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from xieshang_desktop.imports.problems import RowProblem, file_problem

# A village's register is far smaller; a cell at XFD1048576 must not make a million rows of it.
MAX_ROWS = 20_000
MAX_COLUMNS = 60
MAX_SHEETS = 20

Cell = str | int | float | bool | datetime | date | None


@dataclass(frozen=True)
class Grid:
    """One sheet. ``rows[0]`` is row 1; ``base_1904`` tells from which year the workbook counts its days."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    base_1904: bool = False
    cut_off: bool = False


def read_grids(path: Path) -> tuple[Grid, ...] | RowProblem:
    """All sheets of a file that has passed the gate, or why it cannot be read."""
    if path.suffix.lower() == ".csv":
        return _read_csv(path)
    try:
        return tuple(_read_workbook(path))
    # The parsers below openpyxl raise what they like on a damaged part; to the user it is one and the same.
    except Exception:
        return file_problem(
            "WORKBOOK_DAMAGED",
            f"“{path.name}”里有损坏的内容，读不下去",
            "请用WPS或Excel打开，另存为新文件再导入。",
        )


def _read_workbook(path: Path) -> Iterator[Grid]:
    import openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    # Values, not formulas; read_only keeps a sheet of a million empty rows out of the memory.
    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        for sheet in book.worksheets[:MAX_SHEETS]:
            if sheet.sheet_state != "visible":
                continue
            # Some programs write a wrong dimension; with it only the first cell would be read.
            sheet.reset_dimensions()
            rows = tuple(
                tuple(_plain(value) for value in row)
                for row in sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
            )
            yield _trimmed(Grid(sheet.title, rows, book.epoch == CALENDAR_MAC_1904))
    finally:
        book.close()


def _plain(value: object) -> Cell:
    return value if isinstance(value, (str, int, float, bool, datetime, date)) else None


def _trimmed(grid: Grid) -> Grid:
    last = len(grid.rows)
    while last and all(cell is None or cell == "" for cell in grid.rows[last - 1]):
        last -= 1
    return Grid(grid.name, grid.rows[: min(last, MAX_ROWS)], grid.base_1904, cut_off=last > MAX_ROWS)


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


def _read_csv(path: Path) -> tuple[Grid, ...] | RowProblem:
    text = decode_text(path.read_bytes())
    if text is None or "\0" in text:
        return file_problem(
            "ENCODING_UNKNOWN",
            f"“{path.name}”的文字编码认不出来",
            "请用WPS或Excel打开，看文字是否正常，另存为.xlsx再导入。",
        )
    first_line = text.partition("\n")[0]
    delimiter = max(",\t;，", key=first_line.count)
    try:
        rows = tuple(tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        return file_problem(
            "WORKBOOK_DAMAGED", f"“{path.name}”里有一格特别长，像是引号没有配对", "请另存为.xlsx再导入。"
        )
    return (_trimmed(Grid(path.stem, tuple(row[:MAX_COLUMNS] for row in rows))),)

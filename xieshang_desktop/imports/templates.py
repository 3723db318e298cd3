"""A workbook of the township with its own headings, read once: where its lines go, and what its columns are.

The file is from others: it goes through the same gate as a register of people, and is read in a process that
gets so much time and memory and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xieshang_desktop.imports.gate import refuse_file
from xieshang_desktop.imports.limited import Ended, Limits, run_limited

HEADER_ROWS = 10
MOST_COLUMNS, MOST_ROWS = 60, 2000
_SAVE_AGAIN = "请用WPS或Excel打开，另存为“Excel工作簿（.xlsx）”，再选一次。"


@dataclass(frozen=True)
class TemplateSheet:
    """One sheet that lines can go into: its headings by column (from 0), the first row below them, and how
    many rows there are empty, down to what the township has written beneath (合计, 填表人).
    """

    name: str
    labels: tuple[tuple[int, str], ...]
    first_row: int
    empty_rows: int


@dataclass(frozen=True)
class TemplateReading:
    """The sheet of a workbook that has headings, or what is wrong with it and what to do."""

    sheet: TemplateSheet | None = None
    problem: str = ""
    way_out: str = ""


def read_template_in_limits(path: Path, known: Sequence[str]) -> TemplateReading:
    """Read a template as ``read_template`` does, in a process of its own."""
    answer = run_limited(read_template, (path, tuple(known)), {}, Limits())
    if isinstance(answer, TemplateReading):
        return answer
    too_long = isinstance(answer, Ended) and answer.too_long
    return TemplateReading(
        None, f"“{path.name}”{'读了很久还没有读完' if too_long else '里有损坏的内容'}，已经停下", _SAVE_AGAIN
    )


def read_template(path: Path, known: Sequence[str]) -> TemplateReading:
    """Find the headings: the row among the first ten of each sheet that has most of the words ``known``."""
    if path.suffix.lower() == ".csv":
        return TemplateReading(None, f"“{path.name}”是文本，没有版式可填", _SAVE_AGAIN)
    refused = refuse_file(path)
    if refused is not None:
        return TemplateReading(None, refused.text, _SAVE_AGAIN)
    from openpyxl import load_workbook

    try:
        book = load_workbook(path)
    except Exception:  # a broken part may make the library raise anything
        return TemplateReading(None, f"“{path.name}”已损坏，读不出来", _SAVE_AGAIN)
    found = [sheet for page in book.worksheets for sheet in _sheets(page, known)]
    book.close()
    if not found:
        return TemplateReading(
            None, f"“{path.name}”的前{HEADER_ROWS}行里没有认得的表头", "请看表头是不是写在最上面，再选一次。"
        )
    return TemplateReading(max(found, key=lambda sheet: _score(sheet.labels, known)))


def plain_label(text: object) -> str:
    """A heading without spaces, stars, colons and what stands in brackets."""
    words = text if isinstance(text, str) else ""
    return re.sub(r"[\s*＊:：]|[（(].*?[）)]", "", words)


def _score(labels: Sequence[tuple[int, str]], known: Sequence[str]) -> int:
    return sum(label in known for _, label in labels)


def _sheets(page: Any, known: Sequence[str]) -> Iterator[TemplateSheet]:
    """Each row that may be the last one of the headings; of two with the same words the upper one."""
    merged = _merged(page)
    for row in range(1, min(HEADER_ROWS, page.max_row) + 1):
        bottom = max((merged.get((row, column), row) for column in range(1, MOST_COLUMNS + 1)), default=row)
        labels = tuple(
            (column - 1, label)
            for column in range(1, min(page.max_column, MOST_COLUMNS) + 1)
            if (label := _label(page, row, bottom, column))
        )
        if _score(labels, known) >= 2:
            yield TemplateSheet(page.title, labels, bottom + 1, _empty_rows(page, bottom + 1))


def _merged(page: Any) -> Mapping[tuple[int, int], int]:
    """For the upper left cell of what is merged downwards, its last row."""
    return {
        (area.min_row, area.min_col): area.max_row
        for area in page.merged_cells.ranges
        if area.max_row > area.min_row and area.max_row <= HEADER_ROWS
    }


def _label(page: Any, row: int, bottom: int, column: int) -> str:
    """The heading of a column: the lowest words that stand in its rows."""
    for number in range(bottom, row - 1, -1):
        label = plain_label(page.cell(number, column).value)
        if label:
            return label
    return ""


def _empty_rows(page: Any, first: int) -> int:
    count = 0
    for row in page.iter_rows(min_row=first, max_row=min(page.max_row, first + MOST_ROWS), values_only=True):
        filled = [value for value in row[1:] if value not in (None, "")]
        only_number = not filled and (row[0] in (None, "") or isinstance(row[0], int | float))
        if not only_number:
            break
        count += 1
    return count

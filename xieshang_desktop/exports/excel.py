"""Tables as an Excel workbook: text that can never become a formula, figures as values, ready to be
printed.

Ids and telephone numbers are text; totals are values, never formulas; the head stays in sight and on every
page. Rows are written through to the disk one by one, so that a register of any length takes little memory;
the same sheets give the same bytes.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from xieshang_desktop.domain.wording import clean
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.exports.widths import lines_of, widths_of

Kind = Literal["text", "count", "money", "day", "moment", "share", "ratio"]
Value = str | int | Decimal | date | datetime | bool | None

LONGEST_TEXT = 32_767  # what a cell holds; the library would leave the rest out
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_FORMATS: dict[Kind, str] = {
    "text": "@",
    "count": "0",
    "money": "#,##0.00",
    "day": 'yyyy"年"m"月"d"日"',
    "moment": "yyyy-mm-dd hh:mm",
    "share": '0"%"',
    "ratio": '0.00"%"',
}
_LINE = 15.0  # points of height for each line of a cell
_HIGHEST = 400.0  # points: no row can be higher than 409
_FONT = "宋体"
_MADE = date(2000, 1, 1)
_TITLE_ROOM = 200  # characters: a printed header holds 255 with its marks


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column; ``choices`` become a drop-down list, ``total`` asks for the sum below."""

    head: str
    kind: Kind = "text"
    choices: tuple[str, ...] = ()
    total: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``title`` stands above it in print."""

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: Sequence[tuple[Value, ...]]


def workbook_bytes(sheets: Sequence[Sheet], made: date | None = None) -> bytes:
    """Return a workbook of these sheets; ``made`` is the day that its properties tell.

    Raises EnvironmentProblem where a text is longer than a cell can hold.
    """
    from xlsxwriter import Workbook

    for sheet in sheets:
        _refuse_too_long(sheet)
    out = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="xieshang-") as place:
        book: Any = Workbook(out, {"constant_memory": True, "tmpdir": place})
        day = made or _MADE
        book.set_properties({"created": datetime(day.year, day.month, day.day), "author": "协商会议助手"})
        pen = _Pen(book)
        for sheet in sheets:
            pen.write(sheet)
        book.close()
    return out.getvalue()


def _refuse_too_long(sheet: Sheet) -> None:
    """Refuse before anything is written: the library would leave the text out without a word."""
    for number, row in enumerate(sheet.rows, start=2):
        for column, value in zip(sheet.columns, row, strict=True):
            if isinstance(value, str) and len(value) > LONGEST_TEXT:
                where = f"“{sheet.name}”第{number}行“{column.head}”"
                raise EnvironmentProblem(
                    f"{where}有{len(value)}字，一个单元格最多放{LONGEST_TEXT}字。",
                    "把这段文字分成几条后再导出。",
                )


class _Pen:
    """Writes sheets into one workbook; each look is made once and shared by its cells."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._looks: dict[tuple[Kind, bool, bool], Any] = {}

    def write(self, sheet: Sheet) -> None:
        """Write one sheet, row after row."""
        page = self._book.add_worksheet(sheet.name)
        widths = widths_of([(column.head, column.kind) for column in sheet.columns], sheet.rows)
        self._set_up(page, sheet, widths)
        page.set_row(0, 2 * _LINE)
        for number, column in enumerate(sheet.columns):
            page.write_string(0, number, column.head, self._look("text", head=True))
        kinds = [column.kind for column in sheet.columns]
        for at, row in enumerate(sheet.rows, start=1):
            lines = lines_of(row, widths)
            if lines > 1:
                page.set_row(at, min(lines * _LINE + 3, _HIGHEST))
            for number, (kind, value) in enumerate(zip(kinds, row, strict=True)):
                self._cell(page, at, number, value, kind)
        if sheet.rows and any(column.total for column in sheet.columns):
            self._totals(page, sheet)
        _add_choices(page, sheet)

    def _cell(self, page: Any, row: int, column: int, value: Value, kind: Kind, head: bool = False) -> None:
        if isinstance(value, bool):
            value = "是" if value else "否"
        if isinstance(value, str):
            text = clean(value).text
            look = self._look("text", head, text.startswith(FORMULA_STARTS))
            if text:
                page.write_string(row, column, text, look)
            else:
                page.write_blank(row, column, None, look)
        elif isinstance(value, date):
            page.write_datetime(row, column, value, self._look(kind, head))
        elif value is None:
            page.write_blank(row, column, None, self._look(kind, head))
        else:
            page.write_number(row, column, value, self._look(kind, head))

    def _totals(self, page: Any, sheet: Sheet) -> None:
        last = len(sheet.rows) + 1
        for number, column in enumerate(sheet.columns):
            if column.total:
                figures = (row[number] for row in sheet.rows)
                total = sum((f for f in figures if isinstance(f, int | Decimal)), Decimal(0))
                self._cell(page, last, number, total, column.kind, head=True)
            else:
                self._cell(page, last, number, "合计" if number == 0 else None, "text", head=True)

    def _look(self, kind: Kind, head: bool = False, quoted: bool = False) -> Any:
        key = (kind, head, quoted)
        if key not in self._looks:
            self._looks[key] = self._book.add_format(_style(kind, head, quoted))
        return self._looks[key]

    def _set_up(self, page: Any, sheet: Sheet, widths: Sequence[float]) -> None:
        for number, width in enumerate(widths):
            page.set_column(number, number, width)
        page.freeze_panes(1, 1 if len(sheet.columns) > 8 else 0)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.center_horizontally()
        page.set_margins(left=0.5, right=0.5)
        title = clean(sheet.title).text[:_TITLE_ROOM].replace("&", "&&")
        page.set_header(f'&C&14&"{_FONT},Bold"{title}')
        page.set_footer(f'&C&"{_FONT},Regular"第&P页 共&N页')


def _style(kind: Kind, head: bool, quoted: bool) -> dict[str, Any]:
    across = "center" if head else ("left" if kind == "text" else "right")
    style = {
        "font_name": _FONT,
        "font_size": 11,
        "bold": head,
        "border": 1,
        "border_color": "#999999",
        "align": across,
        "valign": "vcenter",
        "text_wrap": head or kind == "text",
        "indent": 1 if across == "right" else 0,
        "num_format": _FORMATS[kind],
        "quote_prefix": quoted,
    }
    return style | ({"bg_color": "#F1EDE4"} if head else {})


def _add_choices(page: Any, sheet: Sheet) -> None:
    for number, column in enumerate(sheet.columns):
        if column.choices and sheet.rows:
            rule = {
                "validate": "list",
                "source": list(column.choices),
                "error_title": column.head,
                "error_message": f"只能填：{'、'.join(column.choices)}",
            }
            page.data_validation(1, number, len(sheet.rows), number, rule)

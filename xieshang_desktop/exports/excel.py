"""Tables as an Excel workbook: text that can never become a formula, figures as values, ready to be
printed.

Ids and telephone numbers are text; totals are values, never formulas; the head stays in sight and on every
page.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from xieshang_desktop.domain.wording import clean
from xieshang_desktop.errors import EnvironmentProblem

Kind = Literal["text", "count", "money", "day", "moment", "share"]
Value = str | int | Decimal | date | datetime | bool | None

LONGEST_TEXT = 32_767  # what a cell holds; the library would cut the rest without a word
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMATS: dict[Kind, str] = {
    "text": "@",
    "count": "0",
    "money": "#,##0.00",
    "day": 'yyyy"年"m"月"d"日"',
    "moment": "yyyy-mm-dd hh:mm",
    "share": '0"%"',
}
_NARROWEST, _WIDEST = 6.0, 42.0
_PAGE = 165.0  # characters across a landscape page that can still be read at the size it is shrunk to
_LINE = 15.0  # points of height for each line of a cell
_FONT = "宋体"


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
    rows: tuple[tuple[Value, ...], ...]


def workbook_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook of these sheets, built whole in memory.

    Raises EnvironmentProblem where a text is longer than a cell can hold.
    """
    from openpyxl import Workbook

    for sheet in sheets:
        _refuse_too_long(sheet)
    book = Workbook(write_only=True)
    pen = _Pen(book)
    for sheet in sheets:
        pen.write(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def safe_text(text: str) -> str:
    """Return a text as it may stand in a cell: cleaned, and ``_x0041_`` kept from being read as a
    character.
    """
    return _ESCAPED.sub("_x005F_", clean(text).text)


def _refuse_too_long(sheet: Sheet) -> None:
    """Refuse before anything is written: the library would cut the text without a word."""
    for number, row in enumerate(sheet.rows, start=2):
        for column, value in zip(sheet.columns, row, strict=True):
            if isinstance(value, str) and len(safe_text(value)) > LONGEST_TEXT:
                where = f"“{sheet.name}”第{number}行“{column.head}”"
                raise EnvironmentProblem(
                    f"{where}有{len(value)}字，一个单元格最多放{LONGEST_TEXT}字。",
                    "把这段文字分成几条后再导出。",
                )


class _Pen:
    """Writes sheets into one workbook; each look is made once and shared by its cells."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._looks: dict[tuple[str, bool, bool], Any] = {}

    def write(self, sheet: Sheet) -> None:
        """Write one sheet."""
        page = self._book.create_sheet(sheet.name)
        widths = _widths(sheet)
        self._set_up(page, sheet, widths)
        page.row_dimensions[1].height = 2 * _LINE
        page.append([self._cell(page, column.head, "text", head=True) for column in sheet.columns])
        for number, row in enumerate(sheet.rows, start=2):
            self._row(page, number, sheet.columns, row, widths)
        if sheet.rows and any(column.total for column in sheet.columns):
            page.append(self._totals(page, sheet))
        _add_choices(page, sheet)

    def _row(
        self,
        page: Any,
        number: int,
        columns: Sequence[SheetColumn],
        row: Sequence[Value],
        widths: Sequence[float],
    ) -> None:
        lines = max(
            (
                _lines(value, width)
                for value, width in zip(row, widths, strict=True)
                if isinstance(value, str)
            ),
            default=1,
        )
        if lines > 1:
            page.row_dimensions[number].height = min(lines * _LINE + 3, 400)
        page.append(
            [self._cell(page, value, column.kind) for column, value in zip(columns, row, strict=True)]
        )

    def _totals(self, page: Any, sheet: Sheet) -> list[Any]:
        cells: list[Any] = []
        for number, column in enumerate(sheet.columns):
            if column.total:
                figures = (row[number] for row in sheet.rows)
                value: Value = sum((f for f in figures if isinstance(f, int | Decimal)), Decimal(0))
                cells.append(self._cell(page, value, column.kind, head=True))
            else:
                cells.append(self._cell(page, "合计" if number == 0 else None, "text", head=True))
        return cells

    def _cell(self, page: Any, value: Value, kind: Kind, head: bool = False) -> Any:
        from openpyxl.cell import WriteOnlyCell

        if isinstance(value, bool):
            value = "是" if value else "否"
        if isinstance(value, str):
            return self._text(page, value, head)
        given: Any = value
        cell: Any = WriteOnlyCell(page, value=given)
        cell._style = self._look(page, kind, head, False)
        return cell

    def _text(self, page: Any, value: str, head: bool) -> Any:
        from openpyxl.cell import WriteOnlyCell

        text = safe_text(value)
        cell: Any = WriteOnlyCell(page, value=text or None)
        if text:
            cell.data_type = "s"
        cell._style = self._look(page, "text", head, text.startswith(_FORMULA_STARTS))
        return cell

    def _look(self, page: Any, kind: Kind, head: bool, quoted: bool) -> Any:
        key = (kind, head, quoted)
        if key not in self._looks:
            self._looks[key] = _styled(page, kind, head, quoted)._style
        return self._looks[key]

    def _set_up(self, page: Any, sheet: Sheet, widths: Sequence[float]) -> None:
        from openpyxl.utils import get_column_letter

        for number, width in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(number)].width = width
        page.freeze_panes = "B2" if len(sheet.columns) > 8 else "A2"
        last = get_column_letter(len(sheet.columns))
        page.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.print_title_rows = "1:1"
        page.print_options.horizontalCentered = True
        page.page_margins.left = page.page_margins.right = 0.5
        page.oddHeader.center.text = clean(sheet.title).text.replace("&", "&&")
        page.oddHeader.center.size = 14
        page.oddFooter.center.text = "第&P页 共&N页"


def _styled(page: Any, kind: Kind, head: bool, quoted: bool) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell: Any = WriteOnlyCell(page)
    line = Side(style="thin", color="999999")
    cell.font = Font(name=_FONT, size=11, bold=head)
    cell.border = Border(left=line, right=line, top=line, bottom=line)
    across = "center" if head else ("left" if kind == "text" else "right")
    indent = 1 if across == "right" else 0
    cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=True, indent=indent)
    cell.number_format = _FORMATS[kind]
    if head:
        cell.fill = PatternFill("solid", fgColor="F1EDE4")
    cell.quotePrefix = quoted
    return cell


def _add_choices(page: Any, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(sheet.columns, start=1):
        if column.choices and sheet.rows:
            listed = ",".join(column.choices)
            rule = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
            rule.error, rule.errorTitle = f"只能填：{listed.replace(',', '、')}", column.head
            letter = get_column_letter(number)
            rule.add(f"{letter}2:{letter}{len(sheet.rows) + 1}")
            page.data_validations.append(rule)


def _widths(sheet: Sheet) -> list[float]:
    """Return the columns' widths in characters (a Chinese one counts two); the widest give way until all
    fit a page.
    """
    wanted = [_width(sheet, number) for number in range(len(sheet.columns))]
    widest = _WIDEST
    while sum(min(width, widest) for width in wanted) > _PAGE and widest > 10:
        widest -= 1
    fixed = ("day", "moment", "money")
    return [
        width if column.kind in fixed else min(width, widest)
        for width, column in zip(wanted, sheet.columns, strict=True)
    ]


def _width(sheet: Sheet, number: int) -> float:
    column = sheet.columns[number]
    if column.kind in ("day", "moment"):
        return 17.0
    head = _columns_of(column.head) / 2 + 4  # a head may take two lines, and carries the filter's button
    shown = [head, *(_columns_of(_as_shown(row[number])) + 2 for row in sheet.rows)]
    return float(min(max(*shown, _NARROWEST), _WIDEST))


def _as_shown(value: Value) -> str:
    if isinstance(value, Decimal):
        return f"{value:,.2f}"
    return max(str(value).split("\n"), key=len) if value is not None else ""


def _columns_of(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(mark) in "WFA" else 1 for mark in text)


def _lines(text: str, width: float) -> int:
    return sum(max(1, -(-_columns_of(part) // max(int(width - 2), 1))) for part in text.split("\n"))

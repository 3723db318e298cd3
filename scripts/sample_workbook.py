"""The register as a workbook such as a village office keeps it, with nothing in it that changes by itself."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Value = str | date | None

TITLE = "云顶镇青石村村民花名册"
SUBTITLE = "填报单位：青石村村民委员会　　　填报日期：2026年3月1日　　　按组别、户号排列"
COLUMNS = (
    ("编号", 6.5),
    ("组别", 6.5),
    ("户号", 8),
    ("姓名", 10),
    ("与户主关系", 11.5),
    ("性别", 6),
    ("出生日期", 12),
    ("身份证号", 21),
    ("电话", 13.5),
    ("民族", 8),
    ("政治面貌", 10),
    ("身份", 30),
    ("户籍", 8),
    ("现居", 7),
    ("备注", 30),
)
ORGANISATION_COLUMNS = (("单位名称", 28), ("类别", 20), ("代表姓名", 10), ("职务", 12), ("联系电话", 13.5))
_BORN = [name for name, _ in COLUMNS].index("出生日期")
_LEFT = {"身份", "备注"}
_MOMENT = datetime(2026, 3, 1, 9, 0)
_THIN = Side(style="thin", color="A6A6A6")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def write_register(
    target: Path, rows: Iterable[tuple[Value, ...]], total: str, organisations: Iterable[Sequence[str]]
) -> None:
    """Write the register to ``target``: title, date, header, a row for each person, and the total.

    A second sheet lists the organisations, each with who speaks for it.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "花名册"
    _write_head(sheet)
    count = 0
    for count, row in enumerate(rows, start=1):
        _write_person(sheet, count + 3, row)
    _write_total(sheet, count + 4, total)
    _lay_out(sheet, last_row=count + 4)
    _write_organisations(book.create_sheet("协商主体"), organisations)
    _save_unchanging(book, target)


def _write_head(sheet: Worksheet) -> None:
    last = get_column_letter(len(COLUMNS))
    for row, text, font in ((1, TITLE, Font("宋体", 18, bold=True)), (2, SUBTITLE, Font("宋体", 11))):
        sheet.merge_cells(f"A{row}:{last}{row}")
        sheet.cell(row, 1, text).font = font
        sheet.cell(row, 1).alignment = Alignment("center", "center")
    for column, (name, _) in enumerate(COLUMNS, start=1):
        cell = sheet.cell(3, column, name)
        cell.font = Font("黑体", 11, bold=True)
        cell.fill = PatternFill("solid", fgColor="E7E6E6")
        cell.alignment = Alignment("center", "center", wrap_text=True)
        cell.border = _BORDER


def _write_person(sheet: Worksheet, row: int, values: tuple[Value, ...]) -> None:
    for column, ((name, _), value) in enumerate(zip(COLUMNS, values, strict=True), start=1):
        cell = sheet.cell(row, column)
        cell.font = Font("宋体", 11)
        cell.border = _BORDER
        cell.alignment = Alignment("left" if name in _LEFT else "center", "center")
        # Text, so that no program makes a number of it: of an identity number it would keep 15 digits.
        cell.number_format = "yyyy-mm-dd" if column == _BORN + 1 else "@"
        if value:
            cell.value = value


def _write_total(sheet: Worksheet, row: int, text: str) -> None:
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(COLUMNS))
    sheet.cell(row, 1, text).font = Font("宋体", 11, bold=True)


def _write_organisations(sheet: Worksheet, organisations: Iterable[Sequence[str]]) -> None:
    for column, (name, width) in enumerate(ORGANISATION_COLUMNS, start=1):
        cell = sheet.cell(1, column, name)
        cell.font = Font("黑体", 11, bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, values in enumerate(organisations, start=2):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column, value or None)
            cell.font = Font("宋体", 11)
            cell.number_format = "@"
    sheet.freeze_panes = "A2"


def _lay_out(sheet: Worksheet, last_row: int) -> None:
    for column, (_, width) in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[1].height = 30
    sheet.row_dimensions[3].height = 24
    sheet.freeze_panes = "E4"
    sheet.auto_filter.ref = f"A3:O{last_row - 1}"
    sheet.print_title_rows = "3:3"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("第 &P 页，共 &N 页"))


def _save_unchanging(book: Workbook, target: Path) -> None:
    """Save with fixed times: openpyxl writes the time of saving into the properties and into every member."""
    book.properties.creator = "青石村村民委员会"
    book.properties.created = _MOMENT
    raw = io.BytesIO()
    book.save(raw)
    stamp = f"{_MOMENT:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            member = zipfile.ZipInfo(name, date_time=(2026, 3, 1, 9, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, data, compresslevel=9)

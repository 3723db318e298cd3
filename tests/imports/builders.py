"""Small registers, made for one test each."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet
from stdnum.cn.ric import calc_check_digit

HEADER = (
    "编号",
    "组别",
    "户号",
    "姓名",
    "与户主关系",
    "性别",
    "出生日期",
    "身份证号",
    "电话",
    "身份",
    "现居",
)


def id_number(born: date, serial: str = "999", place: str = "500229") -> str:
    """An identity number with the right check digit; odd serials are men's."""
    body = f"{place}{born:%Y%m%d}{serial}"
    return body + calc_check_digit(body + "0")


def person(**values: object) -> list[object]:
    """A row below `HEADER`: a head of household without anything wrong, save for what is given."""
    row: dict[str, object] = {
        "编号": "001",
        "组别": "一组",
        "户号": "1-001",
        "姓名": "陈德明",
        "与户主关系": "户主",
        "性别": "男",
        "出生日期": date(1971, 3, 8),
        "身份证号": id_number(date(1971, 3, 8)),
        "电话": "13800000001",
        "身份": "",
        "现居": "在村",
    }
    return list((row | values).values())


def other(**values: object) -> list[object]:
    """A second person, the first one's wife."""
    wife: dict[str, object] = {
        "编号": "002",
        "姓名": "徐维芳",
        "与户主关系": "配偶",
        "性别": "女",
        "出生日期": date(1973, 5, 1),
        "身份证号": id_number(date(1973, 5, 1), "998"),
        "电话": "13800000002",
    }
    return person(**wife | values)


def workbook(
    folder: Path, *rows: Sequence[object], header: Sequence[object] = HEADER, base_1904: bool = False
) -> Path:
    """A workbook of one sheet with the header in its first row."""
    book, sheet = empty_book()
    if base_1904:
        book.epoch = CALENDAR_MAC_1904
    for row in (header, *rows):
        sheet.append(list(row))
    return saved(book, folder)


def empty_book() -> tuple[Workbook, Worksheet]:
    """A workbook and its only sheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "花名册"
    return book, sheet


def saved(book: Workbook, folder: Path) -> Path:
    path = folder / "册.xlsx"
    book.save(path)
    return path


def archive(path: Path, members: dict[str, bytes]) -> Path:
    """A zip archive with these members, not necessarily a workbook."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path

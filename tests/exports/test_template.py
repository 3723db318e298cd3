"""A township's workbook is filled in its own layout, and nothing else of it changes."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation

from tests.exports.test_excel import DANGEROUS
from xieshang_desktop.exports.excel import Value
from xieshang_desktop.exports.template import Layout, filled, moved
from xieshang_desktop.imports.templates import read_template, read_template_in_limits

KNOWN = ("会议名称", "召开时间", "应到", "实到", "结果")


def template(folder: Path, empty: int = 3) -> Path:
    """云顶镇's form: a title, a head of two rows, empty lines with borders, totals, hands, a second sheet."""
    book = openpyxl.Workbook()
    page: Any = book.active
    page.title = "协商台账"
    page["A1"], page["A1"].font = "云顶镇协商情况统计表", Font(name="黑体", size=18)
    page.merge_cells("A1:F1")
    for column, words in enumerate(("序号", "会议名称", "召开时间", "到会情况", None, "结果"), start=1):
        page.cell(2, column, words)
    page["D3"], page["E3"] = "应到", "实到"
    for area in ("A2:A3", "B2:B3", "C2:C3", "F2:F3", "D2:E2"):
        page.merge_cells(area)
    line = Side(style="thin")
    for row in range(4, 4 + empty):
        page.row_dimensions[row].height = 24
        for column in range(1, 7):
            cell = page.cell(row, column)
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            cell.fill = PatternFill("solid", fgColor="FFF2CC")
    last = 4 + empty
    page.cell(last, 1, "合计")
    page.cell(last, 4, f"=SUM(D4:D{last - 1})")
    page.cell(last, 5, f"=SUM(E4:E{last - 1})")
    page.cell(last + 2, 1, "填表人：")
    page.merge_cells(start_row=last + 2, end_row=last + 2, start_column=1, end_column=3)
    rule = DataValidation(type="list", formula1='"通过,未通过"')
    rule.add(f"F4:F{last - 1}")
    page.add_data_validation(rule)
    page.column_dimensions["B"].width = 33
    other: Any = book.create_sheet("填表说明")
    other["A1"] = "每季度末月25日前报"
    book.save(folder / "模板.xlsx")
    return folder / "模板.xlsx"


def layout(path: Path) -> Layout:
    sheet = read_template(path, KNOWN).sheet
    assert sheet is not None
    return Layout(sheet.name, sheet.first_row, sheet.empty_rows, tuple((at, at) for at in range(6)))


def line(number: int, title: Value = "会议", outcome: Value = "通过") -> tuple[Value, ...]:
    return (number, title, date(2026, 3, 12), 45, 34, outcome)


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_that_the_headings_of_two_rows_are_found_with_the_empty_lines(tmp_path: Path) -> None:
    sheet = read_template_in_limits(template(tmp_path), KNOWN).sheet
    assert sheet is not None
    assert (sheet.name, sheet.first_row, sheet.empty_rows) == ("协商台账", 4, 3)
    assert dict(sheet.labels) == {
        0: "序号", 1: "会议名称", 2: "召开时间", 3: "应到", 4: "实到", 5: "结果",
    }  # fmt: skip


def test_that_lines_go_into_the_empty_rows_with_their_looks(tmp_path: Path) -> None:
    path = template(tmp_path)
    page = opened(filled(path.read_bytes(), layout(path), [line(1), line(2)]))["协商台账"]
    assert [cell.value for cell in page[4]] == [1, "会议", "2026年3月12日", 45, 34, "通过"]
    assert page["B5"].fill.fgColor.rgb == "00FFF2CC"
    assert page["B5"].border.left.style == "thin"
    assert page["A6"].value is None
    assert page["A7"].value == "合计"


def test_that_more_lines_than_rows_push_down_what_lies_below(tmp_path: Path) -> None:
    path = template(tmp_path)
    page = opened(filled(path.read_bytes(), layout(path), [line(n) for n in range(1, 11)]))["协商台账"]
    assert page["B13"].value == "会议"
    assert page["A13"].border.left.style == "thin"
    assert page.row_dimensions[13].height == 24
    assert page["A14"].value == "合计"
    assert page["D14"].value == "=SUM(D4:D13)"
    assert page["A16"].value == "填表人："
    assert "A16:C16" in [str(area) for area in page.merged_cells.ranges]
    assert [str(rule.sqref) for rule in page.data_validations.dataValidation] == ["F4:F13"]


def test_that_a_form_without_empty_lines_is_filled_above_its_totals(tmp_path: Path) -> None:
    path = template(tmp_path, empty=1)
    page = opened(filled(path.read_bytes(), layout(path), [line(n) for n in range(1, 4)]))["协商台账"]
    assert [page.cell(row, 1).value for row in range(4, 8)] == [1, 2, 3, "合计"]


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_that_all_other_parts_keep_their_bytes(tmp_path: Path) -> None:
    path = template(tmp_path)
    before, after = parts(path.read_bytes()), parts(filled(path.read_bytes(), layout(path), [line(1)]))
    assert {name for name in before if before[name] != after.get(name)} == {
        "xl/worksheets/sheet1.xml", "xl/workbook.xml",
    }  # fmt: skip
    assert before.keys() == after.keys()


def test_that_the_totals_are_reckoned_anew_when_opened(tmp_path: Path) -> None:
    path = template(tmp_path)
    data = parts(filled(path.read_bytes(), layout(path), [line(1)]))
    assert b'fullCalcOnLoad="1"' in data["xl/workbook.xml"]
    assert not re.search(rb"</f><v>", data["xl/worksheets/sheet1.xml"])


@pytest.mark.parametrize("text", DANGEROUS)
def test_that_no_text_becomes_a_formula_in_a_template(tmp_path: Path, text: str) -> None:
    path = template(tmp_path)
    cell = opened(filled(path.read_bytes(), layout(path), [line(1, text)]))["协商台账"]["B4"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix or not text.startswith(("=", "+", "-", "@", "\t", "＝", "＋"))
    assert cell.fill.fgColor.rgb == "00FFF2CC"


def test_that_values_are_spelled_as_a_form_has_them(tmp_path: Path) -> None:
    path = template(tmp_path)
    values: tuple[Value, ...] = (1, True, datetime(2026, 3, 12, 9, 5), Decimal("86400.50"), None, "_x0041_")
    page = opened(filled(path.read_bytes(), layout(path), [values]))["协商台账"]
    assert [page.cell(4, n).value for n in range(2, 6)] == ["是", "2026年3月12日09:05", 86400.5, None]
    assert page["F4"].value == "_x005F_x0041_"


def test_that_a_sheet_that_is_gone_is_not_filled(tmp_path: Path) -> None:
    path = template(tmp_path)
    with pytest.raises(KeyError):
        filled(path.read_bytes(), Layout("没有", 4, 3, ()), [])


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("D4:D6", "D4:D13"),
        ("D7", "D14"),
        ("$D$4:$D$6", "$D$4:$D$13"),
        ("A1:F3", "A1:F3"),
        ("SUM(D4:D6)+E8", "SUM(D4:D13)+E15"),
        ("LOG10(4)", "LOG10(4)"),
        ("表2!D9", "表2!D9"),
    ],
)
def test_that_references_follow_the_rows_that_were_put_in(reference: str, expected: str) -> None:
    assert moved(reference, 7, 7) == expected


@given(st.integers(1, 99), st.integers(1, 99), st.integers(0, 50))
def test_that_what_lies_above_never_moves(at: int, row: int, more: int) -> None:
    expected = row if row < at else row + more
    assert moved(f"C{row}", at, more) == f"C{expected}"


@pytest.mark.parametrize(
    ("name", "content"),
    [("坏.xlsx", b"PK"), ("空.xlsx", b""), ("旧.xls", b"x"), ("字.csv", "甲,乙".encode())],
)
def test_that_what_is_no_template_is_said(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    reading = read_template(tmp_path / name, KNOWN)
    assert reading.sheet is None
    assert reading.problem
    assert reading.way_out


def test_that_a_workbook_without_headings_is_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "白.xlsx")
    assert "没有认得的表头" in read_template(tmp_path / "白.xlsx", KNOWN).problem

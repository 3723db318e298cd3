"""Workbooks: text never becomes a formula, ids stay text, figures are values, sheets are ready to print."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape

from tests.exports.sample_registers import registers_view
from xieshang_desktop.domain.wording import clean
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.exports.excel import LONGEST_TEXT, Sheet, SheetColumn, Value, workbook_bytes
from xieshang_desktop.exports.registers.workbook import registers_workbook
from xieshang_desktop.exports.widths import columns_of, widths_of
from xieshang_desktop.queries.registers.views import RegistersView

DANGEROUS = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "＝1+1",
    "＋1",
    "#N/A",
    "#REF!",
    '=HYPERLINK("http://x","y")',
    "true",
    "2026-01-01",
]


def one_cell(text: Value, kind: Any = "text") -> Any:
    data = workbook_bytes([Sheet("表", "表", (SheetColumn("列", kind),), ((text,),))])
    return openpyxl.load_workbook(io.BytesIO(data))["表"]["A2"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_that_no_text_becomes_a_formula_or_an_error(text: str) -> None:
    cell = one_cell(text)
    assert (cell.value, cell.data_type, cell.number_format) == (text, "s", "@")


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "＝1", "－1"])
def test_that_a_risky_start_is_quoted_for_whoever_edits_the_cell(text: str) -> None:
    assert one_cell(text).quotePrefix


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_that_any_text_comes_back_as_it_was_cleaned(text: str) -> None:
    cell = one_cell(text)
    assert cell.data_type in ("s", "n" if not clean(text).text else "s")
    assert unescape(cell.value or "") == clean(text).text


def test_that_an_escape_for_a_character_stays_what_it_is() -> None:
    stored = one_cell("编号_x0041_").value
    assert stored == "编号_x005F_x0041_"
    assert unescape(stored) == "编号_x0041_"


def test_that_a_text_too_long_for_a_cell_is_refused_and_not_cut() -> None:
    with pytest.raises(EnvironmentProblem, match="最多放"):
        one_cell("长" * (LONGEST_TEXT + 1))


def book(view: RegistersView | None = None) -> Any:
    return openpyxl.load_workbook(io.BytesIO(registers_workbook(view or registers_view())))


def test_that_the_registers_have_their_sheets() -> None:
    assert book().sheetnames == [
        "会议台账",
        "签到",
        "发言",
        "表决",
        "意见",
        "议题台账",
        "成果落实台账",
        "公示台账",
    ]


def test_that_empty_registers_keep_the_five_sheets_with_their_heads() -> None:
    view = registers_view()
    empty = book(RegistersView("青石村", view.first, view.last))
    assert empty.sheetnames == ["会议台账", "签到", "发言", "表决", "意见"]
    assert all(sheet.max_row == 1 for sheet in empty)


def test_that_the_same_registers_give_the_same_bytes() -> None:
    assert registers_workbook(registers_view()) == registers_workbook(registers_view())


def test_that_a_rare_character_is_counted_as_wide_and_not_left_out() -> None:
    assert [columns_of(text) for text in ("赟𬭎", "abc", "张a", "")] == [4, 3, 3, 0]


def test_that_ids_and_telephones_are_text_to_the_last_digit() -> None:
    sheet = book()["签到"]
    heads = [cell.value for cell in sheet[1]]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[heads.index("身份证号")].value)
    assert row[heads.index("身份证号")].value == "500229199001011234"
    assert row[heads.index("电话")].value == "013812345678"
    assert row[heads.index("身份证号")].data_type == "s"


def test_that_totals_are_values_and_money_is_a_number() -> None:
    sheet = book()["成果落实台账"]
    heads = [cell.value for cell in sheet[1]]
    last = sheet[sheet.max_row]
    assert last[0].value == "合计"
    assert last[heads.index("支出（元）")].value == pytest.approx(float(Decimal("34560.50")))
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_that_every_sheet_is_ready_to_print() -> None:
    for sheet in book():
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.print_title_rows == "$1:$1"
        assert "&P" in sheet.oddFooter.center.text
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.oddHeader.center.text.startswith("青石村")


def test_that_columns_are_wide_enough_for_chinese_and_fit_a_page() -> None:
    sheet = book()["发言"]
    widths = {
        sheet.cell(1, n).value: sheet.column_dimensions[get_column_letter(n)].width for n in range(1, 13)
    }
    assert widths["姓名"] >= 8
    assert sum(widths.values()) <= 180


def test_that_numbers_written_as_text_are_never_broken_over_lines() -> None:
    long = "很长的会议名称" * 6
    heads = [("会议", "text"), ("身份证号", "text"), *((f"列{n}", "text") for n in range(14))]
    rows = [(long, "500229********9997", *(long for _ in range(14)))]
    widths = widths_of(heads, rows)
    assert widths[1] >= len("500229********9997") + 2
    assert widths[0] < len(long)


def test_that_a_column_of_long_texts_is_made_wider_before_its_rows_tower() -> None:
    heads = [("结果", "text"), *((f"列{n}", "text") for n in range(15))]
    result = "便民服务点运行情况：形成一致意见；" * 4
    widths = widths_of(heads, [(result, *("短短的十个字" * 2 for _ in range(15)))])
    assert widths[0] > 1.5 * widths[1]
    assert sum(widths) <= 190


def test_that_choices_become_a_list() -> None:
    lists = [rule.formula1 for rule in book()["表决"].data_validations.dataValidation]
    assert '"举手,无记名投票,记名投票,豆选,书面征求"' in lists

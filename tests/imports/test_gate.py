"""Files that are no register, or that want to be more than one."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.imports.builders import HEADER, archive, empty_book, id_number, person, saved, workbook
from xieshang_desktop.domain.vocabulary import Severity
from xieshang_desktop.imports import gate
from xieshang_desktop.imports.grids import MAX_ROWS, decode_text
from xieshang_desktop.imports.problems import RowProblem
from xieshang_desktop.imports.roster import read_roster


def refusal(path: Path) -> RowProblem:
    reading = read_roster(path)
    assert reading.rows == ()
    (problem,) = reading.problems
    assert problem.severity is Severity.VIOLATION
    assert re.search(r"[一-鿿]", problem.text)
    assert problem.what_to_do
    return problem


def test_that_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.xlsx").code == "FILE_NOT_FOUND"


def test_that_an_empty_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "空.xlsx").touch()
    assert refusal(tmp_path / "空.xlsx").code == "FILE_EMPTY"


def test_that_the_old_format_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "花名册.xls"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512))
    assert "另存为" in refusal(path).what_to_do


def test_that_a_workbook_with_a_password_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    path = tmp_path / "花名册.xlsx"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(512))
    assert refusal(path).code == "WORKBOOK_ENCRYPTED"


@pytest.mark.parametrize("name", ["照片.jpg", "名单.docx"])
def test_that_other_kinds_of_file_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"whatever")
    assert refusal(tmp_path / name).code == "NOT_A_WORKBOOK"


def test_that_text_named_as_a_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "册.xlsx").write_text("姓名,组别")
    assert refusal(tmp_path / "册.xlsx").code == "NOT_A_WORKBOOK"


def test_that_an_archive_without_a_workbook_is_refused(tmp_path: Path) -> None:
    assert refusal(archive(tmp_path / "册.xlsx", {"word/document.xml": b"<x/>"})).code == "NOT_A_WORKBOOK"


def test_that_a_large_file_is_refused_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workbook(tmp_path, person())
    monkeypatch.setattr(gate, "MAX_FILE_BYTES", 100)
    assert refusal(path).code == "FILE_TOO_LARGE"


@pytest.mark.parametrize(
    "members",
    [
        {"../outside.xml": b"<x/>"},
        {"/etc/outside.xml": b"<x/>"},
        {f"xl/part{at}.xml": b"<x/>" for at in range(201)},
        {"xl/worksheets/sheet1.xml": bytes(3_000_000)},
    ],
    ids=["a path upwards", "a path from the root", "too many parts", "packed over a hundred times"],
)
def test_that_a_suspicious_archive_is_not_unpacked(tmp_path: Path, members: dict[str, bytes]) -> None:
    path = archive(tmp_path / "册.xlsx", {"xl/workbook.xml": b"<x/>"} | members)
    assert refusal(path).code == "WORKBOOK_SUSPICIOUS"


def test_that_a_damaged_part_is_one_sentence(tmp_path: Path) -> None:
    path = archive(tmp_path / "册.xlsx", {"xl/workbook.xml": b"<not closed"})
    assert refusal(path).code == "WORKBOOK_DAMAGED"


def test_that_a_table_without_a_header_is_one_sentence(tmp_path: Path) -> None:
    assert refusal(workbook(tmp_path, person(), header=["甲", "乙"])).code == "HEADER_NOT_FOUND"


def test_that_a_cell_at_the_far_corner_does_not_fill_the_memory(tmp_path: Path) -> None:
    book, sheet = empty_book()
    sheet.append(list(HEADER))
    sheet.append(person())
    sheet["XFD1048576"] = "x"
    reading = read_roster(saved(book, tmp_path))
    assert [row.name for row in reading.rows] == ["陈德明"]


def test_that_rows_beyond_the_limit_are_told(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["姓名", "组别"])
    for at in range(MAX_ROWS + 5):
        sheet.append([f"人{at}", "一组"])
    reading = read_roster(saved(book, tmp_path))
    assert [problem.code for problem in reading.problems if not problem.row] == ["TOO_MANY_ROWS"]


def test_that_a_wrong_dimension_does_not_hide_the_people(tmp_path: Path) -> None:
    source = workbook(tmp_path, person())
    with zipfile.ZipFile(source) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', parts[sheet])
    assert len(read_roster(archive(tmp_path / "窄.xlsx", parts)).rows) == 1


CSV = "姓名,组别,身份证号\r\n罗䶮,五组,{}\r\n李赟,三组,\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_that_a_csv_file_is_read_in_its_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "册.csv"
    path.write_bytes(CSV.format(id_number(date(1989, 4, 27))).encode(encoding))
    reading = read_roster(path)
    assert [row.name for row in reading.rows] == ["罗䶮", "李赟"]
    assert reading.rows[0].born == date(1989, 4, 27)


def test_that_the_encoding_is_decided_on_the_whole_file(tmp_path: Path) -> None:
    # 联通 alone would be valid UTF-8 by chance; the name after it is not.
    mixed = "姓名,组别\n联通,一组\n冉隆海,二组\n"
    assert decode_text(mixed.encode("gb18030")) == mixed


def test_that_a_file_of_no_known_encoding_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "册.csv"
    path.write_bytes(b"\xff\xff\xfe\x81 name")
    assert refusal(path).code == "ENCODING_UNKNOWN"

"""``xieshang roster check`` and ``import``: what they print and how they end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.builders import empty_record
from tests.imports.builders import other, person, workbook
from xieshang_desktop.domain.vocabulary import VillageKind
from xieshang_desktop.queries.people.known import known_people
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.roster.command_line import check_file, import_file
from xieshang_desktop.storage.opening import establish_village

NOW = datetime(2026, 3, 1, 9, 0)
SAMPLE = Path(__file__).parents[2] / "resources/sample/青石村花名册.xlsx"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    record = empty_record(tmp_path)
    establish_village(record, NOW, name="青石村", kind=VillageKind.VILLAGE, rule_sets=["CN-2026"])
    yield Office(record, lambda: NOW)
    record.close()


def checked(path: Path) -> tuple[dict[str, Any], int]:
    told = check_file(path, as_json=True, on=date(2026, 3, 1))
    return json.loads(told.text), told.status


def test_that_the_sample_village_is_counted() -> None:
    told, status = checked(SAMPLE)
    assert (told["rows"], told["people"], told["households"], status) == (983, 983, 236, 0)
    assert len(told["problems"]) == 3


def test_that_a_problem_is_told_with_its_place(tmp_path: Path) -> None:
    told, status = checked(workbook(tmp_path, person(), other(身份证号=500229197305019980)))
    assert (told["rows"], told["people"], told["households"], status) == (2, 1, 1, 0)
    (problem,) = told["problems"]
    text = problem.pop("text")
    assert problem == {
        "sheet": "花名册",
        "row": 3,
        "column": "H",
        "code": "ID_NUMBER_IS_NUMERIC",
        "severity": "违规",
    }
    assert text.startswith("身份证号为数字，末三位已丢失。请找来身份证")


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("册.xls", bytes.fromhex("D0CF11E0A1B11AE1"), "OLD_WORKBOOK_FORMAT"),
        ("空.xlsx", b"", "FILE_EMPTY"),
        ("册.csv", "只有一句话\n".encode(), "HEADER_NOT_FOUND"),
        ("没有人.csv", "姓名,组别\n".encode(), "NO_PEOPLE"),
    ],
)
def test_that_a_file_that_cannot_be_used_ends_with_1_and_says_why(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    told, status = checked(path)
    assert (told["rows"], told["people"], told["households"], status) == (0, 0, 0, 1)
    assert [problem["code"] for problem in told["problems"]] == [code]


def test_that_a_register_of_which_every_row_is_wrong_cannot_be_used(tmp_path: Path) -> None:
    told, status = checked(workbook(tmp_path, person(身份证号=500229197103089990)))
    assert (told["rows"], told["people"], status) == (1, 0, 1)
    assert {problem["code"] for problem in told["problems"]} == {"ID_NUMBER_IS_NUMERIC", "NO_PEOPLE"}


def test_that_without_json_it_speaks_to_people(tmp_path: Path) -> None:
    told = check_file(workbook(tmp_path, person(), other(电话="123")), as_json=False, on=date(2026, 3, 1))
    assert told.text.splitlines() == [
        "2行，可导入2人、1户。",
        "提醒　花名册!I3 电话“123”不像一个号码。请核对电话；两个号码只留一个。",
    ]


def test_that_importing_tells_what_was_done_and_twice_does_nothing(office: Office, tmp_path: Path) -> None:
    path = workbook(tmp_path, person(), other())
    assert import_file(office, path).text == "已导入：新增2人，更新0人，不变0人。"
    entries = office.record.count_entries()
    told = import_file(office, path)
    assert (told.text, told.status) == ("没有要导入的：新增0人，更新0人，不变2人。", 0)
    assert office.record.count_entries() == entries


def test_that_an_unusable_file_changes_nothing_and_ends_with_1(office: Office, tmp_path: Path) -> None:
    told = import_file(office, tmp_path / "没有.xlsx")
    assert (told.status, told.text) == (
        1,
        "违规　找不到文件“没有.xlsx”。请看优盘是否已经拔下，再选一次文件。",
    )
    assert office.read(known_people) == ()


def test_that_doubtful_rows_are_told_and_left_out(office: Office, tmp_path: Path) -> None:
    bare = {"编号": "", "身份证号": "", "出生日期": None}
    import_file(office, workbook(tmp_path, person(**bare)))
    told = import_file(office, workbook(tmp_path, person(**bare, 户号="7")))
    assert told.text.startswith("没有要导入的")
    assert "没有导入　第2行陈德明：册上有同名的人，看不出是不是同一人" in told.text
    assert len(office.read(known_people)) == 1

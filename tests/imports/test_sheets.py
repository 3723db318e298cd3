"""Workbooks as village offices keep them: a sheet per group, households without numbers, other lists."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.imports.builders import HEADER, empty_book, id_number, other, person, saved, workbook
from tests.imports.hostile import MAIN, book_of
from xieshang_desktop.domain.vocabulary import PartyKind, Role
from xieshang_desktop.imports.columns import ColumnMapping, Field
from xieshang_desktop.imports.grids import Grid
from xieshang_desktop.imports.organisations import party_kind
from xieshang_desktop.imports.remembered import recall, remember
from xieshang_desktop.imports.roster import RosterReading, read_roster

PLAIN = ("姓名", "与户主关系", "身份证号")


def book(folder: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    made, first = empty_book()
    made.remove(first)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved(made, folder)


def households(reading: RosterReading) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in reading.rows:
        found.setdefault(row.household, []).append(row.name)
    return found


def codes(reading: RosterReading) -> list[str]:
    return [problem.code for problem in reading.problems]


def test_that_a_sheet_for_every_group_is_one_register(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        {
            "说明": [["请按组填写"]],
            "第1组": [PLAIN, ["陈德明", "户主", id_number(date(1971, 3, 8))]],
            "二组": [PLAIN, ["冉光荣", "户主", id_number(date(1969, 10, 26))]],
        },
    )
    reading = read_roster(path)
    assert [(row.sheet, row.group, row.name) for row in reading.rows] == [
        ("第1组", "一组", "陈德明"),
        ("二组", "二组", "冉光荣"),
    ]
    assert reading.sheets == ("第1组", "二组")


def test_that_one_person_on_two_sheets_is_told_with_both_places(tmp_path: Path) -> None:
    row = ["陈德明", "户主", id_number(date(1971, 3, 8))]
    reading = read_roster(book(tmp_path, {"一组": [PLAIN, row], "二组": [PLAIN, row]}))
    (problem,) = reading.refused
    assert (problem.sheet, problem.cell) == ("二组", "C2")
    assert "“一组”表第2行" in problem.text


def test_that_last_years_sheet_is_left_aside_and_told(tmp_path: Path) -> None:
    rows = [HEADER, person()]
    reading = read_roster(book(tmp_path, {"2026年": rows, "2025年": rows}))
    assert [row.sheet for row in reading.rows] == ["2026年"]
    assert [(p.sheet, p.code) for p in reading.problems] == [("2025年", "SHEET_NOT_READ")]


def test_that_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    made, first = empty_book()
    first.sheet_state = "hidden"
    first.append(list(HEADER))
    first.append(person(姓名="不要读"))
    second = made.create_sheet("花名册2")
    second.append(list(HEADER))
    second.append(person())
    made.active = 1
    assert [row.name for row in read_roster(saved(made, tmp_path)).rows] == ["陈德明"]


def test_that_households_without_numbers_begin_with_their_heads(tmp_path: Path) -> None:
    header = ("组别", "姓名", "与户主关系")
    path = workbook(
        tmp_path,
        ["一组", "陈德明", "户主"],
        ["一组", "徐维芳", "配偶"],
        ["一组", "张秀兰", "户主"],
        ["二组", "冉光荣", "户主"],
        ["二组", "冉珺", "女"],
        header=header,
    )
    assert households(read_roster(path)) == {
        "一组陈德明": ["陈德明", "徐维芳"],
        "一组张秀兰": ["张秀兰"],
        "二组冉光荣": ["冉光荣", "冉珺"],
    }


def test_that_two_heads_of_one_name_have_two_households(tmp_path: Path) -> None:
    rows = [["一组", "王秀英", "户主"], ["一组", "王堃", "子"], ["一组", "王秀英", "户主"]]
    reading = read_roster(workbook(tmp_path, *rows, header=("组别", "姓名", "与户主关系")))
    assert households(reading) == {"一组王秀英": ["王秀英", "王堃"], "一组王秀英2": ["王秀英"]}


def test_that_a_register_that_begins_with_nobodys_head_has_no_households(tmp_path: Path) -> None:
    rows = [["一组", "徐维芳", "配偶"], ["一组", "陈德明", "户主"]]
    reading = read_roster(workbook(tmp_path, *rows, header=("组别", "姓名", "与户主关系")))
    assert reading.households == 0


def test_that_a_column_of_heads_makes_the_households(tmp_path: Path) -> None:
    rows = [["陈德明", "陈德明", "一组"], ["陈德明", "徐维芳", "一组"], ["张秀兰", "张秀兰", "一组"]]
    reading = read_roster(workbook(tmp_path, *rows, header=("户主", "姓名", "组别")))
    assert households(reading) == {"一组陈德明": ["陈德明", "徐维芳"], "一组张秀兰": ["张秀兰"]}
    assert [Role.HOUSEHOLD_HEAD in row.roles for row in reading.rows] == [True, False, True]


def test_that_a_column_of_ticks_makes_the_households(tmp_path: Path) -> None:
    rows = [["是", "陈德明", "一组"], ["否", "徐维芳", "一组"], ["是", "张秀兰", "一组"]]
    reading = read_roster(workbook(tmp_path, *rows, header=("户主", "姓名", "组别")))
    assert households(reading) == {"一组陈德明": ["陈德明", "徐维芳"], "一组张秀兰": ["张秀兰"]}


def test_that_a_list_of_households_names_their_heads(tmp_path: Path) -> None:
    rows = [["陈德明", "一组", 4, "13800002950"], ["张秀兰", "一组", 3, "13800000217"]]
    reading = read_roster(workbook(tmp_path, *rows, header=("户主姓名", "组别", "家庭人口", "电话")))
    assert reading.households == 2
    assert {role for row in reading.rows for role in row.roles} == {Role.HOUSEHOLD_HEAD}


def test_that_the_names_below_members_are_the_peoples_not_those_below_heads(tmp_path: Path) -> None:
    made, sheet = empty_book()
    sheet.append(["户主信息", None, "家庭成员信息", None, None])
    sheet.append(["姓名", "电话", "姓名", "关系", "身份证号"])
    sheet.append(["陈德明", "13800002950", "陈德明", "户主", id_number(date(1971, 3, 8))])
    sheet.append([None, None, "徐维芳", "配偶", id_number(date(1973, 5, 1), "998")])
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:E1")
    sheet.merge_cells("A3:A4")
    reading = read_roster(saved(made, tmp_path))
    assert [row.name for row in reading.rows] == ["陈德明", "徐维芳"]
    assert reading.households == 1


def test_that_cells_merged_downwards_hold_for_all_their_rows(tmp_path: Path) -> None:
    made, sheet = empty_book()
    sheet.append(list(HEADER))
    sheet.append(person(电话="13800000007"))
    sheet.append(other(组别=None, 户号=None, 电话=None))
    sheet.append(person(编号="003", 户号="1-002", 姓名="张秀兰", 身份证号="", 电话=None))
    for column in ("B", "C", "I"):
        sheet.merge_cells(f"{column}2:{column}3")
    reading = read_roster(saved(made, tmp_path))
    assert [(row.group, row.household, row.phone) for row in reading.rows] == [
        ("一组", "1-001", "13800000007"),
        ("一组", "1-001", "13800000007"),
        ("一组", "1-002", ""),
    ]


def test_that_a_row_says_which_roles_it_decides(tmp_path: Path) -> None:
    header = ("姓名", "身份", "政治面貌", "与户主关系", "现居")
    path = workbook(
        tmp_path, ["甲一", "村民代表", "", "", "外出"], ["乙二", "", "群众", "户主", ""], header=header
    )
    first, second = read_roster(path).rows
    assert Role.REPRESENTATIVE in first.decides
    assert not first.decides & {Role.PARTY_MEMBER, Role.HOUSEHOLD_HEAD}
    assert second.decides == {Role.PARTY_MEMBER, Role.HOUSEHOLD_HEAD}
    assert first.says == {Field.ROLES, Field.RESIDENCE}


def test_that_organisations_and_their_delegates_are_a_second_kind_of_sheet(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        {
            "花名册": [HEADER, person()],
            "协商主体": [
                ["青石村协商主体名册"],
                ["单位名称", "类别", "代表姓名", "职务", "联系电话"],
                ["云顶镇中心小学", "驻村单位", "吴启明", "副校长", "138 0000 6001"],
                [None, None, "秦世芬", "教师", ""],
                ["绿源柑橘专业合作社", "", "邵光明", "理事长", ""],
                ["老茶馆", "", "何某", "", ""],
            ],
        },
    )
    reading = read_roster(path)
    assert [row.name for row in reading.rows] == ["陈德明"]
    school, cooperative, teahouse = reading.organisations
    assert (school.kind, [delegate.name for delegate in school.delegates]) == (
        PartyKind.RESIDENT_UNIT,
        ["吴启明", "秦世芬"],
    )
    assert school.delegates[0].phone == "13800006001"
    assert cooperative.kind is PartyKind.COOPERATIVE
    assert teahouse.kind is None
    assert [(p.sheet, p.cell, p.code) for p in reading.problems] == [("协商主体", "B6", "PARTY_KIND_UNKNOWN")]


def test_that_a_file_of_organisations_alone_is_usable(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["供电所", "邓志刚"], header=["单位名称", "负责人"])
    reading = read_roster(path)
    assert reading.usable
    assert codes(reading) == []


def test_that_residents_with_a_place_of_work_are_no_organisations(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["陈德明", "一组", "供电所"], header=["姓名", "组别", "单位"])
    reading = read_roster(path)
    assert [row.name for row in reading.rows] == ["陈德明"]
    assert reading.organisations == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("专家和第三方机构", PartyKind.EXPERTS),
        ("阳光小区业主委员会", PartyKind.OWNERS_COMMITTEE),
        ("青石村红白理事会", PartyKind.SOCIAL_ORGANISATION),
        ("云顶镇人民政府", PartyKind.GOVERNMENT),
        ("张家老院子", None),
    ],
)
def test_that_the_name_of_an_organisation_tells_its_kind(text: str, kind: PartyKind | None) -> None:
    assert party_kind(text) is kind


def test_that_a_corrected_mapping_is_remembered_for_the_same_header(tmp_path: Path) -> None:
    memory = tmp_path / "设置" / "roster-columns.json"
    header = ["姓名", "组别", "打这个"]
    path = workbook(tmp_path, ["陈德明", "一组", "13800000001"], header=header)
    guessed = read_roster(path, remembered=memory).mapping
    assert guessed is not None
    assert guessed.column_of(Field.PHONE) is None
    remember(memory, guessed.corrected(Field.PHONE, 2))
    assert read_roster(path, remembered=memory).rows[0].phone == "13800000001"
    changed = workbook(tmp_path, ["陈德明", "一组", "13800000001"], header=["姓名", "组别", "别的"])
    assert read_roster(changed, remembered=memory).rows[0].phone == ""


def test_that_a_header_that_could_not_be_guessed_is_known_the_next_time(tmp_path: Path) -> None:
    memory = tmp_path / "roster-columns.json"
    path = workbook(tmp_path, ["甲", "乙"], ["陈德明", "一组"], header=["我们村的人"])
    reading = read_roster(path)
    assert codes(reading) == ["HEADER_NOT_FOUND"]
    assert reading.heads[0].rows[1] == ("甲", "乙")
    by_hand = recall_by_hand(memory)
    assert [row.name for row in read_roster(path, mapping=by_hand).rows] == ["陈德明"]
    assert [row.group for row in read_roster(path, remembered=memory).rows] == ["一组"]


def recall_by_hand(memory: Path) -> ColumnMapping:
    mapping = ColumnMapping(2, 3, ("甲", "乙"), ((Field.NAME, 0), (Field.GROUP, 1)))
    remember(memory, mapping)
    return mapping


def test_that_only_the_newest_headers_are_kept(tmp_path: Path) -> None:
    memory = tmp_path / "roster-columns.json"
    for number in range(60):
        remember(memory, ColumnMapping(1, 2, ("姓名", f"第{number}列"), ((Field.NAME, 0), (Field.PHONE, 1))))
    assert len(json.loads(memory.read_text(encoding="utf-8"))) == 50
    assert recall(memory, Grid("册", (("姓名", "第59列"),)), None) is not None
    assert recall(memory, Grid("册", (("姓名", "第9列"),)), None) is None


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"x": 1}', '{"x": {"姓名": "A"}}'])
def test_that_a_damaged_memory_is_an_empty_one(tmp_path: Path, damage: str) -> None:
    memory = tmp_path / "roster-columns.json"
    memory.write_text(damage, encoding="utf-8")
    assert recall(memory, Grid("册", (("姓名", "组别"),)), None) is None
    remember(memory, ColumnMapping(1, 2, ("姓名",), ((Field.NAME, 0),)))


def test_that_a_corrected_mapping_holds_for_all_sheets_of_one_header(tmp_path: Path) -> None:
    header = ("姓名", "与户主关系", "打这个")
    path = book(
        tmp_path,
        {
            "一组": [header, ["陈德明", "户主", "13800000001"]],
            "二组": [header, ["冉光荣", "户主", "13800000002"]],
        },
    )
    mapping = read_roster(path).mapping
    assert mapping is not None
    reading = read_roster(path, mapping=mapping.corrected(Field.PHONE, 2))
    assert [row.phone for row in reading.rows] == ["13800000001", "13800000002"]


def cell(inside: str, **attributes: str) -> str:
    told = "".join(f' {name}="{said}"' for name, said in attributes.items())
    return f"<x:c{told}>{inside}</x:c>"


def value(text: str) -> str:
    return f"<x:v>{text}</x:v>"


def runs(*texts: str) -> str:
    return "".join(f"<x:r><x:t>{text}</x:t></x:r>" for text in texts)


# No addresses, a prefix before every name, texts in pieces with their readings, days in three ways, an error.
QUIRKS = [
    [
        cell(value("0"), t="s"),
        cell(value("1"), t="s"),
        cell("<x:is><x:t>出生日期</x:t></x:is>", t="inlineStr"),
    ],
    [
        cell(value("2"), t="s"),
        cell("<x:f>A1&amp;B1</x:f>" + value("一组"), t="str"),
        cell(value("26000.5"), s="1"),
    ],
    [
        cell(f"<x:is>{runs('徐维', '芳')}</x:is>", t="inlineStr"),
        cell(value("#REF!"), t="e"),
        cell(value("1973-05-01T00:00:00"), t="d"),
    ],
]
SHEET = "".join(f"<x:row>{''.join(cells)}</x:row>" for cells in QUIRKS)
READING = '<x:rPh sb="0" eb="1"><x:t>chén</x:t></x:rPh>'
STRINGS = (
    f'<x:sst xmlns:x="{MAIN}"><x:si><x:t>姓名</x:t></x:si><x:si><x:t>组别_x000D_</x:t></x:si>'
    f"<x:si>{runs('陈', '德明')}{READING}</x:si></x:sst>"
)
FORMAT = "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"
STYLES = (
    f'<x:styleSheet xmlns:x="{MAIN}"><x:numFmts><x:numFmt numFmtId="176" formatCode="{FORMAT}"/></x:numFmts>'
    '<x:fonts><x:font><x:family val="99"/></x:font></x:fonts>'
    '<x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="176"/></x:cellXfs></x:styleSheet>'
)


def test_that_a_workbook_of_another_program_is_read_in_spite_of_its_quirks(tmp_path: Path) -> None:
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{SHEET}</x:sheetData></x:worksheet>'
    path = book_of(tmp_path / "册.xlsx", sheet.encode(), STRINGS.encode(), styles=STYLES.encode())
    reading = read_roster(path)
    assert [(row.name, row.group, row.born) for row in reading.rows] == [
        ("陈德明", "一组", date(1971, 3, 8)),
        ("徐维芳", "", date(1973, 5, 1)),
    ]

"""A register as it comes from a village office, with its slips."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.imports.builders import HEADER, empty_book, id_number, other, person, saved, workbook
from xieshang_desktop.domain.vocabulary import Role, Severity, Sex
from xieshang_desktop.imports.roster import Field, RosterReading, read_roster


def codes(reading: RosterReading) -> list[str]:
    return [problem.code for problem in reading.problems]


def only_problem(reading: RosterReading, code: str) -> tuple[str, Severity]:
    (problem,) = reading.problems
    assert problem.code == code
    assert problem.text
    assert problem.what_to_do
    return problem.cell, problem.severity


def test_that_a_clean_register_gives_people_and_no_problems(tmp_path: Path) -> None:
    reading = read_roster(workbook(tmp_path, person(), other()), on=date(2026, 3, 12))
    assert reading.problems == ()
    head, wife = reading.rows
    assert (head.name, head.sex, head.born, head.roles) == (
        "陈德明",
        Sex.MALE,
        date(1971, 3, 8),
        (Role.HOUSEHOLD_HEAD,),
    )
    assert (wife.number, wife.household, wife.relation, wife.phone) == ("002", "1-001", "配偶", "13800000002")
    assert head.registered
    assert not head.away


def test_that_an_identity_number_kept_as_a_number_is_refused_with_its_cell(tmp_path: Path) -> None:
    reading = read_roster(workbook(tmp_path, person(身份证号=500229197103089000), other(与户主关系="户主")))
    assert only_problem(reading, "ID_NUMBER_IS_NUMERIC") == ("H2", Severity.VIOLATION)
    assert reading.problems[0].text == "身份证号为数字，末三位已丢失"
    assert [row.name for row in reading.rows] == ["徐维芳"]


def test_that_an_identity_number_written_as_a_power_of_ten_is_refused(tmp_path: Path) -> None:
    reading = read_roster(workbook(tmp_path, person(身份证号="5.00229E+17"), other(与户主关系="户主")))
    assert only_problem(reading, "ID_NUMBER_IS_NUMERIC") == ("H2", Severity.VIOLATION)


def test_that_a_wrong_check_digit_is_refused(tmp_path: Path) -> None:
    right = id_number(date(1971, 3, 8))
    wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
    reading = read_roster(workbook(tmp_path, person(身份证号=wrong), other(与户主关系="户主")))
    assert only_problem(reading, "ID_NUMBER_CHECK_DIGIT") == ("H2", Severity.VIOLATION)


def test_that_an_identity_number_ending_in_three_zeros_is_taken_with_a_reminder(tmp_path: Path) -> None:
    serials = (f"{serial:03d}" for serial in range(100, 1000, 10))
    ending = next(
        number
        for serial in serials
        for day in range(1, 29)
        if (number := id_number(date(1971, 3, day), serial))[-3:] == "000"
    )
    born = date(1971, 3, int(ending[12:14]))
    row = person(身份证号=ending, 出生日期=born, 性别="女" if int(ending[16]) % 2 == 0 else "男")
    assert only_problem(read_roster(workbook(tmp_path, row)), "ID_NUMBER_ENDS_IN_000") == (
        "H2",
        Severity.REMINDER,
    )


def test_that_an_identity_number_in_full_width_with_spaces_and_small_x_is_understood(tmp_path: Path) -> None:
    ending_in_x = next(
        number for day in range(1, 29) if (number := id_number(date(1970, 1, day))).endswith("X")
    )
    typed = (
        ending_in_x[:6]
        + " "
        + ending_in_x[6:14].translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    )
    row = person(身份证号=typed + " " + ending_in_x[14:].lower(), 出生日期=None)
    reading = read_roster(workbook(tmp_path, row))
    assert reading.problems == ()
    assert reading.rows[0].id_number == ending_in_x
    assert reading.rows[0].born == date(1970, 1, int(ending_in_x[12:14]))


def test_that_birthday_and_sex_are_compared_with_the_identity_number(tmp_path: Path) -> None:
    reading = read_roster(workbook(tmp_path, person(出生日期=date(1971, 8, 3), 性别="女")))
    assert sorted(codes(reading)) == ["BORN_AND_ID_DIFFER", "SEX_AND_ID_DIFFER"]
    assert len(reading.rows) == 1


@pytest.mark.parametrize(
    "written",
    [
        "138 0000 2365",
        "１３８００００２３６５",
        13800002365,
        13800002365.0,
        "13800002365.0",
        "+86 138-0000-2365",
    ],
)
def test_that_a_telephone_number_has_one_spelling(tmp_path: Path, written: object) -> None:
    reading = read_roster(workbook(tmp_path, person(电话=written)))
    assert (reading.rows[0].phone, reading.problems) == ("13800002365", ())


def test_that_an_odd_telephone_number_is_taken_with_a_reminder(tmp_path: Path) -> None:
    assert only_problem(read_roster(workbook(tmp_path, person(电话="1380000"))), "PHONE_ODD") == (
        "I2",
        Severity.REMINDER,
    )


@pytest.mark.parametrize(
    "written",
    [
        date(1971, 3, 8),
        datetime(1971, 3, 8),
        26000,
        "26000",
        "1971/3/8",
        "1971-03-08",
        "1971.3.8",
        "1971年3月8日",
        "19710308",
        19710308,
    ],
)
def test_that_a_birthday_is_read_in_any_of_its_spellings(tmp_path: Path, written: object) -> None:
    reading = read_roster(workbook(tmp_path, person(出生日期=written)))
    assert (reading.rows[0].born, reading.problems) == (date(1971, 3, 8), ())


def test_that_days_of_a_workbook_counted_from_1904_are_read_so(tmp_path: Path) -> None:
    path = workbook(tmp_path, person(出生日期=26000 - 1462), base_1904=True)
    assert read_roster(path).rows[0].born == date(1971, 3, 8)


def test_that_an_unreadable_birthday_names_its_cell(tmp_path: Path) -> None:
    row = person(出生日期="属猪", 身份证号="")
    assert only_problem(read_roster(workbook(tmp_path, row)), "DATE_UNREADABLE") == ("G2", Severity.REMINDER)


def test_that_an_impossible_age_is_noticed_only_when_the_day_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path, person(出生日期=date(2031, 1, 1), 身份证号=""))
    assert read_roster(path).problems == ()
    assert codes(read_roster(path, on=date(2026, 3, 12))) == ["AGE_IMPLAUSIBLE"]


def test_that_the_same_identity_number_is_taken_once(tmp_path: Path) -> None:
    twin = person(编号="003", 姓名="陈德民", 与户主关系="弟")
    reading = read_roster(workbook(tmp_path, person(), twin))
    assert only_problem(reading, "DUPLICATE_ID_NUMBER") == ("H3", Severity.VIOLATION)
    assert len(reading.rows) == 1


def test_that_the_same_register_number_is_taken_once(tmp_path: Path) -> None:
    assert (
        only_problem(read_roster(workbook(tmp_path, person(), other(编号="001"))), "DUPLICATE_NUMBER")[0]
        == "A3"
    )


def test_that_the_same_person_without_identity_number_is_taken_once(tmp_path: Path) -> None:
    again = person(编号="003", 身份证号="")
    assert "DUPLICATE_PERSON" in codes(read_roster(workbook(tmp_path, person(), again)))


def test_that_two_of_one_name_are_both_taken_and_both_named(tmp_path: Path) -> None:
    namesake = other(姓名="陈德明", 户号="1-002", 与户主关系="户主")
    reading = read_roster(workbook(tmp_path, person(), namesake))
    assert [(problem.cell, problem.code) for problem in reading.problems] == [
        ("D2", "DUPLICATE_NAME"),
        ("D3", "DUPLICATE_NAME"),
    ]
    assert len(reading.rows) == 2


def test_that_a_household_without_a_head_or_with_two_is_noticed(tmp_path: Path) -> None:
    assert codes(read_roster(workbook(tmp_path, person(), other(户号="1-002")))) == ["HOUSEHOLD_WITHOUT_HEAD"]
    assert codes(read_roster(workbook(tmp_path, person(), other(与户主关系="户主")))) == [
        "HOUSEHOLD_TWO_HEADS"
    ]


@pytest.mark.parametrize("written", ["1组", "第一组", "第1村民小组", "一 组", "１组", 1])
def test_that_other_spellings_of_a_group_become_one_and_are_told_once(
    tmp_path: Path, written: object
) -> None:
    rows = person(组别=written), other(组别=written)
    reading = read_roster(workbook(tmp_path, *rows))
    assert {row.group for row in reading.rows} == {"一组"}
    assert codes(reading) == ["GROUP_SPELLING"]


def test_that_a_group_named_once_in_a_long_register_may_be_a_slip(tmp_path: Path) -> None:
    many = [
        person(编号=f"{at:03d}", 户号=f"1-{at:03d}", 姓名=f"陈{chr(0x4E00 + at)}", 身份证号="", 组别="一组")
        for at in range(1, 40)
    ]
    reading = read_roster(
        workbook(tmp_path, *many, other(编号="900", 户号="9-1", 与户主关系="户主", 组别="大湾"))
    )
    assert only_problem(reading, "GROUP_SPELLING") == ("B41", Severity.REMINDER)


def test_that_group_and_household_of_merged_cells_are_carried_down(tmp_path: Path) -> None:
    members = [other(编号=f"01{at}", 姓名=f"徐{at}", 身份证号="", 组别=None, 户号=None) for at in range(3)]
    reading = read_roster(workbook(tmp_path, person(), *members))
    assert {row.household for row in reading.rows} == {"1-001"}
    assert {row.group for row in reading.rows} == {"一组"}


def test_that_one_missing_household_number_is_not_taken_from_the_neighbour(tmp_path: Path) -> None:
    full = other(编号="003", 姓名="陈雨涵", 与户主关系="女", 身份证号="", 出生日期=date(2001, 1, 1))
    reading = read_roster(workbook(tmp_path, person(), full, other(户号=None)))
    assert only_problem(reading, "HOUSEHOLD_MISSING") == ("C4", Severity.REMINDER)
    assert reading.rows[2].household == ""


def test_that_empty_rows_totals_and_repeated_headers_are_no_people(tmp_path: Path) -> None:
    total = ["合计", *[None] * 2, None, *[None] * 7]
    signature = [None] * 8 + ["制表：罗晓琴"]
    path = workbook(tmp_path, person(), [None] * 11, HEADER, other(), [" "] * 11, total, signature)
    reading = read_roster(path)
    assert [row.name for row in reading.rows] == ["陈德明", "徐维芳"]
    assert reading.problems == ()


def test_that_a_row_without_a_name_is_refused(tmp_path: Path) -> None:
    assert only_problem(read_roster(workbook(tmp_path, person(), other(姓名=None))), "NAME_MISSING") == (
        "D3",
        Severity.VIOLATION,
    )


def test_that_offices_give_a_role_a_short_duty_and_a_full_post(tmp_path: Path) -> None:
    reading = read_roster(workbook(tmp_path, person(身份="村党支部书记、村委会主任")))
    row = reading.rows[0]
    assert row.roles == (Role.COMMITTEE_MEMBER, Role.PARTY_ORGANISATION_MEMBER, Role.HOUSEHOLD_HEAD)
    assert (row.duty, row.post) == ("主任", "村党支部书记、村委会主任")


def test_that_an_unknown_role_is_left_out_with_a_reminder(tmp_path: Path) -> None:
    reading = read_roster(workbook(tmp_path, person(身份="村民代表，河长")))
    assert only_problem(reading, "ROLE_UNKNOWN") == ("J2", Severity.REMINDER)
    assert Role.REPRESENTATIVE in reading.rows[0].roles


@pytest.mark.parametrize(
    ("written", "away"), [("外出", True), ("在浙江务工", True), ("在村", False), (None, False)]
)
def test_that_who_is_away_is_read_from_the_residence(tmp_path: Path, written: str | None, away: bool) -> None:
    assert read_roster(workbook(tmp_path, person(现居=written))).rows[0].away is away


@pytest.mark.parametrize("name", ["李赟", "周翀", "向犇", "田㛃", "罗𬭎", "谭燚", "罗䶮", "杨喆"])
def test_that_names_keep_their_rare_characters(tmp_path: Path, name: str) -> None:
    assert read_roster(workbook(tmp_path, person(姓名=name))).rows[0].name == name


def test_that_names_lose_blanks_and_invisible_marks(tmp_path: Path) -> None:
    assert read_roster(workbook(tmp_path, person(姓名="张　丽\u200b "))).rows[0].name == "张丽"


def test_that_the_header_is_found_below_a_title(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["填报单位：村委会"], HEADER, person(), header=["青石村花名册"])
    reading = read_roster(path)
    assert [(row.row, row.name) for row in reading.rows] == [(4, "陈德明")]
    assert reading.mapping is not None
    assert reading.mapping.header_row == 3


def test_that_a_header_of_two_merged_rows_is_read_as_one(tmp_path: Path) -> None:
    book, sheet = empty_book()
    sheet.append(["序号", "姓名", "家庭情况", None, "身份证号码"])
    sheet.append([None, None, "组别", "户号", None])
    sheet.append([1, "陈德明", "一组", "1-001", id_number(date(1971, 3, 8))])
    sheet.merge_cells("C1:D1")
    reading = read_roster(saved(book, tmp_path))
    assert (reading.rows[0].number, reading.rows[0].group, reading.rows[0].household) == (
        "1",
        "一组",
        "1-001",
    )
    assert reading.rows[0].born == date(1971, 3, 8)


def test_that_a_person_can_correct_the_guessed_columns(tmp_path: Path) -> None:
    path = workbook(tmp_path, ["陈德明", "一组", "13800000001"], header=["姓名", "组别", "打这个"])
    guessed = read_roster(path).mapping
    assert guessed is not None
    assert guessed.column_of(Field.PHONE) is None
    corrected = guessed.corrected(Field.PHONE, 2)
    assert read_roster(path, mapping=corrected).rows[0].phone == "13800000001"
    assert corrected.letter_of(Field.PHONE) == "C"


def test_that_the_sheet_with_the_header_is_chosen_and_another_can_be(tmp_path: Path) -> None:
    book, notes = empty_book()
    notes.append(["说明：请填第二张表"])
    for title, name in (("一组", "陈德明"), ("二组", "王堃")):
        sheet = book.create_sheet(title)
        sheet.append(["姓名", "组别"])
        sheet.append([name, title])
    path = saved(book, tmp_path)
    assert read_roster(path).sheet == "一组"
    assert read_roster(path, sheet="二组").rows[0].name == "王堃"


def test_that_a_formula_is_read_as_its_value_and_never_carried_out(tmp_path: Path) -> None:
    reading = read_roster(workbook(tmp_path, person(电话='=HYPERLINK("http://x")'), other()))
    assert reading.rows[0].phone == ""

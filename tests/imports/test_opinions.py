"""A list of opinions from a chat or a platform: each read for the right person, or refused at its cell."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from xieshang_desktop.domain.vocabulary import Channel, Stance
from xieshang_desktop.imports.limited import Limits
from xieshang_desktop.imports.opinion_words import OpinionField
from xieshang_desktop.imports.opinions import (
    KnownPerson,
    OpinionReading,
    guessed_words,
    read_opinions,
    read_opinions_in_limits,
)

TODAY = date(2026, 3, 12)
PEOPLE = (
    KnownPerson("p1", "张秀兰", "一组", "H001"),
    KnownPerson("p2", "李四", "一组", "H002"),
    KnownPerson("p3", "李四", "三组", "H030"),
)


def book(folder: Path, *rows: tuple[Any, ...]) -> Path:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    path = folder / "意见.xlsx"
    workbook.save(path)
    return path


def read(folder: Path, *rows: tuple[Any, ...], columns: Any = None) -> OpinionReading:
    return read_opinions(book(folder, *rows), PEOPLE, today=TODAY, columns=columns)


def test_that_columns_are_guessed_by_their_names_below_a_title(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        ("青石村路灯意见收集",),
        ("序号", "村民姓名", "是否同意", "意见和建议", "收集方式", "提交时间"),
        (1, "张 秀 兰", "同意", "先装学校那段", "微信群", datetime(2026, 3, 1, 20, 15)),
        (2, "张秀兰", "不同意", "", "电话回访", "2026-03-02 09:00"),
    )
    assert reading.problems == ()
    first, second = reading.rows
    assert (first.who, first.stance, first.text) == ("p1", Stance.FOR, "先装学校那段")
    assert (first.channel, first.on) == (Channel.WECHAT, date(2026, 3, 1))
    assert (second.stance, second.text, second.channel) == (Stance.AGAINST, "反对", Channel.PHONE)
    assert "姓名←B列“村民姓名”" in list(guessed_words(reading))


def test_that_a_household_speaks_by_its_number_and_words_without_a_stance_are_a_suggestion(
    tmp_path: Path,
) -> None:
    reading = read(tmp_path, ("户号", "意见"), ("Ｈ００１".replace("Ｈ", "H"), "加一盏"))
    (row,) = reading.rows
    assert (row.household, row.who, row.called) == ("H001", None, "H001户")
    assert (row.stance, row.channel, row.on) == (Stance.SUGGESTION, Channel.NETWORK, None)


def test_that_two_people_of_one_name_are_told_apart_by_group_or_household(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        ("姓名", "组别", "户号", "意见"),
        ("李四", "3组", "", "好"),
        ("李四", "", "H002", "好"),
        ("李四", "", "", "好"),
    )
    assert [row.who for row in reading.rows] == ["p3", "p2"]
    (problem,) = reading.problems
    assert (problem.code, problem.cell) == ("NAME_AMBIGUOUS", "A4")


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (("", "赞成", "", "", ""), "NAME_MISSING", "A2"),
        (("小鱼儿", "赞成", "", "", ""), "NAME_UNKNOWN", "A2"),
        (("张秀兰", "随缘", "", "", ""), "STANCE_UNKNOWN", "B2"),
        (("张秀兰", "", "", "", ""), "OPINION_EMPTY", "C2"),
        (("张秀兰", "赞成", "", "", "大后天"), "DAY_UNREADABLE", "E2"),
        (("张秀兰", "赞成", "", "", "2027-01-01"), "DAY_TO_COME", "E2"),
    ],
)
def test_that_what_cannot_be_used_is_named_by_its_cell(
    row: tuple[str, ...], code: str, cell: str, tmp_path: Path
) -> None:
    reading = read(tmp_path, ("姓名", "态度", "意见", "方式", "日期"), row)
    assert reading.rows == ()
    assert [(problem.code, problem.cell) for problem in reading.refused] == [(code, cell)]


def test_that_an_unknown_household_is_named_and_an_unknown_way_only_noted(tmp_path: Path) -> None:
    reading = read(tmp_path, ("户号", "意见", "方式"), ("H999", "好", ""), ("H001", "好", "托梦"))
    assert [problem.code for problem in reading.refused] == ["HOUSEHOLD_UNKNOWN"]
    assert [problem.code for problem in reading.problems] == ["HOUSEHOLD_UNKNOWN", "CHANNEL_UNKNOWN"]
    assert reading.rows[0].channel is Channel.NETWORK


def test_that_a_person_corrects_which_column_is_which(tmp_path: Path) -> None:
    rows = (("姓名", "意见", "补充"), ("张秀兰", "见补充", "装亮一点"))
    corrected = {OpinionField.NAME: 0, OpinionField.TEXT: 2}
    assert read(tmp_path, *rows, columns=corrected).rows[0].text == "装亮一点"


def test_that_a_file_without_a_header_or_without_opinions_says_so(tmp_path: Path) -> None:
    assert [p.code for p in read(tmp_path, ("甲", "乙")).problems] == ["HEADER_NOT_FOUND"]
    assert [p.code for p in read(tmp_path, ("姓名", "意见"), ("", "")).problems] == ["NO_OPINIONS"]
    old = tmp_path / "旧.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0")
    assert [p.code for p in read_opinions(old, PEOPLE, today=TODAY).problems] == ["OLD_WORKBOOK_FORMAT"]
    damaged = tmp_path / "坏.csv"
    damaged.write_bytes(b"\x81\x00\xff")
    assert read_opinions(damaged, PEOPLE, today=TODAY).refused


def test_that_a_list_is_read_in_a_process_of_its_own_which_has_its_limits(tmp_path: Path) -> None:
    path = tmp_path / "意见.csv"
    path.write_text("姓名,意见\n张秀兰,好\n", encoding="gb18030")
    assert read_opinions_in_limits(path, PEOPLE, TODAY).rows[0].who == "p1"
    late = read_opinions_in_limits(path, PEOPLE, TODAY, limits=Limits(seconds=0))
    assert [problem.code for problem in late.problems] == ["READING_TOOK_TOO_LONG"]

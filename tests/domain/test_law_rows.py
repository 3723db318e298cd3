"""Every row of the study of the law is a figure, or stands in docs/rules-left-out.md with its reason."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.domain.law import NATION, book
from xieshang_desktop.domain.rule_words import value_text

LEFT_OUT = (Path(__file__).resolve().parents[2] / "docs" / "rules-left-out.md").read_text(encoding="utf-8")

# The forms of the national table, each with the least number of its cells that are figures.
FORMS = {
    "村民会议": 8,
    "村民代表会议": 8,
    "村民小组会议": 3,
    "协商会": 0,
    "居民会议": 8,
    "居民代表会议": 6,
    "成员大会": 9,
    "成员代表大会": 4,
    "业主大会": 10,
    "村委会会议": 0,
    "民主评议": 3,
    "一事一议": 9,
    "四议两公开": 3,
    "民主听证": 6,
    "选举": 0,
}
NAMES = {
    "民主评议": ("民主评议会",),
    "一事一议": ("一事一议村民会议", "一事一议代表会议"),
    "四议两公开": ("党员大会",),
    "民主听证": ("民主听证会",),
}
# The provinces of the second table, each with the number of its figures.
PROVINCES = {
    "重庆市": 28,
    "四川省": 18,
    "海南省": 20,
    "浙江省": 19,
    "上海市": 15,
    "河北省": 8,
    "山东省": 17,
    "天津市": 5,
    "北京市": 6,
    "河南省": 5,
    "宁波市": 2,
    "内蒙古": 0,
    "某省旧办法": 0,
    "云南类": 0,
}
UNVERIFIED = {"北京市", "天津市", "河南省", "宁波市", "昆山市"}


def figures_of(row: str) -> int:
    forms = NAMES.get(row, (row,))
    return sum(figure.form in forms for file in book().files.values() for figure in file.figures)


def left_out(row: str) -> list[str]:
    """The reasons given for a row, or for cells of it."""
    found = re.findall(r"^\| ([^|]+) \|(?:[^|]+\|)? ([^|]+) \|$", LEFT_OUT, flags=re.MULTILINE)
    return [reason for head, reason in found if row in head and len(reason) > 5]


@pytest.mark.parametrize(("row", "least"), FORMS.items())
def test_that_every_form_of_the_study_is_a_figure_or_has_its_reason(row: str, least: int) -> None:
    assert figures_of(row) >= least
    assert least or left_out(row)


@pytest.mark.parametrize(("row", "number"), PROVINCES.items())
def test_that_every_province_of_the_study_has_its_figures_or_its_reason(row: str, number: int) -> None:
    file = book().files.get(row)
    assert len(file.figures if file else ()) == number
    assert number or left_out(row)


def test_that_the_study_has_twenty_nine_rows() -> None:
    assert (len(FORMS), len(PROVINCES)) == (15, 14)


def test_that_no_file_is_counted_by_nobody() -> None:
    assert set(book().files) == {NATION, "昆山市", *(row for row, number in PROVINCES.items() if number)}


def test_that_every_rule_file_of_ours_is_in_order() -> None:
    assert book().problems == ()


@pytest.mark.parametrize("name", sorted(UNVERIFIED))
def test_that_what_nobody_held_against_its_text_says_so(name: str) -> None:
    assert not any(figure.verified for figure in book().files[name].figures)


def test_that_every_figure_has_clause_source_and_day() -> None:
    for file in book().files.values():
        for figure in file.figures:
            assert figure.clause, figure
            assert figure.source, figure
            assert figure.checked == file.checked, figure


def test_that_nothing_is_published_for_less_than_the_nation_s_days() -> None:
    days = [
        (file.id, value_text(figure.value))
        for file in book().files.values()
        for figure in file.figures
        if figure.rule == "posting_days"
    ]
    assert days == [(NATION, "15"), (NATION, "15")]

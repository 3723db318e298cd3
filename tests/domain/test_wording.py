"""Numerals, dates, clauses, masks and the cleaner."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xieshang_desktop.domain import wording as w


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1010, "一千零一十"),
        (20_000, "二万"),
        (100_010, "十万零一十"),
        (100_001_000, "一亿零一千"),
    ],
)
def test_that_numerals_are_those_of_the_law(number: int, words: str) -> None:
    assert w.chinese_numeral(number) == words


@pytest.mark.parametrize("number", [-1, 10**16])
def test_that_a_number_out_of_reach_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match="spelled"):
        w.chinese_numeral(number)


@settings(deadline=None)
@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_that_numerals_never_have_two_zeros_in_a_row(number: int) -> None:
    words = w.chinese_numeral(number)
    assert "零零" not in words
    assert words == "零" or not words.endswith("零")


def test_that_headings_are_numbered_by_level() -> None:
    assert [w.ordinal_mark(2, level) for level in (1, 2, 3, 4)] == ["二、", "（二）", "2.", "（2）"]


def test_that_times_are_said_without_leading_zeros() -> None:
    start = datetime(2026, 3, 12, 9, 5)
    assert w.moment_words(start) == "2026年3月12日9时5分"
    assert w.moment_words(start.replace(minute=0)) == "2026年3月12日9时"
    assert w.span_words(start, start.replace(hour=10, minute=34)) == "2026年3月12日9时5分至10时34分"
    assert w.span_words(start, start + timedelta(days=1)) == "2026年3月12日9时5分至2026年3月13日9时5分"


def test_that_a_period_repeats_the_year_only_where_it_differs() -> None:
    assert w.period_words(date(2026, 3, 13), date(2026, 3, 28)) == "2026年3月13日至3月28日"
    assert w.period_words(date(2026, 12, 30), date(2027, 1, 14)) == "2026年12月30日至2027年1月14日"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(45, "45秒"), (95, "1分35秒"), (120, "2分钟"), (3600, "1小时"), (3900, "1小时5分钟"), (-3, "0秒")],
)
def test_that_lengths_of_time_are_said_plainly(seconds: int, words: str) -> None:
    assert w.duration_words(seconds) == words
    assert w.duration_words(timedelta(seconds=seconds)) == words


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(34, 45, "75.6%"), (45, 45, "100%"), (1, 3, "33.3%"), (1, 16, "6.3%"), (0, 5, "0%"), (3, 0, "—")],
)
def test_that_a_share_is_rounded_half_up(part: int, whole: int, share: str) -> None:
    assert w.percent(part, whole) == share


def test_that_a_clause_is_cited_down_to_its_item() -> None:
    assert w.clause_words("村民委员会组织法", 26, 2) == "《村民委员会组织法》第二十六条第二款"
    assert w.clause_words("《村民委员会组织法》", 30, 1, 3) == "《村民委员会组织法》第三十条第一款第三项"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("同意", "同意。"),
        ("同意。", "同意。"),
        ("同意；", "同意。"),
        ("“同意。”", "“同意。”"),
        ("", ""),
        ("好！", "好！"),
    ],
)
def test_that_a_sentence_has_exactly_one_end(text: str, said: str) -> None:
    assert w.sentence(text) == said


def test_that_personal_numbers_are_masked() -> None:
    assert w.mask_id("500229199001011234") == "500229********1234"
    assert w.mask_id("50022919900101123X") == "500229********123X"
    assert w.mask_phone("138 1234-5678") == "138****5678"
    assert [w.mask_name(name) for name in ("李赟", "张秀兰", "欧阳修文")] == ["李*", "张*兰", "欧**文"]


def test_that_personal_numbers_are_masked_inside_a_text() -> None:
    text = "身份证500229199001011234，电话13812345678、023-59211234，卡号6222021234567890123，2026年3月12日"
    masked = w.mask_numbers(text)
    assert (
        masked
        == "身份证500229********1234，电话138****5678、023-****1234，卡号6222********0123，2026年3月12日"
    )


@settings(deadline=None)
@given(st.from_regex(r"\A[1-9]\d{5}(19|20)\d{9}[\dX]\Z"))
def test_that_no_birthday_survives_masking(number: str) -> None:
    assert number[6:14] not in w.mask_numbers(f"证号{number}。")


def test_that_the_cleaner_names_what_it_took_out() -> None:
    cleaned = w.clean("李\x0b赟\x00\u202e\ufffe\ud800\r\n二\t行\x7f")
    assert cleaned.text == "李赟\n二\t行"
    assert cleaned.removed == ("U+000B", "U+0000", "U+202E", "U+FFFE", "U+D800", "U+007F")


@settings(deadline=None)
@given(st.text())
def test_that_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = w.clean(text).text
    assert w.clean(once) == w.Cleaned(once)
    once.encode("utf-8")


def test_that_names_are_ordered_by_strokes_of_the_surname_first() -> None:
    strokes = {"丁": 2, "王": 4, "李": 7, "陈": 7, "林": 8, "一": 1, "大": 3}
    assert w.by_strokes(["林大", "陈一", "李大", "丁一", "王大", "王一"], strokes) == [
        "丁一",
        "王一",
        "王大",
        "李大",
        "陈一",
        "林大",
    ]

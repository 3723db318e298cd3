"""Shares of a base, in whole numbers."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_desktop.domain.shares import Share, chinese_number

HALF = Share(Fraction(1, 2), strict=True)
TWO_THIRDS = Share(Fraction(2, 3))
shares = st.builds(
    Share, st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=100), st.booleans()
)


@pytest.mark.parametrize(("count", "base"), [(20, 40), (4, 9), (0, 1), (500, 1000)])
def test_that_exactly_half_is_not_more_than_half(count: int, base: int) -> None:
    assert not HALF.met(count, base)


def test_that_five_of_nine_is_more_than_half_and_six_are_not_asked_for() -> None:
    assert HALF.needed(9) == 5
    assert HALF.met(5, 9)


def test_that_exactly_two_thirds_is_enough() -> None:
    assert TWO_THIRDS.met(28, 42)
    assert not TWO_THIRDS.met(27, 42)


@pytest.mark.parametrize("share", [HALF, TWO_THIRDS, Share(Fraction(1, 10))])
def test_that_nothing_is_met_of_nobody(share: Share) -> None:
    assert not share.met(0, 0)
    assert not share.met(1, 0)
    assert not share.met(1, -1)


def test_that_square_metres_are_compared_exactly() -> None:
    assert Share(Fraction(3, 4)).met(Decimal("750.00"), Decimal("1000.00"))
    assert not Share(Fraction(3, 4)).met(Decimal("749.99"), Decimal("1000.00"))
    assert HALF.met(Decimal("0.34"), Decimal("0.67"))


@given(shares, st.integers(1, 100_000))
def test_that_what_is_needed_is_the_smallest_number_that_is_enough(share: Share, base: int) -> None:
    needed = share.needed(base)
    assert share.met(needed, base)
    assert not share.met(needed - 1, base)


@given(shares, st.integers(1, 10_000), st.integers(0, 10_000))
def test_that_the_answer_is_that_of_exact_fractions(share: Share, base: int, count: int) -> None:
    exact = Fraction(count, base)
    assert share.met(count, base) is (exact > share.fraction if share.strict else exact >= share.fraction)
    assert isinstance(share.needed(base), int)


@given(shares, st.integers(1, 10_000), st.integers(0, 10_000))
def test_that_a_larger_base_never_makes_it_easier(share: Share, base: int, count: int) -> None:
    assert share.met(count, base) or not share.met(count, base + 1)


@pytest.mark.parametrize(
    ("share", "words", "rule_words"),
    [
        (HALF, "过半数", "过半数"),
        (Share(Fraction(1, 2)), "半数", "半数以上"),
        (TWO_THIRDS, "三分之二", "三分之二以上"),
        (Share(Fraction(2, 3), strict=True), "超过三分之二", "超过三分之二"),
        (Share(Fraction(1)), "全部", "全部"),
        (Share(Fraction(1, 10)), "十分之一", "十分之一以上"),
        (Share(Fraction(51, 100)), "百分之五十一", "百分之五十一以上"),
    ],
)
def test_that_a_share_is_named_as_the_law_names_it(share: Share, words: str, rule_words: str) -> None:
    assert (share.words(), share.rule_words()) == (words, rule_words)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "零"),
        (2, "二"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1000, "一千"),
        (1005, "一千零五"),
        (1050, "一千零五十"),
        (9999, "九千九百九十九"),
        (10000, "10000"),
        (-1, "-1"),
    ],
)
def test_that_numbers_are_written_in_chinese(number: int, words: str) -> None:
    assert chinese_number(number) == words


@pytest.mark.parametrize("text", ["0/3", "4/3", "-1/2", "1/0"])
def test_that_a_share_lies_above_nothing_and_not_above_all(text: str) -> None:
    with pytest.raises(ValueError, match="分数"):
        Share.parse(text)


def test_that_what_is_no_fraction_is_refused() -> None:
    with pytest.raises(ValueError, match="三分之二"):
        Share.parse("三分之二")


def test_that_a_share_is_written_as_it_is_read() -> None:
    assert str(Share.parse(" 2/3 ")) == "2/3"
    assert Share.parse("1/2", strict=True) == HALF

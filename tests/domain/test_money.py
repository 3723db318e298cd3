"""Amounts in capitals, both ways."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xieshang_desktop.domain.money import money_from_capitals, money_in_capitals

amounts = st.integers(min_value=0, max_value=10**17).map(lambda cents: Decimal(cents) / 100)


@settings(deadline=None)
@given(amounts)
def test_that_capitals_read_back_are_the_same_amount(amount: Decimal) -> None:
    assert money_from_capitals(money_in_capitals(amount)) == amount


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("120", "人民币壹佰贰拾元整"),
        ("12300", "人民币壹万贰仟叁佰元整"),
        ("1409.50", "人民币壹仟肆佰零玖元伍角"),
        ("6007.14", "人民币陆仟零柒元壹角肆分"),
        ("16409.02", "人民币壹万陆仟肆佰零玖元零贰分"),
        ("100010000", "人民币壹亿零壹万元整"),
        ("0.05", "人民币伍分"),
        ("0", "人民币零元整"),
    ],
)
def test_that_amounts_are_written_as_on_a_bank_form(amount: str, words: str) -> None:
    assert money_in_capitals(Decimal(amount)) == words


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("壹拾万零柒仟元零伍角叁分", "107000.53"),
        ("人民币壹仟陆佰捌拾圆零叁角贰分", "1680.32"),
        ("伍拾元正", "50"),
    ],
)
def test_that_the_optional_words_may_stand_or_not(words: str, amount: str) -> None:
    assert money_from_capitals(words) == Decimal(amount)


@pytest.mark.parametrize("words", ["", "人民币", "一百元", "壹佰", "壹佰元又", "整"])
def test_that_what_is_no_amount_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        money_from_capitals(words)


@pytest.mark.parametrize("words", ["万万元整", "壹万贰万元整"])
def test_that_a_unit_out_of_its_place_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        money_from_capitals(words)


@pytest.mark.parametrize("amount", ["-1", "0.001", "NaN", "1E+16"])
def test_that_impossible_amounts_are_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="not a"):
        money_in_capitals(Decimal(amount))

"""The codes of the sign-in sheet: what they say and what they keep to themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_desktop.domain.sign_in_codes import looks_like_code, sign_in_code, who_has_code

PEOPLE = [f"person-{number}" for number in range(1000)]


def test_that_everybody_has_a_code_of_their_own_and_is_found_by_it() -> None:
    codes = {sign_in_code("m1", person) for person in PEOPLE}
    assert len(codes) == len(PEOPLE)
    assert who_has_code("m1", sign_in_code("m1", PEOPLE[7]), PEOPLE) == PEOPLE[7]


def test_that_the_sheet_of_another_meeting_means_nobody() -> None:
    assert who_has_code("m2", sign_in_code("m1", PEOPLE[7]), PEOPLE) is None


@given(st.text(), st.text())
def test_that_a_code_is_twelve_digits_whatever_it_stands_for(meeting: str, key: str) -> None:
    assert looks_like_code(sign_in_code(meeting, key)) == sign_in_code(meeting, key)


@pytest.mark.parametrize("typed", ["123456789012", "１２３４５６７８９０１２", " 1234 5678 9012 "])
def test_that_a_code_is_known_however_the_scanner_types_it(typed: str) -> None:
    assert looks_like_code(typed) == "123456789012"


@pytest.mark.parametrize("typed", ["", "lxg", "034", "一组", "1" * 11, "500229196805021234", "12345678901x"])
def test_that_names_groups_and_other_numbers_are_no_codes(typed: str) -> None:
    assert looks_like_code(typed) == ""

"""What changed between two versions of a text, in the words in which a chair reads it out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_desktop.domain.text_changes import changes_between


def told(older: str, newer: str) -> list[str]:
    return [change.words for change in changes_between(older, newer)]


@pytest.mark.parametrize(
    ("older", "newer", "words"),
    [
        ("装路灯38盏。", "装路灯40盏。", ["将“38”改为“40”"]),
        ("装路灯38盏，灯杆6米。", "装路灯38盏。", ["删去“，灯杆6米”"]),
        ("装路灯38盏。", "装路灯38盏，先装学校段。", ["在“灯38盏”后加上“，先装学校段”"]),
        ("装路灯。", "今年装路灯。", ["在开头加上“今年”"]),
        ("装路灯38盏。", "装路灯38盏。", []),
        ("装路灯。", "装路灯。\n", []),
        ("装路灯38盏。", "装路灯30盏。", ["将“38”改为“30”"]),
        ("共1236元。", "共1246.50元。", ["将“1236”改为“1246.50”"]),
        ("甲1乙", "甲2乙", ["将“1”改为“2”"]),
        ("灯杆6米，电池3年，五月完工。", "灯杆7米，电池5年，五月完工。", ["将“6”改为“7”", "将“3”改为“5”"]),
        ("1甲2", "3甲4", ["将“1甲2”改为“3甲4”"]),
    ],
)
def test_that_an_amendment_is_told_as_it_is_read_out(older: str, newer: str, words: list[str]) -> None:
    assert told(older, newer) == words


@given(st.text(alphabet="甲乙丙，。1", max_size=30), st.text(alphabet="甲乙丙，。1", max_size=30))
def test_that_texts_that_differ_have_a_change_and_the_same_has_none(older: str, newer: str) -> None:
    assert bool(changes_between(older, newer)) == (older != newer)

"""Where a sentence may be broken."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from xieshang_desktop.ui.widgets.line_breaking import break_lines

MOTION = "同意安装太阳能路灯36盏，总投资86400元，其中从村集体经济收入中列支26400元。"


def _cells(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def test_that_a_motion_breaks_after_a_punctuation_mark() -> None:
    assert break_lines(MOTION, 25, _cells, by_clause=True) == [
        "同意安装太阳能路灯36盏，总投资86400元，",
        "其中从村集体经济收入中列支26400元。",
    ]


def test_that_digits_stay_with_their_unit() -> None:
    for width in range(6, 26):
        for line in break_lines(MOTION, width, _cells):
            assert not line.startswith(("盏", "元"))
            assert not line[-1].isdigit()


def test_that_the_number_of_a_clause_is_one_piece() -> None:
    lines = break_lines("村民委员会组织法第三十条第二款", 13, _cells)
    assert lines == ["村民委员会组织法第三十条", "第二款"]


def test_that_a_given_break_is_kept() -> None:
    assert break_lines("应到45人。\n通过。", 40, _cells) == ["应到45人。", "通过。"]


def test_that_nothing_is_one_empty_line() -> None:
    assert break_lines("", 10, _cells) == [""]


@given(st.text("村民代表会议，。（）《》12元", min_size=1, max_size=60), st.integers(8, 20))
def test_that_nothing_is_lost_and_no_line_begins_with_a_closing_mark(text: str, width: int) -> None:
    lines = break_lines(text, width, _cells)
    assert "".join(lines) == text
    led = [line[0] for before, line in pairwise(lines) if line and _cells(before) < width - 1]
    assert not set(led) & set("，。）》")

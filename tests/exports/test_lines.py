"""Line ends: no mark where it may not stand, and nothing lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xieshang_desktop.exports.typeset.lines import Line, break_lines
from xieshang_desktop.exports.typeset.pieces import NO_BEGIN, NO_END, Piece, Run, cut

CELL = 10.0


def advance(mark: str, role: str) -> float:
    return CELL / 2 if ord(mark) < 0x2000 else CELL


def pieces_of(text: str, cells: int) -> list[Piece]:
    return cut([Run(text)], advance, CELL, cells * CELL)


def lines_of(text: str, cells: int = 28, indent: int = 0, spread: bool = True) -> list[Line]:
    return break_lines(pieces_of(text, cells), cells * CELL, indent * CELL, CELL, spread)


def line_texts(text: str, cells: int = 28, indent: int = 0) -> list[str]:
    return [line.text for line in lines_of(text, cells, indent)]


words = st.text(alphabet="村民代表会议路灯安装方案", min_size=1, max_size=6)
marks = st.sampled_from(
    ["，", "。", "：", "；", "！", "？", "、", "。”", "）、", "》，", "）。”", "……", "——", "％"]
)
openers = st.sampled_from(["（", "“", "《", "“《", "（《", "【"])
numbers = st.sampled_from(
    ["36盏", "2026年", "3月12日", "86400元", "75.6%", "第12条", "¥1,409.50", "QR-12", "5平方米"]
)
part = st.one_of(
    words,
    st.builds("".join, st.tuples(words, marks)),
    st.builds("".join, st.tuples(openers, words)),
    st.builds("".join, st.tuples(words, numbers)),
    st.builds("".join, st.tuples(numbers, marks)),
)
punctuated = st.lists(part, min_size=1, max_size=60).map("".join)


@settings(deadline=None)
@given(punctuated, st.integers(min_value=16, max_value=28), st.integers(min_value=0, max_value=2))
def test_that_no_line_begins_or_ends_with_a_forbidden_mark(text: str, cells: int, indent: int) -> None:
    lines = line_texts(text, cells, indent)
    for line in lines[1:]:
        assert line[0] not in NO_BEGIN or line.startswith("——")
    for line in lines[:-1]:
        assert line[-1] not in NO_END


@settings(deadline=None)
@given(st.text(alphabet="，。（）《》“”、村民12a% —…", max_size=200), st.integers(min_value=2, max_value=28))
def test_that_all_characters_come_out_in_order(text: str, cells: int) -> None:
    assert "".join(line_texts(text, cells)) == text


@pytest.mark.parametrize("end", ["下：", "下。”", "后。", "格"])
def test_that_no_last_line_is_a_single_character(end: str) -> None:
    text = "现将村民代表会议结果公示如" * 2 + end
    lines = line_texts(text, 26)
    assert len(lines) == 2
    assert lines[1] == f"如{end}"


@pytest.mark.parametrize("moment", ["14时30分至15时20分", "2026年2月26日14时30分"])
def test_that_every_number_of_a_moment_stays_with_its_unit(moment: str) -> None:
    for cells in range(8, 16):
        for line in line_texts(moment * 3, cells)[:-1]:
            assert not line[-1].isdigit(), (cells, line)


@settings(deadline=None)
@given(punctuated, st.integers(min_value=10, max_value=28))
def test_that_no_line_is_wider_than_the_page(text: str, cells: int) -> None:
    for line in lines_of(text, cells):
        assert line.width <= cells * CELL + 0.1


@settings(deadline=None)
@given(punctuated)
def test_that_pieces_keep_their_order_on_the_line(text: str) -> None:
    for line in lines_of(text):
        starts = [segment.x for segment in line.segments]
        assert starts == sorted(starts)


@pytest.mark.parametrize(
    "whole", ["36盏", "2026年", "86400元", "75.6%", "5平方米", "第12条", "1,409.50元", "——", "……"]
)
def test_that_a_number_is_never_torn_from_its_unit(whole: str) -> None:
    for before in range(1, 12):
        lines = line_texts("灯" * before + whole + "灯" * 12, cells=12)
        assert any(whole in line for line in lines), lines


def test_that_a_closing_mark_is_squeezed_in_with_the_help_of_another() -> None:
    text = "会议，听取村民代表意见，继续讨论"
    first, *_ = lines_of(text, cells=11)
    assert first.text == "会议，听取村民代表意见，"
    assert first.width == pytest.approx(11 * CELL)


def test_that_without_help_one_character_comes_down_with_the_mark() -> None:
    assert line_texts("会议听取村民代表意见，继续", cells=10) == ["会议听取村民代表意", "见，继续"]


def test_that_a_mark_beside_half_a_cell_stays_at_half_width() -> None:
    first, *_ = lines_of("会议听取1村民代表，继续讨论下去", cells=9)
    assert first.text == "会议听取1村民代表，"
    assert first.width == pytest.approx(9 * CELL)


def test_that_two_marks_in_a_row_share_one_and_a_half_cells() -> None:
    (line,) = lines_of("（《路灯》）。", cells=28)
    assert line.width == pytest.approx((7 - 1.5) * CELL)


def test_that_a_full_line_is_spread_and_the_last_is_not() -> None:
    first, last = lines_of("安装路灯的总投资为86400元的方案", cells=10)
    assert first.width == pytest.approx(10 * CELL)
    assert last.width == pytest.approx(len("元的方案") * CELL if last.text == "元的方案" else last.width)
    assert last.width < 10 * CELL


def test_that_an_endless_word_is_cut_rather_than_lost() -> None:
    lines = line_texts("编号" + "A1" * 60, cells=10)
    assert all(len(line) <= 20 for line in lines)
    assert "".join(lines) == "编号" + "A1" * 60

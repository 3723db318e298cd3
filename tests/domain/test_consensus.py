"""What a round of consensus and the numbered opinions come to in words."""

from __future__ import annotations

import pytest

from xieshang_desktop.domain.consensus import last_round_words, outcome_of_round, round_words
from xieshang_desktop.domain.drafting import Handled, draft_of


@pytest.mark.parametrize(
    ("figures", "outcome"),
    [
        ((30, 0, 0), "形成一致意见"),
        ((30, 2, 0), "形成基本一致意见"),
        ((30, 0, 1), "未达成一致"),
        ((0, 5, 0), "未达成一致"),
        ((0, 0, 0), None),
    ],
)
def test_that_a_round_has_its_term(figures: tuple[int, int, int], outcome: str | None) -> None:
    found = outcome_of_round(*figures)
    assert (found.value if found else None) == outcome


def test_that_the_figures_are_said_with_it() -> None:
    assert round_words(30, 2, 1) == "30人支持，2人保留，1人反对"
    assert round_words(0, 0, 4) == "0人支持，4人反对"


def test_that_a_draft_holds_what_was_taken_up_and_why_the_rest_was_not() -> None:
    opinions = [
        Handled(1, "先装学校到岔路口一段", True, "孩子上学要走"),
        Handled(2, "多装12盏", False, "钱不够"),
        Handled(3, "灯杆避开晒坝", True),
        Handled(4, "电池由谁换", None),
    ]
    assert draft_of("装路灯", "装灯36盏", opinions).split("\n") == [
        "装灯36盏。",
        "吸收的意见：",
        "一、先装学校到岔路口一段（孩子上学要走）。",
        "二、灯杆避开晒坝。",
        "没有采纳的意见和理由：",
        "一、多装12盏。理由：钱不够。",
        "还要研究的意见：",
        "一、电池由谁换。",
    ]


def test_that_a_draft_made_again_has_one_set_of_lists() -> None:
    adopted = Handled(1, "先装学校一段", True)
    first = draft_of("装路灯", "装灯36盏", [adopted])
    again = draft_of("装路灯", first, [adopted, Handled(2, "多装12盏", False, "钱不够")])
    assert again == first + "\n没有采纳的意见和理由：\n一、多装12盏。理由：钱不够。"


def test_that_a_draft_without_a_proposal_says_what_it_is_about() -> None:
    assert draft_of("装路灯", "", []) == "关于“装路灯”，经协商形成以下意见。"


def test_that_a_round_asked_of_an_earlier_text_says_so() -> None:
    figures = round_words(5, 1, 1)
    assert last_round_words(1, figures, changed_since=False) == "第1次征询：5人支持，1人保留，1人反对"
    assert last_round_words(1, figures, changed_since=True).startswith("第1次征询（改前的方案）：")

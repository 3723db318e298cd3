"""Forms that are printed before a meeting and filled in by hand: enough room, the right legend, no names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from tests.exports import sample_forms as forms
from xieshang_desktop.exports.paper import Cards, Form, Grid, Paper
from xieshang_desktop.exports.paper_texts import texts
from xieshang_desktop.exports.papers.agenda_wall import agenda_wall_paper
from xieshang_desktop.exports.papers.ballot import ballot_paper
from xieshang_desktop.exports.papers.fields import day, moment, period, ticked
from xieshang_desktop.exports.papers.household_opinion import household_opinion_paper
from xieshang_desktop.exports.papers.proxy import proxy_paper
from xieshang_desktop.exports.papers.speaking_rules import speaking_rules_paper
from xieshang_desktop.exports.papers.tally_sheet import tally_sheet_paper
from xieshang_desktop.queries.papers.forms import ProxyPersonView


def words(paper: Paper) -> str:
    return "\n".join(text for text, _ in texts(paper))


def grids(paper: Paper) -> list[Grid]:
    return [block for block in paper.blocks if isinstance(block, Grid)]


def test_that_the_marks_agreed_upon_are_printed_on_every_ballot() -> None:
    said = words(ballot_paper(forms.marks_ballot_view()))
    assert said.count("赞成画“√”，反对画“×”，弃权画“○”") == 4


def test_that_another_village_may_leave_the_field_of_abstention_empty() -> None:
    view = replace(forms.marks_ballot_view(), marks=(("赞成", "○"), ("反对", "×"), ("弃权", "")))
    assert "赞成画“○”，反对画“×”，弃权不画" in words(ballot_paper(view))


def test_that_ballots_are_numbered_in_their_series_without_a_name() -> None:
    view = replace(forms.marks_ballot_view(), first_number=101, count=3)
    (cards,) = ballot_paper(view).blocks
    assert isinstance(cards, Cards)
    assert [card.number for card in cards.cards] == ["一组第101号", "一组第102号", "一组第103号"]


def test_that_a_ballot_of_choices_says_how_many_may_be_marked() -> None:
    view = forms.choices_ballot_view()
    assert "最多选两项" in words(ballot_paper(view))
    assert "只能选一项" in words(ballot_paper(replace(view, choose=1)))
    assert all(choice in words(ballot_paper(view)) for choice in view.choices)


@pytest.mark.parametrize("papers", [1, 34, 50, 51, 100, 101, 300, 812])
def test_that_the_counting_sheet_has_a_box_for_every_five_votes(papers: int) -> None:
    for grid in grids(tally_sheet_paper(forms.tally_sheet_view(papers))):
        boxes = len(grid.columns) - 2
        in_favour = [row for row in grid.rows if row[0].startswith("赞成")]
        assert len(in_favour) * boxes * 5 >= papers
        assert [column.head for column in grid.columns[1:3]] == ["5", "10"]


def test_that_the_counting_sheet_has_a_row_for_spoiled_papers() -> None:
    assert all(
        "无效票" in {row[0] for row in grid.rows}
        for grid in grids(tally_sheet_paper(forms.tally_sheet_view()))
    )


def test_that_the_visitor_finds_every_household_of_the_group_on_the_list() -> None:
    view = forms.opinion_view(44)
    (grid,) = grids(household_opinion_paper(view))
    assert [row[1] for row in grid.rows] == [household.head for household in view.households]


def test_that_what_was_answered_before_is_ticked_and_what_failed_is_told() -> None:
    (grid,) = grids(household_opinion_paper(forms.opinion_view(4)))
    heads = [column.head for column in grid.columns]
    assert grid.rows[0][heads.index("同意")] == "√"
    assert grid.rows[1][heads.index("不同意")] == "√"
    assert grid.rows[3][heads.index("未遇的次数和原因")] == "3次，外出务工，电话停机"


def test_that_answers_on_record_are_added_up() -> None:
    said = words(household_opinion_paper(forms.opinion_view(44)))
    assert "应征求44户，已征求3户，其中同意2户、不同意1户、弃权0户。" in said


def test_that_the_large_list_carries_no_telephone_number() -> None:
    view = forms.opinion_view(4)
    assert "138****2950" in words(household_opinion_paper(view))
    assert "138****2950" not in words(household_opinion_paper(view, large=True))


def test_that_a_proxy_form_says_what_the_law_of_this_meeting_asks_for() -> None:
    said = words(proxy_paper(forms.proxy_view()))
    assert "同一户" in said
    assert "《农村集体经济组织法》第二十七条第二款" in said
    assert "同意土地补偿费分配方案" in said


def test_that_a_blank_proxy_form_leaves_room_for_everything() -> None:
    view = replace(forms.proxy_view(), principal=ProxyPersonView(), matters=())
    paper = proxy_paper(view)
    assert "周翀" not in words(paper)
    (wishes,) = grids(paper)
    assert len(wishes.rows) == 3
    assert sum(isinstance(block, Form) for block in paper.blocks) == 2


def test_that_the_rules_of_speaking_carry_the_figures_of_this_meeting() -> None:
    said = words(speaking_rules_paper(replace(forms.rules_view(), seconds=180, turns=3)))
    assert "每次发言不超过3分钟，每人对同一议题发言不超过三次" in said
    assert said.count("条　") == 12
    assert "{" not in said


def test_that_the_village_may_print_rules_of_its_own() -> None:
    own = replace(forms.rules_view(), rules=("先举手再说话", "每人{每次}"), title="青石村院坝会规矩")
    said = words(speaking_rules_paper(own))
    assert "青石村院坝会规矩" in said
    assert "先举手再说话。" in said
    assert "每人2分钟。" in said
    assert "先报到，后入座" not in said


def test_that_the_agenda_for_the_wall_says_when_each_item_is_expected() -> None:
    (grid,) = grids(agenda_wall_paper(forms.agenda_view()))
    assert [row[-1] for row in grid.rows] == ["09:00", "09:20", "10:00", "10:20"]


def test_that_an_agenda_without_minutes_claims_no_times() -> None:
    view = forms.agenda_view()
    untimed = replace(view, agenda=(*view.agenda[:2], replace(view.agenda[2], minutes=0)))
    (grid,) = grids(agenda_wall_paper(untimed))
    assert [column.head for column in grid.columns] == ["序号", "议题", "方式"]
    assert len(grid.rows) == 3


def test_that_what_is_unknown_is_left_to_the_pen() -> None:
    assert "年" in day(None)
    assert moment(None).endswith("时")
    assert moment(datetime(2026, 3, 12, 9)) == "2026年3月12日9时"
    assert period(None, date(2026, 3, 12)).count("年") == 2
    assert period(date(2026, 3, 1), date(2026, 3, 15), 14) == "2026年3月1日至3月15日（14日）"
    assert ticked(("采纳", "不采纳")) == "□采纳　□不采纳"
    assert ticked(("采纳", "不采纳"), "采纳") == "√采纳　□不采纳"

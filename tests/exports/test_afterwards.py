"""What follows a meeting on paper: sums that add up, names in order, one page where one is wanted."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exports import sample_afterwards as after
from tests.exports.all_papers import PAPERS
from xieshang_desktop.domain.money import money_from_capitals
from xieshang_desktop.exports.paper import Form, PageBreak, Paper, Title
from xieshang_desktop.exports.paper_texts import texts
from xieshang_desktop.exports.papers.amounts import capitals, plain, quantity, yuan
from xieshang_desktop.exports.papers.consultation_record import consultation_record_paper
from xieshang_desktop.exports.papers.explanation import explanation_paper
from xieshang_desktop.exports.papers.four_steps import four_steps_paper
from xieshang_desktop.exports.papers.stipend import stipend_paper, stipend_posting_paper
from xieshang_desktop.exports.papers.summary import summary_paper
from xieshang_desktop.exports.papers.township_report import township_reply_paper, township_report_paper
from xieshang_desktop.exports.pdf import page_count
from xieshang_desktop.exports.strokes import in_stroke_order, stroke_counts, stroke_orders
from xieshang_desktop.queries.papers.afterwards import FourStepsView

ONE_PAGE = (
    "consultation_record",
    "objection_reply",
    "township_reply",
    "proxy",
    "appraisal",
    "agenda_posting",
    "agenda_wall",
)


def words(paper: Paper) -> str:
    return "\n".join(text for text, _ in texts(paper))


@pytest.mark.parametrize("name", ONE_PAGE)
def test_that_a_one_page_form_is_one_page(name: str) -> None:
    assert page_count(PAPERS[name]()) == 1


def test_that_a_long_consultation_runs_on_and_loses_nothing() -> None:
    view = after.record_view()
    many = tuple(
        replace(each, text=f"第{number}条：{each.text}") for number in range(12) for each in view.opinions
    )
    paper = consultation_record_paper(replace(view, opinions=many))
    assert page_count(paper) > 1
    assert all(each.text in words(paper) for each in many)


def test_that_the_six_sheets_are_six_pages_under_one_number() -> None:
    paper = four_steps_paper(after.four_steps_view())
    assert page_count(paper) == 6
    assert sum(isinstance(block, PageBreak) for block in paper.blocks) == 5
    assert words(paper).count("2026-02") == 6


def test_that_steps_not_held_are_blank_sheets() -> None:
    paper = four_steps_paper(FourStepsView("青石村", "", "安装太阳能路灯"))
    titles = [block.sub for block in paper.blocks if isinstance(block, Title)]
    assert len(titles) == 6
    assert "应到＿＿＿＿人" in words(paper)
    assert page_count(paper) == 6


def test_that_the_summary_says_held_decided_and_asked() -> None:
    said = words(summary_paper(after.summary_view()))
    assert said.count("会议认为") == 2
    assert said.count("会议决定") == 2
    assert "会议要求" in said
    assert "河对岸灯位列入下一批补助指标" in said


def test_that_those_present_stand_in_order_of_strokes() -> None:
    said = words(summary_paper(after.summary_view()))
    names = next(line for line in said.split("\n") if "按姓氏笔画为序" in line)
    order = [names.index(name) for name in ("马德芬", "王朝友", "文光琼", "邓中华", "陈德明", "蹇堃")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        (("林一", "陈一"), ("陈一", "林一")),
        (("文一", "王一", "邓一", "毛一"), ("王一", "毛一", "文一", "邓一")),
        (("张秀兰", "张一"), ("张一", "张秀兰")),
        (("罗𬭎", "丁一", "罗䶮"), ("丁一", "罗䶮", "罗𬭎")),
        (("杨一", "李一", "苏一", "杜一"), ("苏一", "杜一", "李一", "杨一")),
        (("王明", "王芳", "王林", "王丽"), ("王芳", "王丽", "王林", "王明")),
    ],
)
def test_that_names_are_ordered_by_count_then_by_stroke_after_stroke(
    names: tuple[str, ...], ordered: tuple[str, ...]
) -> None:
    assert tuple(in_stroke_order(names)) == ordered


def test_that_the_stroke_table_knows_the_rare_characters_of_names() -> None:
    counts = stroke_counts()
    assert all(mark in counts for mark in "赟翀犇㛃㵪䶮堃喆龘𬭎燚垚珺昉")
    assert (counts["一"], counts["陈"], counts["林"], counts["龘"]) == (1, 7, 8, 48)
    orders = stroke_orders()
    assert set(orders) <= set(counts)
    assert [mark for mark, order in orders.items() if len(order) != counts[mark]] == ["皙", "囍"]
    known = {"张": "5153154", "陈": "5215234", "林": "12341234", "乔": "313432", "鸟": "35451", "为": "4354"}
    assert {mark: orders[mark] for mark in known} == known


def test_that_the_sum_of_stipends_stands_in_figures_and_in_capitals() -> None:
    view = after.stipend_view()
    archived, posted = words(stipend_paper(view)), words(stipend_posting_paper(view))
    assert view.total == Decimal("1125.0")
    assert "人民币壹仟壹佰贰拾伍元整（¥1125.00）" in archived
    assert "50元/次×22.5次=1125元" in archived
    assert "共20人，合计1125元（人民币壹仟壹佰贰拾伍元整）" in posted


def test_that_different_rates_are_not_forced_into_one_product() -> None:
    view = after.stipend_view(2)
    rows = (view.rows[0], replace(view.rows[1], rate=Decimal(80)))
    said = words(stipend_paper(replace(view, rows=rows)))
    assert "计算" not in said
    assert "¥155.00" in said


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_that_capitals_say_the_amount(amount: Decimal) -> None:
    assert money_from_capitals(capitals(amount)) == amount


def test_that_amounts_carry_no_needless_zeros() -> None:
    assert (yuan(Decimal("86400.00")), yuan(Decimal("51000.5"))) == ("86400元", "51000.50元")
    assert (plain(Decimal(50)), quantity(Decimal("1.50")), quantity(Decimal(10))) == ("50", "1.5", "10")


def test_that_each_person_who_was_explained_to_has_a_block_that_stays_together() -> None:
    paper = explanation_paper(after.explanation_view())
    forms = [block for block in paper.blocks if isinstance(block, Form)]
    assert [form.caption for form in forms] == ["", "第1人", "第2人"]
    assert all(form.together for form in forms[1:])
    assert "√接受　□保留意见" in words(paper)
    assert "□接受　√保留意见" in words(paper)


def test_that_a_record_of_explanations_can_be_printed_blank() -> None:
    said = words(explanation_paper(replace(after.explanation_view(), entries=())))
    assert "□接受　□保留意见" in said


def test_that_the_report_leaves_out_what_there_is_nothing_to_say_of() -> None:
    bare = replace(after.report_view(), opinions=(), duties=(), requests=(), background="", attachments=())
    said = words(township_report_paper(bare))
    assert "一、参加协商的人员" in said
    assert "二、协商结果" in said
    assert "落实安排" not in said


def test_that_the_reply_sheet_is_blank_until_the_township_has_answered() -> None:
    assert "√" not in words(township_reply_paper(after.report_view()))
    answered = words(township_reply_paper(after.answered_report_view()))
    assert "√采纳" in answered
    assert "2026年3月25日" in answered

"""Words that a village puts on its papers in its own way."""

from __future__ import annotations

import pytest

from xieshang_desktop.domain.paper_texts import LONGEST, TextModule, UnusableText, filled, usable

CLOSING = TextModule("notice.closing", "会议通知", "结尾", "请准时到会。", fields=("时间", "会议"), lines=3)
SIGNER = TextModule("letterhead.contact", "抬头和落款", "联系人", "")
MARKS = TextModule("ballot.marks", "表决票", "怎样填写", "分栏画○", options=("分栏画○", "赞成√反对×弃权○"))


def test_that_a_text_is_kept_without_blanks_around_its_lines() -> None:
    assert usable(CLOSING, "  请准时到会。 \n\n  带好{会议}材料。\n") == "请准时到会。\n带好{会议}材料。"
    assert usable(SIGNER, "") == ""
    assert usable(MARKS, "赞成√反对×弃权○") == "赞成√反对×弃权○"


@pytest.mark.parametrize(
    ("module", "text", "why", "remedy"),
    [
        (CLOSING, "{地点}见", "不认识“{地点}”", "{时间}、{会议}"),
        (SIGNER, "{时间}", "不认识“{时间}”", "没有可以用的栏"),
        (CLOSING, "明天{时间到会", "花括号没有成对", "去掉花括号"),
        (CLOSING, "字" * (LONGEST + 1), f"最多{LONGEST}字", "写短"),
        (SIGNER, "罗晓琴\n陈德明", "只能写一行", "并成一行"),
        (MARKS, "画圈", "没有“画圈”这种写法", "分栏画○、赞成√反对×弃权○"),
    ],
)
def test_that_a_text_that_cannot_stand_is_refused_with_a_way_out(
    module: TextModule, text: str, why: str, remedy: str
) -> None:
    with pytest.raises(UnusableText) as refused:
        usable(module, text)
    assert why in refused.value.sentence
    assert remedy in refused.value.remedy


def test_that_what_a_field_holds_is_not_read_as_a_field() -> None:
    assert filled("{时间}散会，{会议}。", {"时间": "{会议}", "会议": "代表会议"}) == "{会议}散会，代表会议。"
    assert filled("{别的}", {}) == "{别的}"

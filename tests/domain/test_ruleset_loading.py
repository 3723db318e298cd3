"""A rule file that is wrong names the file, the key and the reason."""

from __future__ import annotations

import copy
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import pytest

from xieshang_desktop.domain.figures import Level
from xieshang_desktop.domain.ruleset_loading import BadRuleFile, parse_rule_file
from xieshang_desktop.domain.vocabulary import MeetingForm, Unit

ROW: dict[str, Any] = {
    "form": "村民代表会议",
    "rule": "quorum",
    "of": "应到",
    "unit": "人",
    "value": "2/3",
    "clause": "第一条",
    "source": "试",
}
FILE: dict[str, Any] = {
    "format": 1,
    "id": "试行",
    "title": "试行规则",
    "level": "province",
    "in_force_from": date(2026, 1, 1),
    "checked": date(2026, 6, 3),
    "sources": {"试": "试行办法"},
    "figures": [ROW],
}


def file(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(FILE), **changes}


def row(**changes: Any) -> dict[str, Any]:
    """A file with one row, changed; None takes a key away."""
    changed = {key: value for key, value in {**ROW, **changes}.items() if value is not None}
    return file(figures=[changed])


def fault(data: dict[str, Any]) -> BadRuleFile:
    with pytest.raises(BadRuleFile) as found:
        parse_rule_file(data, "试行.toml")
    return found.value


def test_that_a_good_file_becomes_figures() -> None:
    read = parse_rule_file(file(in_force_to=date(2030, 12, 31)), "试行.toml")
    assert (read.id, read.title, read.level, read.checked) == (
        "试行",
        "试行规则",
        Level.PROVINCE,
        date(2026, 6, 3),
    )
    found = read.figures[0]
    assert (found.set_id, found.form, found.unit) == (
        "试行",
        MeetingForm.VILLAGER_REPRESENTATIVES,
        Unit.PERSON,
    )
    assert (found.value, found.strict, found.source) == (Fraction(2, 3), False, "试行办法")
    assert (found.checked, found.verified, found.grant) == (date(2026, 6, 3), True, False)
    assert read.rules.ids == ("试行",)
    assert (read.rules.in_force_from, read.rules.in_force_to) == (date(2026, 1, 1), date(2030, 12, 31))


def test_that_a_row_may_have_been_checked_on_a_day_of_its_own() -> None:
    read = parse_rule_file(row(checked=date(2026, 9, 1)), "试行.toml")
    assert read.figures[0].checked == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("rule", "value", "stands"),
    [
        ("notice_days", 3, 3),
        ("members_min", 20, 20),
        ("proxy", True, True),
        ("proxy_written", False, False),
        ("base_exclusion", ["外出联系不上"], ("外出联系不上",)),
        ("notice_form", ["书面通知", "张榜公布"], ("书面通知", "张榜公布")),
        ("convener", "村民委员会", "村民委员会"),
        ("petition", "1/5", Fraction(1, 5)),
    ],
)
def test_that_each_rule_has_its_kind_of_value(rule: str, value: object, stands: object) -> None:
    read = parse_rule_file(row(rule=rule, value=value, of="村民"), "试行.toml")
    assert read.figures[0].value == stands


BAD_HEADS: list[tuple[dict[str, Any], str, str]] = [
    ({"format": 2}, "format", "应当是1，本程序只认识这一种格式"),
    ({"id": ""}, "id", "应当写文字"),
    ({"id": 3}, "id", "应当写文字"),
    ({"title": "  "}, "title", "应当写文字"),
    ({"level": "galaxy"}, "level", "“galaxy”不是认识的词，应当是nation、province、village之一"),
    ({"level": None}, "level", "“None”不是认识的词，应当是nation、province、village之一"),
    ({"in_force_from": "2026"}, "in_force_from", "应当写日期，例如2026-01-01"),
    ({"in_force_from": datetime(2026, 1, 1, 8)}, "in_force_from", "应当写日期，例如2026-01-01"),
    ({"in_force_to": "明年"}, "in_force_to", "应当写日期，例如2026-01-01"),
    ({"in_force_to": date(2025, 1, 1)}, "in_force_to", "比in_force_from还早"),
    ({"checked": None}, "checked", "应当写日期，例如2026-01-01"),
    ({"sources": ["试"]}, "sources", "应当是“简称 = 全称”的表"),
    ({"sources": {"试": 1}}, "sources", "应当是“简称 = 全称”的表"),
    ({"figures": []}, "figures", "一条规则也没有"),
    ({"figures": {}}, "figures", "一条规则也没有"),
    ({"figures": ["三分之二"]}, "figures第1条", "应当是一个表"),
    ({"colour": "红"}, "colour", "不认识这个键"),
]


@pytest.mark.parametrize(("changes", "key", "reason"), BAD_HEADS)
def test_that_a_wrong_head_is_named(changes: dict[str, Any], key: str, reason: str) -> None:
    found = fault(file(**changes))
    assert (found.file, found.key, found.reason) == ("试行.toml", key, reason)
    assert found.sentence == f"规则文件试行.toml：{key}：{reason}"


BAD_ROWS: list[tuple[dict[str, Any], str, str]] = [
    ({"rule": "fairness"}, "rule", "“fairness”不是认识的规则"),
    ({"rule": None}, "rule", "应当写文字"),
    ({"source": "别处"}, "source", "“别处”没有写在[sources]里"),
    ({"clause": ""}, "clause", "应当写文字"),
    ({"unit": "头"}, "unit", "“头”不是认识的词，应当是人、户、面积之一"),
    ({"of": 3}, "of", "应当写文字"),
    ({"strict": 1}, "strict", "应当写true或者false"),
    ({"grant": "是"}, "grant", "应当写true或者false"),
    ({"size_from": -1}, "size_from", "应当写不小于0的整数"),
    ({"size_below": True}, "size_below", "应当写不小于0的整数"),
    ({"size_below": "五百"}, "size_below", "应当写不小于0的整数"),
    ({"checked": "今天"}, "checked", "应当写日期，例如2026-01-01"),
    ({"because": "方便"}, "because", "不认识这个键"),
    ({"value": 0.667}, "value", '应当写分数，例如"2/3"'),
    ({"value": "0.667"}, "value", '应当写分数，例如"2/3"'),
    ({"value": None}, "value", '应当写分数，例如"2/3"'),
    ({"value": "二/三"}, "value", "“二/三”不是分数"),
    ({"value": "1/0"}, "value", "“1/0”不是分数"),
    ({"value": "4/3"}, "value", "分数应当大于0、不超过1"),
    ({"value": "0/3"}, "value", "分数应当大于0、不超过1"),
    ({"unit": None}, "unit", "法定人数应当写明会议形式和单位（人、户、面积）"),
    ({"form": None}, "unit", "法定人数应当写明会议形式和单位（人、户、面积）"),
    ({"rule": "notice_days", "value": 3, "strict": True}, "strict", "只有分数才分“超过”和“以上”"),
    ({"rule": "notice_days", "value": "3"}, "value", "应当写不小于0的整数"),
    ({"rule": "notice_days", "value": True}, "value", "应当写不小于0的整数"),
    ({"rule": "notice_days", "value": -1}, "value", "应当写不小于0的整数"),
    ({"rule": "notice_days", "value": None}, "value", "应当写不小于0的整数"),
    ({"rule": "proxy", "value": "可以"}, "value", "应当写true或者false"),
    ({"rule": "proxy", "value": None}, "value", "应当写true或者false"),
    ({"rule": "notice_form", "value": []}, "value", "应当写几个词的列表"),
    ({"rule": "notice_form", "value": ["书面", ""]}, "value", "应当写几个词的列表"),
    ({"rule": "notice_form", "value": ["书面", 2]}, "value", "应当写几个词的列表"),
    ({"rule": "convener", "value": 7}, "value", "应当写文字"),
    (
        {"rule": "majority", "of": "出席"},
        "of",
        "通过线的基数应当是到会、应到、发出、收回、有效、全体、代表户之一",
    ),
    ({"rule": "majority", "of": "到会", "form": None}, "form", "通过线应当写明会议形式"),
]


@pytest.mark.parametrize(("changes", "key", "reason"), BAD_ROWS)
def test_that_a_wrong_row_is_named(changes: dict[str, Any], key: str, reason: str) -> None:
    found = fault(row(**changes))
    assert (found.key, found.reason) == (f"figures第1条的{key}", reason)


def test_that_an_unknown_form_or_matter_is_named() -> None:
    assert "“广场会”不是认识的词" in fault(row(form="广场会")).reason
    assert "“大事”不是认识的词" in fault(row(matter="大事")).reason


def test_that_the_same_thing_is_not_said_twice() -> None:
    found = fault(file(figures=[ROW, {**ROW, "value": "3/4"}]))
    assert (found.key, found.reason) == ("figures第2条", "与第1条说的是同一件事")


def test_that_a_part_s_quorum_needs_no_unit() -> None:
    read = parse_rule_file(row(unit=None, chamber="妇女代表"), "试行.toml")
    assert read.figures[0].chamber == "妇女代表"


def test_that_a_fault_of_the_whole_file_names_the_file_alone() -> None:
    assert BadRuleFile("试行.toml", "", "读不出来").sentence == "规则文件试行.toml：读不出来"

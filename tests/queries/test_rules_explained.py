"""The law explained: every figure in force with clause, source and day; what a newer file changes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from tests.domain.law import ASSEMBLY, GROUP, REPRESENTATIVES, book, rules
from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.queries.rules.explained import (
    checked_text,
    compare,
    explain,
    explain_json,
    explain_text,
    rule_rows,
)

KEYS = {"set", "form", "rule", "value", "of", "strict", "clause", "source", "checked"}


def test_that_every_figure_in_force_is_one_row() -> None:
    rows = explain(rules("重庆市"))
    assert len(rows) == len(rules("重庆市").figures)
    assert all(row.keys() >= KEYS for row in rows)


def test_that_the_rows_of_a_form_are_its_own_and_those_of_every_form() -> None:
    rows = explain(rules("重庆市"), REPRESENTATIVES)
    assert {row["form"] for row in rows} == {"村民代表会议", None}
    notice = [row for row in rows if row["rule"] == "notice_days"]
    assert notice == [
        {
            "set": "重庆市",
            "form": "村民代表会议",
            "rule": "notice_days",
            "value": 3,
            "of": "全体组成人员",
            "strict": False,
            "clause": "重庆市实施办法第十二条",
            "source": (
                "重庆市实施《中华人民共和国村民委员会组织法》办法（2013年9月25日修订，2013年11月1日起施行）"
            ),
            "checked": "2026-06-03",
            "kind": None,
            "unit": None,
            "matter": None,
            "chamber": None,
            "grant": False,
            "verified": True,
        }
    ]


def test_that_json_holds_fractions_lists_and_flags() -> None:
    rows = json.loads(explain_json(rules("重庆市"), ASSEMBLY))
    by_rule = {row["rule"]: row["value"] for row in rows}
    assert by_rule["petition"] == "1/3"
    assert by_rule["sessions"] is True
    assert by_rule["base_exclusion"][0] == "外出联系不上"
    matters = {row["matter"] for row in rows if row["rule"] == "majority"}
    assert {None, "草原承包调整", "土地承包"} <= matters


def test_that_an_occasion_stands_where_a_matter_would() -> None:
    rows = explain(rules("海南省"), ASSEMBLY)
    assert "居住分散、交通不便，或者人数过多难于集中" in {row["matter"] for row in rows}


def test_that_lines_for_a_terminal_tell_clause_set_and_day() -> None:
    lines = explain_text(rules("重庆市"), ASSEMBLY).splitlines()
    assert (
        "村民会议·法定人数（应到，人）：过半数（村民委员会组织法第二十六条；CN-2026，2026-06-03核对）"
        in lines
    )
    assert (
        "村民会议·分片召开：允许（重庆市实施办法第七条；重庆市，2026-06-03核对，地方性法规自行规定）" in lines
    )
    assert any(line.endswith("2026-06-03核对，未核对原文）") for line in lines)


def test_that_the_page_shows_what_an_overlay_made_stricter() -> None:
    rows = rule_rows(rules("四川省"), ASSEMBLY, base=rules())
    frequency = next(row for row in rows if row.subject == "村民会议·每年至少召开")
    assert (frequency.value, frequency.before, frequency.set_name) == ("2次", "1次", "四川省")
    assert [row.before for row in rows if row.set_name == "CN-2026"] == [""] * sum(
        row.set_name == "CN-2026" for row in rows
    )


def test_that_a_figure_new_in_an_overlay_has_nothing_before_it() -> None:
    rows = rule_rows(rules("重庆市"), REPRESENTATIVES, base=rules())
    assert [row.before for row in rows if "提前通知" in row.subject] == [""]


def test_that_what_holds_for_every_form_is_said_so() -> None:
    rows = rule_rows(rules(), GROUP)
    assert {row.form for row in rows} == {"村民小组会议", "各种会议"}
    assert rule_rows(rules())[0].form == "村民会议"


def test_that_a_consulting_form_has_the_figures_of_every_form() -> None:
    assert {row["form"] for row in explain(rules(), MeetingForm.COURTYARD)} == {None}


def test_that_a_newer_file_is_shown_as_a_comparison() -> None:
    old = book().files["重庆市"]
    kept, changed, gone = old.figures[0], old.figures[8], old.figures[9]
    new = replace(old, figures=(kept, replace(changed, value=5, clause="新办法第十二条")))
    found = {change.subject: (change.before, change.after) for change in compare(old, new)}
    assert found["村民代表会议·提前通知（全体组成人员）"] == (
        "3天（重庆市实施办法第十二条）",
        "5天（新办法第十二条）",
    )
    assert found["村民代表会议·随通知提供（重要事项）"] == ("相关材料（重庆市实施办法第十二条）", "")
    assert "村民会议·分片召开" not in found
    assert gone.rule == "materials"


def test_that_a_file_that_is_new_altogether_changes_everything() -> None:
    file = book().files["宁波市"]
    changes = compare(None, file)
    assert len(changes) == 2
    assert all(change.before == "" and change.after for change in changes)
    assert compare(file, file) == ()


def test_that_a_file_in_order_is_said_to_be() -> None:
    assert checked_text(book().files["重庆市"]) == (
        "规则文件“重庆市规则”没有问题：28条，其中1条未核对原文，2013-11-01起施行。"
    )
    ended = replace(book().files["上海市"], in_force_to=date(2027, 12, 31))
    assert checked_text(ended) == "规则文件“上海市规则”没有问题：15条，2020-05-14至2027-12-31。"

"""Rule files on disk: a bad one never stops the program, the last good one stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from xieshang_desktop.domain.ruleset import LooserRule
from xieshang_desktop.domain.ruleset_loading import BadRuleFile
from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.storage.rulebook import (
    Rulebook,
    adopt_rule_file,
    offered_rule_file,
    read_rule_file,
)

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def text(name: str, days: int = 5, level: str = "province") -> str:
    return f"""
format = 1
id = "{name}"
title = "{name}规则"
level = "{level}"
in_force_from = 2027-01-01
checked = 2027-01-02

[sources]
"办法" = "{name}实施办法"

[[figures]]
form = "村民会议"
rule = "notice_days"
value = {days}
clause = "第九条"
source = "办法"
"""


def put(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / f"{name}.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_that_the_program_s_own_files_are_read() -> None:
    book = Rulebook.read(RESOURCES)
    assert book.problems == ()
    assert {"CN-2026", "重庆市", "四川省", "浙江省", "海南省", "山东省", "上海市", "河北省"} <= set(
        book.files
    )


def test_that_layers_lie_in_the_order_they_are_named() -> None:
    rules = Rulebook.read(RESOURCES).rules(["CN-2026", "浙江省", "宁波市"])
    assert rules.ids == ("CN-2026", "浙江省", "宁波市")


def test_that_a_newer_file_from_a_stick_wins(tmp_path: Path) -> None:
    put(tmp_path, "重庆市", text("重庆市", 12))
    book = Rulebook.read(RESOURCES, tmp_path)
    assert book.problems == ()
    assert book.file("重庆市").title == "重庆市规则"
    assert len(book.file("重庆市").figures) == 1


def test_that_a_meeting_is_judged_by_the_edition_of_its_day(tmp_path: Path) -> None:
    put(tmp_path, "重庆市@2027-01-01", text("重庆市", 12))
    book = Rulebook.read(RESOURCES, tmp_path)
    assert book.has_editions
    before = book.rules(["CN-2026", "重庆市"], date(2026, 12, 31))
    after = book.rules(["CN-2026", "重庆市"], date(2027, 1, 1))
    assert before.one(MeetingForm.VILLAGER_REPRESENTATIVES, "notice_days") is not None
    assert after.one(MeetingForm.VILLAGER_REPRESENTATIVES, "notice_days") is None
    assert book.rules(["CN-2026", "重庆市"]) == after
    assert book.rules(["CN-2026"], date(2017, 9, 27)) == book.rules(["CN-2026"])
    assert not Rulebook.read(RESOURCES).has_editions


def test_that_an_older_edition_from_a_stick_does_not_win(tmp_path: Path) -> None:
    put(tmp_path, "重庆市", text("重庆市", 12).replace("2027-01-01", "2002-05-01"))
    book = Rulebook.read(RESOURCES, tmp_path)
    assert book.file("重庆市").in_force_from == date(2013, 11, 1)


def test_that_a_file_from_a_stick_is_looked_at_before_it_is_taken_over(tmp_path: Path) -> None:
    stick, mine = put(tmp_path, "重庆市", text("重庆市", 12)), tmp_path / "rules"
    book = Rulebook.read(RESOURCES, mine)
    assert offered_rule_file(stick, book).title == "重庆市规则"
    assert not mine.exists()
    adopted = adopt_rule_file(stick, mine, book)
    assert [path.name for path in mine.iterdir()] == ["重庆市@2027-01-01.toml"]
    assert adopted.file("重庆市").in_force_from == date(2027, 1, 1)
    assert Rulebook.read(RESOURCES, mine) == adopted
    assert adopt_rule_file(stick, mine, adopted) == adopted


def test_that_a_looser_file_from_a_stick_is_not_taken_over(tmp_path: Path) -> None:
    stick, mine = put(tmp_path, "重庆市", text("重庆市", 5)), tmp_path / "rules"
    with pytest.raises(BadRuleFile, match="提前通知：5天"):
        adopt_rule_file(stick, mine, Rulebook.read(RESOURCES))
    assert not mine.exists()


def test_that_a_national_edition_on_which_a_local_set_cannot_stand_is_left_out(tmp_path: Path) -> None:
    ours = (RESOURCES / "rules" / "CN-2026.toml").read_text(encoding="utf-8")
    stricter = (
        ours.replace("in_force_from = 2026-01-01", "in_force_from = 2030-01-01")
        + """
[[figures]]
form = "村民代表会议"
rule = "notice_days"
value = 30
clause = "第三十条"
source = "村民委员会组织法"
"""
    )
    put(tmp_path, "CN-2026@2030-01-01", stricter)
    book = Rulebook.read(RESOURCES, tmp_path)
    assert [problem.file for problem in book.problems] == ["CN-2026.toml"]
    assert book.rules(["CN-2026", "重庆市"]) == Rulebook.read(RESOURCES).rules(["CN-2026", "重庆市"])


def test_that_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    stick = put(tmp_path, "重庆市", text("重庆市", 12))
    (tmp_path / "rules").write_text("", encoding="utf-8")
    with pytest.raises(EnvironmentProblem, match="规则文件没有存上"):
        adopt_rule_file(stick, tmp_path / "rules", Rulebook.read(RESOURCES))


def test_that_a_missing_folder_holds_nothing(tmp_path: Path) -> None:
    assert Rulebook.read(RESOURCES, tmp_path / "nowhere").problems == ()
    assert Rulebook.read(tmp_path).files == {}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (text("重庆市").replace("第九条", ""), "figures第1条的clause：应当写文字"),
        ("format = ", "不是正确的TOML"),
        (b"\xff\xfe", "不是UTF-8文字"),
        (text("重庆市", 5), "figures：“重庆市：村民会议·提前通知：5天"),
    ],
)
def test_that_the_last_good_set_stands_where_a_newer_one_is_bad(
    tmp_path: Path, content: str | bytes, reason: str
) -> None:
    put(tmp_path, "重庆市", content)
    book = Rulebook.read(RESOURCES, tmp_path)
    assert [problem.file for problem in book.problems] == ["重庆市.toml"]
    assert reason in book.problems[0].sentence
    assert book.rules(["CN-2026", "重庆市"]).ids == ("CN-2026", "重庆市")
    assert len(book.file("重庆市").figures) > 1


def test_that_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "重庆市.toml").mkdir()
    with pytest.raises(BadRuleFile, match=r"规则文件重庆市\.toml：读不出来"):
        read_rule_file(tmp_path / "重庆市.toml")
    assert len(Rulebook.read(RESOURCES, tmp_path).problems) == 1


def test_that_another_national_set_may_stand_beside_ours(tmp_path: Path) -> None:
    put(tmp_path, "CN-2030", text("CN-2030", 5, level="nation"))
    book = Rulebook.read(RESOURCES, tmp_path)
    assert book.problems == ()
    assert book.rules(["CN-2030"]).ids == ("CN-2030",)


def test_that_an_unknown_set_is_named_with_those_that_are_there() -> None:
    with pytest.raises(BadRuleFile, match="规则文件火星：没有这个规则集，现有CN-2026、上海市"):
        Rulebook.read(RESOURCES).rules(["CN-2026", "火星"])


def test_that_no_set_at_all_is_refused() -> None:
    with pytest.raises(BadRuleFile, match="没有写规则集的名称"):
        Rulebook.read(RESOURCES).rules([])


def test_that_a_looser_layer_is_refused_when_it_is_laid(tmp_path: Path) -> None:
    put(tmp_path, "甲", text("甲", 12))
    put(tmp_path, "乙", text("乙", 11))
    with pytest.raises(LooserRule):
        Rulebook.read(RESOURCES, tmp_path).rules(["CN-2026", "甲", "乙"])

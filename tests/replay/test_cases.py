"""The three cases, and copies of them under other names, come to what they say."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CASES, codes, replay

PACKAGE = CASES.parents[2] / "xieshang_desktop"
FILES = sorted(CASES.glob("*.toml"))


def case(number: int) -> dict[str, Any]:
    (path,) = CASES.glob(f"{number:02d}-*.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_that_the_whole_life_of_a_topic_comes_to_its_figures(tmp_path: Path) -> None:
    told = replay(tmp_path, case(1))
    assert told.mismatches == ()
    (topic,), (meeting,), (task,) = (told.summary[name] for name in ("topics", "meetings", "tasks"))
    assert topic["status"] == "落实中"
    assert topic["cosigning"] == {"count": 6, "base": 28, "needed": 6, "met": True}
    assert topic["deciding_body"] == "村民代表会议"
    assert topic["deciding_bodies"] == ["村民代表会议", "村民会议", "一事一议村民会议", "一事一议代表会议"]
    assert (topic["lead"], topic["opinions"], topic["outcome"]) == ("村民委员会", 1, "通过")
    assert codes(topic) == []
    assert meeting["notice"] == {"days": 7, "needed": 3, "met": True}
    quorum = meeting["quorum"]
    assert [quorum[name] for name in ("unit", "present", "base", "excluded", "needed", "met")] == [
        *("人", 26, 30, 0, 20, True)
    ]
    assert (meeting["state"], meeting["women_present"], codes(meeting)) == ("已归档", 11, [])
    assert task == {
        **task,
        "key": "k1",
        "status": "进行中",
        "percent": 60,
        "overdue": False,
        "findings": [],
    }
    assert told.summary["postings"] == [{"of": "t1", "what": "成果", "days": 15, "needed": 15, "met": True}]
    assert told.summary["findings"] == []


def test_that_the_speeches_and_the_vote_of_the_first_case_come_to_their_figures(tmp_path: Path) -> None:
    told = replay(tmp_path, case(1))
    (item,) = told.summary["meetings"][0]["items"]
    assert item["speakers"] == [
        {"name": "代表03", "seconds": 95, "turns": 1},
        {"name": "代表11", "seconds": 70, "turns": 1},
    ]
    assert (item["opinions"], item["parties_heard"], item["parties_present"]) == (2, 0, 1)
    (vote,) = item["votes"]
    assert vote["sentence"] == "应到30人，实到26人（≥20，达到三分之二）；赞成19票，需14票，通过。"
    assert [vote[name] for name in ("for", "against", "abstain", "invalid", "not_voted")] == [19, 5, 2, 0, 0]
    assert [vote[name] for name in ("rule", "base", "needed", "verdict", "binding")] == [
        *("到会过半数", 26, 14, "通过", True)
    ]
    assert [(each["step"], each["code"], each["expected"]) for each in told.summary["refusals"]] == [
        (10, "QUORUM_NOT_MET", True),
        (23, "COUNTS_MISSING", True),
    ]


def test_that_the_hearing_forms_an_opinion_of_its_representatives(tmp_path: Path) -> None:
    told = replay(tmp_path, case(2))
    assert told.mismatches == ()
    (topic,), (meeting,) = told.summary["topics"], told.summary["meetings"]
    quorum = meeting["quorum"]
    assert (quorum["present"], quorum["base"], quorum["needed"], quorum["met"]) == (27, 34, None, True)
    (vote,) = meeting["items"][0]["votes"]
    assert (vote["for"], vote["base"], vote["needed"]) == (19, 19, 10)
    assert (vote["verdict"], vote["binding"], vote["rule"]) == ("通过", False, "到会过半数")
    assert topic["outcome"] == "报乡镇处理"
    assert meeting["notice"] is None
    assert "WRONG_BODY" not in codes(meeting)
    assert {"PARTY_REVIEW_MISSING", "STATUTORY_MEETING_OWED", "TOWNSHIP_REPORT_MISSING"} <= set(codes(topic))
    assert codes(told.summary) == ["RULES_NOT_IN_FORCE"]


def test_that_five_days_of_posting_are_too_few_since_the_law_wants_fifteen(tmp_path: Path) -> None:
    told = replay(tmp_path, case(3))
    assert told.mismatches == ()
    (topic,), (meeting,) = told.summary["topics"], told.summary["meetings"]
    assert (topic["lead"], topic["deciding_body"]) == ("居民委员会", "居民代表会议")
    assert (meeting["quorum"]["present"], meeting["quorum"]["base"]) == (14, 16)
    (vote,) = meeting["items"][0]["votes"]
    assert (vote["for"], vote["needed"], vote["verdict"], vote["binding"]) == (14, 8, "通过", False)
    assert told.summary["postings"] == [{"of": "t1", "what": "成果", "days": 5, "needed": 15, "met": False}]
    assert "POSTING_TOO_SHORT" in codes(topic)
    assert "STATUTORY_MEETING_OWED" not in codes(topic)
    assert codes(told.summary) == []


RENAMED = {
    "代表": "议员",
    "固定代表": "常任",
    "临时代表": "候补",
    "两委": "干部",
    "其他代表": "来宾",
    "成员": "邻里",
    "陈德明": "欧阳一",
    "张秀兰": "上官二",
    "李赟": "司马三",
    "周翀": "诸葛四",
    "青石村": "白沙村",
    "东阳澄湖村": "西渡口村",
    "莲塘社区": "柳荫社区",
    "一组": "东头组",
    "二组": "西头组",
    "三组": "南头组",
}
KEYS = {"t1": "议题甲", "m1": "会议甲", "i1": "事项甲", "v1": "表决甲", "k1": "任务甲"}
HOUSEHOLDS = re.compile(r"^H(\d+)$")
RANGE = re.compile(r"^(?P<crowd>\D+)(?P<first>\d+)(\.\.(?P=crowd)(?P<last>\d+))?$")


def renamed(value: Any, called: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {key: renamed(part, called) for key, part in value.items()}
    if isinstance(value, list):
        return [renamed(part, called) for part in value]
    return called(value) if isinstance(value, str) else value


def other_name(word: str) -> str:
    """People, crowds, places and keys under other names; the official terms stay."""
    if word in RENAMED or word in KEYS:
        return {**RENAMED, **KEYS}[word]
    if HOUSEHOLDS.match(word):
        return f"户{int(word[1:]) + 700}"
    found = RANGE.match(word)
    if found and found["crowd"] in RENAMED:
        crowd = RENAMED[found["crowd"]]
        last = f"..{crowd}{found['last']}" if found["last"] else ""
        return f"{crowd}{found['first']}{last}"
    for old, new in RENAMED.items():
        if len(old) > 2 and old in word:
            return word.replace(old, new)
    return word


def without_texts(told: Any) -> Any:
    """A summary as data without what names things, and without the hash that depends on ids."""
    if isinstance(told, dict):
        return {key: without_texts(part) for key, part in told.items() if key not in ("digest", "text")}
    return [without_texts(part) for part in told] if isinstance(told, list) else told


@pytest.mark.parametrize("number", [1, 2, 3])
def test_that_a_renamed_copy_of_a_case_replays_alike(number: int, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    original = replay(tmp_path / "one", case(number))
    copy = replay(tmp_path / "two", renamed(case(number), other_name))
    assert copy.mismatches == ()
    assert without_texts(copy.summary) == renamed(without_texts(original.summary), other_name)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_that_the_copies_really_bear_other_names(number: int) -> None:
    copy = json.dumps(renamed(case(number), other_name), ensure_ascii=False, default=str)
    assert not [old for old in RENAMED if re.search(rf'"{old}\d*"', copy)]


@pytest.mark.parametrize("present", [31, 41, 59])
def test_that_the_first_case_with_other_numbers_comes_to_other_figures(present: int, tmp_path: Path) -> None:
    """Twice the representatives: every figure follows from the new numbers and from nothing else."""
    data, crowd = case(1), 56
    data["crowd"][0]["count"] = crowd
    steps = {step["do"]: step for step in data["steps"]}
    steps["propose_topic"]["cosigners"] = ["代表01..代表12"]
    steps["give_notice"]["whos"] = ["陈德明", "张秀兰", "李赟", f"代表01..代表{crowd}"]
    check_ins = [step for step in data["steps"] if step["do"] == "check_in"]
    check_ins[0]["whos"] = ["陈德明", "张秀兰", "李赟", "代表01..代表17"]
    check_ins[1]["whos"] = [f"代表18..代表{present - 3}"]
    members, entitled = present - 3 + 2, crowd + 2
    tallies = [step for step in data["steps"] if step["do"] == "record_tally"]
    votes = members // 2 + 1
    for tally, lost in zip(tallies, (1, 0), strict=True):
        tally["for"], tally["against"], tally["abstain"] = votes, members - votes - lost, 0
    told = replay(tmp_path, data)
    needed = -(-2 * entitled // 3)
    if members < needed:
        assert "QUORUM_NOT_MET" in told.mismatches[0]
        return
    assert told.mismatches == ()
    quorum = told.summary["meetings"][0]["quorum"]
    assert (quorum["present"], quorum["base"], quorum["needed"]) == (members, entitled, needed)
    (vote,) = told.summary["meetings"][0]["items"][0]["votes"]
    assert (vote["base"], vote["needed"], vote["verdict"]) == (members, votes, "通过")
    assert told.summary["topics"][0]["cosigning"] == {"count": 12, "base": 56, "needed": 12, "met": True}


def test_that_no_name_of_a_case_stands_in_the_code() -> None:
    names: set[str] = set()
    for path in FILES:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        names |= {data["title"], f'"{data["village"]["name"]}"'}
        names |= {f'"{each["name"]}"' for each in data.get("people", [])}
    found = [
        f"{path.name}: {name}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in sorted(names)
        if name in path.read_text(encoding="utf-8")
    ]
    assert found == []

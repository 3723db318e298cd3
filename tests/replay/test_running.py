"""Carrying a scenario out: where it stops, what it tells, as of when it reckons."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

from tests.builders import codes, crowd, replay, scenario_data

AT = datetime(2026, 3, 1, 9, 0)


def step(do: str, minute: int = 0, **values: Any) -> dict[str, Any]:
    return {"do": do, "at": AT.replace(minute=minute), **values}


def propose(topic: str, minute: int = 0, **values: Any) -> dict[str, Any]:
    common = {
        "title": "修路",
        "category": "公共事务和公益事业",
        "source": "村民代表联名",
        "matter": "一般公共事务",
        "scope": "村",
    }
    return step("propose_topic", minute, topic=topic, **{**common, **values})


def whole(*steps: dict[str, Any], **rest: Any) -> dict[str, Any]:
    return scenario_data(steps, crowds=[crowd("代表", 10, roles=["村民代表"])], **rest)


def twice(topic: str, minute: int, **values: Any) -> dict[str, Any]:
    return propose(topic, minute, cosigners=["代表01", "代表01"], **values)


def test_that_a_refusal_stops_the_replay_and_names_step_code_and_sentence(tmp_path: Path) -> None:
    told = replay(tmp_path, whole(propose("t1"), twice("t2", 1), propose("t3", 2)))
    assert len(told.mismatches) == 1
    assert "第2步" in told.mismatches[0]
    assert "COSIGNER_TWICE" in told.mismatches[0]
    assert "代表01已经联名" in told.mismatches[0]
    assert [topic["key"] for topic in told.summary["topics"]] == ["t1"]
    assert told.summary["refusals"] == [
        {
            "step": 2,
            "code": "COSIGNER_TWICE",
            "text": "代表01已经联名，不能重复计算。",
            "expected": False,
        }
    ]


def test_that_an_expected_refusal_that_is_accepted_is_a_mismatch(tmp_path: Path) -> None:
    told = replay(tmp_path, whole(propose("t1", refused="COSIGNER_TWICE"), propose("t2", 1)))
    assert "第1步" in told.mismatches[0]
    assert "COSIGNER_TWICE" in told.mismatches[0]
    assert len(told.summary["topics"]) == 1


def test_that_another_refusal_than_the_expected_one_is_a_mismatch(tmp_path: Path) -> None:
    told = replay(tmp_path, whole(twice("t1", 0, refused="COSIGNER_NOT_ELIGIBLE")))
    assert "COSIGNER_TWICE" in told.mismatches[0]
    assert told.summary["refusals"][0]["expected"] is False


def test_that_an_expected_refusal_is_no_mismatch_and_changes_nothing(tmp_path: Path) -> None:
    told = replay(tmp_path, whole(twice("t1", 0, refused="COSIGNER_TWICE"), propose("t1", 1)))
    assert told.mismatches == ()
    assert [topic["cosigning"]["count"] for topic in told.summary["topics"]] == [0]
    assert told.summary["refusals"][0]["expected"] is True


def test_that_somebody_unknown_may_be_what_a_step_is_refused_for(tmp_path: Path) -> None:
    stranger = propose("t1", proposer="路人", refused="PERSON_NOT_ON_ROSTER")
    told = replay(tmp_path, whole(stranger, propose("t2", 1)))
    assert told.mismatches == ()
    assert [refused["code"] for refused in told.summary["refusals"]] == ["PERSON_NOT_ON_ROSTER"]


def test_that_a_stranger_is_named_where_another_refusal_was_expected(tmp_path: Path) -> None:
    stranger = propose("t1", proposer="路人", refused="WRONG_STAGE")
    told = replay(tmp_path, whole(stranger))
    assert "PERSON_NOT_ON_ROSTER" in told.mismatches[0]
    assert "“路人”不在花名册上" in told.mismatches[0]


def test_that_strange_cosigners_are_refused_as_cosigners(tmp_path: Path) -> None:
    steps = [propose("t1", cosigners=["代表01", "路人"], refused="COSIGNER_NOT_ELIGIBLE"), propose("t1", 1)]
    told = replay(tmp_path, whole(*steps))
    assert told.mismatches == ()
    assert "“路人”" in told.summary["refusals"][0]["text"]


def test_that_keep_going_lists_every_mismatch(tmp_path: Path) -> None:
    steps = [propose("t1"), twice("t2", 1), twice("t3", 2), propose("t4", 3)]
    told = replay(tmp_path, whole(*steps), keep_going=True)
    assert ["第2步" in told.mismatches[0], "第3步" in told.mismatches[1]] == [True, True]
    assert [topic["key"] for topic in told.summary["topics"]] == ["t1", "t4"]


def test_that_what_was_never_recorded_is_refused_by_later_steps(tmp_path: Path) -> None:
    later = step("add_cosigners", 2, topic="t2", whos=["代表05"])
    told = replay(tmp_path, whole(propose("t1"), twice("t2", 1), later), keep_going=True)
    assert [refused["code"] for refused in told.summary["refusals"]] == ["COSIGNER_TWICE", "NOT_RECORDED"]


def test_that_what_is_owed_is_reckoned_at_the_last_step_or_as_of(tmp_path: Path) -> None:
    task = step("assign_task", 1, task="k1", topic="t1", title="修", owner="代表01", due=date(2026, 3, 5))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    now = replay(tmp_path / "one", whole(propose("t1"), task))
    later = replay(tmp_path / "two", whole(propose("t1"), task, as_of=datetime(2026, 3, 7, 9, 0)))
    assert now.summary["as_of"] == "2026-03-01T09:01:00"
    assert now.summary["tasks"][0]["overdue"] is False
    assert later.summary["as_of"] == "2026-03-07T09:00:00"
    assert codes(later.summary["tasks"][0]) == ["TASK_OVERDUE"]


def test_that_a_crowd_has_as_many_digits_as_its_count_and_each_a_household(tmp_path: Path) -> None:
    crowds = [crowd("村民", 120, women=3), crowd("老人", 4)]
    data = scenario_data(
        [propose("t1", proposer="村民007"), propose("t2", 1, proposer="老人04")], crowds=crowds
    )
    assert replay(tmp_path, data).mismatches == ()


def test_that_delegation_is_taken_as_given_unless_the_village_says_otherwise(tmp_path: Path) -> None:
    levy = propose("t1", matter="公益事业筹资筹劳")
    for name in ("one", "two", "three"):
        (tmp_path / name).mkdir()
    silent = replay(tmp_path / "one", whole(levy))
    none = replay(tmp_path / "two", whole(levy, village={"authorised": []}))
    some = replay(tmp_path / "three", whole(levy, village={"authorised": ["公益事业筹资筹劳"]}))
    assert silent.summary["topics"][0]["deciding_body"] == "村民代表会议"
    assert none.summary["topics"][0]["deciding_body"] == "村民会议"
    assert some.summary["topics"][0]["deciding_body"] == "村民代表会议"


def test_that_a_looser_charter_is_no_charter(tmp_path: Path) -> None:
    data = whole(propose("t1"), charter={"村民代表会议.notice_days": 5})
    assert replay(tmp_path, data).mismatches == ()

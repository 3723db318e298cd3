"""On the floor: the queue, times in whole seconds, opinions, a proposal put to the room."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from tests.builders import Rehearsal, codes, person
from tests.services.meetings import DAY, close, open_vote, opened

FLOOR = {"meeting": "m1", "item": "i1"}


def speakers(home: Rehearsal) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = home.item("m1", "i1")["speakers"]
    return found


def at(minute: int, second: int = 0) -> datetime:
    return DAY.replace(hour=10, minute=minute, second=second)


def test_that_who_is_not_there_queued_already_or_has_used_his_turns_does_not_ask(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.refuse("NOT_IN_ROOM", "request_to_speak", who="代表09", **FLOOR)
    home.do("request_to_speak", who="代表01", **FLOOR)
    home.refuse("ALREADY_QUEUED", "request_to_speak", who="代表01", **FLOOR)
    for _ in range(2):
        home.do("start_speaking", who="代表02", **FLOOR)
        home.do("stop_speaking", who="代表02", **FLOOR)
    home.refuse("SPEAKING_TURNS_USED", "request_to_speak", who="代表02", **FLOOR)
    home.do("request_to_speak", who="代表02", kind="程序动议", **FLOOR)
    open_vote(home)
    home.refuse("QUEUE_CLOSED", "request_to_speak", who="代表03", **FLOOR)
    home.refuse("QUEUE_CLOSED", "start_speaking", who="代表01", **FLOOR)


def test_that_seconds_add_up_over_pauses_and_turns(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("start_speaking", who="代表01", at=at(0), **FLOOR)
    home.do("pause_speaking", who="代表01", at=at(0, 40), **FLOOR)
    home.do("resume_speaking", who="代表01", at=at(5), **FLOOR)
    home.do("extend_speaking", who="代表01", seconds=60, at=at(5, 10), **FLOOR)
    home.do("stop_speaking", who="代表01", at=at(5, 30), **FLOOR)
    home.do("start_speaking", who="代表01", at=at(6), **FLOOR)
    home.do("stop_speaking", who="代表01", at=at(6, 5), **FLOOR)
    assert speakers(home) == [{"name": "代表01", "seconds": 75, "turns": 2}]


def test_that_a_question_pauses_the_speaker_and_a_speech_waits(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("start_speaking", who="代表01", at=at(0), **FLOOR)
    home.refuse("WRONG_STAGE", "start_speaking", who="代表02", **FLOOR)
    home.do("request_to_speak", who="代表03", kind="询问", at=at(1), **FLOOR)
    home.do("start_speaking", who="代表03", at=at(1, 10), **FLOOR)
    home.refuse("WRONG_STAGE", "resume_speaking", who="代表01", **FLOOR)
    home.do("stop_speaking", who="代表03", at=at(1, 30), **FLOOR)
    home.do("resume_speaking", who="代表01", at=at(2), **FLOOR)
    home.do("stop_speaking", who="代表01", at=at(2, 20), **FLOOR)
    assert speakers(home) == [
        {"name": "代表01", "seconds": 90, "turns": 1},
        {"name": "代表03", "seconds": 20, "turns": 1},
    ]


def test_that_requests_are_withdrawn_moved_and_the_last_speaker_added_again(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    for who in ("代表01", "代表02", "代表03"):
        home.do("request_to_speak", who=who, **FLOOR)
    home.do("move_request", who="代表03", before="代表01", **FLOOR)
    home.do("move_request", who="代表03", before="代表03", **FLOOR)
    home.do("withdraw_request", who="代表02", **FLOOR)
    home.refuse("WRONG_STAGE", "withdraw_request", who="代表02", **FLOOR)
    home.refuse("WRONG_STAGE", "readd_last_speaker", **FLOOR)
    home.do("start_speaking", who="代表03", **FLOOR)
    home.refuse("WRONG_STAGE", "start_speaking", who="代表03", **FLOOR)
    home.do("stop_speaking", who="代表03", **FLOOR)
    home.refuse("WRONG_STAGE", "stop_speaking", who="代表03", **FLOOR)
    home.do("readd_last_speaker", **FLOOR)
    home.refuse("ALREADY_QUEUED", "readd_last_speaker", **FLOOR)
    home.refuse("WRONG_STAGE", "extend_speaking", who="代表03", seconds=60, **FLOOR)
    home.do("start_speaking", who="代表03", **FLOOR)
    home.refuse("WRONG_STAGE", "extend_speaking", who="代表03", seconds=0, **FLOOR)


def test_that_with_the_item_and_the_meeting_the_running_speech_ends(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("start_speaking", who="代表01", at=at(0), **FLOOR)
    home.do("request_to_speak", who="代表02", at=at(0, 5), **FLOOR)
    home.do("close_meeting", meeting="m1", at=at(1))
    assert speakers(home) == [{"name": "代表01", "seconds": 60, "turns": 1}]
    item = home.item("m1", "i1")
    assert (item["state"], item["outcome"]) == ("已结束", None)


def test_that_an_adjournment_stops_the_clock(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("start_speaking", who="代表01", at=at(0), **FLOOR)
    home.do("adjourn", meeting="m1", reason="停电", at=at(0, 30))
    home.refuse("WRONG_STAGE", "close_meeting", meeting="m1")
    home.do("resume", meeting="m1", at=at(20))
    home.do("resume_speaking", who="代表01", at=at(21), **FLOOR)
    home.do("stop_speaking", who="代表01", at=at(21, 15), **FLOOR)
    assert speakers(home)[0]["seconds"] == 45


def test_that_a_clock_that_goes_back_takes_no_time_away(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("start_speaking", who="代表01", at=at(5), **FLOOR)
    home.do("stop_speaking", who="代表01", at=at(4), **FLOOR)
    assert speakers(home)[0]["seconds"] == 0
    assert codes(home.summary()) == ["CLOCK_WENT_BACK"]


def test_that_items_run_one_after_the_other_and_may_be_deferred(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("add_item", meeting="m1", item="i2", title="其他", kind="其他")
    home.refuse("WRONG_STAGE", "start_item", meeting="m1", item="i2")
    home.refuse(
        "WRONG_STAGE", "record_opinion", meeting="m1", item="i2", who="代表01", stance="赞成", text="好"
    )
    home.do("defer_item", meeting="m1", item="i1", reason="材料不全")
    home.refuse("WRONG_STAGE", "defer_item", meeting="m1", item="i1", reason="再延")
    home.do("start_item", meeting="m1", item="i2")
    home.do("finish_item", meeting="m1", item="i2", outcome="形成一致意见", text="好")
    home.refuse("WRONG_STAGE", "start_item", meeting="m1", item="i2")
    home.refuse("WRONG_STAGE", "amend_item", meeting="m1", item="i2", text="改")
    home.do("start_item", meeting="m1", item="i1")


def test_that_opinions_are_noted_and_handled(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("record_opinion", who="代表01", stance="反对", text="贵", key="o1", **FLOOR)
    home.refuse("WRONG_STAGE", "record_opinion", who="代表01", stance="反对", text="", **FLOOR)
    home.do("handle_opinion", opinion="o1", adopted=False, reason="资金有限")
    home.do("invite_unheard", **FLOOR)
    assert home.item("m1", "i1")["opinions"] == 1


def test_that_a_proposal_is_put_to_the_room_in_lists_or_numbers(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("test_consensus", proposal="修", support=6, reservations=1, objections=1, **FLOOR)
    home.do(
        "test_consensus",
        proposal="修",
        support=["代表01..代表06"],
        reservations=[],
        objections={"代表07": "贵"},
        **FLOOR,
    )
    home.do(
        "test_consensus",
        proposal="修",
        support=["代表01..代表06"],
        reservations=[],
        objections=["代表08", {"who": "代表07", "reason": "贵"}],
        **FLOOR,
    )
    home.refuse(
        "WRONG_STAGE",
        "test_consensus",
        proposal="修",
        support=["代表01"],
        reservations=["代表01"],
        objections=0,
        **FLOOR,
    )
    home.refuse(
        "WRONG_STAGE", "test_consensus", proposal="修", support=-1, reservations=0, objections=0, **FLOOR
    )
    home.refuse(
        "PERSON_NOT_ON_ROSTER",
        "test_consensus",
        proposal="修",
        support=["路人"],
        reservations=0,
        objections=0,
        **FLOOR,
    )


def test_that_parties_who_were_there_and_not_heard_are_found_at_the_close(tmp_path: Path) -> None:
    home = opened(
        tmp_path,
        ["代表01..代表08"],
        people=[person("专家甲"), person("商户")],
        topic={"stakeholders": ["其他利益相关方", "专家和第三方机构", "业主委员会"]},
        meeting={"form": "协商会"},
    )
    home.do("invite", meeting="m1", whos=["专家甲"], capacity="专家", party="专家和第三方机构")
    home.do("invite", meeting="m1", whos=["商户"], capacity="列席", party="其他利益相关方")
    home.do("check_in", meeting="m1", whos=["专家甲", "商户"], mode="现场")
    home.do("admit_guest", meeting="m1", name="来客", capacity="列席", party="驻村单位")
    assert "PARTIES_NOT_REPRESENTED" in codes(home.meeting("m1"))
    assert "PARTIES_NOT_HEARD" not in codes(home.meeting("m1"))
    home.do("start_speaking", who="专家甲", **FLOOR)
    close(home)
    item = home.item("m1", "i1")
    assert (item["parties_heard"], item["parties_present"]) == (1, 3)
    assert "PARTIES_NOT_HEARD" in codes(home.meeting("m1"))


def test_that_a_meeting_asks_for_experts_hearings_supervisors_interpreters_and_stakeholders(
    tmp_path: Path,
) -> None:
    home = opened(
        tmp_path,
        ["代表01..代表08"],
        rules=["CN-2026", "重庆市"],
        people=[person("专家甲"), person("监督", roles=["村务监督委员会成员"]), person("译员")],
        topic={"specialised": True, "wide_impact": True, "languages": ["彝语"]},
        meeting={"form": "协商会"},
    )
    asked = {"EXPERT_MISSING", "HEARING_REQUIRED", "SUPERVISOR_MISSING", "INTERPRETER_MISSING"}
    assert asked | {"STAKEHOLDER_SHARE_TOO_LOW"} <= set(codes(home.meeting("m1")))
    home.do("check_in", meeting="m1", who="专家甲", mode="现场", capacity="专家")
    home.do("check_in", meeting="m1", who="译员", mode="现场", capacity="翻译")
    home.do("check_in", meeting="m1", who="监督", mode="现场", capacity="列席")
    assert set(codes(home.meeting("m1"))) & asked == {"HEARING_REQUIRED"}
    home.do(
        "select_participants",
        topic="t1",
        kind="其他利益相关方",
        whos=["代表01..代表06"],
        relevance="沿线",
        reason="住户",
    )
    assert "STAKEHOLDER_SHARE_TOO_LOW" not in codes(home.meeting("m1"))


def test_that_an_experts_assessment_stands_for_an_expert(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"], topic={"specialised": True})
    home.do("record_assessment", topic="t1", by="设计院", text="可行")
    assert "EXPERT_MISSING" not in codes(home.meeting("m1"))

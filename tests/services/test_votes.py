"""Votes: opened lawfully, counted truly, decided exactly, never by a declaration."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHONGQING, SHANDONG, codes, crowd, finding, person
from tests.services.meetings import called, close, open_vote, opened, voted

HALL = ["代表01..代表09"]
LAND = {"matter": "土地承包"}


def hands(for_: int, against: int = 0, abstain: int = 0, **rest: Any) -> dict[str, Any]:
    return {"for_": for_, "against": against, "abstain": abstain, **rest}


@pytest.mark.parametrize(
    ("for_", "against", "abstain", "verdict"),
    [(5, 4, 0, "通过"), (4, 4, 1, "未通过"), (4, 5, 0, "未通过"), (9, 0, 0, "通过")],
)
def test_that_more_than_half_of_those_present_passes_and_a_tie_does_not(
    for_: int, against: int, abstain: int, verdict: str, tmp_path: Path
) -> None:
    vote = voted(tmp_path, HALL, hands(for_, against, abstain)).vote("v1")
    assert (vote["verdict"], vote["needed"], vote["base"], vote["rule"]) == (verdict, 5, 9, "到会过半数")
    assert vote["sentence"].startswith("应到10人，实到9人（≥7，达到三分之二）；赞成")
    assert vote["clause"] == "村民委员会组织法第三十条"


def test_that_abstention_and_silence_stay_in_the_base(tmp_path: Path) -> None:
    vote = voted(tmp_path, HALL, hands(4, 0, 3, not_voted=2)).vote("v1")
    assert (vote["verdict"], vote["not_voted"]) == ("未通过", 2)


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        (hands(5, 3), "COUNTS_MISSING"),
        (hands(5, 5), "MORE_VOTES_THAN_MEMBERS"),
        (hands(5, 4, 0, not_voted=1), "MORE_VOTES_THAN_MEMBERS"),
        ({"for_": 9}, "COUNTS_MISSING"),
        ({}, "COUNTS_MISSING"),
        (hands(-1, 10), "TALLY_MISMATCH"),
    ],
)
def test_that_hands_are_all_accounted_for(counts: dict[str, Any], code: str, tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    open_vote(home)
    home.refuse(code, "record_tally", vote="v1", **counts)


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        (hands(5, 4, 0, issued=10, returned=9), "MORE_VOTES_THAN_MEMBERS"),
        (hands(5, 4, 0, issued=8, returned=9), "MORE_RETURNED_THAN_ISSUED"),
        (hands(5, 3, 0, issued=9, returned=9), "TALLY_MISMATCH"),
        (hands(5, 3, 0, invalid=2, issued=9, returned=9), "TALLY_MISMATCH"),
        ({"for_": 5, "issued": 9, "returned": 9}, "COUNTS_MISSING"),
    ],
)
def test_that_papers_add_up(counts: dict[str, Any], code: str, tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    open_vote(home, method="无记名投票")
    home.refuse(code, "record_tally", vote="v1", **counts)


def test_that_papers_issued_and_not_returned_stay_in_the_base(tmp_path: Path) -> None:
    home = voted(
        tmp_path, HALL, hands(4, 1, 0, invalid=1, issued=9, returned=6), vote={"method": "无记名投票"}
    )
    vote = home.vote("v1")
    assert (vote["verdict"], vote["base"], vote["needed"]) == ("未通过", 9, 5)
    assert (vote["issued"], vote["returned"], vote["invalid"]) == (9, 6, 1)


def test_that_two_tellers_must_agree(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL, people=[person("甲"), person("乙")])
    open_vote(home)
    home.do("record_tally", vote="v1", teller="甲", **hands(5, 4))
    refused = home.refuse("TELLERS_DISAGREE", "record_tally", vote="v1", teller="乙", **hands(4, 5))
    assert "赞成5、反对4" in refused.sentence
    assert "赞成4、反对5" in refused.sentence
    home.do("record_tally", vote="v1", teller="乙", **hands(5, 4))
    home.refuse("PERSON_NOT_ON_ROSTER", "record_tally", vote="v1", teller="路人", **hands(5, 4))
    home.do("close_vote", vote="v1")
    home.refuse("WRONG_STAGE", "record_tally", vote="v1", **hands(5, 4))
    home.refuse("WRONG_STAGE", "close_vote", vote="v1")


def test_that_a_teller_who_counts_again_replaces_his_count(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL, people=[person("甲")])
    open_vote(home)
    home.do("record_tally", vote="v1", teller="甲", **hands(5, 4))
    home.do("record_tally", vote="v1", teller="甲", **hands(6, 3))
    home.do("close_vote", vote="v1")
    assert home.vote("v1")["for"] == 6


def test_that_without_a_count_there_is_no_verdict(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    open_vote(home)
    home.do("close_vote", vote="v1")
    vote = home.vote("v1")
    assert (vote["verdict"], vote["for"], vote["needed"]) == (None, None, None)
    home.refuse(
        "OUTCOME_CONTRADICTS_VOTE", "finish_item", meeting="m1", item="i1", outcome="通过", text="一致通过"
    )


def test_that_a_base_of_nobody_gives_no_verdict(tmp_path: Path) -> None:
    home = opened(tmp_path, ["主任"], meeting={"form": "院坝会", "entitled": []})
    open_vote(home, pass_rule={"of": "到会", "more_than": "1/2"})
    home.do("record_tally", vote="v1", **hands(0))
    home.do("close_vote", vote="v1")
    assert (home.vote("v1")["verdict"], home.vote("v1")["base"]) == (None, 0)


def test_that_a_recused_member_leaves_both_counts(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    home.do("record_recusal", meeting="m1", item="i1", who="代表01", reason="承包人")
    open_vote(home, method="记名投票")
    home.refuse("RECUSED", "cast_vote", vote="v1", who="代表01", choice="赞成")
    for number in range(2, 10):
        home.do("cast_vote", vote="v1", who=f"代表{number:02d}", choice="赞成" if number < 7 else "反对")
    home.do("close_vote", vote="v1")
    vote = home.vote("v1")
    assert (vote["for"], vote["against"], vote["base"], vote["needed"]) == (5, 3, 8, 5)
    assert home.meeting("m1")["quorum"]["present"] == 9


def test_that_recusals_do_not_lower_what_the_quorum_is_taken_of(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表07"])
    home.do("record_recusal", meeting="m1", item="i1", who="代表01", reason="承包人")
    home.refuse("QUORUM_NOT_MET", "open_vote", meeting="m1", item="i1", vote="v1", motion="修", method="举手")


def test_that_votes_by_name_are_cast_once_by_those_who_have_one(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    open_vote(home, method="记名投票")
    home.do("cast_vote", vote="v1", who="代表01", choice="弃权")
    home.refuse("ALREADY_VOTED", "cast_vote", vote="v1", who="代表01", choice="赞成")
    home.refuse("NOT_ENTITLED", "cast_vote", vote="v1", who="主任", choice="赞成")
    away = home.refuse("NOT_ENTITLED", "cast_vote", vote="v1", who="代表10", choice="赞成")
    assert away.sentence == "表决开始时代表10不在会场，不参加这次表决。"
    home.refuse("WRONG_STAGE", "cast_vote", vote="v1", who="代表02", choice="也许")
    home.do("close_vote", vote="v1")
    vote = home.vote("v1")
    assert (vote["abstain"], vote["not_voted"], vote["verdict"]) == (1, 8, "未通过")


def test_that_who_is_not_asked_this_time_is_told_so(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    open_vote(home, method="记名投票", electorate=["代表01..代表07"])
    other = home.refuse("NOT_ENTITLED", "cast_vote", vote="v1", who="代表08", choice="赞成")
    assert other.sentence == "这次只由一部分人表决，代表08不在其中。"


def test_that_a_household_that_stayed_away_is_on_the_list_all_the_same(tmp_path: Path) -> None:
    homes = [person(f"户主{number}", household=f"H{number}", roles=["户主"]) for number in range(1, 5)]
    households = {"form": "村民会议", "unit": "户", "entitled": {"households": True}}
    home = opened(tmp_path, ["户主1", "户主2", "户主3"], people=homes, crowds=[], meeting=households)
    open_vote(home, method="记名投票")
    away = home.refuse("NOT_ENTITLED", "cast_vote", vote="v1", who="户主4", choice="赞成")
    assert away.sentence == "表决开始时户主4不在会场，不参加这次表决。"


def test_that_names_are_not_noted_in_a_vote_that_is_not_by_name(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    open_vote(home, method="无记名投票")
    home.refuse("WRONG_STAGE", "cast_vote", vote="v1", who="代表01", choice="赞成")
    home.refuse("WRONG_STAGE", "record_written_reply", vote="v1", who="代表01", choice="赞成")


def test_that_one_vote_is_open_at_a_time_and_within_a_running_item(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    open_vote(home)
    again = {"meeting": "m1", "item": "i1", "vote": "v2", "motion": "修", "method": "举手"}
    home.refuse("WRONG_STAGE", "open_vote", **again)
    home.refuse("WRONG_STAGE", "finish_item", meeting="m1", item="i1", outcome="暂缓再议", text="")
    home.refuse("WRONG_STAGE", "adjourn", meeting="m1", reason="饭")
    home.refuse("WRONG_STAGE", "close_meeting", meeting="m1")
    home.refuse("WRONG_STAGE", "defer_item", meeting="m1", item="i1", reason="")
    home.refuse("WRONG_STAGE", "announce_result", vote="v1")
    home.do("close_vote", vote="v1")
    home.do("announce_result", vote="v1")
    home.do("finish_item", meeting="m1", item="i1", outcome="暂缓再议", text="")
    home.refuse("WRONG_STAGE", "open_vote", **again)


def test_that_a_second_round_never_replaces_the_first(tmp_path: Path) -> None:
    home = voted(tmp_path, HALL, hands(4, 5))
    home.do("amend_item", meeting="m1", item="i1", text="改过的方案")
    open_vote(home, "v2", motion="同意改过的方案")
    home.do("record_tally", vote="v2", **hands(6, 3))
    home.do("close_vote", vote="v2")
    first, second = home.item("m1", "i1")["votes"]
    assert (first["key"], first["verdict"], second["key"], second["verdict"]) == (
        "v1",
        "未通过",
        "v2",
        "通过",
    )
    home.refuse("OUTCOME_CONTRADICTS_VOTE", "finish_item", meeting="m1", item="i1", outcome="未通过", text="")
    home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="修")


def test_that_an_electorate_is_frozen_when_the_vote_opens(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    open_vote(home)
    home.do("check_in", meeting="m1", who="代表09", mode="现场")
    home.do("check_out", meeting="m1", who="代表01")
    home.refuse("MORE_VOTES_THAN_MEMBERS", "record_tally", vote="v1", **hands(9))
    home.do("record_tally", vote="v1", **hands(5, 3))
    home.do("close_vote", vote="v1")
    assert home.vote("v1")["base"] == 8


@pytest.mark.parametrize(
    ("rule", "needed", "words"),
    [
        ({"of": "到会", "at_least": "2/3"}, 6, "到会三分之二以上"),
        ({"of": "应到", "more_than": "1/2"}, 6, "应到过半数"),
        ({"of": "全体", "at_least": "3/4"}, 8, "全体四分之三以上"),
        ({"of": "到会", "more_than": "1/2"}, 5, "到会过半数"),
    ],
)
def test_that_a_village_rule_may_be_stricter(
    rule: dict[str, str], needed: int, words: str, tmp_path: Path
) -> None:
    home = voted(tmp_path, HALL, hands(5, 4), vote={"pass_rule": rule})
    assert (home.vote("v1")["needed"], home.vote("v1")["rule"]) == (needed, words)


@pytest.mark.parametrize(
    "rule",
    [
        {"of": "到会", "at_least": "1/2"},
        {"of": "到会", "more_than": "1/3"},
        {"of": "收回", "more_than": "1/2"},
        {"of": "有效", "at_least": "9/10"},
        {"of": "发出", "more_than": "1/2"},
    ],
)
def test_that_a_village_rule_is_never_weaker_than_the_law(rule: dict[str, str], tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    home.refuse(
        "PASS_RULE_WEAKER_THAN_LAW",
        "open_vote",
        meeting="m1",
        item="i1",
        vote="v1",
        motion="修",
        method="举手",
        pass_rule=rule,
    )


@pytest.mark.parametrize(
    "rule",
    [
        {"of": "到会"},
        {"of": "到会", "more_than": "1/2", "at_least": "1/2"},
        {"of": "到会", "more_than": "3/2"},
    ],
)
def test_that_a_rule_that_is_none_is_refused(rule: dict[str, str], tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    home.refuse(
        "WRONG_STAGE",
        "open_vote",
        meeting="m1",
        item="i1",
        vote="v1",
        motion="修",
        method="举手",
        pass_rule=rule,
    )


@pytest.mark.parametrize(
    ("of", "base"), [("到会", 9), ("应到", 10), ("发出", 8), ("收回", 7), ("有效", 6), ("全体", 10)]
)
def test_that_each_base_counts_what_it_says(of: str, base: int, tmp_path: Path) -> None:
    home = voted(
        tmp_path,
        HALL,
        hands(4, 2, 0, invalid=1, issued=8, returned=7),
        vote={"method": "无记名投票", "pass_rule": {"of": of, "more_than": "1/2"}},
        meeting={"form": "协商会"},
    )
    assert home.vote("v1")["base"] == base


def test_that_a_vote_at_a_consulting_form_never_binds(tmp_path: Path) -> None:
    home = voted(tmp_path, HALL, hands(9), meeting={"form": "村民议事会"}, topic=LAND)
    vote = home.vote("v1")
    assert (vote["verdict"], vote["binding"], vote["rule"]) == (None, False, None)
    assert "WRONG_BODY" not in codes(home.meeting("m1"))
    for outcome in ("通过", "未通过"):
        home.refuse(
            "OUTCOME_CONTRADICTS_VOTE", "finish_item", meeting="m1", item="i1", outcome=outcome, text=""
        )
    home.do("finish_item", meeting="m1", item="i1", outcome="提交法定会议", text="")


def test_that_a_vote_that_shall_not_bind_has_no_line_of_the_law(tmp_path: Path) -> None:
    home = voted(tmp_path, HALL, hands(9), vote={"binding": False}, topic=LAND)
    vote = home.vote("v1")
    assert (vote["verdict"], vote["binding"], vote["rule"]) == (None, False, None)
    home.refuse("OUTCOME_CONTRADICTS_VOTE", "finish_item", meeting="m1", item="i1", outcome="通过", text="")
    open_vote(home, "v2", binding=False, pass_rule={"of": "到会", "at_least": "1/3"})
    home.do("record_tally", vote="v2", **hands(3, 6))
    home.do("close_vote", vote="v2")
    assert home.vote("v2")["verdict"] == "通过"


def test_that_a_body_does_not_decide_what_belongs_to_another(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL, topic=LAND)
    refused = home.refuse(
        "WRONG_BODY", "open_vote", meeting="m1", item="i1", vote="v1", motion="修", method="举手"
    )
    assert "成员大会" in refused.sentence


def test_that_nobody_here_decides_what_reaches_across_villages(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL, topic={"scope": "跨村"})
    refused = home.refuse(
        "WRONG_BODY", "open_vote", meeting="m1", item="i1", vote="v1", motion="修", method="举手"
    )
    assert "乡镇党委" in refused.remedy


def test_that_voting_on_what_was_not_delegated_is_found_and_void_in_shandong(tmp_path: Path) -> None:
    topic: dict[str, Any] = {"matter": "乡村建设规划"}
    village: dict[str, Any] = {"authorised": []}
    (tmp_path / "nation").mkdir()
    (tmp_path / "shandong").mkdir()
    home = voted(tmp_path / "nation", HALL, hands(9), topic=topic, village=village)
    assert finding(home.meeting("m1"), "NOT_AUTHORISED")["severity"] == "违规"
    other = opened(tmp_path / "shandong", HALL, topic=topic, village=village, rules=SHANDONG)
    other.refuse(
        "NOT_AUTHORISED", "open_vote", meeting="m1", item="i1", vote="v1", motion="修", method="举手"
    )


def test_that_a_chamber_without_members_does_not_block_and_one_with_members_does(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "some").mkdir()
    home = opened(tmp_path / "none", HALL, rules=SHANDONG)
    assert "名单里没有妇女代表" in home.meeting("m1")["quorum"]["sentence"]
    other = called(tmp_path / "some", rules=SHANDONG, crowds=[crowd("代表", 10, roles=["村民代表"], women=6)])
    other.do("check_in", meeting="m1", whos=["代表04..代表10"], mode="现场")
    refused = other.refuse("QUORUM_NOT_MET", "open_meeting", meeting="m1")
    assert "妇女代表6人，实到3人" in refused.sentence
    other.do("check_in", meeting="m1", who="代表01", mode="现场")
    other.do("open_meeting", meeting="m1")


def test_that_a_negative_motion_is_found(tmp_path: Path) -> None:
    home = voted(tmp_path, HALL, hands(9), vote={"motion": "不同意修路"})
    assert finding(home.meeting("m1"), "NEGATIVE_MOTION")["severity"] == "提醒"


@pytest.mark.parametrize(("method", "found"), [("举手", True), ("无记名投票", False), ("记名投票", False)])
def test_that_hands_where_the_law_asks_for_a_ballot_are_found(
    method: str, found: bool, tmp_path: Path
) -> None:
    home = opened(
        tmp_path,
        ["主任", "文书", *HALL],
        rules=["CN-2026", "浙江省"],
        meeting={"form": "村民会议", "entitled": {"all": True}},
    )
    open_vote(home, method=method)
    assert ("SECRET_BALLOT_REQUIRED" in codes(home.meeting("m1"))) is found
    if found:
        assert finding(home.meeting("m1"), "SECRET_BALLOT_REQUIRED")["severity"] == "违规"


def test_that_options_are_known_and_no_more_votes_than_members_have(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    open_vote(home, method="无记名投票", options=["甲方案", "乙方案", "丙方案"], choose=2)
    home.refuse("WRONG_STAGE", "record_tally", vote="v1", counts={"丁方案": 3})
    home.refuse("MORE_VOTES_THAN_MEMBERS", "record_tally", vote="v1", counts={"甲方案": 10})
    home.refuse(
        "MORE_VOTES_THAN_MEMBERS", "record_tally", vote="v1", counts={"甲方案": 9, "乙方案": 9, "丙方案": 1}
    )
    home.refuse(
        "MORE_RETURNED_THAN_ISSUED", "record_tally", vote="v1", counts={"甲方案": 5}, issued=8, returned=9
    )
    home.do("record_tally", vote="v1", counts={"甲方案": 9, "乙方案": 6, "丙方案": 3}, issued=9, returned=9)
    home.do("close_vote", vote="v1")
    assert home.vote("v1")["counts"] == {"甲方案": 9, "乙方案": 6, "丙方案": 3}
    assert home.vote("v1")["verdict"] is None


def test_that_a_vote_counts_the_same_within_its_electorate(tmp_path: Path) -> None:
    crowds = [crowd("代表", 10, roles=["村民代表"]), crowd("三组人", 6, group="三组", roles=["村民代表"])]
    home = opened(
        tmp_path, ["代表01..代表10", "三组人01..三组人05"], crowds=crowds, meeting={"form": "协商会"}
    )
    open_vote(home, electorate={"group": "三组"}, pass_rule={"of": "应到", "at_least": "2/3"})
    home.do("record_tally", vote="v1", **hands(4, 1))
    home.do("close_vote", vote="v1")
    assert (home.vote("v1")["base"], home.vote("v1")["needed"], home.vote("v1")["verdict"]) == (6, 4, "通过")


def test_that_a_decision_is_changed_only_by_its_own_level_or_the_assembly(tmp_path: Path) -> None:
    home = voted(tmp_path, HALL, hands(9))
    close(home, "通过")
    home.refuse(
        "DECISION_CHANGED_WITHOUT_MEETING", "adopt_result", topic="t1", by="村民委员会", text="改修桥"
    )
    home.refuse("WRONG_STAGE", "withdraw_topic", topic="t1", reason="不修了")


def test_that_writing_counts_at_a_deciding_form_only_where_its_law_provides_it(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL)
    open_vote(home, method="书面征求")
    home.do("record_written_reply", vote="v1", who="代表10", choice="赞成", visitor="主任")
    home.refuse("ALREADY_VOTED", "record_written_reply", vote="v1", who="代表10", choice="反对")
    home.refuse("WRONG_STAGE", "record_written_reply", vote="v1", choice="反对")
    home.refuse("WRONG_STAGE", "record_written_reply", vote="v1", who="代表01", choice="都行")
    home.refuse(
        "PERSON_NOT_ON_ROSTER", "record_written_reply", vote="v1", who="代表01", choice="赞成", visitor="路人"
    )
    home.do("close_vote", vote="v1")
    assert (home.vote("v1")["binding"], home.vote("v1")["verdict"], home.vote("v1")["for"]) == (
        False,
        None,
        1,
    )


def test_that_rules_of_chongqing_leave_representatives_as_they_are(tmp_path: Path) -> None:
    assert voted(tmp_path, HALL, hands(5, 4), rules=CHONGQING).vote("v1")["verdict"] == "通过"


def test_that_papers_sent_out_and_not_returned_stay_in_the_base_of_those_sent_out(tmp_path: Path) -> None:
    home = opened(tmp_path, HALL, meeting={"form": "协商会"})
    open_vote(home, method="书面征求", pass_rule={"of": "发出", "at_least": "2/3"})
    for number in range(1, 8):
        home.do("record_written_reply", vote="v1", who=f"代表{number:02d}", choice="赞成", visitor="主任")
    home.do("close_vote", vote="v1")
    vote = home.vote("v1")
    assert (vote["base"], vote["needed"], vote["verdict"]) == (10, 7, "通过")


def test_that_a_round_without_a_count_leaves_the_last_verdict_standing(tmp_path: Path) -> None:
    home = voted(tmp_path, HALL, hands(9))
    open_vote(home, "v2")
    home.do("close_vote", vote="v2")
    assert home.vote("v2")["verdict"] is None
    home.refuse("OUTCOME_CONTRADICTS_VOTE", "finish_item", meeting="m1", item="i1", outcome="未通过", text="")
    home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="")

"""Preparing a meeting: the list frozen, notice, exclusions, proxies, what lacks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHONGQING, NATION, codes, crowd, finding, person
from tests.services.meetings import DAY, called, convene, opened, propose

ALL = {"all": True}
ASSEMBLY = {"form": "村民会议", "entitled": ALL}


def base(home: Any, meeting: str = "m1") -> int:
    found: int = home.meeting(meeting)["quorum"]["base"]
    return found


@pytest.mark.parametrize(
    ("entitled", "listed"),
    [
        ({"roles": ["村民代表"]}, 11),
        ({"roles": ["村民代表", "党员"]}, 12),
        ({"group": "三组"}, 3),
        ({"crowd": "代表"}, 10),
        ({"all": True}, 17),
        (["代表01..代表04", "代表02", "先人", "少年"], 4),
        ([], 0),
    ],
)
def test_that_a_selection_is_frozen_into_a_list_without_the_dead_and_the_young(
    entitled: Any, listed: int, tmp_path: Path
) -> None:
    people = [
        person("先人", died=date(2024, 1, 1), roles=["村民代表"]),
        person("少年", born=date(2008, 3, 21), group="三组"),
        person("成年", born=date(2008, 3, 20), group="三组"),
        person("党员甲", roles=["党员", "村民代表"], died=date(2026, 12, 1)),
        person("党员乙", roles=["党员"]),
    ]
    crowds = [crowd("代表", 10, roles=["村民代表"]), crowd("三组人", 2, group="三组")]
    home = called(tmp_path, people=people, crowds=crowds, meeting={"form": "协商会", "entitled": entitled})
    assert base(home) == listed


def test_that_a_list_stays_as_it_was_frozen(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.do("admit_resident", who="新代表", roles=["村民代表"])
    home.do("update_person", who="代表01", roles=[])
    assert base(home) == 10


def test_that_those_registered_elsewhere_are_not_among_all_where_the_law_decides(tmp_path: Path) -> None:
    home = called(tmp_path, people=[person("租客", registered=False)], meeting=ASSEMBLY)
    assert base(home) == 12
    convene(home, "m2", form="院坝会", entitled=ALL)
    assert base(home, "m2") == 13


def test_that_a_list_of_households_has_one_place_for_each_with_a_living_adult(tmp_path: Path) -> None:
    people = [
        person("甲", household="H1"),
        person("乙", household="H1"),
        person("丙", household="H2", born=date(2015, 1, 1)),
        person("丁", household="H3", died=date(2020, 1, 1)),
        person("戊"),
    ]
    home = called(
        tmp_path,
        people=people,
        crowds=[crowd("户", 4)],
        meeting={**ASSEMBLY, "unit": "户", "entitled": {"households": True}},
    )
    quorum = home.meeting("m1")["quorum"]
    assert (quorum["unit"], quorum["base"], quorum["needed"]) == ("户", 5, 4)


def test_that_chair_and_recorder_vote_only_if_entitled(tmp_path: Path) -> None:
    home = called(tmp_path, meeting={"chair": "代表01"})
    home.do("check_in", meeting="m1", whos=["代表01", "文书"], mode="现场")
    assert home.meeting("m1")["quorum"]["present"] == 1


def test_that_a_short_list_of_a_whole_village_is_found(tmp_path: Path) -> None:
    home = called(tmp_path, village={"adults": 40}, meeting=ASSEMBLY)
    assert finding(home.meeting("m1"), "LIST_INCOMPLETE")["severity"] == "违规"
    assert "还差28人" in finding(home.meeting("m1"), "LIST_INCOMPLETE")["text"]
    convene(home, "m2")
    assert "LIST_INCOMPLETE" not in codes(home.meeting("m2"))


def test_that_a_list_of_all_counted_adults_is_complete(tmp_path: Path) -> None:
    assert "LIST_INCOMPLETE" not in codes(called(tmp_path, meeting=ASSEMBLY).meeting("m1"))


@pytest.mark.parametrize(
    ("matter", "found"), [("一般公共事务", False), ("土地承包", True), ("村民自治章程和村规民约", True)]
)
def test_that_a_body_called_for_what_it_may_not_decide_is_found(
    matter: str, found: bool, tmp_path: Path
) -> None:
    home = called(tmp_path, topic={"matter": matter})
    assert ("WRONG_BODY" in codes(home.meeting("m1"))) is found
    convene(home, "m2", form="民主听证会")
    assert "WRONG_BODY" not in codes(home.meeting("m2"))


@pytest.mark.parametrize(
    ("day", "days", "short"), [(16, 3, False), (17, 2, True), (19, 0, True), (20, 0, True), (10, 9, False)]
)
def test_that_notice_is_whole_days_between(day: int, days: int, short: bool, tmp_path: Path) -> None:
    home = called(tmp_path, rules=CHONGQING)
    home.do(
        "give_notice",
        meeting="m1",
        channel="书面",
        whos=["代表01..代表10"],
        materials=["方案"],
        at=DAY.replace(day=day, hour=8),
    )
    meeting = home.meeting("m1")
    assert meeting["notice"] == {"days": days, "needed": 3, "met": not short}
    assert ("NOTICE_TOO_SHORT" in codes(meeting)) is short


def test_that_notice_counts_from_the_latest_by_which_the_last_is_reached(tmp_path: Path) -> None:
    home = called(tmp_path, rules=CHONGQING)
    early, late = DAY - timedelta(days=10), DAY - timedelta(days=2)
    home.do("give_notice", meeting="m1", channel="书面", whos=["代表01..代表09"], at=early)
    assert home.meeting("m1")["notice"]["days"] == 9
    assert "1人" in finding(home.meeting("m1"), "NOTICE_NOT_DELIVERED")["text"]
    home.do("give_notice", meeting="m1", channel="电话", whos=["代表01..代表10"], at=late)
    assert home.meeting("m1")["notice"]["days"] == 1
    assert "NOTICE_NOT_DELIVERED" not in codes(home.meeting("m1"))


def test_that_no_notice_is_null_and_found_once_the_meeting_is_open(tmp_path: Path) -> None:
    home = called(tmp_path, rules=CHONGQING)
    assert home.meeting("m1")["notice"] is None
    assert "NOTICE_TOO_SHORT" not in codes(home.meeting("m1"))
    home.do("check_in", meeting="m1", whos=["代表01..代表10"], mode="现场")
    home.do("open_meeting", meeting="m1")
    assert {"NOTICE_TOO_SHORT", "NOTICE_NOT_DELIVERED"} <= set(codes(home.meeting("m1")))


def test_that_notice_where_the_law_has_no_figure_needs_none(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.do("give_notice", meeting="m1", channel="书面", whos=["代表01..代表10"])
    assert home.meeting("m1")["notice"] == {"days": 0, "needed": None, "met": True}
    assert "NOTICE_TOO_SHORT" not in codes(home.meeting("m1"))


def test_that_an_urgent_reason_softens_a_short_notice_where_the_law_allows_one(tmp_path: Path) -> None:
    home = called(tmp_path, meeting=ASSEMBLY)
    everybody = ["主任", "文书", "代表01..代表10"]
    home.do(
        "give_notice",
        meeting="m1",
        channel="广播",
        whos=everybody,
        urgent_reason="防汛",
        at=DAY - timedelta(days=2),
    )
    assert finding(home.meeting("m1"), "NOTICE_TOO_SHORT")["severity"] == "提醒"
    (tmp_path / "other").mkdir()
    other = called(tmp_path / "other", rules=CHONGQING)
    other.do("give_notice", meeting="m1", channel="广播", whos=["代表01..代表10"], urgent_reason="防汛")
    assert finding(other.meeting("m1"), "NOTICE_TOO_SHORT")["severity"] == "违规"


def test_that_an_important_matter_without_materials_is_found(tmp_path: Path) -> None:
    home = called(tmp_path, rules=CHONGQING, topic={"matter": "乡村建设规划"})
    home.do("give_notice", meeting="m1", channel="书面", whos=["代表01..代表10"])
    assert finding(home.meeting("m1"), "MATERIALS_MISSING")["severity"] == "提醒"
    home.do("give_notice", meeting="m1", channel="书面", whos=["代表01"], materials=["规划.pdf"])
    assert "MATERIALS_MISSING" not in codes(home.meeting("m1"))


def test_that_notice_is_given_only_before_the_meeting(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.refuse("WRONG_STAGE", "give_notice", meeting="m1", channel="电话", whos=["代表09"])
    home.refuse("WRONG_STAGE", "exclude_from_base", meeting="m1", whos=["代表09"], reason="外出不能回")
    home.refuse(
        "WRONG_STAGE",
        "authorise_proxy",
        meeting="m1",
        principal="代表09",
        proxy="代表08",
        written=True,
        relation="兄",
    )
    home.do("invite", meeting="m1", whos=["代表09"], capacity="旁听")
    home.do("add_item", meeting="m1", item="i2", title="其他", kind="其他", minutes=5)
    home.do("amend_item", meeting="m1", item="i1", text="第二稿")
    home.do("record_recusal", meeting="m1", item="i2", who="代表01", reason="亲属")
    home.refuse("WRONG_STAGE", "record_recusal", meeting="m1", item="i2", who="代表01", reason="亲属")


def test_that_people_are_left_out_of_the_base_only_where_local_law_grants_it(tmp_path: Path) -> None:
    for name in ("chongqing", "nation"):
        (tmp_path / name).mkdir()
    home = called(tmp_path / "chongqing", rules=CHONGQING, meeting=ASSEMBLY)
    home.do("exclude_from_base", meeting="m1", whos=["代表09", "代表10"], reason="外出联系不上")
    quorum = home.meeting("m1")["quorum"]
    assert (quorum["base"], quorum["excluded"], quorum["needed"]) == (10, 2, 6)
    home.refuse("PERSON_NOT_ON_ROSTER", "exclude_from_base", meeting="m1", whos=["路人"], reason="外出不能回")
    convene(home, "m2")
    home.refuse("NOT_ENTITLED", "exclude_from_base", meeting="m2", whos=["主任"], reason="外出不能回")
    home.refuse(
        "BASE_EXCLUSION_NOT_ALLOWED", "exclude_from_base", meeting="m2", whos=["代表01"], reason="外出不能回"
    )
    convene(home, "m3", form="村民会议", unit="户", entitled={"households": True})
    home.refuse(
        "BASE_EXCLUSION_NOT_ALLOWED", "exclude_from_base", meeting="m3", whos=["代表01"], reason="外出不能回"
    )
    other = called(tmp_path / "nation", rules=NATION, meeting=ASSEMBLY)
    other.refuse(
        "BASE_EXCLUSION_NOT_ALLOWED", "exclude_from_base", meeting="m1", whos=["代表01"], reason="外出不能回"
    )


def test_that_a_base_left_unreported_is_found_in_chongqing_at_every_assembly_by_persons(
    tmp_path: Path,
) -> None:
    home = called(tmp_path, rules=CHONGQING, meeting=ASSEMBLY)
    home.refuse("WRONG_STAGE", "report_base", meeting="m1")
    home.do("check_in", meeting="m1", whos=["主任", "代表01..代表10"], mode="现场")
    assert "BASE_NOT_REPORTED" not in codes(home.meeting("m1"))
    home.do("open_meeting", meeting="m1")
    assert finding(home.meeting("m1"), "BASE_NOT_REPORTED")["severity"] == "违规"
    home.do("report_base", meeting="m1")
    assert "BASE_NOT_REPORTED" not in codes(home.meeting("m1"))


def test_that_a_base_is_no_longer_reported_once_votes_were_taken(tmp_path: Path) -> None:
    home = opened(tmp_path, ["主任", "代表01..代表10"], rules=CHONGQING, meeting=ASSEMBLY)
    home.do("open_vote", meeting="m1", item="i1", vote="v1", motion="修", method="举手")
    home.refuse("WRONG_STAGE", "report_base", meeting="m1")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"chair": "路人"}, "PERSON_NOT_ON_ROSTER"),
        ({"chair": "先人"}, "PERSON_DECEASED"),
        ({"title": ""}, "WRONG_STAGE"),
        ({"speaking_seconds": 0}, "WRONG_STAGE"),
        ({"speaking_turns": -1}, "WRONG_STAGE"),
        ({"session_of": "m1"}, "WRONG_STAGE"),
    ],
)
def test_that_nonsense_convenes_no_meeting(values: dict[str, Any], code: str, tmp_path: Path) -> None:
    home = called(tmp_path, people=[person("先人", died=date(2024, 1, 1))])
    usual = {
        "form": "村民会议",
        "title": "会",
        "starts_at": DAY,
        "place": "村委会",
        "chair": "主任",
        "recorder": "文书",
        "topics": [],
        "unit": "人",
        "entitled": ALL,
    }
    home.refuse(code, "convene_meeting", meeting="m9", **{**usual, **values})
    home.refuse("WRONG_STAGE", "add_item", meeting="m1", item="i9", title=" ", kind="其他")
    home.refuse("WRONG_STAGE", "add_item", meeting="m1", item="i9", title="一", kind="其他", minutes=0)


def test_that_speaking_time_is_the_meetings_the_charters_or_the_usual(tmp_path: Path) -> None:
    home = called(tmp_path, charter={"speaking_seconds": 90, "speaking_turns": 3})
    home.do("check_in", meeting="m1", whos=["代表01..代表08"], mode="现场")
    home.do("open_meeting", meeting="m1")
    home.do("start_item", meeting="m1", item="i1")
    for _ in range(3):
        home.do("start_speaking", meeting="m1", item="i1", who="代表01")
        home.do("stop_speaking", meeting="m1", item="i1", who="代表01")
    home.refuse("SPEAKING_TURNS_USED", "request_to_speak", meeting="m1", item="i1", who="代表01")


def test_that_a_later_charter_does_not_change_a_meeting_already_called(tmp_path: Path) -> None:
    home = called(tmp_path, rules=CHONGQING)
    home.do(
        "set_charter",
        values={"村民代表会议.notice_days": 7},
        basis="村民会议决定",
        at=DAY + timedelta(days=1),
    )
    home.do("give_notice", meeting="m1", channel="书面", whos=["代表01..代表10"], at=DAY - timedelta(days=6))
    assert home.meeting("m1")["notice"] == {"days": 5, "needed": 3, "met": True}
    convene(home, "m2", starts_at=datetime(2026, 4, 20, 9, 0), at=DAY + timedelta(days=2))
    home.do(
        "give_notice", meeting="m2", channel="书面", whos=["代表01..代表10"], at=datetime(2026, 4, 14, 9, 0)
    )
    assert home.meeting("m2")["notice"] == {"days": 5, "needed": 7, "met": False}


def test_that_withdrawn_topics_and_strangers_lead_nowhere(tmp_path: Path) -> None:
    home = called(tmp_path)
    propose(home, "t2")
    home.do("withdraw_topic", topic="t2", reason="不提")
    home.refuse("WRONG_STAGE", "add_item", meeting="m1", item="i9", title="二", kind="协商", topic="t2")
    home.refuse("PERSON_NOT_ON_ROSTER", "invite", meeting="m1", whos=["路人"], capacity="专家")
    sentence = home.refuse(
        "PERSON_NOT_ON_ROSTER", "give_notice", meeting="m1", channel="电话", whos=["路人"]
    ).sentence
    assert "不在花名册上" in sentence

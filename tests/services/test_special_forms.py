"""Forms with ways of their own: sessions, households, the collective, owners, levies."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHONGQING, NATION, Rehearsal, codes, crowd, finding, person, rehearse
from tests.services.meetings import DAY, called, close, convene, open_vote, opened, propose, voted


def numbers(home: Rehearsal, meeting: str) -> tuple[Any, ...]:
    quorum = home.meeting(meeting)["quorum"]
    return tuple(quorum[name] for name in ("present", "base", "needed", "met"))


def in_sessions(folder: Path, **data: Any) -> Rehearsal:
    """An assembly of two hamlets of ten, in one session each."""
    home = rehearse(
        folder,
        people=[person("主任", group="东"), person("文书", group="西")],
        crowds=[crowd("东人", 10, group="东"), crowd("西人", 10, group="西")],
        **{"rules": CHONGQING, **data},
    )
    propose(home, matter="村民自治章程和村规民约")
    convene(home, "m0", form="村民会议", entitled=[])
    convene(home, "ma", form="村民会议", entitled={"group": "东"}, session_of="m0")
    convene(
        home,
        "mb",
        form="村民会议",
        entitled={"group": "西"},
        session_of="m0",
        starts_at=DAY + timedelta(hours=5),
    )
    home.moment = DAY.replace(hour=8)
    return home


def test_that_the_sessions_of_one_meeting_are_added_up(tmp_path: Path) -> None:
    home = in_sessions(tmp_path)
    assert numbers(home, "m0") == (0, 22, 12, False)
    assert "LIST_INCOMPLETE" not in codes(home.meeting("m0"))
    home.do("check_in", meeting="ma", whos=["东人01..东人07"], mode="现场")
    home.do("check_in", meeting="mb", whos=["西人01..西人06"], mode="现场")
    assert numbers(home, "ma") == (7, 11, 6, True)
    assert numbers(home, "m0") == (13, 22, 12, True)


def test_that_lists_of_all_sessions_together_may_still_be_too_short(tmp_path: Path) -> None:
    home = in_sessions(tmp_path, village={"adults": 30})
    assert "还差8人" in finding(home.meeting("m0"), "LIST_INCOMPLETE")["text"]
    assert "LIST_INCOMPLETE" not in codes(home.meeting("ma"))


def test_that_nobody_is_counted_in_two_sessions(tmp_path: Path) -> None:
    home = rehearse(
        tmp_path, people=[person("主任"), person("文书")], crowds=[crowd("人", 12)], rules=CHONGQING
    )
    propose(home, matter="村民自治章程和村规民约")
    convene(home, "m0", form="村民会议", entitled={"all": True})
    for key in ("ma", "mb"):
        convene(home, key, form="村民会议", entitled={"all": True}, session_of="m0")
    home.moment = DAY.replace(hour=8)
    home.do("check_in", meeting="ma", whos=["人01..人08"], mode="现场")
    home.do("check_in", meeting="mb", whos=["人08", "人09"], mode="现场")
    assert numbers(home, "ma")[0] == 8
    assert numbers(home, "mb")[0] == 1
    assert numbers(home, "m0")[:2] == (9, 14)
    found = finding(home.meeting("mb"), "SAME_PERSON_TWO_SESSIONS")
    assert found["severity"] == "违规"
    assert "人08" in found["text"]
    assert "SAME_PERSON_TWO_SESSIONS" not in codes(home.meeting("ma"))


def test_that_the_whole_meeting_votes_on_the_sum_of_its_sessions(tmp_path: Path) -> None:
    home = in_sessions(tmp_path)
    home.do("check_in", meeting="ma", whos=["东人01..东人07"], mode="现场")
    home.do("check_in", meeting="mb", whos=["西人01..西人06"], mode="现场")
    home.do("open_meeting", meeting="m0")
    home.do("add_item", meeting="m0", item="i1", title="村规民约", kind="表决", topic="t1")
    home.do("start_item", meeting="m0", item="i1")
    open_vote(home, meeting="m0")
    home.do("record_tally", vote="v1", for_=7, against=6, abstain=0)
    home.do("close_vote", vote="v1")
    assert (home.vote("v1")["base"], home.vote("v1")["verdict"]) == (13, "通过")


def test_that_a_small_session_opens_once_the_sessions_together_are_enough(tmp_path: Path) -> None:
    home = in_sessions(tmp_path)
    home.do("check_in", meeting="ma", whos=["东人01..东人08"], mode="现场")
    home.do("check_in", meeting="mb", whos=["西人01..西人03"], mode="现场")
    home.refuse("QUORUM_NOT_MET", "open_meeting", meeting="mb")
    home.do("check_in", meeting="ma", whos=["东人09"], mode="现场")
    assert numbers(home, "mb")[3] is False
    home.do("open_meeting", meeting="mb")


def test_that_a_session_belongs_to_a_whole_meeting_of_its_kind(tmp_path: Path) -> None:
    home = in_sessions(tmp_path)
    usual = {
        "title": "会",
        "starts_at": DAY,
        "place": "村委会",
        "chair": "主任",
        "recorder": "文书",
        "topics": [],
        "entitled": [],
        "unit": "人",
        "form": "村民会议",
    }
    home.refuse("WRONG_STAGE", "convene_meeting", meeting="mc", session_of="ma", **usual)
    home.refuse("WRONG_STAGE", "convene_meeting", meeting="mc", session_of="m0", **{**usual, "unit": "户"})


def test_that_sessions_that_no_rule_provides_are_found(tmp_path: Path) -> None:
    home = in_sessions(tmp_path, rules=NATION)
    assert "SESSIONS_NOT_PROVIDED" in codes(home.meeting("ma"))
    assert "SESSIONS_NOT_PROVIDED" not in codes(home.meeting("m0"))


HOUSEHOLDS: dict[str, Any] = {
    "crowds": [crowd("户", 9)],
    "meeting": {"form": "村民会议", "unit": "户", "entitled": {"households": True}},
}


def test_that_an_assembly_of_households_counts_two_thirds_of_them(tmp_path: Path) -> None:
    home = voted(tmp_path, ["户01..户06"], {"for_": 4, "against": 2, "abstain": 0}, **HOUSEHOLDS)
    assert numbers(home, "m1") == (6, 9, 6, True)
    assert home.meeting("m1")["quorum"]["unit"] == "户"
    assert (home.vote("v1")["base"], home.vote("v1")["needed"], home.vote("v1")["verdict"]) == (6, 4, "通过")


def test_that_who_came_for_a_household_votes_by_name_for_it(tmp_path: Path) -> None:
    home = opened(tmp_path, ["户01..户06"], **HOUSEHOLDS)
    open_vote(home, method="记名投票")
    home.do("cast_vote", vote="v1", who="户01", choice="赞成")
    home.refuse("NOT_ENTITLED", "cast_vote", vote="v1", who="户07", choice="赞成")
    home.do("close_vote", vote="v1")
    assert home.vote("v1")["for"] == 1


def test_that_a_notice_reaches_a_household_through_any_of_it(tmp_path: Path) -> None:
    home = opened(tmp_path, ["户01..户06"], people=[person("妻", household="户01")], **HOUSEHOLDS)
    assert "9人" in finding(home.meeting("m1"), "NOTICE_NOT_DELIVERED")["text"]


FAMILY = [
    person("父", household="H1", roles=["集体经济组织成员"]),
    person("子", household="H1", roles=["集体经济组织成员"]),
    person("媳", household="H1"),
    person("孙", household="H1", born=(DAY - timedelta(days=4000)).date()),
]
MEMBERS: dict[str, Any] = {
    "people": FAMILY,
    "crowds": [crowd("成员", 10, roles=["集体经济组织成员"])],
    "meeting": {"form": "成员大会", "entitled": {"roles": ["集体经济组织成员"]}},
    "topic": {"matter": "土地承包"},
}


def members(folder: Path, **data: Any) -> Rehearsal:

    return called(folder, **{**MEMBERS, **data})


def test_that_a_principal_is_present_when_the_proxy_has_signed_in(tmp_path: Path) -> None:
    home = members(tmp_path)
    home.do("authorise_proxy", meeting="m1", principal="父", proxy="媳", written=True, relation="儿媳")
    home.do("check_in", meeting="m1", who="媳", mode="委托")
    assert numbers(home, "m1")[:2] == (1, 12)
    home.do("check_in", meeting="m1", whos=["子", "成员01..成员06"], mode="现场")
    assert numbers(home, "m1") == (8, 12, 8, True)
    home.do("open_meeting", meeting="m1")
    home.do("start_item", meeting="m1", item="i1")
    open_vote(home)
    home.do("record_tally", vote="v1", for_=8, against=0, abstain=0)
    home.do("close_vote", vote="v1")
    vote = home.vote("v1")
    assert (vote["base"], vote["needed"], vote["verdict"], vote["rule"]) == (
        12,
        8,
        "通过",
        "全体三分之二以上",
    )


def test_that_a_proxy_leaves_with_the_principal(tmp_path: Path) -> None:
    home = members(tmp_path)
    home.do("authorise_proxy", meeting="m1", principal="父", proxy="媳", written=True, relation="儿媳")
    home.do("check_in", meeting="m1", whos=["媳", "子", "成员01..成员07"], mode="现场")
    home.do("open_meeting", meeting="m1")
    home.do("start_item", meeting="m1", item="i1")
    home.do("check_out", meeting="m1", who="媳")
    open_vote(home)
    home.refuse("MORE_VOTES_THAN_MEMBERS", "record_tally", vote="v1", for_=9, against=0, abstain=0)


@pytest.mark.parametrize(
    ("principal", "proxy", "written", "code"),
    [
        ("媳", "父", True, "NOT_ENTITLED"),
        ("父", "孙", True, "TOO_YOUNG"),
        ("父", "成员01", True, "PROXY_NOT_ALLOWED"),
        ("父", "媳", False, "PROXY_NOT_WRITTEN"),
        ("父", "路人", True, "PERSON_NOT_ON_ROSTER"),
    ],
)
def test_that_a_proxy_is_of_the_household_of_age_and_in_writing(
    principal: str, proxy: str, written: bool, code: str, tmp_path: Path
) -> None:
    home = members(tmp_path)
    home.refuse(
        code, "authorise_proxy", meeting="m1", principal=principal, proxy=proxy, written=written, relation=""
    )


def test_that_a_proxy_is_not_passed_on(tmp_path: Path) -> None:
    home = members(tmp_path)
    proxy = {"meeting": "m1", "written": True, "relation": "家人"}
    home.refuse("WRONG_STAGE", "authorise_proxy", principal="父", proxy="父", **proxy)
    home.do("authorise_proxy", principal="父", proxy="子", **proxy)
    home.refuse("PROXY_CHAIN", "authorise_proxy", principal="子", proxy="媳", **proxy)
    home.refuse("WRONG_STAGE", "authorise_proxy", principal="父", proxy="媳", **proxy)
    home.do("revoke_proxy", meeting="m1", principal="父")
    home.refuse("NOT_RECORDED", "revoke_proxy", meeting="m1", principal="父")
    home.do("authorise_proxy", principal="子", proxy="媳", **proxy)
    home.refuse("PROXY_CHAIN", "authorise_proxy", principal="父", proxy="子", **proxy)


@pytest.mark.parametrize("form", ["村民会议", "村民代表会议", "协商会"])
def test_that_a_form_whose_law_provides_no_proxy_has_none(form: str, tmp_path: Path) -> None:
    home = members(tmp_path, meeting={"form": form, "entitled": {"all": True}})
    home.refuse(
        "PROXY_NOT_ALLOWED",
        "authorise_proxy",
        meeting="m1",
        principal="父",
        proxy="子",
        written=True,
        relation="",
    )


def test_that_a_limit_of_proxies_holds_where_the_village_sets_one(tmp_path: Path) -> None:
    home = members(tmp_path, charter={"成员大会.proxy_limit": 1})
    proxy = {"meeting": "m1", "proxy": "媳", "written": True, "relation": "家人"}
    home.do("authorise_proxy", principal="父", **proxy)
    assert "1人" in home.refuse("PROXY_LIMIT", "authorise_proxy", principal="子", **proxy).sentence


def owners(folder: Path, present: list[str], **data: Any) -> Rehearsal:
    """Four owners of 100, 100, 100 and 300 m²."""
    people = [
        person(name, area=area, roles=["业主"])
        for name, area in (("甲", "100.50"), ("乙", "99.50"), ("丙", "100"), ("丁", "300"))
    ]
    return opened(
        folder,
        present,
        people=people,
        crowds=[],
        topic={"matter": "共有部分改造", "scope": "小区"},
        meeting={"form": "业主大会", "entitled": {"roles": ["业主"]}, **data.pop("meeting", {})},
        **data,
    )


def test_that_owners_need_people_and_area_to_open(tmp_path: Path) -> None:

    people = [
        person(name, area=area, roles=["业主"])
        for name, area in (("甲", "100"), ("乙", "100"), ("丙", "100"), ("丁", "300"))
    ]
    home = called(
        tmp_path,
        people=people,
        crowds=[],
        topic={"matter": "共有部分改造", "scope": "小区"},
        meeting={"form": "业主大会", "entitled": {"roles": ["业主"]}},
    )
    home.do("check_in", meeting="m1", whos=["甲", "乙", "丙"], mode="现场")
    assert (
        "专有面积600平方米，到会300平方米，还差100平方米"
        in home.refuse("QUORUM_NOT_MET", "open_meeting", meeting="m1").sentence
    )
    home.do("check_in", meeting="m1", who="丁", mode="现场")
    home.do("open_meeting", meeting="m1")
    assert numbers(home, "m1") == (4, 4, 3, True)


def test_that_owners_decide_by_people_and_area_at_once(tmp_path: Path) -> None:
    home = owners(tmp_path, ["甲", "乙", "丙", "丁"])
    open_vote(home)
    home.refuse("COUNTS_MISSING", "record_tally", vote="v1", for_=3, against=1, abstain=0)
    home.refuse("TALLY_MISMATCH", "record_tally", vote="v1", for_=3, against=1, abstain=0, for_area="900")
    home.do("record_tally", vote="v1", for_=3, against=1, abstain=0, for_area="300")
    home.do("close_vote", vote="v1")
    vote = home.vote("v1")
    assert (vote["verdict"], vote["rule"]) == ("未通过", "到会面积四分之三以上，且到会四分之三以上")
    assert "450平方米" in vote["sentence"]
    open_vote(home, "v2", method="记名投票")
    for who in ("甲", "乙", "丁"):
        home.do("cast_vote", vote="v2", who=who, choice="赞成")
    home.do("close_vote", vote="v2")
    assert home.vote("v2")["verdict"] == "通过"


def test_that_owners_who_answer_in_writing_take_part(tmp_path: Path) -> None:
    home = owners(tmp_path, ["甲", "乙", "丁"])
    open_vote(home, method="书面征求")
    home.refuse("NOT_ENTITLED", "record_written_reply", vote="v1", who="主任", choice="赞成")
    for who in ("甲", "乙", "丙", "丁"):
        home.do("record_written_reply", vote="v1", who=who, choice="反对" if who == "甲" else "赞成")
    home.do("close_vote", vote="v1")
    vote = home.vote("v1")
    assert (vote["binding"], vote["for"], vote["verdict"]) == (True, 3, "通过")
    close(home, "通过")


def levy(folder: Path, stand_for: list[int], present: int, **meeting: Any) -> Rehearsal:
    """A meeting on a levy of representatives who stand for so many households each."""
    people = [
        person(f"代表{number}", roles=["村民代表"], represents_households=households)
        for number, households in enumerate(stand_for, 1)
    ]
    return opened(
        folder,
        [f"代表{number}" for number in range(1, present + 1)],
        people=people,
        crowds=[],
        topic={"matter": "公益事业筹资筹劳"},
        meeting={"form": "一事一议代表会议", "unit": "户", **meeting},
    )


@pytest.mark.parametrize("unit", ["户", "人"])
def test_that_a_levy_counts_the_households_that_representatives_stand_for(unit: str, tmp_path: Path) -> None:
    home = levy(tmp_path, [10, 10, 10, 30], 4, unit=unit)
    assert numbers(home, "m1") == (60, 60, 40, True)
    open_vote(home)
    home.refuse("COUNTS_MISSING", "record_tally", vote="v1", for_=2, against=2, abstain=0)
    home.do("record_tally", vote="v1", for_=2, against=2, abstain=0, for_households=40)
    home.do("close_vote", vote="v1")
    vote = home.vote("v1")
    assert (vote["base"], vote["needed"], vote["verdict"], vote["rule"]) == (60, 31, "通过", "代表户过半数")


def test_that_a_levy_opens_only_with_two_thirds_of_the_households(tmp_path: Path) -> None:
    people = [
        person(f"代表{n}", roles=["村民代表"], represents_households=h)
        for n, h in ((1, 10), (2, 10), (3, 10), (4, 30))
    ]

    home = called(
        tmp_path,
        people=people,
        crowds=[],
        topic={"matter": "公益事业筹资筹劳"},
        meeting={"form": "一事一议代表会议", "unit": "户"},
    )
    home.do("check_in", meeting="m1", whos=["代表1", "代表2", "代表3"], mode="现场")
    assert "应到60户，实到30户" in home.refuse("QUORUM_NOT_MET", "open_meeting", meeting="m1").sentence


def test_that_representatives_of_whom_nothing_is_known_stand_for_a_household_each(tmp_path: Path) -> None:
    home = voted(
        tmp_path,
        ["代表01..代表07"],
        {"for_": 4, "against": 3, "abstain": 0},
        topic={"matter": "公益事业筹资筹劳"},
        meeting={"form": "一事一议代表会议", "unit": "户"},
    )
    assert numbers(home, "m1") == (7, 10, 7, True)
    vote = home.vote("v1")
    assert (vote["base"], vote["needed"], vote["verdict"]) == (7, 4, "通过")


def test_that_an_assembly_of_household_heads_counts_heads_whatever_they_stand_for(tmp_path: Path) -> None:
    heads = [person(f"户主{n}", household=f"H{n}", roles=["户主"]) for n in range(1, 9)]
    heads.append(
        person("户主9", household="H9", roles=["户主", "村民代表"], represents_households=12),
    )
    home = called(
        tmp_path,
        people=heads,
        crowds=[],
        meeting={"form": "村民会议", "unit": "户", "entitled": {"roles": ["户主"]}},
    )
    home.do("check_in", meeting="m1", whos=[f"户主{n}" for n in (9, 1, 2, 3, 4, 5)], mode="现场")
    assert numbers(home, "m1") == (6, 9, 6, True)


def test_that_who_comes_for_a_household_of_others_is_not_let_in_for_it(tmp_path: Path) -> None:
    home = called(
        tmp_path,
        crowds=[crowd("户", 9)],
        meeting={"form": "村民会议", "unit": "户", "entitled": {"households": True}, "chair": "户01"},
    )
    home.refuse("NOT_ENTITLED", "check_in", meeting="m1", who="户01", represents="户02", mode="现场")
    home.do("check_in", meeting="m1", who="户01", represents="户01", mode="现场")
    assert numbers(home, "m1")[0] == 1


def test_that_a_proxy_may_sign_in_naming_whom_they_come_for(tmp_path: Path) -> None:
    family = [person(name, household="H1", roles=["集体经济组织成员"]) for name in ("父", "子")]
    home = called(
        tmp_path,
        people=family,
        topic={"matter": "土地承包"},
        meeting={"form": "成员大会", "entitled": {"roles": ["集体经济组织成员"]}},
    )
    home.do("authorise_proxy", meeting="m1", principal="父", proxy="子", written=True, relation="父子")
    home.do("check_in", meeting="m1", who="子", represents="父", mode="委托")
    assert numbers(home, "m1")[:2] == (2, 2)


def test_that_those_left_out_of_the_base_still_belong_to_all(tmp_path: Path) -> None:
    home = called(
        tmp_path,
        crowds=[crowd("村民", 28)],
        rules=CHONGQING,
        topic={"matter": "草原承包调整"},
        meeting={"form": "村民会议", "entitled": {"all": True}},
    )
    home.do("exclude_from_base", meeting="m1", whos=["村民25..村民28"], reason="外出联系不上")
    home.do("check_in", meeting="m1", whos=["村民01..村民24"], mode="现场")
    home.do("open_meeting", meeting="m1")
    home.do("start_item", meeting="m1", item="i1")
    open_vote(home)
    home.do("record_tally", vote="v1", for_=19, against=5, abstain=0)
    home.do("close_vote", vote="v1")
    vote = home.vote("v1")
    assert (vote["base"], vote["needed"], vote["verdict"]) == (30, 20, "未通过")


def test_that_where_each_stands_for_as_many_the_totals_tell_the_households(tmp_path: Path) -> None:
    home = levy(tmp_path, [12, 12, 12, 12], 3)
    open_vote(home)
    home.do("record_tally", vote="v1", for_=2, against=1, abstain=0)
    home.do("close_vote", vote="v1")
    assert (home.vote("v1")["base"], home.vote("v1")["needed"], home.vote("v1")["verdict"]) == (
        36,
        19,
        "通过",
    )


def test_that_a_vote_by_name_adds_up_the_households(tmp_path: Path) -> None:
    home = levy(tmp_path, [10, 10, 10, 30], 4)
    open_vote(home, method="记名投票")
    for number in (1, 2, 3):
        home.do("cast_vote", vote="v1", who=f"代表{number}", choice="赞成")
    home.do("cast_vote", vote="v1", who="代表4", choice="反对")
    home.do("close_vote", vote="v1")
    assert home.vote("v1")["verdict"] == "未通过"


def test_that_two_thirds_of_all_decide_on_pasture(tmp_path: Path) -> None:
    home = voted(
        tmp_path,
        ["代表01..代表09"],
        {"for_": 6, "against": 3, "abstain": 0},
        topic={"matter": "草原承包调整"},
    )
    vote = home.vote("v1")
    assert (vote["base"], vote["needed"], vote["verdict"], vote["clause"]) == (
        10,
        7,
        "未通过",
        "草原法第十三条",
    )


def test_that_without_a_collective_the_assembly_decides_by_the_members_majority(tmp_path: Path) -> None:
    home = voted(
        tmp_path,
        ["主任", "文书", "代表01..代表08"],
        {"for_": 8, "against": 2, "abstain": 0},
        village={"collective": False},
        topic={"matter": "土地承包"},
        meeting={"form": "村民会议", "entitled": {"all": True}},
    )
    assert (home.vote("v1")["base"], home.vote("v1")["needed"], home.vote("v1")["verdict"]) == (12, 8, "通过")


def test_that_a_group_decides_its_own_affairs_by_two_thirds_present(tmp_path: Path) -> None:
    home = voted(
        tmp_path,
        ["三组人01..三组人06"],
        {"for_": 4, "against": 2, "abstain": 0},
        crowds=[crowd("三组人", 9, group="三组")],
        topic={"scope": "村民小组"},
        meeting={"form": "村民小组会议", "entitled": {"group": "三组"}},
    )
    assert numbers(home, "m1") == (6, 9, 6, True)
    assert home.vote("v1")["verdict"] == "通过"
    assert "LIST_INCOMPLETE" not in codes(home.meeting("m1"))

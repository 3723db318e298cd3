"""At the door: who signs in, in what order refusals count, who is counted as present."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.builders import CHONGQING, Rehearsal, codes, crowd, person
from tests.services.meetings import called, open_vote, opened

OTHERS = [
    person("先人", died=date(2024, 1, 1)),
    person("少年", born=date(2008, 3, 21)),
    person("村民甲"),
    person("监督", roles=["村务监督委员会成员"]),
]


def quorum(home: Rehearsal) -> tuple[int, int]:
    found = home.meeting("m1")["quorum"]
    return found["present"], found["base"]


@pytest.mark.parametrize(
    ("whos", "code"),
    [
        (["路人", "先人", "少年", "村民甲", "代表01"], "PERSON_NOT_ON_ROSTER"),
        (["先人", "村民甲", "代表01"], "PERSON_DECEASED"),
        (["代表01", "村民甲"], "NOT_ENTITLED"),
        (["代表01", "代表02"], "ALREADY_CHECKED_IN"),
    ],
)
def test_that_all_sign_in_or_none_and_the_first_refusal_of_the_table_counts(
    whos: list[str], code: str, tmp_path: Path
) -> None:
    home = called(tmp_path, people=OTHERS)
    home.do("check_in", meeting="m1", who="代表01", mode="现场")
    home.refuse(code, "check_in", meeting="m1", whos=whos, mode="现场")
    assert quorum(home) == (1, 10)


def test_that_who_comes_of_age_on_the_day_may_vote_and_a_day_later_not(tmp_path: Path) -> None:
    people = [person("今日", born=date(2008, 3, 20)), person("明日", born=date(2008, 3, 21))]
    home = called(tmp_path, people=people, meeting={"form": "协商会", "entitled": {"all": True}})
    home.do("check_in", meeting="m1", who="今日", mode="现场")
    home.refuse("TOO_YOUNG", "check_in", meeting="m1", who="明日", mode="现场")
    home.do("check_in", meeting="m1", who="明日", mode="现场", capacity="旁听")


def test_that_others_sign_in_by_their_capacity_and_are_not_counted(tmp_path: Path) -> None:
    home = called(tmp_path, people=OTHERS)
    home.do("invite", meeting="m1", whos=["监督"], capacity="监督")
    home.do("check_in", meeting="m1", whos=["监督", "主任", "文书"], mode="现场")
    home.do("check_in", meeting="m1", who="村民甲", mode="现场", capacity="旁听")
    home.do("admit_guest", meeting="m1", name="路过的", capacity="列席", party="驻村单位")
    home.refuse("NOT_ENTITLED", "admit_guest", meeting="m1", name="路过的", capacity="表决")
    home.refuse("WRONG_STAGE", "admit_guest", meeting="m1", name=" ", capacity="列席")
    home.refuse("TOO_YOUNG", "check_in", meeting="m1", who="少年", mode="现场", capacity="表决")
    assert quorum(home) == (0, 10)


def test_that_who_left_stays_counted_but_is_not_in_the_room(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("check_out", meeting="m1", who="代表08")
    home.refuse("NOT_IN_ROOM", "check_out", meeting="m1", who="代表08")
    assert quorum(home) == (8, 10)
    open_vote(home)
    home.refuse("MORE_VOTES_THAN_MEMBERS", "record_tally", vote="v1", for_=8, against=0, abstain=0)
    home.do("record_tally", vote="v1", for_=4, against=3, abstain=0)
    home.do("close_vote", vote="v1")
    vote = home.vote("v1")
    assert (vote["base"], vote["needed"], vote["verdict"]) == (8, 5, "未通过")


def test_that_who_left_may_come_back(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("check_out", meeting="m1", who="代表08")
    home.do("check_in", meeting="m1", who="代表08", mode="现场")
    home.refuse("ALREADY_CHECKED_IN", "check_in", meeting="m1", who="代表08", mode="现场")
    assert quorum(home) == (8, 10)


def test_that_late_comers_are_counted_and_vote(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表07"])
    home.do("check_in", meeting="m1", whos=["代表08", "代表09"], mode="现场")
    open_vote(home)
    home.do("record_tally", vote="v1", for_=5, against=4, abstain=0)
    home.do("close_vote", vote="v1")
    assert (home.vote("v1")["base"], home.vote("v1")["verdict"]) == (9, "通过")


def test_that_the_quorum_must_be_there_to_open_and_must_still_be_there_to_vote(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.do("check_in", meeting="m1", whos=["代表01..代表06"], mode="现场")
    refused = home.refuse("QUORUM_NOT_MET", "open_meeting", meeting="m1")
    assert "还差1人" in refused.sentence
    home.refuse("QUORUM_NOT_MET", "open_meeting", meeting="m1", override_reason="主任说开")
    home.do("check_in", meeting="m1", who="代表07", mode="现场")
    home.do("open_meeting", meeting="m1")
    home.refuse("WRONG_STAGE", "open_meeting", meeting="m1")
    home.do("start_item", meeting="m1", item="i1")
    home.do("check_out", meeting="m1", who="代表07")
    home.refuse("QUORUM_NOT_MET", "open_vote", meeting="m1", item="i1", vote="v1", motion="修", method="举手")


def test_that_a_consulting_form_opens_with_whoever_comes(tmp_path: Path) -> None:
    home = called(tmp_path, meeting={"form": "院坝会"})
    home.do("open_meeting", meeting="m1")
    found = home.meeting("m1")["quorum"]
    assert (found["needed"], found["met"], found["clause"]) == (None, True, "")


def test_that_a_quorum_which_the_village_set_itself_is_overridden_with_a_reason(tmp_path: Path) -> None:
    home = called(tmp_path, meeting={"form": "协商会"}, charter={"协商会.quorum": "1/2"})
    home.do("check_in", meeting="m1", whos=["代表01..代表02"], mode="现场")
    home.do("open_meeting", meeting="m1", override_reason="等不及")
    assert home.meeting("m1")["quorum"]["met"] is False
    assert "OVERRIDDEN" in codes(home.meeting("m1"))


@pytest.mark.parametrize(
    ("form", "mode", "code"),
    [
        ("村民代表会议", "在线", "ONLINE_NOT_ALLOWED"),
        ("村民代表会议", "委托", "PROXY_NOT_ALLOWED"),
        ("协商会", "委托", "PROXY_NOT_ALLOWED"),
        ("成员大会", "委托", "PROXY_NOT_WRITTEN"),
        ("村民代表会议", "分会场", None),
        ("协商会", "在线", None),
        ("成员大会", "在线", None),
    ],
)
def test_that_a_mode_counts_only_where_the_forms_law_provides_it(
    form: str, mode: str, code: str | None, tmp_path: Path
) -> None:
    home = called(tmp_path, meeting={"form": form})
    arguments: dict[str, Any] = {"meeting": "m1", "who": "代表01", "mode": mode}
    if code is None:
        home.do("check_in", **arguments)
        assert quorum(home) == (1, 10)
    else:
        home.refuse(code, "check_in", **arguments)


def test_that_who_has_no_vote_may_listen_online(tmp_path: Path) -> None:
    home = called(tmp_path, people=OTHERS)
    home.do("check_in", meeting="m1", who="村民甲", mode="在线", capacity="旁听")


def test_that_the_excluded_are_out_of_everything(tmp_path: Path) -> None:
    home = called(tmp_path, rules=CHONGQING, meeting={"form": "村民会议", "entitled": {"all": True}})
    home.do("exclude_from_base", meeting="m1", whos=["代表10"], reason="外出不能回")
    home.do("check_in", meeting="m1", whos=["代表10", "代表01"], mode="现场")
    assert quorum(home) == (1, 11)


def test_that_absences_and_calls_are_noted(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.do("record_absence", meeting="m1", who="代表09", reason="请假")
    home.do("record_absence", meeting="m1", who="代表09", reason="住院")
    home.do("record_call", meeting="m1", who="代表09", result="来不了")


def test_that_nobody_signs_in_after_the_close(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("adjourn", meeting="m1", reason="吃饭")
    home.do("check_in", meeting="m1", who="代表09", mode="现场")
    home.refuse("WRONG_STAGE", "start_item", meeting="m1", item="i1")
    home.do("resume", meeting="m1")
    home.do("close_meeting", meeting="m1")
    home.refuse("WRONG_STAGE", "check_in", meeting="m1", who="代表10", mode="现场")


def test_that_the_first_refusal_is_the_seal(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("close_meeting", meeting="m1")
    home.refuse("WRONG_STAGE", "seal", meeting="m1")
    home.do("sign", meeting="m1", who="主任", capacity="主持", means="签字")
    home.do("sign", meeting="m1", who="文书", capacity="记录", means="捺印")
    home.refuse("WRONG_STAGE", "sign", meeting="m1", who="文书", capacity="记录", means="签字")
    home.refuse("WRONG_STAGE", "sign", meeting="m1", who="代表01", capacity="主持", means="签字")
    home.refuse("NOT_IN_ROOM", "sign", meeting="m1", who="代表10", capacity="表决", means="签字")
    home.do("sign", meeting="m1", who="代表01", capacity="表决", means="捺印")
    home.refuse("WRONG_STAGE", "add_addendum", meeting="m1", by="文书", text="补")
    home.do("seal", meeting="m1")
    home.refuse("MEETING_SEALED", "check_in", meeting="m1", whos=["路人"], mode="现场")
    home.refuse("MEETING_SEALED", "invite", meeting="m1", whos=["代表01"], capacity="旁听")
    home.refuse("MEETING_SEALED", "start_item", meeting="m1", item="i1")
    home.do("add_addendum", meeting="m1", by="文书", text="补")
    assert home.meeting("m1")["state"] == "已归档"


def test_that_the_chair_of_another_day_signs_when_invited_so(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("invite", meeting="m1", whos=["代表01"], capacity="主持")
    home.do("sign", meeting="m1", who="代表01", capacity="主持", means="签字")


def test_that_a_household_is_represented_once(tmp_path: Path) -> None:
    people = [person("夫", household="H1"), person("妻", household="H1"), person("邻", household="H2")]
    home = called(
        tmp_path,
        people=people,
        crowds=[crowd("户", 3)],
        meeting={"form": "村民会议", "unit": "户", "entitled": {"households": True}},
    )
    home.do("check_in", meeting="m1", who="夫", mode="现场")
    assert quorum(home) == (1, 5)
    refused = home.refuse("HOUSEHOLD_ALREADY_REPRESENTED", "check_in", meeting="m1", who="妻", mode="现场")
    assert "夫" in refused.sentence
    home.refuse("NOT_ENTITLED", "check_in", meeting="m1", who="邻", mode="现场", represents="H1")
    home.do("check_in", meeting="m1", who="邻", mode="现场", represents="H2")
    home.do("check_in", meeting="m1", who="妻", mode="现场", capacity="列席")
    home.do("check_out", meeting="m1", who="夫")
    home.do("check_out", meeting="m1", who="妻")
    home.do("check_in", meeting="m1", who="妻", mode="现场")
    assert quorum(home) == (2, 5)
    home.do("check_in", meeting="m1", whos=["户01", "户02"], mode="现场")
    home.do("open_meeting", meeting="m1")

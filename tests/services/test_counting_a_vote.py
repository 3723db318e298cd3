"""Counting a vote: question by question, group by group, by the bundle, again, and among several options."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from tests.builders import Rehearsal, crowd
from tests.services.meetings import open_vote, opened
from xieshang_desktop.queries.cockpit.view import CockpitView, cockpit
from xieshang_desktop.queries.cockpit.vote import VoteView
from xieshang_desktop.storage.verification import verify

BALLOT = {"method": "无记名投票"}
PLANS = {"options": ["甲案", "乙案", "丙案"], "motion": "选定一个方案"}


def room(folder: Path, vote: dict[str, Any] | None = None, count: int = 10, **data: Any) -> Rehearsal:
    """Everybody of a crowd in the room, the vote open."""
    crowds = [crowd("代表", count, roles=["村民代表"], group="一组")]
    home = opened(folder, [f"代表01..代表{count}"], crowds=crowds, **data)
    open_vote(home, **(vote or {}))
    return home


def view(home: Rehearsal) -> CockpitView:
    return home.record.read(cockpit, home.id_of("会议", "m1"), home.moment)


def vote_of(home: Rehearsal) -> VoteView:
    found = view(home).vote
    assert found is not None
    return found


def test_that_what_was_counted_is_on_record_before_the_next_question(tmp_path: Path) -> None:
    home = room(tmp_path)
    home.do("record_count", vote="v1", question="赞成", count=6)
    home.do("record_count", vote="v1", question="反对", count=2, section="一组")
    assert vote_of(home).counting.parts == {("", "赞成"): 6, ("一组", "反对"): 2}
    assert verify(home.record).problems == ()


def test_that_a_later_count_takes_the_place_of_the_earlier(tmp_path: Path) -> None:
    home = room(tmp_path)
    home.do("record_count", vote="v1", question="赞成", count=6)
    home.do("record_count", vote="v1", question="赞成", count=7)
    assert vote_of(home).counting.parts == {("", "赞成"): 7}
    home.do("undo_last", meeting="m1")
    assert vote_of(home).counting.parts == {("", "赞成"): 6}


@pytest.mark.parametrize(
    ("vote", "question", "count", "code"),
    [
        ({}, "赞成", 11, "MORE_VOTES_THAN_MEMBERS"),
        ({}, "赞成", -1, "TALLY_MISMATCH"),
        ({}, "发出", 3, "WRONG_STAGE"),
        (BALLOT, "赞成", 3, "WRONG_STAGE"),
        ({"method": "记名投票"}, "赞成", 3, "WRONG_STAGE"),
    ],
)
def test_that_only_a_count_that_can_be_true_is_recorded(
    vote: dict[str, Any], question: str, count: int, code: str, tmp_path: Path
) -> None:
    home = room(tmp_path, vote)
    home.refuse(code, "record_count", vote="v1", question=question, count=count)


def test_that_papers_are_recorded_by_the_bundle(tmp_path: Path) -> None:
    home = room(tmp_path, BALLOT, count=60)
    home.refuse("WRONG_STAGE", "record_bundle", vote="v1", counts={"赞成": 20})
    home.do("record_count", vote="v1", question="发出", count=60)
    home.do("record_count", vote="v1", question="收回", count=58)
    home.refuse("BUNDLE_TOO_SMALL", "record_bundle", vote="v1", counts={"赞成": 3})
    home.do("record_bundle", vote="v1", counts={"赞成": 15, "反对": 6, "无效": 1})
    home.refuse("BUNDLE_TOO_SMALL", "record_bundle", vote="v1", counts={"赞成": 20})
    assert vote_of(home).counting.bundles == ({"赞成": 15, "反对": 6, "无效": 1},)


def test_that_hands_have_no_bundles(tmp_path: Path) -> None:
    room(tmp_path).refuse("WRONG_STAGE", "record_bundle", vote="v1", counts={"赞成": 10})


def test_that_a_recount_keeps_what_was_counted_beside_it(tmp_path: Path) -> None:
    home = room(tmp_path)
    home.refuse("WRONG_STAGE", "start_recount", vote="v1", reason="数重了")
    home.do("record_count", vote="v1", question="赞成", count=6)
    home.do("record_tally", vote="v1", **{"for": 6, "against": 3, "abstain": 1})
    home.do("start_recount", vote="v1", reason="数重了")
    counting = vote_of(home).counting
    assert (counting.parts, counting.recounts, vote_of(home).tallies) == ({}, ("数重了",), ())
    home.do("record_tally", vote="v1", **{"for": 5, "against": 4, "abstain": 1})
    home.do("close_vote", vote="v1")
    assert home.vote("v1")["for"] == 5
    with home.record.reading() as session:
        (figures,) = session.scalars(text("SELECT figures FROM recount")).all()
    assert json.loads(figures)["第1人计票"] == {"赞成": 6, "反对": 3, "弃权": 1}
    assert verify(home.record).problems == ()


def test_that_two_tellers_who_differ_count_again_and_then_agree(tmp_path: Path) -> None:
    home = room(tmp_path, BALLOT)
    papers = {"issued": 10, "returned": 10, "invalid": 0}
    home.do("record_tally", vote="v1", teller="文书", **papers, **{"for": 6, "against": 3, "abstain": 1})
    other = {"for": 5, "against": 4, "abstain": 1}
    home.refuse("TELLERS_DISAGREE", "record_tally", vote="v1", teller="主任", **papers, **other)
    home.do("start_recount", vote="v1", reason="两位计票人的数不一样")
    home.do("record_tally", vote="v1", teller="文书", **papers, **other)
    home.do("record_tally", vote="v1", teller="主任", **papers, **other)
    home.do("close_vote", vote="v1")
    assert (home.vote("v1")["for"], home.vote("v1")["against"]) == (5, 4)


def test_that_the_plan_with_the_most_votes_is_chosen_and_said(tmp_path: Path) -> None:
    home = room(tmp_path, PLANS | {"binding": False})
    home.do("record_tally", vote="v1", counts={"甲案": 7, "乙案": 2, "丙案": 1})
    home.do("close_vote", vote="v1")
    assert (home.vote("v1")["verdict"], home.vote("v1")["counts"]) == (
        None,
        {"甲案": 7, "乙案": 2, "丙案": 1},
    )
    assert home.vote("v1")["sentence"] == "甲案7票，乙案2票，丙案1票；选定甲案。"


def test_that_level_plans_are_put_again_beside_the_first_round(tmp_path: Path) -> None:
    home = room(tmp_path, PLANS | {"binding": False})
    home.do("record_tally", vote="v1", counts={"甲案": 4, "乙案": 4, "丙案": 2})
    home.do("close_vote", vote="v1")
    choice = vote_of(home).choice
    assert choice is not None
    assert choice.runoff == ("甲案", "乙案")
    open_vote(home, "v2", **(PLANS | {"options": ["甲案", "乙案"], "binding": False}))
    home.do("record_tally", vote="v2", counts={"甲案": 6, "乙案": 4})
    home.do("close_vote", vote="v2")
    assert "选定甲案" in home.vote("v2")["sentence"]
    assert vote_of(home).earlier == (
        "第1次：选定一个方案。甲案、乙案都是4票，并列，就这2项再投一次，选1项。",
    )
    assert "并列" in home.vote("v1")["sentence"]


def test_that_plans_put_in_an_order_are_counted_by_points(tmp_path: Path) -> None:
    home = room(tmp_path, PLANS | {"ranked": True, "choose": 2, "binding": False})
    home.refuse("WRONG_STAGE", "record_tally", vote="v1", counts={"甲案": 10})
    home.refuse("COUNTS_MISSING", "record_tally", vote="v1", ranks={"甲案": [10]})
    home.refuse("MORE_VOTES_THAN_MEMBERS", "record_tally", vote="v1", ranks={"甲案": [8, 0], "乙案": [3, 0]})
    home.refuse("TALLY_MISMATCH", "record_tally", vote="v1", ranks={"甲案": [8, -1], "乙案": [1, 0]})
    home.do("record_tally", vote="v1", ranks={"甲案": [4, 6], "乙案": [6, 1], "丙案": [0, 3]})
    home.do("close_vote", vote="v1")
    assert home.vote("v1")["sentence"] == "甲案14分，乙案13分，丙案3分；选定甲案。"
    assert verify(home.record).problems == ()


def test_that_places_are_not_asked_where_options_are_only_marked(tmp_path: Path) -> None:
    home = room(tmp_path, PLANS | {"binding": False})
    home.refuse("WRONG_STAGE", "record_tally", vote="v1", ranks={"甲案": [10]})


def test_that_options_called_name_by_name_have_a_choice_and_no_verdict(tmp_path: Path) -> None:
    home = room(tmp_path, PLANS | {"method": "记名投票"}, count=10)
    for number in range(1, 11):
        choice = "乙案" if number > 3 else "甲案"
        home.do("cast_vote", vote="v1", who=f"代表{number:02d}", choice=choice)
    home.do("close_vote", vote="v1")
    assert home.vote("v1")["verdict"] is None
    assert "选定乙案" in home.vote("v1")["sentence"]

"""Undoing the last act: the state before, exactly; and the trace of both in the journal."""

from __future__ import annotations

from pathlib import Path

from tests.services.meetings import convene
from tests.storage import lives
from xieshang_desktop.queries.history import last_act, recent_acts
from xieshang_desktop.storage.verification import verify


def test_that_undoing_restores_exactly_the_state_before_and_leaves_both_entries(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    before, entries = lives.dump(home.record), home.record.count_entries()
    home.do("record_opinion", meeting="m1", item="i1", who="代表02", stance="反对", text="太贵")
    assert lives.dump(home.record) != before
    home.do("undo_last", meeting="m1")
    assert lives.dump(home.record) == before
    assert home.record.count_entries() == entries + 2
    assert verify(home.record).sound


def test_that_undoing_twice_walks_further_back(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    first = lives.dump(home.record)
    home.do("request_to_speak", meeting="m1", item="i1", who="代表02")
    second = lives.dump(home.record)
    home.do("start_speaking", meeting="m1", item="i1", who="代表02")
    home.do("undo_last", meeting="m1")
    assert lives.dump(home.record) == second
    home.do("undo_last", meeting="m1")
    assert lives.dump(home.record) == first
    home.do("request_to_speak", meeting="m1", item="i1", who="代表03")
    home.do("undo_last")
    assert lives.dump(home.record) == first


def test_that_undoing_in_a_meeting_passes_over_what_lies_elsewhere(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    home.do("request_to_speak", meeting="m1", item="i1", who="代表02")
    home.do("update_person", who="代表05", away=True)
    line = home.record.read(last_act, home.id_of("会议", "m1"))
    assert line is not None
    assert line.words == "代表02申请发言"
    home.do("undo_last", meeting="m1")
    line = home.record.read(last_act, None)
    assert line is not None
    assert line.words == "更新代表05的登记"


def test_that_a_sealed_meeting_is_not_undone_but_what_came_afterwards_is(tmp_path: Path) -> None:
    home = lives.sealed(tmp_path)
    home.refuse("MEETING_SEALED", "undo_last", meeting="m1")
    home.refuse("MEETING_SEALED", "undo_last")
    before = lives.dump(home.record)
    home.do("attach", meeting="m1", file="会场.jpg", kind="照片")
    home.do("undo_last", meeting="m1")
    assert lives.dump(home.record) == before
    home.refuse("MEETING_SEALED", "undo_last", meeting="m1")
    home.do("add_addendum", meeting="m1", by="文书", text="补记")
    home.refuse("MEETING_SEALED", "undo_last", meeting="m1")


def test_that_what_others_have_built_on_is_not_undone(tmp_path: Path) -> None:
    home = lives.village(tmp_path)
    convene(home, "m1", topics=[])
    convene(home, "m2", topics=[], resumes="m1")
    home.refuse("UNDO_BLOCKED", "undo_last", meeting="m1")
    assert verify(home.record).sound


def test_that_a_convening_is_undone_with_all_that_followed_it_one_by_one(tmp_path: Path) -> None:
    home = lives.village(tmp_path)
    before = lives.dump(home.record)
    convene(home, "m1", topics=[])
    home.do("add_item", meeting="m1", item="i1", title="修路", kind="表决")
    home.do("undo_last", meeting="m1")
    home.do("undo_last", meeting="m1")
    assert lives.dump(home.record) == before
    assert verify(home.record).sound
    home.refuse("NOTHING_TO_UNDO", "undo_last", meeting="m1")


def test_that_the_founding_of_the_record_is_not_undone(tmp_path: Path) -> None:
    home = lives.village(tmp_path)
    home.refuse("NOTHING_TO_UNDO", "undo_last")
    assert home.record.read(last_act, None) is None


def test_that_a_role_taken_away_comes_back(tmp_path: Path) -> None:
    home = lives.village(tmp_path)
    before = lives.dump(home.record)
    home.do("update_person", who="代表01", roles=["党员"], died=home.moment.date())
    home.do("undo_last")
    assert lives.dump(home.record) == before


def test_that_what_is_undone_may_be_done_again_under_the_same_key(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    for _ in range(2):
        home.do("open_vote", meeting="m1", item="i1", vote="v1", motion="修", method="举手")
        home.do("undo_last", meeting="m1")
    home.do("open_vote", meeting="m1", item="i1", vote="v1", motion="修", method="举手")
    assert home.vote("v1")["state"] == "表决中"
    assert verify(home.record).sound


def test_that_the_log_tells_of_both(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    home.do("request_to_speak", meeting="m1", item="i1", who="代表02")
    home.do("undo_last", meeting="m1")
    lines = home.record.read(recent_acts, home.id_of("会议", "m1"), 2)
    assert [line.words for line in lines] == ["撤销", "代表02申请发言"]

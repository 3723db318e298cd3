"""Correcting an earlier act: carried out again with other arguments, with a reason, on top of what stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.builders import Rehearsal, replay
from tests.replay.test_cases import case
from tests.storage import lives
from xieshang_desktop.domain.acts.afterwards import Correct
from xieshang_desktop.domain.vocabulary import Outcome
from xieshang_desktop.errors import Refused
from xieshang_desktop.queries.corrections import corrections_of
from xieshang_desktop.storage.verification import verify


def correct(home: Rehearsal, entry: int, reason: str = "记错了", **changes: object) -> int:
    home.moment = home.moment.replace(second=30)
    return home.office.perform(Correct(at=home.moment, act=entry, reason=reason, changes=changes)).entry


def refused(home: Rehearsal, code: str, entry: int, reason: str = "记错了", **changes: object) -> Refused:
    before = lives.dump(home.record)
    with pytest.raises(Refused) as caught:
        correct(home, entry, reason, **changes)
    assert caught.value.code == code
    assert lives.dump(home.record) == before
    return caught.value


def test_that_a_corrected_tally_gives_the_closed_vote_another_verdict(tmp_path: Path) -> None:
    home = lives.voting(tmp_path)
    tally = home.do("record_tally", vote="v1", for_=6, against=3, abstain=1)
    home.do("close_vote", vote="v1")
    assert home.vote("v1")["verdict"] == "通过"
    correct(home, tally, for_=5, against=4)
    vote = home.vote("v1")
    assert (vote["for"], vote["against"], vote["verdict"]) == (5, 4, "未通过")
    assert "赞成5票，需6票" in vote["sentence"]
    assert verify(home.record).sound


def test_that_a_corrected_tally_must_add_up_as_the_first_had_to(tmp_path: Path) -> None:
    home = lives.voting(tmp_path)
    tally = home.do("record_tally", vote="v1", for_=6, against=3, abstain=1)
    home.do("close_vote", vote="v1")
    refused(home, "COUNTS_MISSING", tally, for_=5)
    refused(home, "MORE_VOTES_THAN_MEMBERS", tally, for_=7)


def test_that_a_verdict_on_which_an_item_ended_is_not_turned_round(tmp_path: Path) -> None:
    home = lives.voting(tmp_path)
    tally = home.do("record_tally", vote="v1", for_=6, against=3, abstain=1)
    home.do("close_vote", vote="v1")
    ended = home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="修")
    refused(home, "OUTCOME_CONTRADICTS_VOTE", tally, for_=5, against=4)
    correct(home, tally, for_=7, against=2)
    assert home.vote("v1")["for"] == 7
    refused(home, "OUTCOME_CONTRADICTS_VOTE", ended, outcome=Outcome.NOT_PASSED)


def test_that_a_correction_stands_beside_what_it_corrects_with_its_reason(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    tally = home.entries[-2]
    entry = correct(home, tally, "漏数一票", for_=7, against=2)
    (line,) = home.record.read(corrections_of, home.id_of("会议", "m1"))
    assert (line.entry, line.corrected, line.reason) == (entry, tally, "漏数一票")
    assert line.sentence == (
        "记票：赞成6票，反对3票，弃权1票：赞成由“6”改为“7”，反对由“3”改为“2”。理由：漏数一票"
    )
    assert home.meeting("m1")["journal_entries"] == len(home.entries) - 2 + 1


def test_that_a_correction_can_be_corrected_again_by_the_number_of_the_first(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    tally = home.entries[-2]
    correct(home, tally, for_=7, against=2)
    second = correct(home, tally, "还是不对", for_=8, against=1)
    correct(home, second, "又不对", abstain=0, against=2)
    vote = home.vote("v1")
    assert (vote["for"], vote["against"], vote["abstain"]) == (8, 2, 0)
    assert len(home.record.read(corrections_of, None)) == 3
    assert verify(home.record).sound


def test_that_undoing_a_correction_brings_back_what_was_first_recorded(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    before = lives.dump(home.record)
    correct(home, home.entries[-2], for_=5, against=4)
    home.do("undo_last", meeting="m1")
    assert lives.dump(home.record) == before
    assert home.record.read(corrections_of, None) == ()
    correct(home, home.entries[-3], for_=7, against=2)
    assert home.vote("v1")["for"] == 7
    assert verify(home.record).sound


def test_that_a_sealed_meeting_is_not_corrected(tmp_path: Path) -> None:
    home = lives.sealed(tmp_path)
    tally = home.entries[-7]
    refused(home, "MEETING_SEALED", tally, for_=7, against=2)


def test_that_what_came_after_the_seal_is_corrected(tmp_path: Path) -> None:
    home = lives.sealed(tmp_path)
    posting = home.do(
        "post_result", topic="t1", channel="公开栏", from_=date(2026, 3, 13), to=date(2026, 3, 20)
    )
    correct(home, posting, to=date(2026, 3, 28))
    assert home.summary()["postings"][0]["met"] is True


def test_that_later_acts_that_built_on_a_row_block_its_correction(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    asked = home.do("request_to_speak", meeting="m1", item="i1", who="代表02")
    home.do("start_speaking", meeting="m1", item="i1", who="代表02")
    refused(home, "UNDO_BLOCKED", asked, who=home.person("代表03"))


def test_that_rows_keep_their_ids_so_that_later_ones_still_refer_to_them(tmp_path: Path) -> None:
    home = lives.prepared(tmp_path)
    invited = home.do("collect_opinion", topic="t1", who="代表02", channel="电话", stance="赞成", text="好")
    before = lives.dump(home.record)["collected_opinion"]
    correct(home, invited, text="很好")
    after = lives.dump(home.record)["collected_opinion"]
    assert [row[-3] for row in (*before, *after)] != []
    assert {row[:0] for row in before} == {row[:0] for row in after}
    ids = [set(row) & set(other) for row, other in zip(before, after, strict=True)]
    assert all(len(common) >= 7 for common in ids)


def test_that_a_correction_moves_no_date(tmp_path: Path) -> None:
    home = lives.prepared(tmp_path)
    study = home.entries[1]
    home.moment = lives.MEETING.replace(hour=8)
    home.do("check_in", meeting="m1", whos=["主任", "文书", "监督", "代表01..代表10"], mode="现场")
    home.do("open_meeting", meeting="m1")
    correct(home, study, text="同意提交代表会议")
    assert "PARTY_REVIEW_MISSING" not in [each["code"] for each in home.topic("t1")["findings"]]


def test_that_who_was_at_the_door_is_corrected_only_while_quorum_and_votes_stand(tmp_path: Path) -> None:
    home = lives.prepared(tmp_path)
    home.moment = lives.MEETING.replace(hour=8)
    door = home.do("check_in", meeting="m1", whos=["代表01..代表08"], mode="现场")
    home.do("open_meeting", meeting="m1")
    fewer = tuple(home.keys.several(["代表01..代表07"]))
    refused(home, "QUORUM_NOT_MET", door, whos=fewer)
    others = tuple(home.keys.several(["代表02..代表09"]))
    correct(home, door, whos=others)
    assert home.meeting("m1")["quorum"]["present"] == 8
    home.do("start_item", meeting="m1", item="i1")
    home.do("open_vote", meeting="m1", item="i1", vote="v1", motion="修", method="举手")
    refused(home, "UNDO_BLOCKED", door, whos=tuple(home.keys.several(["代表01..代表08"])))


@pytest.mark.parametrize("reason", ["", "  "])
def test_that_a_correction_needs_a_reason(reason: str, tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    refused(home, "WRONG_STAGE", home.entries[-2], reason, for_=7, against=2)


def test_that_a_correction_changes_something_that_the_act_has(tmp_path: Path) -> None:
    home = lives.decided(tmp_path)
    refused(home, "WRONG_STAGE", home.entries[-2], for_=6)
    refused(home, "WRONG_STAGE", home.entries[-2], colour="红")
    refused(home, "NOT_RECORDED", 4000, for_=6)


def test_that_acts_of_personal_values_and_those_undone_are_not_corrected(tmp_path: Path) -> None:
    home = lives.running(tmp_path)
    guest = home.do("admit_guest", meeting="m1", name="来客", capacity="列席")
    assert "个人信息" in refused(home, "UNDO_BLOCKED", guest, capacity="旁听").sentence
    opinion = home.do("record_opinion", meeting="m1", item="i1", who="代表02", stance="反对", text="贵")
    undo = home.do("undo_last", meeting="m1")
    refused(home, "WRONG_STAGE", opinion, text="便宜")
    refused(home, "WRONG_STAGE", undo, meeting=None)


def test_that_a_scenario_corrects_by_the_number_of_the_step(tmp_path: Path) -> None:
    data = case(1)
    steps = data["steps"]
    place = next(number for number, step in enumerate(steps) if step["do"] == "close_vote")
    tally = place  # the step before, counted from 1
    steps.insert(
        place + 1,
        {
            "do": "correct",
            "at": steps[place]["at"],
            "act": tally,
            "reason": "重新清点",
            "for": 20,
            "against": 4,
        },
    )
    told = replay(tmp_path, data)
    assert told.mismatches == ()
    (vote,) = told.summary["meetings"][0]["items"][0]["votes"]
    assert (vote["for"], vote["against"], vote["verdict"]) == (20, 4, "通过")
    assert verify(told.record).sound


def test_that_selections_lists_rules_and_money_survive_being_recalled(tmp_path: Path) -> None:
    home = lives.village(tmp_path)
    home.do(
        "propose_topic", topic="t1", title="修路", category="公共事务和公益事业", source="村民代表联名",
        matter="一般公共事务", scope="村", amount="120.50", cosigners=["代表01..代表03"],
        stakeholders=["专家和第三方机构"], languages=["彝语"],
    )  # fmt: skip
    convened = home.do(
        "convene_meeting", meeting="m1", form="协商会", title="会", starts_at=lives.MEETING, place="村委会",
        chair="主任", recorder="文书", topics=["t1"], unit="人", entitled={"roles": ["村民代表"]},
    )  # fmt: skip
    correct(home, convened, place="学校")
    proposed = home.entries[0]
    refused(home, "UNDO_BLOCKED", proposed, title="修桥")
    assert home.meeting("m1")["quorum"]["base"] == 12
    home.do("add_item", meeting="m1", item="i1", title="修", kind="协商", topic="t1")
    home.do("check_in", meeting="m1", whos=["代表01..代表09"], mode="现场")
    home.do("open_meeting", meeting="m1")
    home.do("start_item", meeting="m1", item="i1")
    told = home.do(
        "test_consensus", meeting="m1", item="i1", proposal="修", support=["代表01..代表07"], reservations=1,
        objections={"代表09": "贵"},
    )  # fmt: skip
    correct(home, told, proposal="大修")
    opened = home.do(
        "open_vote", meeting="m1", item="i1", vote="v1", motion="修", method="举手",
        pass_rule={"of": "到会", "at_least": "2/3"}, electorate={"group": "一组"},
    )  # fmt: skip
    correct(home, opened, motion="大修")
    assert home.vote("v1")["motion"] == "大修"
    assert home.vote("v1")["rule"] == "到会三分之二以上"
    assert verify(home.record).sound

"""The agenda in the room: items are moved, put in, split; what was not decided is taken up again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.builders import Rehearsal
from tests.services.meetings import called, open_vote, opened
from tests.storage import lives
from xieshang_desktop.queries.cockpit.agenda import AgendaView, agenda_view
from xieshang_desktop.storage.verification import verify

PRESENT = ["代表01..代表08"]


def agenda(home: Rehearsal) -> AgendaView:
    return home.record.read(agenda_view, home.id_of("会议", "m1"), home.moment)


def standing(home: Rehearsal) -> list[tuple[str, str]]:
    return [(item.title, item.state.value) for item in agenda(home).items]


def running(folder: Path, **data: Any) -> Rehearsal:
    """i1 修路方案 runs, i2 and i3 are to come."""
    home = opened(folder, PRESENT, **data)
    home.do("add_item", meeting="m1", item="i2", title="公开账目", kind="听取")
    home.do("add_item", meeting="m1", item="i3", title="其他", kind="其他")
    return home


def test_that_what_has_not_begun_changes_places_while_the_meeting_runs(tmp_path: Path) -> None:
    home = running(tmp_path)
    home.do("move_item", meeting="m1", item="i3", before="i2")
    assert [title for title, _ in standing(home)] == ["修路方案", "其他", "公开账目"]
    home.refuse("WRONG_STAGE", "move_item", meeting="m1", item="i1", before="i2")
    home.refuse("WRONG_STAGE", "move_item", meeting="m1", item="i2", before="i1")


def test_that_an_item_is_put_in_before_another(tmp_path: Path) -> None:
    home = running(tmp_path)
    home.do("add_item", meeting="m1", item="i4", title="临时动议", kind="协商", before="i2")
    assert [title for title, _ in standing(home)] == ["修路方案", "临时动议", "公开账目", "其他"]
    home.refuse("WRONG_STAGE", "add_item", meeting="m1", item="i5", title="插队", kind="协商", before="i1")


def test_that_a_part_becomes_the_next_item_of_the_same_topic(tmp_path: Path) -> None:
    home = running(tmp_path)
    home.do(
        "split_item", meeting="m1", item="i1", part="i1b", title="出工安排", text="每户一工", rest="修路800米"
    )
    first, part = agenda(home).items[:2]
    assert (first.text, part.title, part.text) == ("修路800米", "出工安排", "每户一工")
    assert (part.topic_id, part.kind) == (first.topic_id, first.kind)
    home.do("split_item", meeting="m1", item="i3", part="i3b", title="最后")
    assert standing(home)[-1] == ("最后", "未开始")


def test_that_what_is_ended_or_being_voted_on_is_not_split(tmp_path: Path) -> None:
    home = running(tmp_path)
    open_vote(home)
    home.refuse("WRONG_STAGE", "split_item", meeting="m1", item="i1", part="x", title="一半")
    home.refuse("WRONG_STAGE", "return_to_item", meeting="m1", item="i1")
    home.do("record_tally", vote="v1", for_=8, against=0, abstain=0)
    home.do("close_vote", vote="v1")
    home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="")
    home.refuse("WRONG_STAGE", "split_item", meeting="m1", item="i1", part="x", title="一半")


def test_that_an_item_without_decision_is_taken_up_again_and_the_other_waits(tmp_path: Path) -> None:
    home = running(tmp_path)
    home.do("finish_item", meeting="m1", item="i1", outcome="未达成一致", text="")
    home.do("start_item", meeting="m1", item="i2")
    home.do("return_to_item", meeting="m1", item="i1")
    assert standing(home)[:2] == [("修路方案", "进行中"), ("公开账目", "已延期")]
    assert agenda(home).items[1].deferral_reason == "先回到“修路方案”"
    home.do("finish_item", meeting="m1", item="i1", outcome="形成一致意见", text="修")
    home.do("return_to_item", meeting="m1", item="i2")
    assert standing(home)[:2] == [("修路方案", "已结束"), ("公开账目", "进行中")]
    assert home.topic("t1")["outcome"] == "形成一致意见"


def test_that_nobody_goes_back_while_a_vote_runs(tmp_path: Path) -> None:
    home = running(tmp_path)
    home.do("defer_item", meeting="m1", item="i2", reason="材料不齐")
    open_vote(home)
    home.refuse("WRONG_STAGE", "return_to_item", meeting="m1", item="i2")


def test_that_what_was_decided_stands(tmp_path: Path) -> None:
    home = running(tmp_path)
    open_vote(home)
    home.do("record_tally", vote="v1", for_=8, against=0, abstain=0)
    home.do("close_vote", vote="v1")
    home.do("finish_item", meeting="m1", item="i1", outcome="通过", text="修")
    home.refuse("WRONG_STAGE", "return_to_item", meeting="m1", item="i1")


def test_that_going_back_and_splitting_are_undone_exactly_and_replay(tmp_path: Path) -> None:
    home = running(tmp_path)
    home.do("finish_item", meeting="m1", item="i1", outcome="未达成一致", text="")
    before = lives.dump(home.record)
    home.do("return_to_item", meeting="m1", item="i1")
    home.do("split_item", meeting="m1", item="i1", part="i1b", title="出工安排")
    assert verify(home.record).sound
    home.do("undo_last", meeting="m1")
    home.do("undo_last", meeting="m1")
    assert lives.dump(home.record) == before


def test_that_the_plan_says_how_late_it_will_be(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.do("add_item", meeting="m1", item="i2", title="公开账目", kind="听取", minutes=20)
    assert agenda(home).minutes_behind == 0
    home.do("check_in", meeting="m1", whos=PRESENT, mode="现场")
    home.do("open_meeting", meeting="m1")
    home.do("start_item", meeting="m1", item="i2")
    home.do("add_item", meeting="m1", item="i3", title="其他", kind="其他", minutes=10)
    home.do("finish_item", meeting="m1", item="i2", outcome="未达成一致", text="")
    assert agenda(home).minutes_behind == -17


def test_that_materials_of_the_topic_and_of_the_meeting_lie_with_the_item(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.do("attach", topic="t1", file="D:\\材料\\预算表.xlsx", kind="材料")
    home.do("attach", meeting="m1", file="/usb/平面图.pdf", kind="材料")
    home.do("attach", meeting="m1", file="会场.jpg", kind="照片")
    assert [each.name for each in agenda(home).items[0].materials] == ["预算表.xlsx", "平面图.pdf"]

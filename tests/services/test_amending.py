"""A meeting that has been called is changed until it is opened."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.builders import CHONGQING, Rehearsal, codes
from tests.services.meetings import DAY, called, convene, opened
from tests.storage import lives
from xieshang_desktop.models.meetings import AgendaItem, Entitled, Invitation, Meeting
from xieshang_desktop.models.village import Person
from xieshang_desktop.queries.history import last_act
from xieshang_desktop.storage.verification import verify


def facts(home: Rehearsal) -> Meeting:
    return home.record.read(Session.get_one, Meeting, home.id_of("会议", "m1"))


def invited(home: Rehearsal) -> set[tuple[str, str]]:
    asked = select(Person.name, Invitation.capacity).join(Person, Person.id == Invitation.person_id)
    return {(row.name, row.capacity.value) for row in home.record.read(Session.execute, asked)}


def order(home: Rehearsal) -> list[tuple[int, str]]:
    asked = select(AgendaItem.ordinal, AgendaItem.title).order_by(AgendaItem.ordinal)
    return [(row.ordinal, row.title) for row in home.record.read(Session.execute, asked)]


def words(home: Rehearsal) -> str:
    line = home.record.read(last_act, home.id_of("会议", "m1"))
    assert line is not None
    return line.words


def three_items(folder: Path) -> Rehearsal:
    home = called(folder)
    for key, title in (("i2", "公开账目"), ("i3", "其他")):
        home.do("add_item", meeting="m1", item=key, title=title, kind="通报")
    return home


def test_that_only_what_is_named_changes(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.do("amend_meeting", meeting="m1", place="三组院坝", starts_at=DAY + timedelta(hours=5))
    meeting = facts(home)
    assert (meeting.place, meeting.starts_at, meeting.title) == ("三组院坝", DAY + timedelta(hours=5), "会议")
    assert words(home) == "修改“会议”的时间、地点"


def test_that_chair_and_recorder_are_invited_in_place_of_the_former(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.do("amend_meeting", meeting="m1", chair="文书", recorder="代表03")
    assert invited(home) == {("文书", "主持"), ("代表03", "记录")}
    home.do("amend_meeting", meeting="m1", chair="代表03")
    assert invited(home) == {("代表03", "主持"), ("代表03", "记录")}
    home.refuse("PERSON_NOT_ON_ROSTER", "amend_meeting", meeting="m1", chair="路人")


def test_that_the_frozen_list_stays_as_it_was(tmp_path: Path) -> None:
    home = called(tmp_path)
    asked = select(Entitled.person_id).order_by(Entitled.ordinal)
    before = home.record.read(Session.scalars, asked).all()
    home.do("amend_meeting", meeting="m1", form="村民议事会", starts_at=DAY + timedelta(days=9))
    assert home.record.read(Session.scalars, asked).all() == before


def test_that_notice_is_reckoned_for_the_new_day(tmp_path: Path) -> None:
    home = called(tmp_path, rules=CHONGQING)
    told = DAY - timedelta(days=4)
    home.do("give_notice", meeting="m1", channel="书面", whos=["代表01..代表10"], at=told)
    assert home.meeting("m1")["notice"] == {"days": 3, "needed": 3, "met": True}
    home.do("amend_meeting", meeting="m1", starts_at=DAY - timedelta(days=1), at=told)
    assert home.meeting("m1")["notice"] == {"days": 2, "needed": 3, "met": False}
    assert "NOTICE_TOO_SHORT" in codes(home.meeting("m1"))
    home.do("amend_meeting", meeting="m1", starts_at=DAY + timedelta(days=3))
    assert "NOTICE_TOO_SHORT" not in codes(home.meeting("m1"))


def test_that_another_form_is_measured_by_its_own_law(tmp_path: Path) -> None:
    home = called(tmp_path, topic={"matter": "村民自治章程和村规民约"})
    assert "WRONG_BODY" in codes(home.meeting("m1"))
    home.do("amend_meeting", meeting="m1", form="民主听证会")
    assert "WRONG_BODY" not in codes(home.meeting("m1"))


def test_that_an_opened_meeting_is_not_amended_any_more(tmp_path: Path) -> None:
    home = opened(tmp_path, ["代表01..代表08"])
    home.do("add_item", meeting="m1", item="i2", title="其他", kind="其他")
    home.refuse("WRONG_STAGE", "amend_meeting", meeting="m1", place="别处")
    home.refuse("WRONG_STAGE", "move_item", meeting="m1", item="i2", before="i1")


def test_that_empty_names_and_places_are_refused(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.refuse("WRONG_STAGE", "amend_meeting", meeting="m1", title=" ")
    home.refuse("WRONG_STAGE", "amend_meeting", meeting="m1", place="")


def test_that_one_session_of_several_keeps_the_form_of_the_whole(tmp_path: Path) -> None:
    home = called(tmp_path)
    convene(home, "m2", session_of="m1")
    for meeting in ("m1", "m2"):
        home.refuse("WRONG_STAGE", "amend_meeting", meeting=meeting, form="民主听证会")
    home.do("amend_meeting", meeting="m2", form="村民代表会议", place="四组")


def test_that_a_form_without_exclusions_is_refused_where_somebody_is_left_out(tmp_path: Path) -> None:
    home = called(tmp_path, rules=CHONGQING, meeting={"form": "村民会议", "entitled": {"crowd": "代表"}})
    home.do("exclude_from_base", meeting="m1", whos=["代表09"], reason="外出联系不上")
    home.do("amend_meeting", meeting="m1", starts_at=DAY + timedelta(days=1))
    home.refuse("BASE_EXCLUSION_NOT_ALLOWED", "amend_meeting", meeting="m1", form="村民代表会议")


def test_that_an_item_goes_before_another_or_to_the_end(tmp_path: Path) -> None:
    home = three_items(tmp_path)
    home.do("move_item", meeting="m1", item="i3", before="i1")
    assert order(home) == [(1, "其他"), (2, "修路方案"), (3, "公开账目")]
    assert words(home) == "调整“其他”的次序"
    home.do("move_item", meeting="m1", item="i1")
    assert order(home) == [(1, "其他"), (2, "公开账目"), (3, "修路方案")]
    home.do("move_item", meeting="m1", item="i1", before="i1")
    assert order(home) == [(1, "其他"), (2, "公开账目"), (3, "修路方案")]


def test_that_both_are_undone_exactly_and_the_journal_replays_to_them(tmp_path: Path) -> None:
    home = three_items(tmp_path)
    before = lives.dump(home.record)
    home.do("move_item", meeting="m1", item="i3", before="i1")
    home.do(
        "amend_meeting", meeting="m1", chair="代表01", form="民主听证会", starts_at=DAY + timedelta(days=1)
    )
    assert verify(home.record).sound
    home.do("undo_last", meeting="m1")
    home.do("undo_last", meeting="m1")
    assert lives.dump(home.record) == before
    assert verify(home.record).sound

"""When too few come, or too many leave: interrupted, called again with everything carried over; by keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.builders import Rehearsal, codes
from tests.services.meetings import called, opened
from tests.ui.live.conftest import Hall
from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.queries.cockpit.view import CockpitView, cockpit
from xieshang_desktop.queries.meetings.page import meeting_lines
from xieshang_desktop.storage.verification import verify

HallOf = Callable[[Rehearsal, str], Hall]


def called_again(room: Hall) -> CockpitView:
    """The other meeting, as its room would open."""
    office, old = room.village.office, room.page.session.meeting_id
    (new,) = (line.id for line in office.read(meeting_lines) if line.id != old)
    return office.read(cockpit, new, office.now())


def put_off(room: Hall, reason: str) -> None:
    room.press("F9")
    room.type(reason)
    room.press("Ctrl+Return")


def call_again(room: Hall, when: str) -> None:
    room.press("Shift+F8")
    room.type(when)
    assert room.red == f"改到{when}"
    room.press("Ctrl+Return")


def test_that_a_meeting_without_quorum_is_put_off_and_called_again_with_everything(
    tmp_path: Path, hall_of: HallOf
) -> None:
    home = called(tmp_path)
    home.do("amend_item", meeting="m1", item="i1", text="修路800米")
    home.do("invite", meeting="m1", whos=["主任"], capacity="监督", party="村务监督委员会")
    room = hall_of(home, "m1")
    room.sign_in("代表01", "代表02", "代表03")
    assert room.red == "宣布开会（还差4人）"
    put_off(room, "到会不足法定人数")
    assert room.red == "再签到，准备开会"
    call_again(room, "3月25日 09:00")
    new = called_again(room)
    assert [(item.title, item.text) for item in new.agenda.items] == [("修路方案", "修路800米")]
    assert [seat.name for seat in new.sign_in.seats] == [seat.name for seat in room.view.sign_in.seats]
    assert [row.capacity for row in new.sign_in.observers if row.name == "主任"] == ["监督"]
    assert new.quorum.present == 0
    assert room.view.meeting.resumed_as.startswith("2026年3月25日")
    assert verify(room.village.office.record).sound


def test_that_who_comes_late_after_all_opens_the_meeting_on_the_same_day(
    tmp_path: Path, hall_of: HallOf
) -> None:
    room = hall_of(called(tmp_path), "m1")
    room.sign_in(*(f"代表0{number}" for number in range(1, 7)))
    put_off(room, "到会不足法定人数")
    room.space()
    room.sign_in("代表07")
    room.press("Ctrl+Return")
    assert room.view.meeting.state is MeetingState.RUNNING


def test_that_a_walk_out_breaks_the_room_and_not_the_base(tmp_path: Path, hall_of: HallOf) -> None:
    room = hall_of(opened(tmp_path, ["代表01..代表08"]), "m1")
    for number in (7, 8):
        room.press("F4")
        room.type(f"代表0{number}")
        room.press("Return", "Ctrl+Return", "Escape", "Escape")
    assert (room.view.quorum.present, room.view.quorum.base) == (8, 10)
    assert room.view.sign_in.voting_in_room == 6
    said: list[str] = []
    room.page.session.refused.connect(lambda sentence, _remedy: said.append(sentence))
    room.press("F7", "Ctrl+Return")
    assert said
    assert "还差1人" in said[0]
    room.press("Escape", "Escape")
    put_off(room, "在场不足法定人数")
    call_again(room, "3月27日 14:30")
    assert room.view.meeting.state is MeetingState.CLOSED
    assert [item.title for item in called_again(room).agenda.items] == ["修路方案"]


def test_that_a_meeting_put_off_before_it_opened_is_no_duty_of_today(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.do("check_in", meeting="m1", who="代表01", mode="现场")
    home.do("adjourn", meeting="m1", reason="到会不足法定人数")
    home.refuse("WRONG_STAGE", "adjourn", meeting="m1", reason="又一次")
    assert home.meeting("m1")["state"] == "筹备"
    home.do("resume", meeting="m1")
    home.refuse("WRONG_STAGE", "resume", meeting="m1")
    assert "QUORUM_NOT_MET" not in codes(home.meeting("m1"))

"""At the door, by keys alone: by scanner, whole groups and households, and who may only listen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.builders import SHANDONG, Rehearsal, crowd, person
from tests.services.meetings import called
from tests.ui.live.conftest import Hall
from tests.ui.live.test_page import words_on
from xieshang_desktop.domain.sign_in_codes import sign_in_code
from xieshang_desktop.queries.cockpit.search import stays_words
from xieshang_desktop.queries.papers.calls import sign_in_sheet_view
from xieshang_desktop.ui.live.calling import could_be_called
from xieshang_desktop.ui.live.panels.presence import chamber_words
from xieshang_desktop.ui.widgets.flow_text import BodyText, RecordText

OpenHall = Callable[[str], Hall]
HallOf = Callable[[Rehearsal, str], Hall]
ZHANGS = [
    person("张大", group="一组", household="H001", roles=["户主"]),
    person("张嫂", group="一组", household="H001"),
    person("张小", group="一组", household="H001"),
]
EVERYBODY = {"form": "村民会议", "entitled": {"all": True}}
HOUSEHOLDS = {"form": "村民会议", "unit": "户", "entitled": {"households": True}}


def codes_on_the_sheet(room: Hall) -> dict[str, str]:
    """Name → code, as the sign-in sheet prints them."""
    view = room.village.office.read(sign_in_sheet_view, room.page.session.meeting_id)
    return {line.name: line.code for line in view.attendees}


def footer(room: Hall) -> list[str]:
    return [action.words for action in room.page.commands.actions().all]


def test_that_a_scanner_signs_in_who_holds_the_sheet(hall: OpenHall) -> None:
    room = hall("08:57")
    room.scan(codes_on_the_sheet(room)["李显贵"])
    assert room.view.quorum.present == 30
    assert room.view.last is not None
    assert room.view.last.words == "李显贵签到"


def test_that_a_code_scanned_twice_changes_nothing(hall: OpenHall) -> None:
    room = hall("08:57")
    code = codes_on_the_sheet(room)["李显贵"]
    room.scan(code)
    before = room.view.entries
    room.scan(code)
    assert room.view.entries == before


def test_that_the_sheet_of_another_meeting_signs_nobody_in(hall: OpenHall) -> None:
    room = hall("08:57")
    before = room.view.entries
    room.scan(sign_in_code("another", room.view.sign_in.missing[0].key))
    assert room.view.entries == before


def test_that_the_code_keeps_the_identity_number_to_itself(tmp_path: Path, hall_of: HallOf) -> None:
    home = called(tmp_path, people=[person("证人", roles=["村民代表"], id_number="11010519491231002X")])
    code = codes_on_the_sheet(hall_of(home, "m1"))["证人"]
    assert not any(code[at : at + 6] in "11010519491231002" for at in range(len(code) - 5))


def test_that_a_group_signs_in_at_once_by_its_name(hall: OpenHall) -> None:
    room = hall("08:57")
    room.type("三组")
    assert room.red == "签到：三组4人"
    room.press("Return")
    assert room.view.quorum.present == 33
    assert room.view.last is not None
    assert room.view.last.words == "4人签到"
    room.press("F8")
    assert room.view.quorum.present == 29


def test_that_a_household_signs_in_together_with_one_key(tmp_path: Path, hall_of: HallOf) -> None:
    room = hall_of(called(tmp_path, people=ZHANGS, meeting=EVERYBODY), "m1")
    room.type("zd")
    assert "连同一户3人签到" in footer(room)
    room.press("Shift+Return")
    assert room.view.quorum.present == 3


def test_that_a_household_signs_in_by_its_number(tmp_path: Path, hall_of: HallOf) -> None:
    room = hall_of(called(tmp_path, people=ZHANGS, meeting=EVERYBODY), "m1")
    room.sign_in("H001")
    assert room.view.quorum.present == 3


def test_that_a_household_may_send_somebody_else_on_the_day(tmp_path: Path, hall_of: HallOf) -> None:
    room = hall_of(called(tmp_path, people=ZHANGS, meeting=HOUSEHOLDS), "m1")
    room.sign_in("zd")
    room.type("zs")
    assert "改由张嫂代表这户" in footer(room)
    room.press("Shift+Return")
    seat = next(seat for seat in room.view.sign_in.seats if seat.present)
    assert (seat.represented_by, room.view.quorum.present) == ("张嫂", 1)


def test_that_a_household_s_code_signs_in_its_head(tmp_path: Path, hall_of: HallOf) -> None:
    people = [person("张嫂", household="H001"), person("张大", household="H001", roles=["户主"])]
    home = called(tmp_path, people=people, meeting=HOUSEHOLDS)
    home.do("update_person", who="张大", relation="户主")
    room = hall_of(home, "m1")
    room.scan(codes_on_the_sheet(room)["张大"])
    assert room.view.last is not None
    assert room.view.last.words == "张大签到"


def test_that_who_is_on_the_register_but_not_called_listens_without_a_vote(
    tmp_path: Path, hall_of: HallOf
) -> None:
    room = hall_of(called(tmp_path, people=[person("村民甲", group="二组")]), "m1")
    room.type("村民甲")
    assert room.red == "签到：村民甲（旁听）"
    room.press("Return")
    assert room.view.quorum.present == 0
    observer = next(row for row in room.view.sign_in.observers if row.name == "村民甲")
    assert (observer.capacity, observer.in_room) == ("旁听", True)


def test_that_only_lawful_ways_of_taking_part_are_offered(tmp_path: Path, hall_of: HallOf) -> None:
    room = hall_of(called(tmp_path), "m1")
    assert [mode.value for mode in room.view.gathering.modes] == ["现场", "分会场"]


def test_that_a_consulting_meeting_hears_people_online(tmp_path: Path, hall_of: HallOf) -> None:
    room = hall_of(called(tmp_path, meeting={"form": "协商会"}), "m1")
    modes = [mode.value for mode in room.view.gathering.modes]
    room.press(f"Alt+{modes.index('在线') + 1}")
    room.type("代表03")
    assert room.red == "签到：代表03（在线）"
    room.press("Return")
    assert next(seat.mode for seat in room.view.sign_in.seats if seat.present) == "在线"


def test_that_three_hundred_people_are_found_and_signed_in_like_forty(
    tmp_path: Path, hall_of: HallOf
) -> None:
    crowds = [crowd(f"组{number}", 60, group=f"{number}组") for number in range(1, 6)]
    home = called(tmp_path, crowds=crowds, meeting=EVERYBODY)
    room = hall_of(home, "m1")
    for number in range(1, 5):
        room.sign_in(f"{number}组")
    room.scan(codes_on_the_sheet(room)["组507"])
    assert room.view.quorum.present == 241
    assert len(room.view.sign_in.seats) == 302


def test_that_who_may_be_called_is_named_and_taken_one_by_one(hall: OpenHall) -> None:
    room = hall("08:57")
    first, second = could_be_called(room.view)[:2]
    told = [each.text() for each in room.page.findChildren(BodyText) if each.isVisible()]
    assert any(words.startswith("可以打电话") and first.name in words for words in told)
    room.press("Ctrl+Down")
    assert first.name in words_on(room.page)
    room.press("Ctrl+Down")
    assert second.name in words_on(room.page)
    assert not any(seat.call == "来不了" or seat.absence for seat in could_be_called(room.view))


def test_that_every_part_with_a_quorum_of_its_own_has_its_bar(tmp_path: Path, hall_of: HallOf) -> None:
    women = [crowd("代表", 10, roles=["村民代表"], women=4)]
    room = hall_of(called(tmp_path, rules=SHANDONG, crowds=women), "m1")
    room.sign_in(*(f"代表{number:02d}" for number in range(5, 11)))
    (part,) = room.view.quorum.chambers
    assert chamber_words(part) == (f"0/4　还差{part.needed}", "warn")
    assert f"0/4　还差{part.needed}" in words_on(room.page)
    assert could_be_called(room.view)[0].name in ("代表01", "代表02", "代表03", "代表04")


def test_that_a_proxy_is_entered_at_the_door_and_the_principal_counts_once_the_proxy_is_here(
    tmp_path: Path, hall_of: HallOf
) -> None:
    people = [person("老李", household="H1"), person("小李", household="H1")]
    home = called(tmp_path, people=people, meeting={"form": "业主大会", "entitled": {"all": True}})
    room = hall_of(home, "m1")
    room.press("Shift+F3")
    room.sign_in("老李", "小李")
    room.type("父子")
    assert room.red == "登记：老李委托小李"
    room.press("Ctrl+Return")
    room.sign_in("小李")
    here = {seat.name: seat.represented_by for seat in room.view.sign_in.seats if seat.present}
    assert here == {"老李": "委托小李", "小李": ""}


def test_that_what_is_read_and_what_is_missing_can_be_seen_before_the_meeting_opens(hall: OpenHall) -> None:
    room = hall("08:57")
    room.press("F6")
    words = " ".join(each.text() for each in room.page.findChildren(RecordText) if each.isVisible())
    assert "每人每次不超过2分钟" in words
    assert room.red == "宣布开会（还差1人）"
    room.press("Escape")
    assert room.view.quorum.present == 29


def test_that_coming_and_going_is_told_with_its_times(hall: OpenHall) -> None:
    room = hall("09:42")
    for clock in ("09:50", "10:05"):
        room.at(clock)
        room.press("F4")
        room.sign_in("李思全")
        room.press("Ctrl+Return", "Escape", "Escape")
    who = next(seat.key for seat in room.view.sign_in.seats if seat.name == "李思全")
    stays = room.village.office.read(stays_words, room.page.session.meeting_id, who)
    assert stays.endswith("到，09:50离场，10:05回来")

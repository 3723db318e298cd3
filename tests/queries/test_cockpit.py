"""The room as one view of the record: at the door, on the floor, after the vote; and after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from tests.sample_village import KEY, RESOURCES, SampleVillage, open_sample_village
from xieshang_desktop.domain.vocabulary import TurnKind
from xieshang_desktop.queries.cockpit.search import phone_of, room_matches, sign_in_matches
from xieshang_desktop.queries.cockpit.view import CockpitView, Moment, cockpit, cockpit_after
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook


@dataclass
class Room:
    village: SampleVillage
    meeting: str

    def at(self, clock: str) -> CockpitView:
        """The view with all acts of today up to a moment."""
        self.village.carry_out_until(datetime.fromisoformat(f"2026-03-12T{clock}"))
        return self.read()

    def read(self) -> CockpitView:
        return self.village.office.read(cockpit, self.meeting, self.village.clock.at)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    village = open_sample_village(tmp_path)
    yield Room(village, village.id_of("会议", "m-20260312"))
    village.office.record.close()


def test_that_the_door_shows_who_is_missing_and_what_is_known_of_them(room: Room) -> None:
    view = room.at("08:57:00")
    assert (view.moment, view.quorum.present, view.quorum.missing) == (Moment.SIGN_IN, 29, 1)
    assert len(view.sign_in.missing) == 16
    notes = {seat.name: seat.note for seat in view.sign_in.seats}
    assert (notes["李显贵"], notes["周翀"], notes["陈德明"]) == ("在路上", "外出务工", "主任")
    assert view.sign_in.women == 15


def test_that_people_are_found_by_initials_and_the_missing_come_first(room: Room) -> None:
    room.at("08:57:00")
    found = room.village.office.read(sign_in_matches, room.meeting, "lx")
    assert [(match.name, match.done) for match in found] == [("李显贵", ""), ("罗晓琴", "08:31 已到")]


@pytest.mark.parametrize("typed", ["lxg", "lixiangui", "李显", "043"])
def test_that_initials_pinyin_characters_and_number_lead_to_the_person(room: Room, typed: str) -> None:
    assert "李显贵" in [
        match.name for match in room.village.office.read(sign_in_matches, room.meeting, typed)
    ]


def test_that_a_group_is_found_as_a_whole(room: Room) -> None:
    assert len(room.village.office.read(sign_in_matches, room.meeting, "三组")) >= 8


def test_that_only_people_in_the_room_can_be_queued(room: Room) -> None:
    room.at("08:57:00")
    assert room.village.office.read(room_matches, room.meeting, "lxg") == ()


def test_that_no_telephone_number_is_in_the_view(room: Room) -> None:
    view = room.at("08:57:00")
    number = room.village.office.read(phone_of, room.village.person("李显贵"))
    assert number
    assert number not in repr(view)


def test_that_the_floor_has_its_speaker_and_the_queue_its_order(room: Room) -> None:
    view = room.at("09:42:00")
    assert view.floor is not None
    assert view.floor.current is not None
    assert (view.floor.current.name, view.floor.current.used_at(room.village.clock.at)) == ("张秀兰", 84)
    queue = [(turn.name, turn.reason, turn.kind) for turn in view.floor.waiting]
    assert queue == [
        ("李思全", "首次", TurnKind.SPEECH),
        ("马俊峰", "首次", TurnKind.SPEECH),
        ("王堃", "第2次", TurnKind.SPEECH),
    ]
    assert view.floor.stances == (("赞成", 4), ("反对", 2), ("建议", 1))
    assert (view.floor.unheard[0].label, view.floor.unheard[0].present) == ("三组", 6)


def test_that_the_expected_end_follows_the_minutes_of_the_agenda(room: Room) -> None:
    view = room.at("09:42:00")
    assert view.agenda.expected_end == datetime(2026, 3, 12, 10, 34)


def test_that_the_verdict_stands_with_its_line_and_what_it_will_ask_for(room: Room) -> None:
    view = room.at("09:57:30")
    assert view.moment is Moment.VERDICT
    assert view.vote is not None
    assert [(rule.needed, rule.half) for rule in view.vote.rules] == [(18, 17)]
    assert (view.vote.scrutineers, view.vote.tellers) == (("李赟",), ("罗晓琴",))
    assert "15日" in view.owed[0].words


def test_that_a_secret_vote_has_no_names(room: Room) -> None:
    view = room.at("10:17:00")
    assert view.vote is not None
    assert view.vote.names == ()


def test_that_the_room_is_the_same_after_the_power_failed(room: Room, tmp_path: Path) -> None:
    before = room.at("09:42:00")
    now = room.village.clock.at
    room.village.office.record.close()
    room.village.office = Office(open_record(tmp_path / "record.xieshang", KEY, Rulebook.read(RESOURCES)))
    assert room.village.office.read(cockpit, room.meeting, now) == before


def test_that_reading_only_what_an_act_touched_gives_the_whole_truth(room: Room) -> None:
    """Every act of the day: the view brought up to date equals the view read afresh."""
    office, clock = room.village.office, room.village.clock
    view = room.read()
    for step in room.village.sample.today.steps:
        assert step.act is not None
        clock.at = step.at
        touched = office.perform(step.act).changes
        anew = touched.preparing or touched.roster or touched.village
        course = touched.agenda or touched.voting or touched.closing or touched.preparing
        view = office.read(cockpit_after, view, clock.at, people=touched.attendance, course=course, anew=anew)
        assert view == room.read(), step.do

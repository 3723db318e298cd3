"""One meeting in several sessions: one agenda, one text, counts added up, nobody twice; by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders import CHONGQING, Rehearsal, codes, crowd, finding, person
from tests.services.meetings import DAY, called, convene
from tests.ui.live.conftest import Hall, Somewhere, dispose, entered
from xieshang_desktop.domain.vocabulary import Verdict
from xieshang_desktop.exports.papers.turnout import sessions_words
from xieshang_desktop.queries.meetings.page import meeting_lines
from xieshang_desktop.queries.papers.minutes import minutes_view
from xieshang_desktop.ui.live.panels.presence import halls_words

HallOf = Callable[[Rehearsal, str], Hall]
TEXT = "每户出工一天"


@pytest.fixture
def home(tmp_path: Path) -> Rehearsal:
    """An assembly of two groups of ten, called as a whole, with one item and its text."""
    made = called(
        tmp_path,
        people=[person("主管", group="东组"), person("文员", group="西组")],
        crowds=[crowd("东人", 10, group="东组"), crowd("西人", 10, group="西组")],
        rules=CHONGQING,
        topic={"matter": "村民自治章程和村规民约"},
        meeting={"form": "村民会议", "entitled": {"all": True}},
    )
    made.do("amend_item", meeting="m1", item="i1", text=TEXT)
    return made


@pytest.fixture
def rooms(home: Rehearsal, hall_of: HallOf) -> Iterator[Callable[[str], Hall]]:
    """The room of the whole, and those of sessions by their group, each entered in turn on one laptop."""
    whole = hall_of(home, "m1")
    opened: list[Hall] = []

    def enter(group: str) -> Hall:
        while opened:
            dispose(opened.pop().page)
        if not group:
            whole.page.activateWindow()
            QApplication.processEvents()
            whole.page.enter()
            return whole
        office, clock = whole.village.office, whole.village.clock
        assert isinstance(whole.village, Somewhere)
        (meeting,) = (line.id for line in office.read(meeting_lines) if group in line.title)
        opened.append(Hall(Somewhere(office, clock), entered(whole.page._theme, office, meeting)))
        return opened[-1]

    yield enter
    for each in opened:
        dispose(each.page)


def hold_session(room: Hall, group: str, when: str, place: str) -> None:
    room.press("Shift+F10")
    if group not in room.red:
        room.press("Down")
    room.press("Tab")
    room.type(when)
    room.press("Tab")
    room.type(place)
    assert room.red == f"设分会：{group}"
    room.press("Ctrl+Return")


def vote_in_session(room: Hall, present: tuple[str, ...], counts: tuple[str, str, str]) -> None:
    """Sign in, open, start the item, put it to the vote by hands."""
    room.sign_in(*present)
    room.press("Ctrl+Return")
    room.press("Ctrl+Return")
    room.press("F7", "Ctrl+Return")
    for count in counts:
        room.type(count)
        room.press("Return")
    room.press("F7")
    assert room.view.vote is not None
    assert room.view.vote.sentence


def people(name: str, number: int) -> tuple[str, ...]:
    return tuple(f"{name}{each:02d}" for each in range(1, number + 1))


def test_that_two_sessions_are_held_counted_and_added_up_to_one_verdict(
    rooms: Callable[[str], Hall],
) -> None:
    whole = rooms("")
    hold_session(whole, "东组", "3月20日 10:00", "谭永贵家")
    hold_session(whole, "西组", "3月20日 14:00", "村小学")
    assert [row.base for row in whole.view.gathering.sessions[1:]] == [11, 11]
    vote_in_session(rooms("东组"), people("东人", 8), ("6", "2", "0"))
    vote_in_session(rooms("西组"), people("西人", 7), ("3", "4", "0"))
    whole = rooms("")
    assert whole.view.quorum.present == 15
    whole.press("Ctrl+Return", "Ctrl+Return", "F7", "Ctrl+Return")
    assert whole.view.vote is not None
    assert "记下各会场合计：赞成9、反对6、弃权0" in [
        action.words for action in whole.page.commands.actions().all
    ]
    whole.press("Shift+F10")
    assert whole.view.vote.tally is not None
    whole.press("F7")
    assert whole.view.vote.verdict is Verdict.PASSED
    minutes = whole.village.office.read(minutes_view, whole.page.session.meeting_id)
    assert sessions_words(minutes.sessions).endswith("各会场合计应到24人，实到15人，同一人只计一次。")


def test_that_a_session_with_another_text_cannot_vote_until_it_takes_over_the_whole_s(
    home: Rehearsal, hall_of: HallOf
) -> None:
    later = DAY + timedelta(hours=5)
    convene(home, "m2", form="村民会议", entitled={"group": "东组"}, session_of="m1", starts_at=later)
    home.do(
        "add_item", meeting="m2", item="i2", title="修路方案", kind="表决", topic="t1", text="每户出工两天"
    )
    found = finding(home.meeting("m2"), "SESSION_AGENDA_DIFFERS")
    assert "不是同一稿" in found["text"]
    assert "SESSION_AGENDA_DIFFERS" not in codes(home.meeting("m1"))
    room = hall_of(home, "m2")
    room.press("Shift+F11")
    assert room.view.agenda.items[0].text == TEXT
    assert room.page.stage.rooms.door.isVisible()
    assert "SESSION_AGENDA_DIFFERS" not in codes(home.meeting("m2"))


def test_that_votes_on_different_texts_are_refused_since_they_cannot_be_added(home: Rehearsal) -> None:
    convene(home, "m2", form="村民会议", entitled={"group": "东组"}, session_of="m1")
    home.do("add_item", meeting="m2", item="i2", title="修路方案", kind="表决", topic="t1", text="另一稿")
    home.do("check_in", meeting="m2", whos=["东人01..东人08"], mode="现场")
    home.do("open_meeting", meeting="m2")
    home.do("start_item", meeting="m2", item="i2")
    home.refuse("WRONG_STAGE", "open_vote", meeting="m2", item="i2", vote="v1", motion="修", method="举手")
    home.do("amend_item", meeting="m2", item="i2", text=TEXT)
    home.do("open_vote", meeting="m2", item="i2", vote="v1", motion="修", method="举手")
    sessions = home.meeting("m1")["sessions"]
    assert [(row["key"], row["present"], row["base"]) for row in sessions] == [("m2", 8, 11)]
    assert home.meeting("m2")["session_of"] == "m1"


def test_that_who_signs_in_twice_is_told_in_the_second_session(home: Rehearsal) -> None:
    for key in ("m2", "m3"):
        convene(home, key, form="村民会议", entitled={"all": True}, session_of="m1")
    home.do("check_in", meeting="m2", who="东人01", mode="现场")
    home.do("check_in", meeting="m3", who="东人01", mode="现场")
    assert "SAME_PERSON_TWO_SESSIONS" in codes(home.meeting("m3"))
    assert home.meeting("m1")["quorum"]["present"] == 1


def test_that_the_door_says_what_the_halls_come_to(home: Rehearsal, hall_of: HallOf) -> None:
    convene(home, "m2", form="村民会议", title="会议（东片）", entitled={"group": "东组"}, session_of="m1")
    home.do("check_in", meeting="m2", whos=["东人01..东人03"], mode="现场")
    view = hall_of(home, "m1").view
    assert sum(seat.present for seat in view.sign_in.seats) == 3
    assert halls_words(view) == "各会场：（东片）3/11；合计3/24，同一人只计一次。"

"""Whoever works without a mouse, with a reader or with large letters finds everything in the room.

The room stands in the main window, as in the program: there Tab follows the reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.live.rehearsal import room_at
from tests.ui.meeting_room import MeetingRoom
from tests.ui.tour import eyes
from xieshang_desktop.ui.live.hints import Sheet
from xieshang_desktop.ui.theme import apply_theme, load_theme
from xieshang_desktop.ui.widgets.buttons import Button

MOMENTS = ("08:57", "09:05", "09:42", "09:56", "09:57:30", "10:12", "10:36", "10:46")
SHEETS = [sheet for sheet in Sheet if sheet is not Sheet.NONE]
SCALES = {"100%": 1.0, "125%": 1.25, "150%": 1.5, "200%": 2.0}


@pytest.fixture(params=SCALES.values(), ids=list(SCALES))
def scale(request: pytest.FixtureRequest, dressed_app: QApplication, resources: Path) -> Iterator[float]:
    apply_theme(dressed_app, load_theme(resources, scale=request.param, calm=True))
    yield request.param
    apply_theme(dressed_app, load_theme(resources, calm=True))


@pytest.fixture
def room(
    request: pytest.FixtureRequest, scale: float, resources: Path, tmp_path: Path
) -> Iterator[MeetingRoom]:
    """The room of today's meeting at a moment, as large as the pictures."""
    village, meeting = room_at(tmp_path, getattr(request, "param", "09:42"))
    theme = load_theme(resources, scale=scale, calm=True)
    opened = MeetingRoom(theme, village.office, meeting, tmp_path)
    opened.window.showNormal()
    opened.window.resize(1366, 768)
    settle(opened)
    yield opened
    opened.close()


def settle(room: MeetingRoom) -> None:
    """Let everything be laid out until it rests."""
    before, resting = None, 0
    for _ in range(40):
        QApplication.processEvents()
        now = (room.cockpit.stage.size(), room.cockpit.stage.minimumSizeHint())
        resting = resting + 1 if now == before else 0
        if resting == 4:
            return
        before = now


def amiss(room: MeetingRoom) -> dict[str, list[str]]:
    found = {
        "没有名字": eyes.nameless(room.window),
        "Tab走回头路": eyes.out_of_order(room.window),
        "Tab到不了": eyes.left_out(room.window),
        "停用不说原因": eyes.unexplained(room.window),
        "不是中文": eyes.foreign_words(room.window),
        "字被裁掉": eyes.cut(room.window),
        "叠在一起": eyes.overlapping(room.window),
    }
    if len(red := eyes.red_buttons(room.window)) > 1:
        found["两个红按钮"] = red
    return {what: words for what, words in found.items() if words}


@pytest.mark.parametrize("room", MOMENTS, indirect=True)
def test_that_everybody_finds_everything_at(room: MeetingRoom) -> None:
    assert amiss(room) == {}


def test_that_everybody_finds_everything_on_every_sheet(room: MeetingRoom) -> None:
    found, unreached, silent = {}, [], []
    for sheet in SHEETS:
        room.cockpit.stage.open(sheet)
        settle(room)
        if trouble := amiss(room):
            found[sheet.name] = trouble
        panel = room.cockpit.stage.open_sheet
        assert panel is not None
        if not any(panel.isAncestorOf(each) for each in eyes.stops(room.window)):
            unreached.append(sheet.name)
        red = room.cockpit.findChild(Button, "red_button")
        if red is None or not red.text().strip():
            silent.append(sheet.name)
    assert (found, unreached, silent) == ({}, [], [])


@pytest.mark.parametrize("scale", [1.0], indirect=True, ids=["100%"])
def test_that_it_is_seen_where_the_keyboard_is(room: MeetingRoom) -> None:
    known: set[str] = set()
    hidden = eyes.invisible_focus(room.window, known)
    for sheet in SHEETS:
        room.cockpit.stage.open(sheet)
        settle(room)
        hidden += eyes.invisible_focus(room.window, known)
    assert hidden == []

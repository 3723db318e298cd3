"""The room with 300 present: keys to the painted view, a long meeting's memory, the hall's countdown."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from xieshang_desktop.domain.acts.floor import RecordOpinion
from xieshang_desktop.domain.vocabulary import ItemId, MeetingId, PersonId, Stance
from xieshang_desktop.paths import resources_dir
from xieshang_desktop.queries.audience.meeting import audience, audience_of
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.replay.running import establish
from xieshang_desktop.replay.scenario import parse_scenario
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.ids import new_id
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.ui.audience.window import AudienceWindow
from xieshang_desktop.ui.fonts import load_application_fonts
from xieshang_desktop.ui.garbage import GarbageRound
from xieshang_desktop.ui.live.cockpit import Cockpit
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.theme import apply_theme, load_theme

GROUPS, IN_A_GROUP, ENTRIES = 10, 30, 2_000
TICKS, ACTS, WARM_UP = 18_000, 3_000, 150
"""The acts hold a speech and let it go on: what grows is not what was said."""
SHOWN_EVERY = 10
HOUR_S = 3600
START = datetime(2026, 3, 12, 9, 0)
KEY = bytes(range(32))


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at

    def go_on(self, seconds: int = 1) -> None:
        self.at += timedelta(seconds=seconds)


def main() -> None:
    """One after the other, in one room."""
    clock = Clock()
    office, meeting = _full_room(Path(sys.argv[1]), clock)
    application = QApplication([])
    GarbageRound(application)  # as in the program: no collection falls into a key
    load_application_fonts(resources_dir() / "fonts")
    theme = load_theme(resources_dir(), calm=True)
    apply_theme(application, theme)
    page = Cockpit(theme, LiveSession(office, meeting))
    page.resize(1366, 768)
    page.show()
    page.activateWindow()
    page.enter()
    hall = AudienceWindow(theme, clock=clock)
    told: dict[str, Any] = {
        "entries": office.record.count_entries(),
        "typing": _keys(page, "abcdefgh\b\b\b\b\b\b\b\b"),
        "acts": _act_keys(page, clock),
        "hall": _act_keys_before_the_hall(page, hall, office, clock),
        "drift_s": _drift(office, meeting, clock),
    }
    told["growth_mib"] = _growth(page, hall, office, clock)
    print(json.dumps(told))


def _full_room(folder: Path, clock: Clock) -> tuple[Office, MeetingId]:
    """A meeting of 300 in ten groups, one item under way, 2,000 entries in the journal."""
    crowds = [
        {"name": f"代表{'甲乙丙丁戊己庚辛壬癸'[number]}", "count": IN_A_GROUP, "group": f"{number + 1}组",
         "roles": ["村民代表"]}
        for number in range(GROUPS)
    ]  # fmt: skip
    present = [f"{each['name']}01..{each['name']}{IN_A_GROUP}" for each in crowds]
    steps: list[dict[str, Any]] = [
        {"do": "propose_topic", "topic": "t", "title": "修路", "category": "公共事务和公益事业",
         "source": "村民委员会", "matter": "一般公共事务", "scope": "村"},
        {"do": "convene_meeting", "meeting": "m", "form": "村民代表会议", "title": "代表会议",
         "starts_at": START, "place": "村委会", "chair": "主任", "recorder": "文书", "topics": ["t"],
         "unit": "人", "entitled": {"roles": ["村民代表"]}},
        {"do": "add_item", "meeting": "m", "item": "i", "title": "修路方案", "kind": "表决", "topic": "t"},
        {"do": "check_in", "meeting": "m", "whos": present, "mode": "现场"},
        {"do": "open_meeting", "meeting": "m"},
        {"do": "start_item", "meeting": "m", "item": "i"},
        {"do": "request_to_speak", "meeting": "m", "item": "i", "who": f"{crowds[0]['name']}01"},
        {"do": "start_speaking", "meeting": "m", "item": "i", "who": f"{crowds[0]['name']}01"},
    ]  # fmt: skip
    data = {
        "format": 1, "title": "三百人", "rules": ["CN-2026"], "village": {"name": "某村", "kind": "村"},
        "people": [{"name": "主任"}, {"name": "文书"}], "crowd": crowds,
        "steps": [{**step, "at": START} for step in steps],
    }  # fmt: skip
    scenario = parse_scenario(data, new_id)
    record = open_record(folder / "record.xieshang", KEY, Rulebook.read(resources_dir()))
    establish(record, scenario)
    office = Office(record, clock)
    for step in scenario.steps:
        office.perform(step.act)
    meeting = MeetingId(scenario.keys.ids["会议", "m"])
    item = ItemId(scenario.keys.ids["议程事项", "m/i"])
    speakers = [scenario.keys.one(f"{crowds[0]['name']}{number:02d}") for number in range(1, IN_A_GROUP + 1)]
    for number in range(ENTRIES - record.count_entries()):
        office.perform(_opinion(clock, meeting, item, speakers[number % len(speakers)], number))
    return office, meeting


def _opinion(clock: Clock, meeting: MeetingId, item: ItemId, who: PersonId, number: int) -> RecordOpinion:
    return RecordOpinion(
        at=clock(), meeting=meeting, item=item, who=who, stance=Stance.SUGGESTION, text=f"第{number}条意见"
    )


def _timed(deed: Callable[[], object]) -> float:
    start = perf_counter()
    deed()
    QApplication.processEvents()
    return (perf_counter() - start) * 1000


def _keys(page: Cockpit, letters: str) -> list[float]:
    """Letters into the box of 记要点 and into the field of the queue."""
    times: list[float] = []
    for field in (page.stage.rooms.floor.notes.box, page.stage.rooms.floor.queue.field.line):
        field.setFocus()
        QTest.keyClicks(field, letters)
        times += [
            _timed(lambda key=key, box=field: QTest.keyClicks(box, key)) for _ in range(3) for key in letters
        ]
    return times


def _act_keys(page: Cockpit, clock: Clock) -> list[float]:
    """F5 holds the speech and lets it go on: an act on disk, and the room painted anew."""
    focus: QWidget = page.stage.rooms.floor.notes.box
    focus.setFocus()
    QTest.keyClick(focus, Qt.Key.Key_F5)
    gc.collect()
    times = []
    for _ in range(60):
        clock.go_on()
        times.append(_timed(lambda: QTest.keyClick(focus, Qt.Key.Key_F5)))
    return times


def _act_keys_before_the_hall(
    page: Cockpit, hall: AudienceWindow, office: Office, clock: Clock
) -> list[float]:
    """The same with the hall's screen open: it is read and painted anew after every act as well."""

    def show(view: CockpitView) -> None:
        hall.show_view(office.read(audience_of, view, clock()))

    hall.resize(1920, 1080)
    hall.show()
    page.activateWindow()
    page.session.changed.connect(show)
    times = _act_keys(page, clock)
    page.session.changed.disconnect(show)
    hall.hide()
    return times


def _drift(office: Office, meeting: MeetingId, clock: Clock) -> float:
    """How far the hall's countdown ever is from what it should be, over an hour of the clock; seconds."""
    speaker = office.read(audience, meeting, clock()).speaker
    if speaker is None:
        raise RuntimeError("nobody speaks")
    running = replace(speaker, used=0, running_since=clock())
    worst = 0.0
    for passed in range(1, HOUR_S + 1):
        clock.go_on()
        worst = max(worst, abs(running.left(clock()) - (running.allowed - passed)))
    return worst


def _growth(page: Cockpit, hall: AudienceWindow, office: Office, clock: Clock) -> float:
    """Memory at the end less memory after a warm-up, in MiB: the ticks and the acts of a long meeting."""
    meeting = page.session.meeting_id
    hall.resize(1280, 720)
    hall.show()
    before = 0.0
    for number in range(ACTS):
        if number == WARM_UP:
            before = _resident_mib()
        page.wishes.floor.pause_or_go_on()
        if number % SHOWN_EVERY == 0:
            hall.show_view(office.read(audience, meeting, clock()))
        for _ in range(TICKS // ACTS):
            clock.go_on()
            hall.tick()
        QApplication.processEvents()
    return _resident_mib() - before


def _resident_mib() -> float:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20


if __name__ == "__main__":
    main()

"""Run by a test in a process of its own, whose platform has two screens: the room, and a pulled cable."""

from __future__ import annotations

import functools
import json
import sys
from pathlib import Path
from unittest import mock

from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from tests.sample_village import KEY, Clock
from tests.ui.conftest import RESOURCES
from tests.ui.live.rehearsal import moment
from tests.ui.meeting_room import MeetingRoom, wait_for
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.ui import hall
from xieshang_desktop.ui.audience.window import AudienceWindow
from xieshang_desktop.ui.fonts import load_application_fonts
from xieshang_desktop.ui.theme import apply_theme, load_theme

HELD_BACK = "13800005372"


def main(kind: str, folder: Path, meeting: str) -> None:
    application = QApplication([])
    load_application_fonts(RESOURCES / "fonts")
    theme = load_theme(RESOURCES, calm=True)
    apply_theme(application, theme)
    plugged = list(application.screens())
    cabled = functools.partial(AudienceWindow, screens=lambda: plugged)
    record = open_record(folder / "record.xieshang", KEY, Rulebook.read(RESOURCES))
    with mock.patch.object(hall, "AudienceWindow", cabled):
        there = MeetingRoom(theme, Office(record, Clock(moment("08:57"))), meeting, folder)
        seen = {"mirrored": mirrored, "swapped": swapped}.get(kind, lambda room: unplugged(room, plugged))(
            there
        )
        there.close()
    print(json.dumps(seen))


def mirrored(there: MeetingRoom) -> dict[str, object]:
    there.find("hyj")
    seen: dict[str, object] = {"full": there.hall.fills_a_screen, "phone": HELD_BACK in there.words()}
    there.press("F12")
    return seen | {"phone without the hall": HELD_BACK in there.words(), "halls": len(there.halls())}


def swapped(there: MeetingRoom) -> dict[str, object]:
    """The projector was the first screen: one key puts the work and the hall where they belong."""
    before = (there.window.screen().name(), there.hall.screen().name())
    there.press("Alt+F12")
    wait_for(lambda: there.window.screen().name() != before[0])
    after = (there.window.screen().name(), there.hall.screen().name())
    return {"changed": after == before[::-1], "full": there.hall.fills_a_screen}


def unplugged(there: MeetingRoom, plugged: list[QScreen]) -> dict[str, object]:
    there.find("hyj")
    phone = HELD_BACK in there.words()
    alone = there.hall.windowHandle().transientParent() is None
    seen: dict[str, object] = {"opened by itself": there.hall.fills_a_screen, "alone": alone, "phone": phone}
    projector = QGuiApplication.screens()[1]
    plugged.remove(projector)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.screenRemoved.emit(projector)
    wait_for(lambda: not there.hall.fills_a_screen)
    work = there.window.screen().geometry()
    seen["preview"] = not there.hall.fills_a_screen and work.contains(there.hall.geometry())
    seen["room stays"] = there.window.rooms.currentWidget() is there.cockpit and there.cockpit.isVisible()
    there.press("Escape")
    there.sign_in("lxg")
    seen["goes on"] = there.cockpit.session.view.quorum.present
    return seen


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3])

"""Run by a test in a process of its own: a demonstration in which one button of the path is disconnected."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest import mock

from xieshang_desktop.demo import pace, run_demo
from xieshang_desktop.ui.live.panels.foot import LiveFoot
from xieshang_desktop.ui.live.rooms.door import DoorRoom
from xieshang_desktop.ui.pages.home.page import HomePage

Disconnect = Callable[..., None]


def afterwards(kind: type, method: str, disconnect: Disconnect) -> None:
    """Let a widget be put together as ever, and one of its signals be disconnected then."""
    put_together = getattr(kind, method)

    def broken(widget: object) -> None:
        put_together(widget)
        disconnect(widget)

    mock.patch.object(kind, method, broken).start()


BREAKS: Mapping[str, tuple[type, str, Disconnect]] = {
    "进入会场": (HomePage, "_connect", lambda page: page.meeting.button.clicked.disconnect()),
    "签到": (DoorRoom, "_join", lambda room: room._search.chosen.disconnect()),
    "红色按钮": (LiveFoot, "_lay_out", lambda foot: foot.red.clicked.disconnect()),
}

if __name__ == "__main__":
    button, out = sys.argv[1:]
    mock.patch.object(pace, "PATIENCE_MS", 2000).start()
    afterwards(*BREAKS[button])
    sys.exit(run_demo(Path(out), fast=True))

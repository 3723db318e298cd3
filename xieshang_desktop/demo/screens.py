"""On which screens a demonstration runs: those of the machine, or two that nobody sees."""

import json
import os
import sys
from pathlib import Path

LAPTOP, PROJECTOR = (1366, 768), (1920, 1080)
_PLATFORM = "QT_QPA_PLATFORM"


def has_screen() -> bool:
    """Whether somebody can look on: not on a Linux without a display, nor when off-screen is asked for."""
    asked = os.environ.get(_PLATFORM, "")
    if asked:
        return asked.split(":")[0] not in ("offscreen", "minimal")
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def without_screen(folder: Path) -> None:
    """Let Qt work off-screen, with the screens of `screens_file`; before it starts."""
    os.environ[_PLATFORM] = f"offscreen:configfile={screens_file(folder)}"


def screens_file(folder: Path) -> Path:
    """The file that gives Qt's off-screen platform a laptop's screen and a projector beside it."""
    left = 0
    screens = []
    for name, (width, height) in (("laptop", LAPTOP), ("projector", PROJECTOR)):
        screens.append(
            {
                "name": name, "x": left, "y": 0, "width": width, "height": height,
                "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1,
            }
        )  # fmt: skip
        left += width
    path = folder / "screens.json"
    path.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    return path

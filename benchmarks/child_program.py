"""The program as its icon opens it: when it was painted, when it could be used, its memory."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from xieshang_desktop import bootstrap
from xieshang_desktop.bootstrap.plain_imports import plain_imports
from xieshang_desktop.cli import main as command_line
from xieshang_desktop.paths import DATA_VARIABLE

with plain_imports():  # as the program does it; here Qt is needed before
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

from xieshang_desktop.ui.frame import places

_IDLE_MS = 400


class Watch(QObject):
    """Looks on while the program opens: the first frame of its window, of its page, of the open record.

    It watches these two alone, as the bare window is watched: a filter on the whole application would make a
    Python object of everything inside Qt, and cost what it is to measure.
    """

    def __init__(self) -> None:
        super().__init__()
        self.moments: dict[str, float] = {}
        self.window: Any = None

    def window_made(self, window: Any) -> Any:
        """Watch the window of the program."""
        self.window = window
        window.installEventFilter(self)
        return window

    def page_made(self, page: Any) -> Any:
        """Watch its first page."""
        page.installEventFilter(self)
        return page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on."""
        if event.type() == QEvent.Type.Paint:
            if watched is self.window:
                self._note("painted")
            else:
                self._page_painted()
        return False

    def _page_painted(self) -> None:
        self._note("usable")
        if self.window.office is not None and "opened" not in self.moments:
            self._note("opened")
            QTimer.singleShot(_IDLE_MS, self, self._done)

    def _note(self, name: str) -> None:
        if name not in self.moments:
            self.moments[name] = 0.0
            QTimer.singleShot(0, self, lambda: self.moments.update({name: time.monotonic()}))

    def _done(self) -> None:
        self.moments["resident_mib"] = resident_mib()
        QApplication.quit()


def _after(module: Any, name: str, look: Callable[[Any], Any]) -> None:
    """Let ``look`` have what a function of the program makes."""
    make = getattr(module, name)
    setattr(module, name, lambda *given: look(make(*given)))


def resident_mib() -> float:
    """The resident memory of this process; 0 where the system does not tell it so."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text().splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def main() -> None:
    """Open the data folder that is named, look, close."""
    watch = Watch()
    _after(bootstrap, "build_window", watch.window_made)
    _after(places, "make_page", watch.page_made)
    os.environ[DATA_VARIABLE] = sys.argv[1]
    status = command_line([])
    print(json.dumps(watch.moments))
    sys.exit(status)


if __name__ == "__main__":
    main()

"""The program as its icon opens it: when it was painted, when it could be used, its memory."""

import json
import os
import sys
import time
from pathlib import Path

from xieshang_desktop.bootstrap.plain_imports import plain_imports
from xieshang_desktop.cli import main as command_line
from xieshang_desktop.paths import DATA_VARIABLE

with plain_imports():  # as the program does it; here Qt is needed before
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

_IDLE_MS = 400


class Watch(QObject):
    """Looks on while the program opens: the first frame of its window, of its page, of the open record."""

    def __init__(self) -> None:
        super().__init__()
        self.moments: dict[str, float] = {}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on."""
        if event.type() == QEvent.Type.Paint:
            kind = type(watched).__name__
            if kind == "MainWindow":
                self._note("painted")
            elif kind == "HomePage":
                self._note("usable")
                if _record_is_open() and "opened" not in self.moments:
                    self._note("opened")
                    QTimer.singleShot(_IDLE_MS, self, self._done)
        return False

    def _note(self, name: str) -> None:
        if name not in self.moments:
            self.moments[name] = 0.0
            QTimer.singleShot(0, self, lambda: self.moments.update({name: time.monotonic()}))

    def _done(self) -> None:
        self.moments["resident_mib"] = resident_mib()
        QApplication.quit()


def _record_is_open() -> bool:
    return any(getattr(window, "office", None) is not None for window in QApplication.topLevelWidgets())


def resident_mib() -> float:
    """The resident memory of this process; 0 where the system does not tell it so."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text().splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def main() -> None:
    """Open the data folder that is named, look, close."""
    application = QApplication([])
    watch = Watch()
    application.installEventFilter(watch)
    os.environ[DATA_VARIABLE] = sys.argv[1]
    status = command_line([])
    print(json.dumps(watch.moments))
    sys.exit(status)


if __name__ == "__main__":
    main()

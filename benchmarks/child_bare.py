"""The least a window program can be: a bare main window; tells when it was painted."""

import json
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    """Notes when the window is painted first, and ends the program."""

    painted = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on."""
        if event.type() == QEvent.Type.Paint and not self.painted:
            QTimer.singleShot(0, self, self._done)
            self.painted = -1.0
        return False

    def _done(self) -> None:
        self.painted = time.monotonic()
        QApplication.quit()


def main() -> None:
    """Open it, look, close it."""
    application = QApplication([])
    window = QMainWindow()
    watch = FirstPaint()
    window.installEventFilter(watch)
    window.resize(1366, 768)
    window.show()
    application.exec()
    print(json.dumps({"painted": watch.painted}))


if __name__ == "__main__":
    main()

"""While nobody does anything what acts and papers need is loaded, a small part at a time.

So neither the first act nor the first paper keeps anybody waiting; nothing is loaded while keys come. The
room and the other pages are left until they are entered: most days need few of them, and memory is scarce.
"""

from collections import deque
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer

from xieshang_desktop.services.warming import ACTS, PAPERS, load

PAUSE_MS: Final = 100
QUIET_MS: Final = 1000
"""So long nobody has pressed anything before the next part is loaded."""
_SIGNS_OF_LIFE: Final = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
)


class Warming(QObject):
    """Lives with the window until all is loaded; begins once its first page stands on an open record."""

    def __init__(self, window: Any, when_done: Callable[[], object]) -> None:
        super().__init__(window)
        self._when_done = when_done
        self._window = window
        self._left = deque((*ACTS, *PAPERS))
        self._quiet = QElapsedTimer()
        self._quiet.start()
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._pause = QTimer(self, interval=PAUSE_MS)
        self._pause.timeout.connect(self._on_pause_timeout)
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is at work: wait anew."""
        if event.type() in _SIGNS_OF_LIFE:
            self._quiet.restart()
        return False

    def _on_pause_timeout(self) -> None:
        if self._window.desk() is None or self._window.tasks.busy or self._quiet.elapsed() < QUIET_MS:
            return
        load(self._left.popleft())
        if not self._left:
            self._pause.stop()
            self._when_done()
            self.deleteLater()

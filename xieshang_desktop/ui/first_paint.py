"""Begin the slow part only once the frame stands on the screen."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _FirstPaint(QObject):
    def __init__(self, widget: QWidget, begin: Callable[[], None]) -> None:
        super().__init__(widget)
        self._begin = begin
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """After the first painting, on the next turn of the loop, when it has reached the screen."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._begin)
        return False


def begin_when_painted(widget: QWidget, begin: Callable[[], None]) -> None:
    """Call ``begin`` once, after ``widget`` has been painted for the first time."""
    _FirstPaint(widget, begin)

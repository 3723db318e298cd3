"""How fast a demonstration goes: at once, or so that a person can follow it on the screen."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

PATIENCE_MS = 10_000
"""How long something may take to come about."""
LOOK_AGAIN_MS = 10
"""How soon one looks again for what did not come about at once; the worker needs the machine meanwhile."""


@dataclass(frozen=True)
class Pace:
    """Pauses in ms: between two deeds, and between two letters."""

    deed: int = 0
    letter: int = 0

    def after_deed(self) -> None:
        """Let the eye catch up with what was done."""
        rest(self.deed)

    def after_letter(self) -> None:
        """Let a letter be seen before the next."""
        rest(self.letter)


AT_ONCE = Pace()
TO_FOLLOW = Pace(deed=650, letter=45)


def rest(ms: int) -> None:
    """Let the windows paint and answer for so long; with 0, until nothing waits to be done."""
    if ms <= 0:
        _let_work()
        return
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], bool], ms: int | None = None) -> bool:
    """Let the windows work until the condition holds; False when it does not in time (PATIENCE_MS)."""
    deadline = QDeadlineTimer(PATIENCE_MS if ms is None else ms)
    while not condition():
        if deadline.hasExpired():
            return False
        _let_work()
        if condition():
            return True
        rest(LOOK_AGAIN_MS)
    return True


def _let_work() -> None:
    """One round of the event loop, with the deletions that only its end would bring about."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

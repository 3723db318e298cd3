"""Garbage is collected on the main thread alone.

Python collects on whichever thread happens to allocate; a widget that is taken down on a thread of the pool
takes the program with it. Besides, no collection falls between a key and its picture.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

PAUSE_MS: Final = 1000


class GarbageRound(QObject):
    """From now on garbage waits for the next round; what stands at the first stays and is skipped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._settled = False
        timer = QTimer(self)
        timer.setInterval(PAUSE_MS)
        timer.timeout.connect(self.go_round)
        timer.start()

    def go_round(self) -> None:
        """Collect the oldest generation that is due, as Python itself would do."""
        if not self._settled:
            self._settled = True
            gc.freeze()
            return
        due = [
            generation
            for generation, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if limit and count > limit
        ]
        if due:
            gc.collect(due[-1])

    def settle(self) -> None:
        """What stands by now stays as well; a full collection would else hold the window up for it."""
        gc.collect(1)
        gc.freeze()

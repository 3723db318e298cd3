"""A soft bell for the speaker: once when the last seconds begin, once when the time is over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from xieshang_desktop.ui.widgets.speech_timer import LAST_SECONDS

MARKS = (LAST_SECONDS, 0)
"""Seconds left at which it rings."""


def rings_between(before: float, after: float) -> bool:
    """Whether one of the marks lies between two readings of the seconds left."""
    return any(before > mark >= after for mark in MARKS)


class Bell:
    """Rings only where it was switched on; ``ring`` is the sound of the system."""

    def __init__(self, ring: Callable[[], None] = QApplication.beep) -> None:
        self._ring = ring
        self._speech: object = None
        self._left = 0.0
        self.on = False

    def hear(self, speech: object, left: float) -> None:
        """The seconds left of a speech, told once a second; another speech begins anew."""
        if speech == self._speech and self.on and rings_between(self._left, left):
            self._ring()
        self._speech, self._left = speech, left

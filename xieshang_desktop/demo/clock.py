"""The clock of a demonstration: it stands at the moment that the scenario says, and never goes back."""

from datetime import datetime, timedelta


class ScriptedClock:
    """Local time in whole seconds, for the office that the windows work with."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def __call__(self) -> datetime:
        return self._at

    def move_to(self, at: datetime) -> None:
        """Let it be that moment; an earlier one leaves the clock where it is."""
        self._at = max(self._at, at)

    def pass_by(self, seconds: int) -> None:
        """Let so many seconds pass."""
        self._at += timedelta(seconds=seconds)

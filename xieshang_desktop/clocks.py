"""What time it is in a record: the wall clock's, and in the sample village that of its own day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from xieshang_desktop.paths import SAMPLE_MORNING

Clock = Callable[[], datetime]


def clock_of(last_act: datetime | None, *, sample: bool) -> Clock:
    """The clock of a record; the sample village lives on its meeting's day, never before its last act."""
    if not sample:
        return wall_clock
    return sample_clock(max(SAMPLE_MORNING, last_act or SAMPLE_MORNING))


def wall_clock() -> datetime:
    """Local time without a zone, in whole seconds."""
    return datetime.now().replace(microsecond=0)


def sample_clock(start: datetime) -> Clock:
    """A clock that begins at ``start`` and goes on as the wall clock does."""
    began = datetime.now()

    def now() -> datetime:
        return (start + (datetime.now() - began)).replace(microsecond=0)

    return now

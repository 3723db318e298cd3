"""Views that are read little by little: what a step gives, and the whole at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

View = TypeVar("View")


def last_of(steps: Iterator[View | None]) -> View:
    """Take all steps at once and return the view that the last one gives."""
    views = [view for view in steps if view is not None]
    return views[-1]

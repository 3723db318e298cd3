"""What acts and papers need, loaded before the first one: the window itself opens without it."""

from __future__ import annotations

import importlib

NEEDED_LATER = ("catalogue", "recalling", "papers")


def warm_up() -> None:
    """Load it now, while a meeting is being entered and nobody waits for a key."""
    for name in NEEDED_LATER:
        importlib.import_module(f"xieshang_desktop.services.{name}")

"""What acts and papers need, loaded before the first one: the window itself opens without it."""

from __future__ import annotations

import importlib

ACTS = (
    "domain.acts.afterwards",
    "domain.acts.course",
    "domain.acts.floor",
    "domain.acts.preparing",
    "domain.acts.voting",
    "domain.acts.topics",
    "domain.acts.village",
    "models.floor",
    "services.speaking",
    "services.agenda",
    "services.pictures",
    "services.afterwards",
    "services.roster.entering",
    "services.voting",
    "services.topics",
    "services.handlers",
    "services.catalogue",
    "services.recalling",
)
PAPERS = (
    "queries.papers.items",
    "queries.papers.attendance",
    "queries.papers.agenda",
    "queries.registers.views",
    "queries.registers.of_meetings",
    "queries.papers.afterwards",
    "queries.papers.stipends",
    "queries.registers.sheets",
    "queries.papers.before",
    "exports.paper",
    "services.papers.writing",
    "services.papers.kinds",
    "services.papers.catalogue",
)
"""What rests on others comes after them, so that each takes its own time alone: a few milliseconds."""


def warm_up() -> None:
    """Load what acts need now, while a meeting is being entered and nobody waits for a key."""
    for name in ACTS:
        load(name)


def load(name: str) -> None:
    """Load one of the parts."""
    importlib.import_module(f"xieshang_desktop.{name}")

"""What an act changed, in broad strokes: enough for a screen to know what to paint again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Changes:
    """One flag for each room of the program that an act touched."""

    village: bool = False
    roster: bool = False
    topics: bool = False
    preparing: bool = False
    attendance: bool = False
    agenda: bool = False
    speaking: bool = False
    opinions: bool = False
    voting: bool = False
    closing: bool = False
    outcomes: bool = False


@dataclass(frozen=True, kw_only=True)
class Done:
    """An act that is on disk: what it changed, and the number of its journal entry."""

    changes: Changes
    entry: int

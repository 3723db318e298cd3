"""Standing texts of papers, kept as data in resources/paper-texts; a village may have its own instead."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from xieshang_desktop.paths import resources_dir

SPEAKING_RULES = "speaking-rules"


@dataclass(frozen=True, slots=True)
class StandingText:
    """A title, what stands before the rules, and the rules in order."""

    title: str
    intro: str
    rules: tuple[str, ...]


@cache
def text_named(name: str) -> StandingText:
    """Return a text that comes with the program.

    Raises FileNotFoundError for a name that has none, KeyError for a file without title or rules.
    """
    with (resources_dir() / "paper-texts" / f"{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    return StandingText(str(data["title"]), str(data.get("intro", "")), tuple(map(str, data["rules"])))

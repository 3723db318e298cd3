"""What is offered while an opinion is written: the village's own words, and those that are always needed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache

from xieshang_desktop.paths import resources_dir

MOST_OFFERED = 3
LONGEST = 24
"""A phrase is short: longer ones are opinions of their own."""


@cache
def common_phrases() -> tuple[str, ...]:
    """The phrases that come with the program."""
    data = tomllib.loads((resources_dir() / "phrases.toml").read_text(encoding="utf-8"))
    return tuple(data["opinions"])


def pieces(texts: Sequence[str]) -> tuple[str, ...]:
    """The clauses of what was said, short enough to be offered, each once."""
    clauses = (clause.strip() for text in texts for clause in re.split(r"[，。；！？（）,;\n]", text))
    return tuple(dict.fromkeys(each for each in clauses if 2 < len(each) <= LONGEST))


def offered(known: Sequence[str], typed: str) -> tuple[str, ...]:
    """Phrases that go on with the clause that is being typed; the most frequent while nothing is typed."""
    clause = last_clause(typed)
    if not clause:
        return tuple(known[:MOST_OFFERED]) if not typed.strip() else ()
    begun = [each for each in known if each.startswith(clause) and each != clause]
    inside = [each for each in known if clause in each and each not in begun and each != clause]
    return tuple((begun + inside)[:MOST_OFFERED])


def last_clause(typed: str) -> str:
    """What stands after the last mark."""
    return re.split(r"[，。；！？,;\n]", typed)[-1].strip()


def taken(typed: str, phrase: str) -> str:
    """The text once a phrase has been taken: it stands in place of the clause that was begun."""
    clause = last_clause(typed)
    return typed[: len(typed) - len(clause)] + phrase if clause else typed + phrase

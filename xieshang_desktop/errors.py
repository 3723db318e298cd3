"""Three kinds of trouble: an act refused, a machine that will not do it, and (all else) our own bug."""

from __future__ import annotations

import re


class Refused(Exception):
    """An act is impossible, false or not lawful here; nothing was written.

    ``code`` is stable and never shown; ``sentence`` says in Chinese why, ``remedy`` what to do instead.
    """

    def __init__(self, code: str, sentence: str, remedy: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.remedy = remedy


class EnvironmentProblem(Exception):
    """The disk, a lock, a stick or a damaged file is in the way; the record itself is unharmed.

    ``sentence`` says in Chinese what happened, ``way_out`` what the user can do.
    """

    def __init__(self, sentence: str, way_out: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.way_out = way_out


class BadScenario(Exception):
    """A scenario file breaks its format; the sentence quotes the word and names the step."""

    def __init__(self, sentence: str, step: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.step = step


def place_in_toml(complaint: Exception) -> str:
    """Where a TOML file is wrong, in Chinese; the reader says it in English at the end of its complaint."""
    found = re.search(r"line (\d+), column (\d+)", str(complaint))
    return f"第{found[1]}行第{found[2]}个字" if found else "文件末尾"

"""The words of papers that a village may put in its own way: which there are, and what may stand in them.

A module is a piece of standing text. Words in braces ({时间}) are fields, filled in when a paper is composed;
each module says which it knows, so that no brace is ever printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

LONGEST = 2000  # characters: two pages of running text
_FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class TextModule:
    """One piece of text: ``text`` is the program's own, empty where nothing is printed unless a village says
    so. With ``options`` it is one of these; ``lines`` is how many it may have, ``empty`` what is printed in
    place of no words.
    """

    name: str
    group: str
    title: str
    text: str
    fields: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    lines: int = 1
    hint: str = ""
    empty: str = "不印"


class UnusableText(ValueError):
    """A text that cannot stand in its place; ``sentence`` says why, ``remedy`` what would do."""

    def __init__(self, sentence: str, remedy: str) -> None:
        super().__init__(sentence)
        self.sentence, self.remedy = sentence, remedy


def usable(module: TextModule, text: str) -> str:
    """Return the text as it may be kept: without blanks at the ends of its lines.

    Raises UnusableText for a field that the module does not know, for a brace alone, for a text that is too
    long, has more lines than one where one is meant, or is none of the options.
    """
    kept = "\n".join(line.strip() for line in text.strip().splitlines() if line.strip())
    if module.options and kept not in module.options:
        raise UnusableText(f"“{module.title}”没有“{kept}”这种写法。", f"请选：{'、'.join(module.options)}。")
    if len(kept) > LONGEST:
        raise UnusableText(
            f"“{module.title}”有{len(kept)}字，最多{LONGEST}字。", "请写短一些，长的材料作附件。"
        )
    if module.lines == 1 and "\n" in kept:
        raise UnusableText(f"“{module.title}”只能写一行。", "请并成一行。")
    known = "、".join(f"{{{field}}}" for field in module.fields)
    for field in _FIELD.findall(kept):
        if field not in module.fields:
            can = f"这里可以用：{known}。" if known else "这里没有可以用的栏，请写成文字。"
            raise UnusableText(f"“{module.title}”里不认识“{{{field}}}”。", can)
    if set(_FIELD.sub("", kept)) & {"{", "}"}:
        raise UnusableText(f"“{module.title}”里的花括号没有成对。", "栏写成{栏}，不用栏就去掉花括号。")
    return kept


def filled(text: str, fields: Mapping[str, str]) -> str:
    """Return the text with its fields put in; what a field holds is never read as a field again."""
    return _FIELD.sub(lambda found: fields.get(found[1], found[0]), text)

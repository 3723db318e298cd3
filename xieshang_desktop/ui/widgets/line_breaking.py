"""Where a Chinese sentence may be broken on the screen."""

import re
from collections.abc import Callable
from typing import Final

_BREAK_AFTER: Final = "，。；：！？、"
_CLOSERS: Final = "，。；：！？、）》」』】”’…—％%.,;:!?)"
_OPENERS: Final = "（《「『【“‘("
_UNITS: Final = (
    "平方米|立方米|公里|分钟|小时|万元|亿元|年|月|日|号|人|名|位|票|户|元|万|亿|盏|件|项|条|款"
    "|天|次|个|分|秒|组|页|份|米|亩|届|岁|%|％"
)
_PIECE: Final = re.compile(rf"[^{_BREAK_AFTER}]*[{_BREAK_AFTER}]+[）》」』】”’]*|[^{_BREAK_AFTER}]+$")
_UNIT: Final = re.compile(
    rf"第[零一二三四五六七八九十百千两]+[条款项章节届次组步号]|第?\d[\d.,:/×＋+＝=-]*(?:{_UNITS})?|[A-Za-z]+[A-Za-z0-9+-]*|[\s\S]"
)


def break_lines(
    text: str, width: float, advance: Callable[[str], float], *, by_clause: bool = False
) -> list[str]:
    """Break `text` into lines of at most `width`, measured by `advance`.

    No line begins with a closing mark or ends with an opening one, and digits stay with their unit.
    `by_clause` breaks after punctuation marks alone where every part between two marks fits a line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        pieces = _PIECE.findall(paragraph) or [paragraph]
        if not by_clause or any(advance(piece.rstrip()) > width for piece in pieces):
            pieces = _inseparable(paragraph, width, advance)
        lines += _filled(pieces, width, advance)
    return lines


def _inseparable(paragraph: str, width: float, advance: Callable[[str], float]) -> list[str]:
    """The smallest parts that stay on one line: closing marks hang on what precedes, opening ones lead."""
    parts: list[str] = []
    for unit in _UNIT.findall(paragraph):
        if parts and (unit in _CLOSERS or parts[-1][-1] in _OPENERS):
            parts[-1] += unit
        else:
            parts.append(unit)
    return [part for whole in parts for part in ([whole] if advance(whole) <= width else list(whole))]


def _filled(pieces: list[str], width: float, advance: Callable[[str], float]) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and advance((lines[-1] + piece).rstrip()) > width:
            lines.append(piece.lstrip())
        else:
            lines[-1] += piece
    return lines

"""Cutting text into pieces that a line end may not tear, and which marks may begin or end a line.

The rules are those of GB/T 15834-2011 (5.1) and of official papers: no line begins with a closing mark or a joiner,
none ends with an opening one; a number stays with its unit; dashes and ellipses of two stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

CLOSING = frozenset("，。、；：！？）》」』】〉〕〗］｝”’．")
OPENING = frozenset("（《「『【〈〔〖［｛“‘")
NO_BEGIN = CLOSING | frozenset("—·～・％‰℃々,.;:!?)]}>%'\"/／-–")
NO_END = OPENING | frozenset("([{<¥￥$№#/／")

_UNIT = "(?:[万亿千百]?(?:平方米|平方公里|立方米|公里|公斤|公分|小时|分钟|元|美元|户|人|[一-鿿])|[%％‰℃])"
_NUMBER = r"(?:第)?[¥￥]?\d+(?:[.,:/\-]\d+)*"
_LATIN = r"[A-Za-z0-9À-ɏ]+(?:[._@:/+\-&'#][A-Za-z0-9À-ɏ]+)*"
_PIECES = re.compile(rf"{_NUMBER}{_UNIT}?(?![A-Za-z0-9])|{_LATIN}|—{{2,}}|…{{2,}}|\s|.", re.DOTALL)

# A run wider than this share of the line is cut anywhere, or it would leave a hole in the line before it.
_LONGEST_WHOLE = 0.45

Advance = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one voice: body, hei (黑体), kai (楷体), title, sans or figures."""

    text: str
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stay on one line; ``half`` is what a full-width mark can give up, 0 for all else."""

    text: str
    role: str
    width: float
    half: float = 0

    @property
    def closing(self) -> bool:
        """A full-width closing mark: its ink stands in the left half of its cell."""
        return self.half > 0 and self.text in CLOSING

    @property
    def opening(self) -> bool:
        """A full-width opening mark: its ink stands in the right half of its cell."""
        return self.half > 0 and self.text in OPENING

    @property
    def blank(self) -> bool:
        """Space, which hangs over the end of a line."""
        return self.text.isspace()


def cut(runs: Sequence[Run], advance: Advance, em: float, line: float) -> list[Piece]:
    """Cut runs into pieces; ``advance`` gives a character's width in a role, ``em`` the full width, in points."""
    pieces: list[Piece] = []
    for run in runs:
        for found in _PIECES.findall(run.text):
            pieces.extend(_piece(found, run.role, advance, em, line))
    return pieces


def _piece(text: str, role: str, advance: Advance, em: float, line: float) -> list[Piece]:
    if text.isspace():
        return [Piece(" ", role, advance(" ", role))]
    width = sum(advance(mark, role) for mark in text)
    if len(text) > 1 and width > line * _LONGEST_WHOLE:
        return [Piece(mark, role, advance(mark, role)) for mark in text]
    is_mark = text in CLOSING or text in OPENING
    return [Piece(text, role, width, em / 2 if is_mark and width > em * 0.9 else 0)]


def breaks(pieces: Sequence[Piece]) -> list[bool]:
    """Say for every piece whether a line may begin with it; the first always may."""
    allowed = [True] * len(pieces)
    last = ""
    for index, piece in enumerate(pieces):
        if piece.blank:
            allowed[index] = False
            continue
        dash = len(piece.text) > 1 and piece.text[0] == "—"
        forbidden = piece.text[0] in NO_BEGIN and not dash
        allowed[index] = index == 0 or not (forbidden or (last and last in NO_END))
        last = piece.text[-1]
    return allowed

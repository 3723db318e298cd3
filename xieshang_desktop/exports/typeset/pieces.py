"""Cutting text into pieces that a line end may not tear, and which marks may begin or end a line.

The rules are those of GB/T 15834-2011 (5.1) and of official papers: no line begins with a closing mark or a
joiner, none ends with an opening one; a number stays with its unit; dashes and ellipses of two stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

CLOSING = frozenset("，。、；：！？）》」』】〉〕〗］｝”’．")
OPENING = frozenset("（《「『【〈〔〖［｛“‘")
NO_BEGIN = CLOSING | frozenset("—·～・％‰℃々,.;:!?)]}>%'\"/／-–")
NO_END = OPENING | frozenset("([{<¥￥$№#/／□√")

_UNIT = "(?:[万亿千百]?(?:平方米|平方公里|立方米|公里|公斤|公分|小时|分钟|元|美元|户|人|[一-鿿])|[%％‰℃])"
_NUMBER = r"(?:第)?[¥￥]?\d+(?:[.,:/\-]\d+)*"
_LATIN = r"[A-Za-z0-9À-ɏ]+(?:[._@:/+\-&'#][A-Za-z0-9À-ɏ]+)*"
_PIECES = re.compile(rf"{_NUMBER}{_UNIT}|{_NUMBER}(?![A-Za-z0-9])|{_LATIN}|—{{2,}}|…{{2,}}|\s|.", re.DOTALL)

# A title is torn neither inside these words nor before 的.
_TERMS = (
    r"第[一二三四五六七八九十百]+次(?:会议)?|关于(?:召开)?|(?:村民|居民|成员|业主|党员|户)(?:代表)?(?:会议|大会)|村民小组会议"
    r"|(?:村|居)民委员会|村务监督委员会|(?:表决|协商|计票)?(?:结果|成果)(?:报告单)?|(?:会议)?(?:记录|通知|公示|签到表)"
    r"|(?:村民|居民)?(?:议事会|理事会|听证会|恳谈会)|院坝会|落实情况|满意度|误工补贴"
    r"|方案|太阳能(?:路灯)?|路灯|安装|的"
)
_TITLE_PIECES = re.compile(rf"(?:{_TERMS})|{_PIECES.pattern}", re.DOTALL)

# A run wider than this share of the line is cut anywhere, or it would leave a hole in the line before it.
_LONGEST_WHOLE = 0.45
_LONGEST_IN_TITLE = 0.75

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
    """Cut runs into pieces; ``advance`` gives a character's width in a role, ``em`` the full width, in
    points.
    """
    pieces: list[Piece] = []
    for run in runs:
        pattern = _TITLE_PIECES if run.role == "title" else _PIECES
        for found in pattern.findall(run.text):
            pieces.extend(_piece(found, run.role, advance, em, line))
    return pieces


def _piece(text: str, role: str, advance: Advance, em: float, line: float) -> list[Piece]:
    if text.isspace():
        space = text if text == "\u3000" else " "
        return [Piece(space, role, advance(space, role))]
    width = sum(advance(mark, role) for mark in text)
    if len(text) > 1 and width > line * (_LONGEST_IN_TITLE if role == "title" else _LONGEST_WHOLE):
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

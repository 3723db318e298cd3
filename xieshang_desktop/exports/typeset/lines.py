"""Breaking pieces into lines and placing them: 避头尾, squeezed marks, lines spread to the full width.

A closing mark that would begin a line is squeezed in at half width, with help from other marks of the line;
where that does not suffice, one piece comes down with it. Two marks in a row share one and a half cells.
The last line of a paragraph is not spread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from xieshang_desktop.exports.typeset.pieces import Piece, breaks

_SLACK = 0.01  # points; the widths are sums of floating numbers
_WIDEST_GAP = 0.35  # of a cell; a line that would need more is left ragged


@dataclass(frozen=True, slots=True)
class Segment:
    """Text at ``x`` points from the left edge; with a ``pitch`` each character begins that far after the
    last.
    """

    x: float
    text: str
    role: str
    pitch: float = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its segments, the width they take, and the characters in order."""

    segments: tuple[Segment, ...]
    width: float

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)


def break_lines(
    pieces: Sequence[Piece], width: float, indent: float = 0, em: float = 12, spread: bool = True
) -> list[Line]:
    """Set pieces in lines of ``width`` points, the first ``indent`` shorter and starting there."""
    lines: list[Line] = []
    ends = _ends(pieces, breaks(pieces), width, indent)
    for start, end in pairwise((0, *ends)):
        room = width - (indent if start == 0 else 0)
        line = _place(pieces[start:end], room, em, spread and end < len(pieces))
        lines.append(_shift(line, indent) if start == 0 and indent else line)
    return lines


def _ends(pieces: Sequence[Piece], allowed: Sequence[bool], width: float, indent: float) -> list[int]:
    """Return where each line ends; the last one is not left with a single character (一字不成行)."""
    ends: list[int] = []
    start = 0
    while start < len(pieces):
        start = _line_end(pieces, allowed, start, width - (indent if start == 0 else 0))
        ends.append(start)
    if len(ends) > 1 and _is_lone(pieces[ends[-2] :]):
        first = ends[-3] if len(ends) > 2 else 0
        room = width - (indent if first == 0 else 0)
        ends[-2] = _one_sooner(pieces, allowed, first, ends[-2], room)
    return ends


def _is_lone(pieces: Sequence[Piece]) -> bool:
    """Whether nothing stands here but one character, and marks."""
    shown = [piece for piece in pieces if not piece.blank and not piece.closing]
    return len(shown) == 1 and len(shown[0].text) == 1


def _one_sooner(pieces: Sequence[Piece], allowed: Sequence[bool], first: int, end: int, room: float) -> int:
    """Return an earlier end of the line before a lone character, where the line bears being spread so far."""
    sooner = next((at for at in range(end - 1, first + 1, -1) if allowed[at]), end)
    line = _without_end_blanks(pieces[first:sooner])
    bears = room - _natural(line) <= _WIDEST_GAP / 2 * max(piece.width for piece in pieces) * (len(line) - 1)
    return sooner if bears else end


def _line_end(pieces: Sequence[Piece], allowed: Sequence[bool], start: int, room: float) -> int:
    end = _natural_end(pieces, start, room)
    if _may_break(pieces, allowed, end):
        return end
    squeezed = end + 1
    while not _may_break(pieces, allowed, squeezed):
        squeezed += 1
    if squeezed - end <= 3 and _least(pieces[start:squeezed]) <= room + _SLACK:
        return squeezed
    back = end
    while back > start and not allowed[back]:
        back -= 1
    return back if back > start else max(end, start + 1)


def _may_break(pieces: Sequence[Piece], allowed: Sequence[bool], end: int) -> bool:
    return end >= len(pieces) or allowed[end]


def _natural_end(pieces: Sequence[Piece], start: int, room: float) -> int:
    """Return the end of the longest run that fits unsqueezed; blanks hang over."""
    used, end = 0.0, start
    for index in range(start, len(pieces)):
        piece = pieces[index]
        before = pieces[index - 1] if index > start else None
        used += piece.width - _shared(before, piece)
        if used > room + _SLACK and not piece.blank:
            break
        end = index + 1
    return end


def _shared(before: Piece | None, piece: Piece) -> float:
    """Return what two marks in a row save: half a cell."""
    if before is None or not before.half or not piece.half:
        return 0
    if before.closing:
        return before.half
    return piece.half if piece.opening else 0


def _natural(pieces: Sequence[Piece]) -> float:
    width = 0.0
    for index, piece in enumerate(pieces):
        width += piece.width - _shared(pieces[index - 1] if index else None, piece)
    return width


def _givable(pieces: Sequence[Piece]) -> list[float]:
    """Return what each piece can still give up: half a cell for a mark whose half no neighbour shares."""
    given = [piece.half for piece in pieces]
    for index in range(1, len(pieces)):
        if _shared(pieces[index - 1], pieces[index]):
            given[index - 1 if pieces[index - 1].closing else index] = 0
    return given


def _least(pieces: Sequence[Piece]) -> float:
    shown = _without_end_blanks(pieces)
    return _natural(shown) - sum(_givable(shown))


def _without_end_blanks(pieces: Sequence[Piece]) -> Sequence[Piece]:
    end = len(pieces)
    while end and pieces[end - 1].blank:
        end -= 1
    return pieces[:end]


def _place(pieces: Sequence[Piece], room: float, em: float, spread: bool) -> Line:
    shown = _without_end_blanks(pieces)
    natural = _natural(shown)
    over = natural - room
    squeeze = _squeeze(shown, over) if over > _SLACK else [0.0] * len(shown)
    gap = 0.0
    if spread and over < 0 and len(shown) > 1:
        gap = -over / (len(shown) - 1)
        gap = gap if gap <= em * _WIDEST_GAP else 0.0
    places, width = _places(shown, squeeze, gap)
    segments = _joined(shown, places)
    if len(shown) < len(pieces):  # blanks at the end keep their place in the text
        segments.append(
            Segment(width, "".join(piece.text for piece in pieces[len(shown) :]), pieces[-1].role)
        )
    return Line(tuple(segments), width)


def _squeeze(pieces: Sequence[Piece], over: float) -> list[float]:
    """Share out what must go: first the mark at the end, then all other marks alike."""
    givable = _givable(pieces)
    taken = [0.0] * len(pieces)
    if pieces and pieces[-1].closing:
        taken[-1] = min(givable[-1], over)
        over -= taken[-1]
        givable[-1] = 0
    total = sum(givable)
    if total > 0 and over > 0:
        ratio = min(1.0, over / total)
        taken = [mine or give * ratio for mine, give in zip(taken, givable, strict=True)]
    return taken


def _places(pieces: Sequence[Piece], squeeze: Sequence[float], gap: float) -> tuple[list[float], float]:
    """Return where each piece begins, and the width of the whole."""
    places: list[float] = []
    x, end = 0.0, 0.0
    for index, piece in enumerate(pieces):
        x -= _shared(pieces[index - 1] if index else None, piece)
        places.append(x - (squeeze[index] if piece.opening else 0.0))
        end = x + piece.width - squeeze[index]
        x = end + gap
    return places, end


def _joined(pieces: Sequence[Piece], places: Sequence[float]) -> list[Segment]:
    """Join neighbours of one width that lie on one pitch, so that a line is drawn in few strokes."""
    segments: list[Segment] = []
    width = 0.0
    for piece, x in zip(pieces, places, strict=True):
        last = segments[-1] if segments else None
        if last and len(piece.text) == 1 and _continues(last, piece, x, width):
            pitch = last.pitch or x - last.x
            segments[-1] = Segment(last.x, last.text + piece.text, last.role, pitch)
        else:
            segments.append(Segment(x, piece.text, piece.role))
        width = piece.width
    return segments


def _continues(last: Segment, piece: Piece, x: float, width: float) -> bool:
    if last.role != piece.role or abs(width - piece.width) > _SLACK:
        return False
    if len(last.text) == 1:
        return True
    return last.pitch > 0 and abs(last.x + last.pitch * len(last.text) - x) < _SLACK


def _shift(line: Line, by: float) -> Line:
    return Line(tuple(replace(segment, x=segment.x + by) for segment in line.segments), line.width + by)

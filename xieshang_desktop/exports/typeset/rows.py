"""What a page is made of: rows of ink, rules and square codes, with what keeps them together.

All lengths are points; inside a row ``y`` counts downwards from its top, ``x`` from the left edge of the
text. The sheet is that of GB/T 9704-2012: A4, text 156 × 225 mm, 22 lines of 28 characters, head 37 mm,
binding edge 28 mm.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from xieshang_desktop.exports.fonts import FontBook
from xieshang_desktop.exports.paper import Paper
from xieshang_desktop.exports.typeset.lines import Line, Segment, break_lines
from xieshang_desktop.exports.typeset.pieces import Run, cut

MM = 72 / 25.4
CELL = 156 * MM / 28
PITCH = 225 * MM / 22
BODY = 15.75  # 三号 in points of the PDF, so that 28 fit into 156 mm
TITLE = 22.0  # 二号
FIGURE = 14.0  # 四号: the page number
SMALL = 12.0  # 小四: tables and notes
FINE = 10.5  # 五号


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of paper: where the text block lies, measured before it is magnified ``scale`` times."""

    width: float
    height: float
    left: float
    top: float
    text_width: float
    text_height: float
    scale: float = 1


PORTRAIT = Sheet(210 * MM, 297 * MM, 28 * MM, 37 * MM, 156 * MM, 225 * MM)
LANDSCAPE = Sheet(297 * MM, 210 * MM, 37 * MM, 28 * MM, 225 * MM, 156 * MM)
LARGE_CELLS = 18  # characters on a line of large type
LARGE_SCALE = 170 * MM / (LARGE_CELLS * CELL)
_A3 = 2**0.5


def sheet_of(paper: Paper) -> Sheet:
    """Return the sheet of a paper: its orientation, and its type magnified for the wall."""
    sheet = PORTRAIT if paper.orientation == "portrait" else LANDSCAPE
    if paper.type_size == "standard":
        return sheet
    width, height = sheet.width / LARGE_SCALE, sheet.height / LARGE_SCALE
    cells = int((width - 40 * MM / LARGE_SCALE + 0.1) / CELL)
    lines = int((height - 46 * MM / LARGE_SCALE) / PITCH)
    text_width, text_height = cells * CELL, lines * PITCH
    return Sheet(
        width,
        height,
        (width - text_width) / 2,
        (height - text_height) / 2,
        text_width,
        text_height,
        LARGE_SCALE * (_A3 if paper.type_size == "wall" else 1),
    )


@dataclass(frozen=True, slots=True)
class Ink:
    """A segment of text on a baseline ``y`` below the row's top."""

    segment: Segment
    y: float
    size: float
    x: float = 0
    red: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; ``dash`` for cut lines."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.5
    dash: bool = False
    red: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A square code of ``size`` points a side, quiet zone left to the layout."""

    payload: str
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture (JPEG) of ``width`` by ``height`` points; ``y`` is its upper edge."""

    content: bytes
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Slip:
    """Marks that are put down many times, each time with its upper left corner elsewhere."""

    marks: tuple[Ink | Rule, ...]
    x: float = 0
    y: float = 0


Mark = Ink | Rule | Code | Shot | Slip


@dataclass(frozen=True, slots=True)
class Row:
    """A strip of the page that is never torn.

    ``on_grid`` rows begin on one of the 22 lines. ``keep_next`` ties a row to the one after it. ``head`` is
    repeated above the row where it opens a page, ``foot`` is added below it where it closes one.
    ``wants_text`` marks signatures, which stand on no page alone. ``new_page`` asks for a new page before
    the row.
    """

    height: float
    marks: tuple[Mark, ...] = ()
    on_grid: bool = True
    keep_next: bool = False
    head: Row | None = None
    foot: tuple[Mark, ...] = ()
    wants_text: bool = False
    new_page: bool = False


def moved(marks: Sequence[Mark], dx: float, dy: float) -> tuple[Mark, ...]:
    """Return the marks shifted right and down."""
    return tuple(_moved(mark, dx, dy) for mark in marks)


def _moved(mark: Mark, dx: float, dy: float) -> Mark:
    if isinstance(mark, Rule):
        return replace(mark, x1=mark.x1 + dx, x2=mark.x2 + dx, y1=mark.y1 + dy, y2=mark.y2 + dy)
    return replace(mark, x=mark.x + dx, y=mark.y + dy)


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets text in the fonts of one book on one sheet."""

    book: FontBook
    sheet: Sheet

    def lines(
        self, runs: Sequence[Run], width: float, size: float, indent: float = 0, spread: bool = False
    ) -> list[Line]:
        """Break runs into lines of ``width`` points; empty text is one empty line."""
        em = CELL if size == BODY else size
        shown = [Run(self.book.stand_in(run.text, run.role), run.role) for run in runs]

        def advance(mark: str, role: str) -> float:
            share = self.book.width(mark, role)
            return em if share == 1 else share * size

        return break_lines(cut(shown, advance, em, width), width, indent, em, spread) or [Line((), 0)]


def inked(line: Line, y: float, size: float, x: float = 0) -> tuple[Ink, ...]:
    """Put a line's segments on a baseline."""
    return tuple(Ink(segment, y, size, x) for segment in line.segments)


def baseline(height: float, size: float) -> float:
    """Return the baseline that centres characters of a size in a row: 0.88 em stand above it, 0.12 below."""
    return (height - size) / 2 + size * 0.88

"""Blocks onto pages: what is tied stays together, heads are repeated, signatures never stand alone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xieshang_desktop.exports.paper import (
    Block,
    Cards,
    Closing,
    Digest,
    Form,
    Gap,
    Grid,
    Heading,
    Labelled,
    Letterhead,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Title,
)
from xieshang_desktop.exports.photo import Photo
from xieshang_desktop.exports.typeset import text_rows
from xieshang_desktop.exports.typeset.cards import card_rows
from xieshang_desktop.exports.typeset.forms import form_rows
from xieshang_desktop.exports.typeset.photos import photo_rows
from xieshang_desktop.exports.typeset.rows import PITCH, Mark, Row, Setter, moved
from xieshang_desktop.exports.typeset.tables import grid_rows

_SLACK = 0.05
_NEAREST = 3  # a caption, the head below it and the first row
_BESIDE_TABLE = 5.0  # points between a table and the line of text before it or the small print after it
_BELOW_TITLE = 10.0
_TEXT = Labelled | Paragraph | Note


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on one page, measured from the upper left corner of its text block."""

    marks: tuple[Mark, ...]


def pages_of(setter: Setter, paper: Paper) -> list[Page]:
    """Set a paper and lay it out on pages."""
    rows: list[Row] = []
    for before, block in zip((None, *paper.blocks), paper.blocks, strict=False):
        if isinstance(before, Title) and isinstance(block, Grid | Form):
            rows[-1] = Row(_BELOW_TITLE, on_grid=False, keep_next=True)  # in place of the empty line
        elif isinstance(before, Grid) and isinstance(block, Form) and block.together:
            rows[-1] = replace(rows[-1], keep_next=True)  # totals and hands stay with the last line
        elif _beside_table(before, block):
            rows.append(Row(_BESIDE_TABLE, on_grid=False, keep_next=True))
        rows += _rows(setter, block)
    return _paginated(_tied_to_text(_breaks_moved(rows)), setter.sheet.text_height)


def _beside_table(before: Block | None, block: Block) -> bool:
    if isinstance(block, Grid | Form):
        return isinstance(before, _TEXT) and not block.caption
    return isinstance(block, Note) and isinstance(before, Grid | Form | Signatures)


def _rows(setter: Setter, block: Block) -> list[Row]:
    match block:
        case Grid():
            return grid_rows(setter, block)
        case Form():
            return form_rows(setter, block)
        case Cards():
            return card_rows(setter, block)
        case Signatures():
            return text_rows.signature_rows(setter, block)
        case Closing():
            return text_rows.closing_rows(setter, block)
        case Digest():
            return text_rows.digest_rows(setter, block)
        case Gap(lines):
            return [Row(PITCH) for _ in range(lines)]
        case Photo():
            return photo_rows(setter, block)
        case PageBreak():
            return [Row(0, new_page=True)]
        case _:
            return _text_rows(setter, block)


def _text_rows(
    setter: Setter, block: Letterhead | Title | Heading | Labelled | Paragraph | Note
) -> list[Row]:
    match block:
        case Letterhead():
            return text_rows.letterhead_rows(setter, block)
        case Title():
            return text_rows.title_rows(setter, block)
        case Heading():
            return text_rows.heading_rows(setter, block)
        case Labelled():
            return text_rows.labelled_rows(setter, block)
        case Paragraph():
            return text_rows.paragraph_rows(setter, block)
        case Note():
            return text_rows.note_rows(setter, block)


def _breaks_moved(rows: Sequence[Row]) -> list[Row]:
    """Turn a page break, a row of its own, into a wish of the row that follows it."""
    kept: list[Row] = []
    wished = False
    for row in rows:
        if row.new_page and row.height == 0:
            wished = True
            continue
        kept.append(replace(row, new_page=True) if wished else row)
        wished = False
    return kept


def _tied_to_text(rows: Sequence[Row]) -> list[Row]:
    """Tie the two rows before signatures to them: no page carries signatures alone."""
    tied = list(rows)
    for index, row in enumerate(rows):
        if row.wants_text and index and not rows[index - 1].wants_text:
            for before in range(max(index - 2, 0), index):
                tied[before] = replace(tied[before], keep_next=True)
    return tied


def _paginated(rows: Sequence[Row], height: float) -> list[Page]:
    pages: list[list[Mark]] = [[]]
    y = 0.0
    last: Row | None = None
    for index, row in enumerate(rows):
        top = _snapped(y) if row.on_grid else y
        if last is not None and (row.new_page or top + _kept_height(rows, index, height) > height + _SLACK):
            pages[-1] += moved(last.foot, 0, y - last.height)
            pages.append([])
            top, last = 0.0, None
        if last is None and row.head is not None and index and rows[index - 1] is not row.head:
            pages[-1] += row.head.marks
            top = row.head.height
        pages[-1] += moved(row.marks, 0, top)
        y, last = top + row.height, row
    return [Page(tuple(marks)) for marks in pages]


def _snapped(y: float) -> float:
    return math.ceil(y / PITCH - 0.01) * PITCH


def _kept_height(rows: Sequence[Row], index: int, page: float) -> float:
    """Return the height of a row and of all that is tied to it. Where the whole would fill more than a page
    only what stands nearest keeps with it: no head of a table is left without a row.
    """
    reached = [0.0]
    for at in range(index, len(rows)):
        row = rows[at]
        reached.append((_snapped(reached[-1]) if row.on_grid else reached[-1]) + row.height)
        if not row.keep_next or at + 1 >= len(rows) or rows[at + 1].new_page:
            break
    if reached[-1] <= page:
        return reached[-1]
    return max((y for y in reached[1 : _NEAREST + 1] if y <= page), default=rows[index].height)

"""Rows of titles, headings, running text, signatures and digests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xieshang_desktop.exports.paper import (
    Closing,
    Digest,
    Heading,
    Labelled,
    Letterhead,
    Note,
    Paragraph,
    SignatureLine,
    Signatures,
    Title,
)
from xieshang_desktop.exports.typeset.lines import Line
from xieshang_desktop.exports.typeset.pieces import Run
from xieshang_desktop.exports.typeset.rows import (
    BODY,
    CELL,
    FINE,
    MM,
    PITCH,
    SMALL,
    TITLE,
    Code,
    Mark,
    Row,
    Rule,
    Setter,
    baseline,
    inked,
)

_CODE_SIZE = 22 * MM
_FINE_LEADING = 15.0
_SMALL_LEADING = 18.0
_SIGNING_ROOM = 8 * CELL
_HEAD_SIZE = 36.0  # points of the name at the head of a letter, less where it would not fit on a line


def title_lines(setter: Setter, text: str) -> list[str]:
    """Return a title's text as the lines it is set in."""
    return [line.text for line in _balanced(setter, [Run(text, "title")], setter.sheet.text_width, TITLE)]


def letterhead_rows(setter: Setter, head: Letterhead) -> list[Row]:
    """Set who issues the paper in red across the page, the number below, and a red line under both."""
    width = setter.sheet.text_width
    size = min(_HEAD_SIZE, width / max(len(head.name), 1))
    rows = []
    for line in setter.lines([Run(head.name, "title")], width, size):
        x = (width - line.width) / 2
        inks = tuple(replace(ink, red=True) for ink in inked(line, baseline(2 * PITCH, size), size, x))
        rows.append(Row(2 * PITCH, inks))
    rows.append(Row(PITCH))
    for line in setter.lines([Run(head.number)], width, BODY):
        rows.append(_centred(line, width, BODY, PITCH))
    rows.append(Row(PITCH, (Rule(0, 4 * MM, width, 4 * MM, 1.2, red=True),)))
    return [replace(row, keep_next=True) for row in rows]


def title_rows(setter: Setter, title: Title) -> list[Row]:
    """Set a title centred, on two lines of like length if it needs two, and leave one line empty below."""
    width = setter.sheet.text_width
    lines = _balanced(setter, [Run(title.text, "title")], width, TITLE)
    rows = [_centred(line, width, TITLE, PITCH) for line in lines]
    if title.sub:
        rows += [
            _centred(line, width, BODY, PITCH) for line in setter.lines([Run(title.sub, "kai")], width, BODY)
        ]
    return [replace(row, keep_next=True) for row in [*rows, Row(PITCH)]]


def _balanced(setter: Setter, runs: Sequence[Run], width: float, size: float) -> list[Line]:
    """Narrow the lines as long as their number stays, so that the last is not a stump."""
    best = setter.lines(runs, width, size)
    if len(best) == 1:
        return best
    narrower = width - size
    while narrower > width / 2:
        tried = setter.lines(runs, narrower, size)
        if len(tried) > len(best):
            break
        best, narrower = tried, narrower - size
    return best


def _centred(line: Line, width: float, size: float, height: float) -> Row:
    return Row(height, inked(line, baseline(height, size), size, (width - line.width) / 2))


def heading_rows(setter: Setter, heading: Heading) -> list[Row]:
    """Set a heading two characters in, tied to what follows."""
    role = "hei" if heading.level == 1 else "kai"
    rows = _running(setter, [Run(heading.text, role)], 2)
    return [replace(row, keep_next=True) for row in rows]


def labelled_rows(setter: Setter, block: Labelled) -> list[Row]:
    """Set a label in 黑体 and its text behind it; further paragraphs of the text begin two characters in."""
    first, *more = block.text.split("\n")
    rows = _running(setter, [Run(block.label, "hei"), Run(first.strip())], 2)
    for text in more:
        rows += _running(setter, [Run(text.strip())], 2)
    return rows


def paragraph_rows(setter: Setter, block: Paragraph) -> list[Row]:
    """Set running text; every newline begins a paragraph."""
    rows: list[Row] = []
    for number, text in enumerate(block.text.split("\n")):
        head = [Run(block.bold_head, "hei")] if block.bold_head and number == 0 else []
        runs = [*head, Run(text.strip())]
        rows += (
            _running(setter, runs, block.indent) if block.align == "left" else _aligned(setter, runs, block)
        )
    return rows


def _running(setter: Setter, runs: Sequence[Run], indent: int) -> list[Row]:
    lines = setter.lines(runs, setter.sheet.text_width, BODY, indent * CELL, spread=True)
    return [Row(PITCH, inked(line, baseline(PITCH, BODY), BODY)) for line in lines]


def _aligned(setter: Setter, runs: Sequence[Run], block: Paragraph) -> list[Row]:
    width = setter.sheet.text_width
    rows = []
    for line in setter.lines(runs, width, BODY):
        free = width - line.width
        x = free / 2 if block.align == "center" else free - block.indent * CELL
        rows.append(Row(PITCH, inked(line, baseline(PITCH, BODY), BODY, max(x, 0))))
    return rows


def note_rows(setter: Setter, note: Note) -> list[Row]:
    """Set small print off the grid."""
    rows: list[Row] = []
    for text in note.text.split("\n"):
        lines = setter.lines([Run(text.strip())], setter.sheet.text_width, SMALL, 2 * SMALL, spread=True)
        for line in lines:
            marks = inked(line, baseline(_SMALL_LEADING, SMALL), SMALL)
            rows.append(Row(_SMALL_LEADING, marks, on_grid=False))
    return rows


def signature_rows(setter: Setter, block: Signatures) -> list[Row]:
    """Set places to sign, tied to each other, to two lines of text before them and to the digest after
    them.
    """
    rows = [Row(PITCH / 2, on_grid=False), *(_signature(setter, line) for line in block.lines)]
    return [replace(row, keep_next=True, wants_text=True) for row in rows]


def _signature(setter: Setter, line: SignatureLine) -> Row:
    """Set a label, a line to write on, and in small print who signs here and when that was recorded."""
    width = setter.sheet.text_width
    (label, *_) = setter.lines([Run(f"{line.label}（签字）：")], width, BODY, 2 * CELL)
    start = label.width + _SIGNING_ROOM + CELL / 2
    beside = [text for text in (line.name, line.signed) if text]
    lines = [part for text in beside for part in setter.lines([Run(text)], width - start, FINE)]
    height = max(PITCH * 1.25, len(lines) * _FINE_LEADING + 4)
    floor = height - 5
    marks: list[Mark] = list(inked(label, floor - 2, BODY))
    marks.append(Rule(label.width, floor, label.width + _SIGNING_ROOM, floor, 0.6))
    top = floor + 2 - len(lines) * _FINE_LEADING
    for number, text in enumerate(lines):
        marks += inked(text, top + number * _FINE_LEADING + baseline(_FINE_LEADING, FINE), FINE, start)
    return Row(height, tuple(marks), on_grid=False)


def closing_rows(setter: Setter, block: Closing) -> list[Row]:
    """Set who issues the paper centred over the date, the date four characters in from the right."""
    width = setter.sheet.text_width
    (day, *_) = setter.lines([Run(block.day)], width, BODY)
    centre = width - 4 * CELL - day.width / 2
    rows = [Row(PITCH, wants_text=True)]
    for text in (*block.signers, block.day):
        for line in setter.lines([Run(text)], width, BODY):
            x = min(centre - line.width / 2, width - line.width)
            rows.append(Row(PITCH, inked(line, baseline(PITCH, BODY), BODY, max(x, 0)), wants_text=True))
    return [*(replace(row, keep_next=True) for row in rows[:-1]), rows[-1]]


def digest_rows(setter: Setter, block: Digest) -> list[Row]:
    """Set the digest's groups and note to the right of its square code, under a thin rule."""
    width, left = setter.sheet.text_width, _CODE_SIZE + 12
    groups = [" ".join(block.groups[at : at + 4]) for at in range(0, len(block.groups), 4)]
    texts = [(Run(block.caption, "hei"), FINE), *((Run(group, "hei"), SMALL) for group in groups)]
    y, marks = 6.0, [Rule(0, 0, width, 0, 0.4)]
    inks: list[Mark] = list(marks)
    for run, size in (*texts, (Run(block.note), FINE)):
        for line in setter.lines([run], width - left, size):
            inks += inked(line, y + baseline(_FINE_LEADING, size), size, left)
            y += _FINE_LEADING + (2 if size == SMALL else 0)
    inks.append(Code(block.payload, 0, 6, _CODE_SIZE))
    gap = Row(PITCH / 2, on_grid=False, keep_next=True)
    return [gap, Row(max(y, _CODE_SIZE + 6) + 4, tuple(inks), on_grid=False)]

"""The neutral paper: frozen blocks that say what stands on a sheet, not how a writer draws it.

Lengths are in millimetres, type sizes in points, indents in cells (one full-width character).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal

from xieshang_desktop.domain.wording import clean

Align = Literal["left", "center", "right"]
Orientation = Literal["portrait", "landscape"]


@dataclass(frozen=True, slots=True)
class Title:
    """The title in 二号小标宋, centred; ``sub`` stands below it in 楷体."""

    text: str
    sub: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、 in 黑体) or 2 (（一） in 楷体), number included; it stays with what
    follows.
    """

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Labelled:
    """A paragraph that opens with a label in 黑体 (时间：); the colon belongs to the label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``indent`` is that of its first line, in cells. A newline begins a new paragraph."""

    text: str
    indent: int = 2
    align: Align = "left"
    bold_head: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """Small print below a table or a signature (小四)."""

    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a grid; ``width`` is a share of the whole."""

    head: str
    width: float = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; its head is repeated on every page. ``row_height`` (mm) is the least a row takes."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    row_height: float = 0
    size: float = 12
    caption: str = ""


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One place to sign; ``signed`` says when the hand has signed, if that is on record."""

    label: str
    name: str = ""
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign; they never stand on a page without at least two lines of text."""

    lines: tuple[SignatureLine, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """Who issues the paper and when, at the right (落款); kept with the text as signatures are."""

    signers: tuple[str, ...]
    day: str


@dataclass(frozen=True, slots=True)
class Digest:
    """The journal's head as text in groups, and as a square code with ``payload``."""

    caption: str
    groups: tuple[str, ...]
    note: str
    payload: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty lines of the grid."""

    lines: int = 1


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class Card:
    """One slip of a sheet that is cut up: a ballot."""

    heading: str
    sub: str
    grid: Grid
    notes: tuple[str, ...]
    issuer: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Slips in ``across`` columns and ``down`` rows to a page, cut lines between."""

    cards: tuple[Card, ...]
    across: int = 1
    down: int = 3


Block = (
    Title
    | Heading
    | Labelled
    | Paragraph
    | Note
    | Grid
    | Signatures
    | Closing
    | Digest
    | Gap
    | PageBreak
    | Cards
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; ``name`` is its kind (会议记录) for the file's properties."""

    name: str
    blocks: tuple[Block, ...]
    orientation: Orientation = "portrait"
    page_numbers: bool = True


def texts(part: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a paper or block with the words that say where it stands."""
    if isinstance(part, str):
        yield part, where
    elif isinstance(part, tuple):
        for inner in part:
            yield from texts(inner, where)
    elif isinstance(part, Paper):
        for block in part.blocks:
            place = _place(block) or where
            yield from texts(block, place)
            where = place
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in ("align", "payload", "orientation"):
                yield from texts(getattr(part, field.name), where)


def cleaned(paper: Paper) -> Paper:
    """Return the paper with every text fit for any writer: NFC, no characters that break or disguise a
    document.
    """
    return Paper(
        clean(paper.name).text,
        tuple(_cleaned(block) for block in paper.blocks),
        paper.orientation,
        paper.page_numbers,
    )


def _cleaned(part: Any) -> Any:
    if isinstance(part, str):
        return clean(part).text
    if isinstance(part, tuple):
        return tuple(_cleaned(inner) for inner in part)
    if is_dataclass(part) and not isinstance(part, type):
        return replace(part, **{field.name: _cleaned(getattr(part, field.name)) for field in fields(part)})
    return part


def _place(block: Block) -> str:
    if isinstance(block, Title | Heading):
        return block.text
    if isinstance(block, Labelled):
        return block.label.rstrip("：")
    return block.caption if isinstance(block, Grid) else ""


def normal_form(paper: Paper) -> str:
    """Return the paper as plain lines, one block or row each: what golden tests compare."""
    head = f"{paper.name} · {paper.orientation}" + ("" if paper.page_numbers else " · unnumbered")
    lines = [head]
    for block in paper.blocks:
        lines.extend(_block_lines(block))
    return "\n".join(lines) + "\n"


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Title(text, sub):
            yield f"TITLE {text}" + (f" / {sub}" if sub else "")
        case Heading(text, level):
            yield f"H{level} {text}"
        case Labelled(label, text):
            yield f"LABEL {label}|{text}"
        case Paragraph(text, indent, align, bold_head):
            yield f"P{indent} {align} " + (f"{bold_head}|" if bold_head else "") + text
        case Note(text):
            yield f"NOTE {text}"
        case Gap(count):
            yield f"GAP {count}"
        case PageBreak():
            yield "PAGE"
        case _:
            yield from _composite_lines(block)


def _composite_lines(block: Block) -> Iterator[str]:
    match block:
        case Grid():
            yield from _grid_lines(block)
        case Signatures(lines):
            yield from (f"SIGN {line.label}|{line.name}|{line.signed}" for line in lines)
        case Closing(signers, day):
            yield f"CLOSING {' / '.join(signers)} | {day}"
        case Digest(caption, groups, note, payload):
            yield f"DIGEST {caption}|{' '.join(groups)}|{note}|{payload}"
        case Cards(cards, across, down):
            yield f"CARDS {across}x{down}"
            for card in cards:
                yield f"CARD {card.number}|{card.heading}|{card.sub}|{' '.join(card.notes)}|{card.issuer}"
                yield from _grid_lines(card.grid)


def _grid_lines(grid: Grid) -> Iterator[str]:
    heads = " | ".join(f"{column.head}:{column.width:g}{column.align[0]}" for column in grid.columns)
    yield f"GRID {grid.size:g}pt {grid.row_height:g}mm {grid.caption} [{heads}]"
    for row in grid.rows:
        yield "  | " + " | ".join(row)

"""The neutral paper: frozen blocks that say what stands on a sheet, not how a writer draws it.

Lengths are in millimetres, type sizes in points, indents in cells (one full-width character).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from xieshang_desktop.exports.photo import Photo

Align = Literal["left", "center", "right"]
Orientation = Literal["portrait", "landscape"]
TypeSize = Literal["standard", "large", "wall"]


@dataclass(frozen=True, slots=True)
class Title:
    """The title in 二号小标宋, centred; ``sub`` stands below it in 楷体."""

    text: str
    sub: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The name of who issues the paper in red above a red line (红头), the number of the letter between."""

    name: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (一、 in 黑体) or 2 (（一） in 楷体), numbered; it stays with what follows."""

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
    """One column of a grid; ``width`` is a share of the whole, ``code`` draws its texts as square codes."""

    head: str
    width: float = 1
    align: Align = "left"
    code: bool = False


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


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a form; ``width`` is a share of its row. ``label`` is set in 黑体 and centred.

    ``indent`` is that of each paragraph's first line, in cells. ``foot`` stands at the right below the text:
    where to sign and date.
    """

    text: str = ""
    width: float = 1
    label: bool = False
    align: Align = "left"
    indent: int = 0
    foot: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a form; ``height`` (mm) is the least it takes."""

    cells: tuple[Cell, ...]
    height: float = 0


@dataclass(frozen=True, slots=True)
class Form:
    """A ruled form: rows with fields of their own widths, labels in the fields.

    ``together`` keeps it on one page where it fits on one.
    """

    rows: tuple[FormRow, ...]
    size: float = 12
    caption: str = ""
    together: bool = False


Block = (
    Letterhead
    | Title
    | Heading
    | Labelled
    | Paragraph
    | Note
    | Grid
    | Form
    | Signatures
    | Closing
    | Digest
    | Gap
    | PageBreak
    | Photo
    | Cards
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper; ``name`` is its kind (会议记录) for the file's properties.

    ``type_size`` is standard (三号), large for reading from two metres (一号, 18 characters a line on A4) or
    wall (the same on A3, for reading from three). ``mark`` stands large at the head of every page: 演练.
    """

    name: str
    blocks: tuple[Block, ...]
    orientation: Orientation = "portrait"
    page_numbers: bool = True
    type_size: TypeSize = "standard"
    mark: str = ""

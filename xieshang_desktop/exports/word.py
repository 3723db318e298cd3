"""Papers as Word files: real styles, tables and page fields that an office can go on working with."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from xieshang_desktop.exports import word_parts as parts
from xieshang_desktop.exports.fonts import font_book
from xieshang_desktop.exports.paper import (
    Block,
    Card,
    Cards,
    Closing,
    Digest,
    Gap,
    Grid,
    Heading,
    Labelled,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Title,
    cleaned,
)
from xieshang_desktop.exports.qr import png
from xieshang_desktop.exports.typeset.rows import LANDSCAPE, PORTRAIT, Setter
from xieshang_desktop.exports.typeset.text_rows import title_lines
from xieshang_desktop.exports.word_styles import prepare, text_width

_CELL = 320  # twips: one character of 16 pt


def word_bytes(paper: Paper) -> bytes:
    """Return the paper as a .docx file."""
    paper = cleaned(paper)
    landscape = paper.orientation == "landscape"
    document = prepare(landscape, paper.page_numbers)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = paper.name, "协商会议助手", ""
    scribe = _Scribe(document, landscape)
    for number, block in enumerate(paper.blocks):
        scribe.write(block, _signs(paper.blocks[number + 1 : number + 2]))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _signs(following: Sequence[Block]) -> bool:
    return bool(following) and isinstance(following[0], Signatures | Closing)


class _Scribe:
    """Appends blocks to the body of one document, before its section properties."""

    def __init__(self, document: Any, landscape: bool) -> None:
        self._document = document
        self._section = document.element.body[-1]
        self._landscape = landscape
        self._width = text_width(landscape)
        self._setter = Setter(font_book(), LANDSCAPE if landscape else PORTRAIT)
        self._break = False

    def write(self, block: Block, before_signing: bool) -> None:
        """Write one block; what stands before signatures is tied to them."""
        from docx.oxml import OxmlElement

        holder = OxmlElement("w:body")
        self._block(holder, block, before_signing)
        for element in list(holder):
            self._section.addprevious(element)

    def _block(self, body: Any, block: Block, tied: bool) -> None:
        match block:
            case PageBreak():
                self._break = True
            case Title():
                self._title(body, block)
            case Heading(text, level):
                parts.run(self._paragraph(body, f"Heading{level}"), text)
            case Labelled(label, text):
                self._text(body, label, text, tied)
            case Paragraph():
                self._running(body, block, tied)
            case Note(text):
                self._lines(body, "Small", text.split("\n"))
            case Gap(lines):
                self._lines(body, "Normal", [""] * lines)
            case _:
                self._composite(body, block)

    def _title(self, body: Any, title: Title) -> None:
        lines = title_lines(self._setter, title.text)
        parts.run(self._paragraph(body, "Title"), "\n".join(lines))
        if title.sub:
            parts.run(self._paragraph(body, "Subtitle"), title.sub)
        self._paragraph(body, "Normal")

    def _lines(self, body: Any, style: str, lines: Sequence[str]) -> None:
        for line in lines:
            parts.run(self._paragraph(body, style), line)

    def _composite(self, body: Any, block: Block) -> None:
        match block:
            case Grid():
                self._grid(body, block, self._width)
            case Signatures():
                self._signatures(body, block)
            case Closing():
                self._closing(body, block)
            case Digest():
                self._digest(body, block)
            case Cards():
                self._cards(body, block)

    def _paragraph(self, body: Any, style: str, **layout: str | int) -> Any:
        if self._break:
            layout["page_break"], self._break = 1, False
        return parts.paragraph(body, style, **layout)

    def _text(self, body: Any, label: str, text: str, tied: bool) -> None:
        for number, line in enumerate(text.split("\n")):
            keep = {"keep_next": 1} if tied else {}
            made = self._paragraph(body, "Normal", firstLineChars=200, firstLine=2 * _CELL, **keep)
            if label and number == 0:
                parts.run(made, label, "hei", 16)
            parts.run(made, line.strip())

    def _running(self, body: Any, block: Paragraph, tied: bool) -> None:
        if block.align == "left" and block.indent:
            self._text(body, block.bold_head, block.text, tied)
            return
        for line in block.text.split("\n"):
            side = {"rightChars": 100 * block.indent} if block.align == "right" and block.indent else {}
            align = {"left": "both"}.get(block.align, block.align)
            parts.run(self._paragraph(body, "Normal", align=align, **side), line.strip())

    def _grid(self, body: Any, grid: Grid, width: int) -> None:
        if grid.caption:
            parts.run(self._paragraph(body, "Heading1"), grid.caption)
        elif self._break:
            self._paragraph(body, "Cell")
        whole = sum(column.width for column in grid.columns)
        widths = [round(column.width / whole * width) for column in grid.columns]
        table = parts.table(body, widths)
        if any(column.head for column in grid.columns):
            row = parts.table_row(table, head=True)
            for column, wide in zip(grid.columns, widths, strict=True):
                made = parts.paragraph(parts.table_cell(row, wide), "Cell", align="center")
                parts.run(made, column.head, "hei", grid.size)
        for texts in grid.rows:
            self._grid_row(table, grid, widths, texts)
        parts.paragraph(body, "Cell")  # Word wants a paragraph after every table

    def _grid_row(self, table: Any, grid: Grid, widths: Sequence[int], texts: Sequence[str]) -> None:
        row = parts.table_row(table, round(grid.row_height * parts.MM), whole=max(map(len, texts)) < 300)
        for column, wide, text in zip(grid.columns, widths, texts, strict=True):
            made = parts.paragraph(parts.table_cell(row, wide), "Cell", align=column.align)
            parts.run(made, text, "body", grid.size)

    def _signatures(self, body: Any, block: Signatures) -> None:
        for number, line in enumerate(block.lines):
            keep = {"keep_next": 1} if number < len(block.lines) - 1 else {}
            place = 17 * _CELL
            made = self._paragraph(body, "Normal", leader=place, leftChars=200, left=2 * _CELL, **keep)
            parts.run(made, f"{line.label}（签字）：\t")
            beside = " ".join(text for text in (line.name, line.signed) if text)
            if beside:
                parts.run(made, f" {beside}", "body", 10.5)

    def _closing(self, body: Any, block: Closing) -> None:
        self._paragraph(body, "Normal", keep_next=1)
        for signer in block.signers:
            made = self._paragraph(
                body, "Normal", keep_next=1, align="right", rightChars=300, right=3 * _CELL
            )
            parts.run(made, signer)
        made = self._paragraph(body, "Normal", align="right", rightChars=400, right=4 * _CELL)
        parts.run(made, block.day)

    def _digest(self, body: Any, block: Digest) -> None:
        left = round(26 * parts.MM)
        table = parts.table(body, [left, self._width - left], bordered=False)
        row = parts.table_row(table)
        picture = parts.paragraph(parts.table_cell(row, left), "Fine")
        cell = parts.table_cell(row, self._width - left)
        parts.run(parts.paragraph(cell, "Fine"), block.caption, "hei", 10.5)
        for at in range(0, len(block.groups), 4):
            parts.run(parts.paragraph(cell, "Fine"), " ".join(block.groups[at : at + 4]), "hei", 12)
        parts.run(parts.paragraph(cell, "Fine"), block.note)
        self._picture(picture, block.payload)
        parts.paragraph(body, "Cell")

    def _picture(self, paragraph: Any, payload: str) -> None:
        """Put the square code into a paragraph as an embedded picture of 22 mm."""
        from docx.shared import Mm
        from docx.text.paragraph import Paragraph as DocxParagraph

        holder = DocxParagraph(paragraph, self._document._body)
        holder.add_run().add_picture(io.BytesIO(png(payload)), width=Mm(22))

    def _cards(self, body: Any, block: Cards) -> None:
        wide = self._width // block.across
        height = round((156 if self._landscape else 225) * parts.MM / block.down) - 360
        table = parts.table(body, [wide] * block.across)
        for at in range(0, len(block.cards), block.across):
            row = parts.table_row(table, height)
            for number in range(block.across):
                cell = parts.table_cell(row, wide)
                if at + number < len(block.cards):
                    self._card(cell, block.cards[at + number], wide - round(8 * parts.MM))
                else:
                    parts.paragraph(cell, "Cell")
        parts.paragraph(body, "Cell")

    def _card(self, cell: Any, card: Card, width: int) -> None:
        parts.run(parts.paragraph(cell, "Cell", align="center"), card.heading, "hei", 16)
        if card.sub:
            parts.run(parts.paragraph(cell, "Cell", align="center"), card.sub, "kai", 12)
        self._grid(cell, card.grid, width)
        for note in card.notes:
            parts.run(parts.paragraph(cell, "Fine"), note)
        foot = "　".join(text for text in (card.number, card.issuer) if text)
        parts.run(parts.paragraph(cell, "Fine", align="right"), foot)

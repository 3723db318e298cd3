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
from xieshang_desktop.exports.paper_texts import cleaned
from xieshang_desktop.exports.photo import Photo
from xieshang_desktop.exports.qr import png
from xieshang_desktop.exports.typeset.rows import Setter, Sheet, sheet_of
from xieshang_desktop.exports.typeset.text_rows import title_lines
from xieshang_desktop.exports.word_parts import measure_of
from xieshang_desktop.exports.word_styles import prepare
from xieshang_desktop.exports.word_tables import write_form, write_grid


def word_bytes(paper: Paper) -> bytes:
    """Return the paper as a .docx file."""
    paper = cleaned(paper)
    sheet = sheet_of(paper)
    document = prepare(measure_of(sheet), paper.page_numbers, paper.mark)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = paper.name, "协商会议助手", ""
    scribe = _Scribe(document, sheet)
    for number, block in enumerate(paper.blocks):
        scribe.write(block, paper.blocks[number + 1 : number + 2])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _signs(following: Sequence[Block]) -> bool:
    return bool(following) and isinstance(following[0], Signatures | Closing)


class _Scribe:
    """Appends blocks to the body of one document, before its section properties."""

    def __init__(self, document: Any, sheet: Sheet) -> None:
        self._document = document
        self._section = document.element.body[-1]
        self._measure = measure_of(sheet)
        self._width = self._measure.text_twips
        self._cell = self._measure.cell
        self._setter = Setter(font_book(), sheet)
        self._break = False

    def write(self, block: Block, following: Sequence[Block]) -> None:
        """Write one block; what stands before signatures is tied to them, a title stands close to a table."""
        from docx.oxml import OxmlElement

        holder = OxmlElement("w:body")
        if isinstance(block, Title):
            self._title(holder, block, any(isinstance(after, Form | Grid) for after in following))
        else:
            self._block(holder, block, _signs(following))
        for element in list(holder):
            self._section.addprevious(element)

    def _block(self, body: Any, block: Block, tied: bool) -> None:
        match block:
            case PageBreak():
                self._break = True
            case Letterhead():
                self._letterhead(body, block)
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

    def _title(self, body: Any, title: Title, before_table: bool) -> None:
        lines = title_lines(self._setter, title.text)
        parts.run(self._paragraph(body, "Title"), "\n".join(lines))
        if title.sub:
            parts.run(self._paragraph(body, "Subtitle"), title.sub)
        self._paragraph(body, "Cell" if before_table else "Normal")

    def _letterhead(self, body: Any, head: Letterhead) -> None:
        parts.run(self._paragraph(body, "Letterhead"), head.name)
        self._paragraph(body, "Normal")
        if head.number:
            parts.run(self._paragraph(body, "Normal", align="center"), head.number)
        parts.rule_below(self._paragraph(body, "Normal"), parts.RED)

    def _lines(self, body: Any, style: str, lines: Sequence[str]) -> None:
        for line in lines:
            parts.run(self._paragraph(body, style), line)

    def _composite(self, body: Any, block: Block) -> None:
        match block:
            case Grid():
                self._above_table(body, block.caption)
                write_grid(body, block, self._width, self._measure, self._small_code)
            case Form():
                self._above_table(body, block.caption)
                write_form(body, block, self._width, self._measure)
            case Signatures():
                self._signatures(body, block)
            case Closing():
                self._closing(body, block)
            case Digest():
                self._digest(body, block)
            case Photo():
                self._photo(body, block)
            case Cards():
                self._cards(body, block)

    def _paragraph(self, body: Any, style: str, **layout: str | int) -> Any:
        if self._break:
            layout["page_break"], self._break = 1, False
        return parts.paragraph(body, style, **layout)

    def _text(self, body: Any, label: str, text: str, tied: bool) -> None:
        for number, line in enumerate(text.split("\n")):
            keep = {"keep_next": 1} if tied else {}
            made = self._paragraph(body, "Normal", firstLineChars=200, firstLine=2 * self._cell, **keep)
            if label and number == 0:
                parts.say(made, label, "hei", parts.BODY, self._measure)
            parts.run(made, line.strip())

    def _running(self, body: Any, block: Paragraph, tied: bool) -> None:
        if block.align == "left" and block.indent:
            self._text(body, block.bold_head, block.text, tied)
            return
        for line in block.text.split("\n"):
            side = {"rightChars": 100 * block.indent} if block.align == "right" and block.indent else {}
            align = {"left": "both"}.get(block.align, block.align)
            parts.run(self._paragraph(body, "Normal", align=align, **side), line.strip())

    def _above_table(self, body: Any, caption: str) -> None:
        if caption:
            parts.run(self._paragraph(body, "Heading1"), caption)
        elif self._break:
            self._paragraph(body, "Cell")

    def _signatures(self, body: Any, block: Signatures) -> None:
        for number, line in enumerate(block.lines):
            keep = {"keep_next": 1} if number < len(block.lines) - 1 else {}
            place = 17 * self._cell
            made = self._paragraph(body, "Normal", leader=place, leftChars=200, left=2 * self._cell, **keep)
            parts.run(made, f"{line.label}（签字）：\t")
            beside = " ".join(text for text in (line.name, line.signed) if text)
            if beside:
                parts.say(made, f" {beside}", "body", 10.5, self._measure)

    def _closing(self, body: Any, block: Closing) -> None:
        self._paragraph(body, "Normal", keep_next=1)
        for signer in block.signers:
            made = self._paragraph(
                body, "Normal", keep_next=1, align="right", rightChars=300, right=3 * self._cell
            )
            parts.run(made, signer)
        made = self._paragraph(body, "Normal", align="right", rightChars=400, right=4 * self._cell)
        parts.run(made, block.day)

    def _digest(self, body: Any, block: Digest) -> None:
        left = self._measure.twips(26)
        table = parts.table(body, [left, self._width - left], bordered=False)
        row = parts.table_row(table)
        picture = parts.paragraph(parts.table_cell(row, left), "Fine")
        cell = parts.table_cell(row, self._width - left)
        parts.say(parts.paragraph(cell, "Fine"), block.caption, "hei", 10.5, self._measure)
        for at in range(0, len(block.groups), 4):
            parts.say(
                parts.paragraph(cell, "Fine"), " ".join(block.groups[at : at + 4]), "hei", 12, self._measure
            )
        parts.run(parts.paragraph(cell, "Fine"), block.note)
        self._picture(picture, block.payload, 22)
        parts.paragraph(body, "Thin")

    def _photo(self, body: Any, block: Photo) -> None:
        from docx.shared import Mm
        from docx.text.paragraph import Paragraph as DocxParagraph

        holder = DocxParagraph(
            self._paragraph(body, "Cell", keep_next=1, align="center"), self._document._body
        )
        scale = min(self._width / self._measure.twips(1) / block.width, block.most_height / block.height)
        holder.add_run().add_picture(io.BytesIO(block.content), width=Mm(block.width * scale))
        parts.run(self._paragraph(body, "Small", align="center"), block.caption)

    def _small_code(self, paragraph: Any, payload: str) -> None:
        """A square code in a cell of a table."""
        self._picture(paragraph, payload, 9)

    def _picture(self, paragraph: Any, payload: str, side: float) -> None:
        """Put a square code into a paragraph as an embedded picture, ``side`` mm with its white edge."""
        from docx.shared import Mm
        from docx.text.paragraph import Paragraph as DocxParagraph

        holder = DocxParagraph(paragraph, self._document._body)
        holder.add_run().add_picture(io.BytesIO(png(payload)), width=Mm(side * self._measure.scale))

    def _cards(self, body: Any, block: Cards) -> None:
        wide = self._width // block.across
        height = round(self._measure.text_height * parts.MM / block.down) - 360
        table = parts.table(body, [wide] * block.across)
        for at in range(0, len(block.cards), block.across):
            row = parts.table_row(table, height)
            for number in range(block.across):
                cell = parts.table_cell(row, wide)
                if at + number < len(block.cards):
                    self._card(cell, block.cards[at + number], wide - self._measure.twips(8))
                else:
                    parts.paragraph(cell, "Cell")
        parts.paragraph(body, "Thin")

    def _card(self, cell: Any, card: Card, width: int) -> None:
        parts.say(
            parts.paragraph(cell, "Cell", align="center"), card.heading, "hei", parts.BODY, self._measure
        )
        if card.sub:
            parts.say(parts.paragraph(cell, "Cell", align="center"), card.sub, "kai", 12, self._measure)
        write_grid(cell, card.grid, width, self._measure, self._small_code)
        for note in card.notes:
            parts.run(parts.paragraph(cell, "Fine"), note)
        foot = "　".join(text for text in (card.number, card.issuer) if text)
        parts.run(parts.paragraph(cell, "Fine", align="right"), foot)

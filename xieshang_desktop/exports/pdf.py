"""Papers as PDF: the official layout, every glyph embedded, the same bytes for the same paper."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from xieshang_desktop.exports.fonts import FontBook, font_book
from xieshang_desktop.exports.paper import Paper, cleaned, texts
from xieshang_desktop.exports.qr import dark_runs
from xieshang_desktop.exports.typeset.pages import Page, pages_of
from xieshang_desktop.exports.typeset.rows import (
    CELL,
    FIGURE,
    LANDSCAPE,
    MM,
    PORTRAIT,
    Code,
    Ink,
    Mark,
    Rule,
    Setter,
    Sheet,
    baseline,
)


def pdf_bytes(paper: Paper, prefer_system_fonts: bool = False) -> bytes:
    """Return the paper as a PDF file; the same paper and fonts give the same bytes."""
    from reportlab.pdfgen.canvas import Canvas

    paper = cleaned(paper)
    book = font_book(prefer_system_fonts)
    sheet = _sheet(paper)
    out = io.BytesIO()
    first_font: Any = book.role_face("body").registered()
    canvas = Canvas(
        out,
        pagesize=(sheet.width, sheet.height),
        invariant=1,
        pageCompression=1,
        initialFontName=first_font,
        lang="zh-CN",
    )
    canvas.setTitle(_title(paper))
    canvas.setCreator("协商会议助手")
    for number, page in enumerate(pages_of(Setter(book, sheet), paper), start=1):
        _Brush(canvas, book, sheet).page(page, number if paper.page_numbers else 0)
    canvas.save()
    return out.getvalue()


def page_count(paper: Paper, prefer_system_fonts: bool = False) -> int:
    """Return how many pages the paper takes in PDF."""
    return len(pages_of(Setter(font_book(prefer_system_fonts), _sheet(paper)), cleaned(paper)))


def missing_characters(paper: Paper, prefer_system_fonts: bool = False) -> list[tuple[str, str]]:
    """Name every character that no font here can draw, with the words that say where it stands first."""
    book = font_book(prefer_system_fonts)
    missing: dict[str, str] = {}
    for text, where in texts(cleaned(paper)):
        for mark in text:
            if not mark.isspace() and book.face(mark, "body") is None:
                missing.setdefault(mark, where or paper.name)
    return list(missing.items())


def _sheet(paper: Paper) -> Sheet:
    return PORTRAIT if paper.orientation == "portrait" else LANDSCAPE


def _title(paper: Paper) -> str:
    return next((text for text, _ in texts(paper.blocks) if text), paper.name)


class _Brush:
    """Draws one page's marks onto a canvas."""

    def __init__(self, canvas: Any, book: FontBook, sheet: Sheet) -> None:
        self._canvas = canvas
        self._book = book
        self._sheet = sheet

    def page(self, page: Page, number: int) -> None:
        """Draw a page; ``number`` 0 leaves its number out."""
        for mark in page.marks:
            self._draw(mark)
        if number:
            self._page_number(number)
        self._canvas.showPage()

    def _draw(self, mark: Mark) -> None:
        match mark:
            case Ink(segment, y, size, x):
                self._text(segment.text, segment.role, size, x + segment.x, y, segment.pitch)
            case Rule():
                self._rule(mark)
            case Code():
                self._code(mark)

    def _x(self, x: float) -> float:
        return self._sheet.left + x

    def _y(self, y: float) -> float:
        return self._sheet.height - self._sheet.top - y

    def _text(self, text: str, role: str, size: float, x: float, y: float, pitch: float) -> None:
        """Draw a segment face by face; with a pitch, characters stand that far apart."""
        start = 0
        while start < len(text):
            face = self._book.face(text[start], role) or self._book.role_face(role)
            end = start + 1
            while end < len(text) and (self._book.face(text[end], role) or face) is face:
                end += 1
            part = text[start:end]
            wide = sum(self._book.width(mark, role) for mark in part) * size
            spacing = pitch - self._book.width(part[0], role) * size if pitch else 0.0
            self._canvas.setFont(face.registered(), size)
            self._canvas.drawString(self._x(x), self._y(y), part, charSpace=spacing or None)
            x += pitch * len(part) if pitch else wide
            start = end

    def _rule(self, rule: Rule) -> None:
        self._canvas.setLineWidth(rule.weight)
        self._canvas.setDash(*((3, 3) if rule.dash else ()))
        self._canvas.line(self._x(rule.x1), self._y(rule.y1), self._x(rule.x2), self._y(rule.y2))

    def _code(self, code: Code) -> None:
        modules, runs = dark_runs(code.payload)
        unit = code.size / modules
        path = self._canvas.beginPath()
        for column, row, length in runs:
            path.rect(
                self._x(code.x + column * unit), self._y(code.y + (row + 1) * unit), length * unit, unit
            )
        self._canvas.drawPath(path, stroke=0, fill=1)

    def _page_number(self, number: int) -> None:
        """Set — 1 — in 四号 7 mm below the text, odd pages right and even pages left, one character in."""
        text = f"— {number} —"
        width = sum(self._book.width(mark, "body") for mark in text) * FIGURE
        x = self._sheet.text_width - CELL - width if number % 2 else CELL
        y = self._sheet.text_height + 7 * MM + baseline(FIGURE, FIGURE)
        self._text(text, "body", FIGURE, x, y, 0)


@cache
def warm_up(prefer_system_fonts: bool = False) -> None:
    """Load the fonts of the common roles, so that the first paper is as quick as the next."""
    book = font_book(prefer_system_fonts)
    for role in ("body", "title", "hei", "kai"):
        book.role_face(role).registered()

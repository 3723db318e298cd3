"""Papers as PDF: the official layout, every glyph embedded, the same bytes for the same paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import Any

from xieshang_desktop.exports.fonts import FontBook, font_book
from xieshang_desktop.exports.paper import Paper
from xieshang_desktop.exports.paper_texts import cleaned, texts
from xieshang_desktop.exports.qr import dark_runs
from xieshang_desktop.exports.typeset.pages import Page, pages_of
from xieshang_desktop.exports.typeset.rows import (
    CELL,
    FIGURE,
    MM,
    TITLE,
    Code,
    Ink,
    Mark,
    Rule,
    Setter,
    Sheet,
    Shot,
    Slip,
    baseline,
    moved,
    sheet_of,
)

_BLACK, _RED = (0, 0, 0), (0.85, 0, 0)
"""The ink, and that of a letterhead."""


def pdf_bytes(
    papers: Paper | Sequence[Paper], prefer_system_fonts: bool = False, for_duplex: bool = False
) -> bytes:
    """Return one paper, or several behind each other, as a PDF file; the same papers give the same bytes.

    Every paper begins a new page and counts its own pages; several get an outline. ``for_duplex`` adds blank
    sides, so that each begins on a sheet of its own when both sides are printed.
    """
    from reportlab.pdfgen.canvas import Canvas

    several = [cleaned(paper) for paper in _several(papers)]
    book = font_book(prefer_system_fonts)
    out = io.BytesIO()
    first_font: Any = book.role_face("body").registered()
    canvas = Canvas(out, invariant=1, pageCompression=1, initialFontName=first_font, lang="zh-CN")
    canvas.setTitle(_title(several))
    canvas.setCreator("协商会议助手")
    for number, paper in enumerate(several):
        sheet = sheet_of(paper)
        pages = pages_of(Setter(book, sheet), paper)
        brush = _Brush(canvas, book, sheet, number)
        if len(several) > 1:
            brush.mark_beginning(f"{number + 1}-{paper.name}", paper_title(paper))
        for count, page in enumerate(pages, start=1):
            brush.page(page, count if paper.page_numbers else 0, paper.mark)
        if for_duplex and len(pages) % 2 and number + 1 < len(several):
            brush.page(Page(()), 0)
    canvas.save()
    return out.getvalue()


def _several(papers: Paper | Sequence[Paper]) -> Sequence[Paper]:
    return [papers] if isinstance(papers, Paper) else papers


def page_count(papers: Paper | Sequence[Paper], prefer_system_fonts: bool = False) -> int:
    """Return how many pages the papers take in PDF."""
    book = font_book(prefer_system_fonts)
    return sum(len(pages_of(Setter(book, sheet_of(paper)), cleaned(paper))) for paper in _several(papers))


def missing_characters(paper: Paper, prefer_system_fonts: bool = False) -> list[tuple[str, str]]:
    """Name every character that no font here can draw, with the words that say where it stands first."""
    book = font_book(prefer_system_fonts)
    missing: dict[str, str] = {}
    for text, where in texts(cleaned(paper)):
        for mark in text:
            if not mark.isspace() and book.face(mark, "body") is None:
                missing.setdefault(mark, where or paper.name)
    return list(missing.items())


def paper_title(paper: Paper) -> str:
    """Return the paper's first words, by which it is told from others; its kind if it has none."""
    return next((text for text, _ in texts(paper.blocks) if text), paper.name)


def _title(papers: Sequence[Paper]) -> str:
    if len(papers) == 1:
        return paper_title(papers[0])
    return f"{paper_title(papers[0])}等{len(papers)}份" if papers else "空"


class _Brush:
    """Draws one page's marks onto a canvas."""

    def __init__(self, canvas: Any, book: FontBook, sheet: Sheet, key: int) -> None:
        self._canvas = canvas
        self._book = book
        self._sheet = sheet
        self._key = key
        self._slips: dict[tuple[Mark, ...], str] = {}

    def mark_beginning(self, key: str, title: str) -> None:
        """Put an entry into the outline that leads to the page drawn next."""
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(title, key)

    def page(self, page: Page, number: int, stamp: str = "") -> None:
        """Draw a page; ``number`` 0 leaves its number out. ``stamp`` stands above the text."""
        scale = self._sheet.scale
        self._canvas.setPageSize((self._sheet.width * scale, self._sheet.height * scale))
        if scale != 1:
            self._canvas.scale(scale, scale)
        for mark in page.marks:
            self._draw(mark)
        if number:
            self._page_number(number)
        if stamp:
            self._stamp(stamp)
        self._canvas.showPage()

    def _draw(self, mark: Mark) -> None:
        match mark:
            case Ink(segment, y, size, x, red):
                self._canvas.setFillColorRGB(*(_RED if red else _BLACK))
                self._text(segment.text, segment.role, size, x + segment.x, y, segment.pitch)
            case Rule():
                self._rule(mark)
            case Code():
                self._code(mark)
            case Slip():
                self._slip(mark)
            case Shot():
                self._shot(mark)

    def _shot(self, shot: Shot) -> None:
        """A picture goes in as the JPEG that it is."""
        from reportlab.lib.utils import ImageReader

        picture = ImageReader(io.BytesIO(shot.content))
        x, y = self._x(shot.x), self._y(shot.y + shot.height)
        self._canvas.drawImage(picture, x, y, shot.width, shot.height)

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
        self._canvas.setStrokeColorRGB(*(_RED if rule.red else _BLACK))
        self._canvas.setLineWidth(rule.weight)
        self._canvas.setDash(*((3, 3) if rule.dash else ()))
        self._canvas.line(self._x(rule.x1), self._y(rule.y1), self._x(rule.x2), self._y(rule.y2))

    def _code(self, code: Code) -> None:
        """Draw the modules in units of one; numbers of many digits would be most of the file."""
        modules, runs = dark_runs(code.payload)
        unit = code.size / modules
        self._canvas.saveState()
        self._canvas.transform(unit, 0, 0, -unit, self._x(code.x), self._y(code.y))
        self._canvas.setFillColorRGB(*_BLACK)
        drawn = " ".join(f"{column} {row} {length} 1 re" for column, row, length in runs)
        self._canvas.addLiteral(f"{drawn} f")
        self._canvas.restoreState()

    def _slip(self, slip: Slip) -> None:
        """Put a slip down; what it shows is in the file once, however many there are."""
        name = self._slips.get(slip.marks)
        if name is None:
            name = f"slip{len(self._slips)}-{self._key}"
            self._slips[slip.marks] = name
            self._canvas.beginForm(name, 0, -self._sheet.height, self._sheet.width, self._sheet.height)
            for mark in slip.marks:
                self._draw(_on_slip(mark, self._sheet))
            self._canvas.endForm()
        self._canvas.saveState()
        self._canvas.translate(self._x(slip.x), self._y(slip.y))
        self._canvas.doForm(name)
        self._canvas.restoreState()

    def _stamp(self, words: str) -> None:
        """In the middle of the head's margin, spread, in 二号黑体."""
        spread = "　".join(words)
        width = sum(self._book.width(mark, "hei") for mark in spread) * TITLE
        self._text(spread, "hei", TITLE, (self._sheet.text_width - width) / 2, -7 * MM, 0)

    def _page_number(self, number: int) -> None:
        """Set — 1 — in 四号 7 mm below the text, odd pages right and even pages left, one character in."""
        text = f"— {number} —"
        width = sum(self._book.width(mark, "body") for mark in text) * FIGURE
        x = self._sheet.text_width - CELL - width if number % 2 else CELL
        y = self._sheet.text_height + 7 * MM + baseline(FIGURE, FIGURE)
        self._text(text, "body", FIGURE, x, y, 0)


def _on_slip(mark: Mark, sheet: Sheet) -> Mark:
    """A mark measured from the slip's own corner, where the brush thinks that of the page is."""
    return moved((mark,), -sheet.left, sheet.height - sheet.top)[0]


@cache
def warm_up(prefer_system_fonts: bool = False) -> None:
    """Load the fonts of the common roles, so that the first paper is as quick as the next."""
    book = font_book(prefer_system_fonts)
    for role in ("body", "title", "hei", "kai"):
        book.role_face(role).registered()

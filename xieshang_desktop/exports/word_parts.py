"""Pieces of a Word file: styles in official fonts, the character grid, page numbers, tables as XML.

Sizes are half points or twips (1/20 point) where the format wants them so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from xieshang_desktop.exports.typeset.rows import CELL, Sheet
from xieshang_desktop.exports.typeset.rows import MM as POINTS
from xieshang_desktop.exports.typeset.rows import PITCH as LINE

MM = 1440 / 25.4  # twips


@dataclass(frozen=True, slots=True)
class Measure:
    """The page of a Word file and its type: millimetres, points, and twips for the lines.

    ``spacing`` (1/20 point) is what each character gives up or gains, so that the line holds the official
    number of them; by the characters' own spacing, as some programs round the grid's to whole cells.
    """

    width: float
    height: float
    left: float
    top: float
    text_width: float
    text_height: float
    pitch: int
    scale: float = 1
    body: float = 16
    spacing: int = -5

    def size(self, points: float) -> float:
        """Return a type size, magnified with the paper, in the half points that Word knows."""
        return self.body if points == BODY else round(points * self.scale * 2) / 2

    def twips(self, millimetres: float) -> int:
        """Return a length that is magnified with the paper."""
        return round(millimetres * MM * self.scale)

    @property
    def cell(self) -> int:
        """Twips that one character of the body takes."""
        return round(self.body * 20)

    @property
    def text_twips(self) -> int:
        """Width of the text block in twips."""
        return round(self.text_width * MM)


BODY = 16.0
CELL_MARGIN = 60  # twips at either side of a cell
BLACK, RED = "000000", "D90000"
THIN = 100  # twips that the paragraph takes which has to follow a table


def measure_of(sheet: Sheet) -> Measure:
    """Return the measure of a Word file from the sheet that the PDF is set on."""
    scale = sheet.scale

    def millimetres(points: float) -> float:
        return round(points * scale / POINTS, 2)

    page = Measure(
        millimetres(sheet.width),
        millimetres(sheet.height),
        millimetres(sheet.left),
        millimetres(sheet.top),
        millimetres(sheet.text_width),
        millimetres(sheet.text_height),
        round(LINE * scale * 20),
    )
    if scale == 1:
        return page
    body = int(CELL * scale * 2) / 2
    return replace(page, scale=scale, body=body, spacing=int((CELL * scale - body) * 20))


# Latin and Chinese font of each voice, and what a machine without it may take instead.
LATIN = "Times New Roman"
FONTS = {
    "body": "仿宋_GB2312",
    "title": "方正小标宋简体",
    "hei": "黑体",
    "kai": "楷体_GB2312",
    "song": "宋体",
}
_INSTEAD = {
    "仿宋_GB2312": "仿宋,FangSong,STFangsong,Noto Serif SC",
    "方正小标宋简体": "方正小标宋_GBK,华文中宋,STZhongsong,宋体,Noto Serif SC",
    "黑体": "SimHei,STHeiti,Noto Sans SC",
    "楷体_GB2312": "楷体,KaiTi,STKaiti,LXGW WenKai",
    "宋体": "SimSun,STSong,Noto Serif SC",
}


def child(parent: Any, tag: str, **attributes: str | int) -> Any:
    """Append an element of the word-processing namespace; attributes are given without their prefix."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), str(value))
    parent.append(made)
    return made


def rule_below(paragraph: Any, color: str) -> None:
    """Draw a line under a paragraph."""
    from docx.oxml.ns import qn

    properties = paragraph.find(qn("w:pPr"))
    borders = child(properties, "pBdr")
    child(borders, "bottom", val="single", sz=12, space=1, color=color)
    properties.remove(borders)
    style = properties.find(qn("w:pStyle"))
    properties.insert(0 if style is None else 1, borders)


def set_fonts(properties: Any, voice: str, size: float, spacing: int = 0, color: str = BLACK) -> None:
    """Give run properties a voice: the Chinese font, the Latin one, the size in points, the spacing in
    twentieths of one.
    """
    latin = LATIN if voice in ("body", "song") else FONTS[voice]
    child(properties, "rFonts", ascii=latin, hAnsi=latin, eastAsia=FONTS[voice], cs=LATIN, hint="eastAsia")
    child(properties, "b", val=0)
    child(properties, "color", val=color)
    child(properties, "spacing", val=spacing)
    child(properties, "sz", val=round(size * 2))
    child(properties, "szCs", val=round(size * 2))


def run(paragraph: Any, text: str, voice: str = "", size: float = 0, spacing: int = 0) -> None:
    """Append text to a paragraph element, in its style's voice or another; newlines become line breaks."""
    from docx.oxml.ns import qn

    made = child(paragraph, "r")
    if voice:
        set_fonts(child(made, "rPr"), voice, size, spacing)
    for number, part in enumerate(text.split("\n")):
        if number:
            child(made, "br")
        for position, piece in enumerate(part.split("\t")):
            if position:
                child(made, "tab")
            shown = child(made, "t")
            shown.text = piece
            shown.set(qn("xml:space"), "preserve")


def say(paragraph: Any, text: str, voice: str, points: float, measure: Measure) -> None:
    """Append text in a voice and a size of its own, magnified with the paper."""
    run(paragraph, text, voice, measure.size(points), measure.spacing if points == BODY else 0)


def field(paragraph: Any, instruction: str) -> None:
    """Append a field that the reader's program fills in: PAGE."""
    for kind in ("begin", "", "separate", "shown", "end"):
        made = child(paragraph, "r")
        if kind == "":
            child(made, "instrText").text = f" {instruction} "
        elif kind == "shown":
            child(made, "t").text = "1"
        else:
            child(made, "fldChar", fldCharType=kind)


def paragraph(parent: Any, style: str, **layout: str | int) -> Any:
    """Append a paragraph element; ``layout`` takes indents, the least line and what is free before
    it (twips), keep_next, align and page_break.
    """
    made = child(parent, "p")
    properties = child(made, "pPr")
    child(properties, "pStyle", val=style)
    if layout.get("keep_next"):
        child(properties, "keepNext")
    if layout.get("page_break"):
        child(properties, "pageBreakBefore")
    if "leader" in layout:
        tabs = child(properties, "tabs")
        child(tabs, "tab", val="left", leader="underscore", pos=layout["leader"])
    if "line" in layout:
        above = layout.get("before", 0)
        child(properties, "spacing", before=above, after=0, line=layout["line"], lineRule="atLeast")
    indents = {name: value for name, value in layout.items() if name in _INDENTS}
    if indents:
        child(properties, "ind", **indents)
    if "align" in layout:
        child(properties, "jc", val=layout["align"])
    return made


_INDENTS = ("firstLine", "firstLineChars", "left", "leftChars", "right", "rightChars")


def table(parent: Any, widths: Sequence[int], bordered: bool = True) -> Any:
    """Append a table of fixed column widths in twips."""
    made = child(parent, "tbl")
    properties = child(made, "tblPr")
    child(properties, "tblW", w=sum(widths), type="dxa")
    child(properties, "jc", val="center")
    if bordered:
        borders = child(properties, "tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            child(borders, side, val="single", sz=4, space=0, color="000000")
    child(properties, "tblLayout", type="fixed")
    margins = child(properties, "tblCellMar")
    for side in ("left", "right"):
        child(margins, side, w=CELL_MARGIN, type="dxa")
    grid = child(made, "tblGrid")
    for width in widths:
        child(grid, "gridCol", w=width)
    return made


def table_row(
    parent: Any, height: int = 0, head: bool = False, exact: bool = False, whole: bool = True
) -> Any:
    """Append a table row; ``head`` rows are repeated on every page, ``whole`` rows are not torn."""
    made = child(parent, "tr")
    properties = child(made, "trPr")
    if whole:
        child(properties, "cantSplit")
    if height:
        child(properties, "trHeight", val=height, hRule="exact" if exact else "atLeast")
    if head:
        child(properties, "tblHeader")
    return made


def table_cell(parent: Any, width: int, align: str = "center", span: int = 1) -> Any:
    """Append a cell over ``span`` columns, its content in the middle of its height or at the top."""
    made = child(parent, "tc")
    properties = child(made, "tcPr")
    child(properties, "tcW", w=width, type="dxa")
    if span > 1:
        child(properties, "gridSpan", val=span)
    child(properties, "vAlign", val=align)
    return made


def add_font_table(document: Any) -> None:
    """Name the fonts used and what may stand in for each, so that no machine falls back to a Latin font."""
    for part in document.part.package.iter_parts():
        if part.partname == "/word/fontTable.xml":
            part._blob = _font_table().encode("utf-8")


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:charset w:val="86"/>'
        f'<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        for name, instead in _INSTEAD.items()
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{space}">{fonts}</w:fonts>'
    )

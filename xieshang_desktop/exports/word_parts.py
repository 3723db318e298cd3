"""Pieces of a Word file: styles in official fonts, the character grid, page numbers, tables as XML.

Sizes are half points or twips (1/20 point) where the format wants them so.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

MM = 1440 / 25.4  # twips
PITCH = round(225 * MM / 22)  # twips a line
# 28 characters of 16 pt are 5.8 pt wider than 156 mm. Each gives up a quarter of a point, by its own
# spacing and not by the grid's, which some programs round to whole cells.
TIGHTER = -5  # 1/20 point

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


def set_fonts(properties: Any, voice: str, size: float) -> None:
    """Give run properties a voice: the Chinese font, the Latin one, the size in points, the spacing of the
    grid.
    """
    latin = LATIN if voice in ("body", "song") else FONTS[voice]
    child(properties, "rFonts", ascii=latin, hAnsi=latin, eastAsia=FONTS[voice], cs=LATIN, hint="eastAsia")
    child(properties, "b", val=0)
    child(properties, "color", val="000000")
    child(properties, "spacing", val=TIGHTER if size == 16 else 0)
    child(properties, "sz", val=round(size * 2))
    child(properties, "szCs", val=round(size * 2))


def run(paragraph: Any, text: str, voice: str = "", size: float = 0) -> None:
    """Append text to a paragraph element, in its style's voice or another; newlines become line breaks."""
    from docx.oxml.ns import qn

    made = child(paragraph, "r")
    if voice:
        set_fonts(child(made, "rPr"), voice, size)
    for number, part in enumerate(text.split("\n")):
        if number:
            child(made, "br")
        for position, piece in enumerate(part.split("\t")):
            if position:
                child(made, "tab")
            shown = child(made, "t")
            shown.text = piece
            shown.set(qn("xml:space"), "preserve")


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
    """Append a paragraph element; ``layout`` takes indents, keep_next, align and page_break."""
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


def table_cell(parent: Any, width: int, align: str = "center") -> Any:
    """Append a cell whose content stands in the middle of its height."""
    made = child(parent, "tc")
    properties = child(made, "tcPr")
    child(properties, "tcW", w=width, type="dxa")
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

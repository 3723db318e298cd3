"""The page and the styles of a Word paper: A4 after GB/T 9704-2012 on a grid of 28 × 22."""

from __future__ import annotations

from typing import Any

from xieshang_desktop.exports.word_parts import (
    BLACK,
    BODY,
    RED,
    THIN,
    Measure,
    add_font_table,
    child,
    field,
    paragraph,
    run,
    say,
    set_fonts,
)

# style id, shown name, voice, size in points, alignment, first line in hundredths of a character, least
# line in twips
_STYLES = (
    ("Title", "Title", "title", 22, "center", 0, -580),
    ("Letterhead", "红头", "title", 36, "center", 0, 0),
    ("Subtitle", "Subtitle", "kai", 16, "center", 0, 0),
    ("Heading1", "heading 1", "hei", 16, "both", 200, 0),
    ("Heading2", "heading 2", "kai", 16, "both", 200, 0),
    ("Small", "小字", "body", 12, "both", 200, 360),
    ("Cell", "表格", "body", 12, "left", 0, 320),
    ("Fine", "细字", "body", 10.5, "left", 0, 300),
    ("Thin", "表格之后", "body", 4, "left", 0, -THIN),
    ("PageNumber", "页码", "song", 14, "left", 0, 0),
)


def prepare(measure: Measure, page_numbers: bool, mark: str = "") -> Any:
    """Return an empty document with its page, grid, styles, page numbers and the mark of every page set."""
    from docx import Document

    document = Document()
    body = document.element.body
    for leftover in list(body)[:-1]:
        body.remove(leftover)
    _style_all(document, measure)
    _drop_thumbnail(document)
    _page(document, measure)
    _settings(document)
    add_font_table(document)
    if page_numbers:
        _page_numbers(document, measure)
    if mark:
        _mark(document, measure, mark)
    return document


def _style_all(document: Any, measure: Measure) -> None:
    """Put the paper's own styles in place of the template's hundred and sixty."""
    styles = document.styles.element
    for old in list(styles):
        styles.remove(old)
    defaults = child(styles, "docDefaults")
    properties = child(child(defaults, "rPrDefault"), "rPr")
    set_fonts(properties, "body", measure.body, measure.spacing)
    child(properties, "lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    child(
        child(child(defaults, "pPrDefault"), "pPr"), "spacing", before=0, after=0, line=240, lineRule="auto"
    )
    normal = child(styles, "style", type="paragraph", default=1, styleId="Normal")
    child(normal, "name", val="Normal")
    child(normal, "qFormat")
    made = child(normal, "pPr")
    child(made, "widowControl", val=0)
    child(made, "overflowPunct", val=0)
    child(made, "autoSpaceDE", val=0)
    child(made, "autoSpaceDN", val=0)
    child(made, "jc", val="both")
    set_fonts(child(normal, "rPr"), "body", measure.body, measure.spacing)
    for style in _STYLES:
        _style(styles, measure, *style)


def _style(
    styles: Any,
    measure: Measure,
    key: str,
    name: str,
    voice: str,
    points: float,
    align: str,
    first: int,
    least: int,
) -> None:
    size = measure.size(points)
    made = child(styles, "style", type="paragraph", styleId=key)
    child(made, "name", val=name)
    child(made, "basedOn", val="Normal")
    child(made, "qFormat")
    properties = child(made, "pPr")
    if key.startswith("Heading"):
        child(properties, "keepNext")
    if least:
        child(properties, "snapToGrid", val=0)
        child(
            properties,
            "spacing",
            line=round(abs(least) * measure.scale),
            lineRule="atLeast" if least > 0 else "exact",
        )
    child(properties, "ind", firstLineChars=first, firstLine=round(first / 100 * size * 20))
    child(properties, "jc", val=align)
    if key.startswith("Heading"):
        child(properties, "outlineLvl", val=int(key[-1]) - 1)
    color = RED if key == "Letterhead" else BLACK
    set_fonts(child(made, "rPr"), voice, size, measure.spacing if points == BODY else 0, color)


def _drop_thumbnail(document: Any) -> None:
    """Take out the template's picture of an empty page."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _page(document: Any, measure: Measure) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.oxml.ns import qn
    from docx.shared import Mm

    section = document.sections[0]
    landscape = measure.width > measure.height
    section.page_width, section.page_height = Mm(measure.width), Mm(measure.height)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.top_margin, section.left_margin = Mm(measure.top), Mm(measure.left)
    section.bottom_margin = Mm(measure.height - measure.top - measure.text_height)
    section.right_margin = Mm(measure.width - measure.left - measure.text_width)
    below = measure.height - measure.top - measure.text_height
    section.footer_distance, section.header_distance = Mm(max(below - 11 * measure.scale, 8)), Mm(15)
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    child(properties, "docGrid", type="linesAndChars", linePitch=measure.pitch, charSpace=0)


def _settings(document: Any) -> None:
    """Compress marks that stand together, and let odd and even pages differ."""
    from docx.oxml.ns import qn

    document.settings.odd_and_even_pages_header_footer = True
    settings = document.settings.element
    for old in settings.findall(qn("w:characterSpacingControl")):
        settings.remove(old)
    made = child(settings, "characterSpacingControl", val="compressPunctuation")
    settings.remove(made)
    settings.insert_element_before(made, *_AFTER_SPACING)


_AFTER_SPACING = (
    "w:printTwoOnOne",
    "w:savePreviewPicture",
    "w:footnotePr",
    "w:endnotePr",
    "w:compat",
    "w:docVars",
    "w:rsids",
    "m:mathPr",
    "w:themeFontLang",
    "w:clrSchemeMapping",
    "w:shapeDefaults",
    "w:decimalSymbol",
    "w:listSeparator",
)


def _page_numbers(document: Any, measure: Measure) -> None:
    section = document.sections[0]
    for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        element = footer._element
        for old in list(element):
            element.remove(old)
        side = {"rightChars": 100} if align == "right" else {"leftChars": 100}
        line = paragraph(element, "PageNumber", align=align, **side)
        run(line, "— ")
        field(line, "PAGE")
        run(line, " —")


def _mark(document: Any, measure: Measure, mark: str) -> None:
    """The same words at the head of every page, in 二号黑体."""
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        element = header._element
        for old in list(element):
            element.remove(old)
        say(paragraph(element, "Normal", align="center"), "　".join(mark), "hei", 22, measure)

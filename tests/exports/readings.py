"""What stands in a written file, read back by another library: PDF by pdfium, Word by its XML."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pypdfium2
from docx import Document
from docx.oxml.ns import qn


def pdf_reading(data: bytes) -> str:
    """Every run of text of every page with where it stands: millimetres from the left and from above."""
    document = pypdfium2.PdfDocument(data)
    try:
        lines = []
        for number, page in enumerate(document, start=1):
            width, height = page.get_size()
            lines.append(f"PAGE {number} {_mm(width)}x{_mm(height)}")
            lines += _runs(page.get_textpage(), height)
        return "\n".join(lines) + "\n"
    finally:
        document.close()


def _runs(text: Any, height: float) -> Iterator[str]:
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        said = text.get_text_bounded(left, bottom, right, top).replace("\r\n", " ").strip()
        if said:
            yield f"{_mm(left):>4} {_mm(height - bottom):>4}  {said}"


def _mm(points: float) -> int:
    return round(points / 72 * 25.4)


def word_reading(data: bytes) -> str:
    """Every paragraph with its style, every row of every table, headers and footers, the page."""
    document = Document(io.BytesIO(data))
    section = document.sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    size = f"{round(section.page_width.mm)}x{round(section.page_height.mm)}"
    lines = [f"PAGE {size}"]
    lines += _blocks(document.element.body, "")
    for name, footer in (("odd", section.footer), ("even", section.even_page_footer)):
        lines.append(f"FOOTER {name} " + " ".join(each.text for each in footer.paragraphs))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _blocks(parent: Any, indent: str) -> Iterator[str]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield indent + _paragraph(child)
        elif child.tag == qn("w:tbl"):
            widths = [column.get(qn("w:w")) for column in child.iter(qn("w:gridCol"))]
            yield f"{indent}TABLE {' '.join(widths)}"
            for row in child.findall(qn("w:tr")):
                cells = [" / ".join(_cell(cell)) for cell in row.findall(qn("w:tc"))]
                head = "HEAD" if row.find(f".//{qn('w:tblHeader')}") is not None else "ROW"
                yield f"{indent}  {head} " + " | ".join(cells)


def _cell(cell: Any) -> Iterator[str]:
    yield from (line for line in _blocks(cell, "") if line)


def _paragraph(paragraph: Any) -> str:
    style = paragraph.find(f".//{qn('w:pStyle')}")
    parts = []
    for node in paragraph.iter():
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag == qn("w:tab"):
            parts.append("→")
        elif node.tag == qn("w:br"):
            parts.append("↵")
        elif node.tag == qn("w:drawing"):
            parts.append("▣")
    tied = "+" if paragraph.find(f".//{qn('w:keepNext')}") is not None else ""
    return f"{tied}[{style.get(qn('w:val')) if style is not None else ''}] {''.join(parts)}"

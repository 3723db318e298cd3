"""Word: real styles, grid, tables, page fields and signatures that stay with the text."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.exports.all_papers import PAPERS
from xieshang_desktop.exports.paper import Paper, Paragraph
from xieshang_desktop.exports.paper_texts import texts
from xieshang_desktop.exports.word import word_bytes


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return file.read(name).decode("utf-8")


@pytest.mark.parametrize("name", PAPERS)
def test_that_every_word_of_a_paper_is_in_the_file(name: str) -> None:
    paper = PAPERS[name]()
    document = Document(io.BytesIO(word_bytes(paper)))
    shown = "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))
    for text, _ in texts(paper.blocks):
        for line in text.split("\n"):
            assert line.strip() in shown or line in ("portrait", "left", "center", "right"), line


def test_that_the_page_has_22_lines_and_room_for_28_characters() -> None:
    data = word_bytes(PAPERS["minutes"]())
    xml = part(data, "word/document.xml")
    size = dict(re.findall(r'w:(w|h)="(\d+)"', xml[xml.rindex("<w:pgSz") :]))
    margin = dict(re.findall(r'w:(top|bottom|left|right)="(\d+)"', xml[xml.rindex("<w:pgMar") :]))
    grid = re.search(r'w:type="linesAndChars" w:linePitch="(\d+)"', xml)
    assert grid
    height = int(size["h"]) - int(margin["top"]) - int(margin["bottom"])
    width = int(size["w"]) - int(margin["left"]) - int(margin["right"])
    assert height // int(grid[1]) == 22 or round(height / int(grid[1]), 1) == 22
    normal = part(data, "word/styles.xml").split('w:styleId="Normal"')[1]
    letter = re.search(r'<w:spacing w:val="(-\d+)"/><w:sz w:val="(\d+)"/>', normal)
    assert letter
    assert width // (int(letter[2]) * 10 + int(letter[1])) == 28


def test_that_fonts_are_the_official_ones_with_stand_ins() -> None:
    data = word_bytes(PAPERS["minutes"]())
    assert 'w:eastAsia="仿宋_GB2312"' in part(data, "word/styles.xml")
    assert "FangSong" in part(data, "word/fontTable.xml")


def test_that_odd_and_even_pages_carry_their_own_page_field() -> None:
    data = word_bytes(PAPERS["minutes"]())
    footers = [part(data, f"word/footer{number}.xml") for number in (1, 2)]
    assert all("PAGE" in footer for footer in footers)
    assert {"right" in footer for footer in footers} == {True, False}
    assert "evenAndOddHeaders" in part(data, "word/settings.xml")


def test_that_a_table_head_is_repeated_and_rows_are_not_torn() -> None:
    xml = part(word_bytes(PAPERS["sign_in_sheet"]()), "word/document.xml")
    assert xml.count("<w:tblHeader/>") == xml.count("<w:tbl>")
    assert "<w:cantSplit/>" in xml


def test_that_signatures_are_tied_to_the_text_before_them() -> None:
    document = Document(io.BytesIO(word_bytes(PAPERS["minutes"]())))
    paragraphs = document.paragraphs
    first = next(n for n, paragraph in enumerate(paragraphs) if "（签字）" in paragraph.text)
    assert paragraphs[first - 1].paragraph_format.keep_with_next
    assert paragraphs[first].paragraph_format.keep_with_next


def test_that_the_square_code_is_embedded() -> None:
    with zipfile.ZipFile(io.BytesIO(word_bytes(PAPERS["minutes"]()))) as file:
        pictures = [name for name in file.namelist() if name.endswith(".png")]
        assert len(pictures) == 1
        assert file.read(pictures[0]).startswith(b"\x89PNG")


def test_that_control_characters_do_no_harm() -> None:
    document = Document(io.BytesIO(word_bytes(Paper("试印", (Paragraph("甲\x00\x0b\ufffe\ud800乙"),)))))
    assert document.paragraphs[0].text == "甲乙"


def test_that_a_mark_stands_at_the_head_of_odd_and_even_pages() -> None:
    document = Document(io.BytesIO(word_bytes(Paper("通知", (Paragraph("开会。"),), mark="演练"))))
    section = document.sections[0]
    for header in (section.header, section.even_page_header):
        assert [line.text for line in header.paragraphs] == ["演　练"]

"""Rules that hold of every paper in every writer, and how each stood when it was last looked at."""

from __future__ import annotations

import io
import random
import re
import unicodedata
from collections.abc import Callable

import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.exports.all_papers import PAPERS
from tests.exports.readings import pdf_reading, word_reading
from tests.exports.test_pdf import page_texts, plain
from xieshang_desktop.domain.wording import clean
from xieshang_desktop.exports.fonts import font_book
from xieshang_desktop.exports.paper import Column, Grid, Heading, Paper, Paragraph
from xieshang_desktop.exports.pdf import missing_characters, pdf_bytes
from xieshang_desktop.exports.typeset.pieces import NO_BEGIN, NO_END
from xieshang_desktop.exports.word import word_bytes

EMPTY_CELLS = re.compile(r"( /)+$")
"""Cells at the end of a row that do not apply are struck out with a stroke of their own."""
NASTY = 1000
BRACKETS = r"[\[\](){}《》]"
"""Squeezed to half a cell, two of them may be read back in the other order."""


@pytest.mark.parametrize("name", PAPERS)
def test_that_every_word_stands_where_it_stood(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"pdf/{name}.txt", pdf_reading(pdf_bytes(PAPERS[name]())))


@pytest.mark.parametrize("name", PAPERS)
def test_that_a_word_file_is_built_as_it_was(name: str, golden: Callable[[str, str], None]) -> None:
    golden(f"word/{name}.txt", word_reading(word_bytes(PAPERS[name]())))


@pytest.mark.parametrize("name", PAPERS)
def test_that_no_line_of_a_paper_begins_or_ends_with_a_forbidden_mark(name: str) -> None:
    for page in page_texts(pdf_bytes(PAPERS[name]())):
        for line in (EMPTY_CELLS.sub("", line.strip()) for line in page.split("\n")):
            assert not line or line[0] not in NO_BEGIN or line.startswith("—"), line
            assert not line or line[-1] not in NO_END, line


@pytest.mark.parametrize("name", PAPERS)
def test_that_a_paper_is_byte_for_byte_the_same_each_time(name: str) -> None:
    assert pdf_bytes(PAPERS[name]()) == pdf_bytes(PAPERS[name]())


def nasty_strings() -> list[str]:
    """Formulas, markup, controls, overrides, right-to-left, emoji, rare characters, joined in every way."""
    dice = random.Random(20260312)
    parts = (
        *("=1+1", '=HYPERLINK("http://x","y")', "@SUM(A1)", "+86", "-1", "<b>粗</b>", "&amp;&lt;", "]]>"),
        *("{时间}", "%s%n", "\\n\\x00", "../../etc/passwd", "'; DROP TABLE meeting; --", "\x00\x07\x1b[31m"),
        *(
            "\u202e反向\u202c",
            "\ufeff零宽",
            "שלום",
            "مرحبا",
            "👨\u200d👩\u200d👧",
            "😀🀄",
            "é́",
            "ﬁ",
            "½",
            "①",
        ),
        *(
            "赟翀犇㛃㵪䶮堃喆龘𬭎",
            "\U000323af",
            "〇",
            "“引”‘号’",
            "——",
            "……",
            "（（（",
            "》》》",
            "１２３",
            "　　",
        ),
        *("\ud800", "\uffff", "\r\n换行", "\t制表", "长" * 60, "A" * 90, "1,409.50元", "2026年3月12日"),
    )
    return ["".join(dice.choices(parts, k=dice.randint(1, 5))) for _ in range(NASTY)]


def marked(number: int) -> str:
    return f"〔{number:04d}〕"


def spelled(text: str) -> str:
    """What of a text must be on paper: cleaned, with what no font has spelled out, blanks aside."""
    return plain(font_book().stand_in(clean(text).text, "body"))


def test_that_a_thousand_nasty_strings_are_all_in_the_pdf_unchanged() -> None:
    strings = nasty_strings()
    blocks = tuple(Paragraph(marked(number) + text) for number, text in enumerate(strings))
    printed = plain("".join(page_texts(pdf_bytes(Paper("坏字符", blocks)))))
    printed = re.sub(r"—\d+—", "", printed)
    said = dict(zip(*[iter(re.split(r"〔(\d{4})〕", printed)[1:])] * 2, strict=True))
    assert len(said) == NASTY
    for number, text in enumerate(strings):
        expected = re.sub(r"—\d+—", "", spelled(text))
        found, wanted = letters(said[f"{number:04d}"]), letters(expected)
        assert sorted(found) == sorted(wanted), text
        assert re.sub(BRACKETS, "", found) == re.sub(BRACKETS, "", wanted), text


def letters(text: str) -> str:
    """Without joiners, which a reader of PDF files may or may not hand out."""
    joined = unicodedata.normalize("NFKC", text)
    return "".join(mark for mark in joined if unicodedata.category(mark) not in ("Cf", "Mn"))


def test_that_a_thousand_nasty_strings_come_back_from_word_unchanged() -> None:
    strings = nasty_strings()
    columns = (Column("序号"), Column("意见", 4))
    grid = Grid(columns, tuple((marked(number), text) for number, text in enumerate(strings)))
    document = Document(io.BytesIO(word_bytes(Paper("坏字符", (Heading("一、意见"), grid)))))
    rows = document.tables[0].rows[1:]
    assert len(rows) == NASTY
    for row, text in zip(document.element.body.iter(qn("w:tr")), ["", *strings], strict=True):
        shown = "".join(node.text or "" for node in row.iter(qn("w:t")))
        assert plain(clean(text).text) in plain(shown), text


def test_that_twenty_thousand_characters_in_a_cell_are_all_there() -> None:
    text = "".join(f"第{number}句话写得很长。" for number in range(2000))[:20_000]
    paper = Paper("长", (Grid((Column("序号"), Column("意见", 4)), (("1", text),)),))
    printed = plain("".join(page_texts(pdf_bytes(paper))))
    assert plain(text) in re.sub(r"—\d+—|序号意见", "", printed)


def test_that_every_nasty_character_without_a_shape_is_named() -> None:
    named = {mark for mark, _ in missing_characters(Paper("坏", (Paragraph("".join(nasty_strings())),)))}
    assert {"\U000323af", "😀", "ש", "م"} <= named
    assert not named & set("赟翀犇㛃㵪䶮堃喆龘𬭎①½")

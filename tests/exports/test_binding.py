"""Several papers in one file, large type, forms that run over pages: what the typesetter promises."""

from __future__ import annotations

import io
import re

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from tests.exports.all_papers import PAPERS
from tests.exports.test_pdf import MM, page_texts, plain
from xieshang_desktop.exports.paper import (
    Cell,
    Form,
    FormRow,
    Paper,
    Paragraph,
    Title,
)
from xieshang_desktop.exports.paper_texts import enlarged
from xieshang_desktop.exports.pdf import page_count, pdf_bytes
from xieshang_desktop.exports.word import word_bytes


def long_paper(pages: int, name: str) -> Paper:
    lines = tuple(Paragraph("村村通") for _ in range(22 * pages - 2))
    return Paper(name, (Title(name), *lines))


def page_sizes(data: bytes) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [(round(page.get_width() / MM), round(page.get_height() / MM)) for page in document]
    finally:
        document.close()


def test_that_each_paper_of_a_file_counts_its_own_pages() -> None:
    pages = page_texts(pdf_bytes([long_paper(2, "甲"), long_paper(1, "乙")]))
    assert [re.findall(r"— (\d) —", page) for page in pages] == [["1"], ["2"], ["1"]]


def test_that_a_file_of_several_papers_holds_all_pages_of_each() -> None:
    papers = [PAPERS[name]() for name in ("notice", "sign_in_sheet", "household_opinion", "ballot")]
    alone = [page_texts(pdf_bytes(paper)) for paper in papers]
    together = page_texts(pdf_bytes(papers))
    assert together == [page for pages in alone for page in pages]
    assert page_count(papers) == len(together)


def test_that_papers_of_different_shapes_keep_their_shape() -> None:
    papers = [PAPERS[name]() for name in ("notice", "household_opinion_large", "agenda_wall")]
    sizes = page_sizes(pdf_bytes(papers))
    assert sizes[0] == (210, 297)
    assert (297, 210) in sizes
    assert sizes[-1] == (297, 420)


def test_that_on_both_sides_each_paper_begins_a_sheet() -> None:
    papers = [PAPERS["notice"](), PAPERS["proxy"](), PAPERS["agenda_posting"]()]
    pages = page_texts(pdf_bytes(papers, for_duplex=True))
    assert [index for index, page in enumerate(pages) if page.strip()] == [0, 2, 4]


def test_that_several_papers_have_an_outline_with_their_titles() -> None:
    document = pypdfium2.PdfDocument(pdf_bytes([PAPERS["notice"](), PAPERS["proxy"]()]))
    titles = [entry.get_title() for entry in document.get_toc()]
    document.close()
    assert titles == ["关于召开青石村2026年第一次村民代表会议的通知", "委托书"]


def test_that_several_papers_give_the_same_bytes() -> None:
    papers = [PAPERS["notice"](), PAPERS["stipend"]()]
    assert pdf_bytes(papers) == pdf_bytes(papers)


def test_that_no_paper_at_all_is_still_a_file() -> None:
    assert pdf_bytes([]).startswith(b"%PDF")
    assert page_count([]) == 0


@pytest.mark.parametrize("size", ["large", "wall"])
def test_that_large_type_sets_14_lines_of_18_characters(size: str) -> None:
    paper = enlarged(Paper("大字", (Paragraph("村" * 18 * 20),)), "wall" if size == "wall" else "large")
    lines = page_texts(pdf_bytes(paper))[0].strip().split("\n")
    assert [len(line.strip()) for line in lines[:14]] == [16, *[18] * 13]
    assert lines[14].strip() == "— 1 —"


def test_that_an_enlarged_paper_says_the_same() -> None:
    small, large = PAPERS["posting"](), enlarged(PAPERS["posting"]())
    inks = [re.sub(r"—\d+—", "", plain("".join(page_texts(pdf_bytes(paper))))) for paper in (small, large)]
    assert inks[0] == inks[1]


def test_that_large_type_is_large_in_word_too() -> None:
    document = Document(io.BytesIO(word_bytes(PAPERS["agenda_wall"]())))
    section = document.sections[0]
    assert section.page_width is not None
    assert round(section.page_width.mm) == 297
    normal = document.styles.element.find(f'.//{qn("w:style")}[@{qn("w:styleId")}="Normal"]')
    assert normal is not None
    size = normal.find(f".//{qn('w:sz')}")
    assert size is not None
    assert int(size.get(qn("w:val"), "0")) >= 70


def test_that_a_field_longer_than_a_page_runs_on() -> None:
    text = "".join(f"第{number}句话说得很长。" for number in range(700))
    row = FormRow((Cell("意见", 2, label=True), Cell(text, 10, indent=2, foot="签字：")), 30)
    pages = page_texts(pdf_bytes(Paper("长", (Form((row,)),))))
    assert len(pages) >= 3
    assert text in re.sub(r"—\d+—|意见", "", plain("".join(pages)))
    assert "签字：" in pages[-1]


def test_that_a_form_that_stays_together_moves_to_the_next_page_whole() -> None:
    rows = tuple(FormRow((Cell(f"第{number}行"),), 12) for number in range(6))
    before = tuple(Paragraph("村") for _ in range(17))
    pages = page_texts(pdf_bytes(Paper("表", (*before, Form(rows, together=True)))))
    assert "第0行" not in pages[0]
    assert all(f"第{number}行" in pages[1] for number in range(6))


@pytest.mark.parametrize("name", ["consultation_record", "four_steps", "proxy", "township_reply"])
def test_that_fields_of_a_word_form_cover_its_columns_exactly(name: str) -> None:
    document = Document(io.BytesIO(word_bytes(PAPERS[name]())))
    for table in document.element.body.iter(qn("w:tbl")):
        columns = len(table.find(qn("w:tblGrid")))
        for row in table.iter(qn("w:tr")):
            spans = [cell.find(f".//{qn('w:gridSpan')}") for cell in row.iter(qn("w:tc"))]
            assert sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans) == columns

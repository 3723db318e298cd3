"""What is handed out or hung up fits one page where a clerk would make it fit: notices, postings, proxies."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pypdfium2
import pytest

from tests.exports import sample_afterwards as after
from tests.exports import sample_forms as forms
from tests.exports import sample_views as sample
from tests.sample_village import SampleVillage, open_sample_village
from xieshang_desktop.exports.paper import Closing, Column, Grid, Paper, Paragraph
from xieshang_desktop.exports.papers.appraisal import appraisal_posting_paper
from xieshang_desktop.exports.papers.notice import notice_paper
from xieshang_desktop.exports.papers.posting import posting_paper
from xieshang_desktop.exports.papers.progress_posting import progress_posting_paper
from xieshang_desktop.exports.papers.proxy import proxy_paper
from xieshang_desktop.exports.papers.satisfaction import satisfaction_posting_paper
from xieshang_desktop.exports.pdf import pdf_bytes
from xieshang_desktop.queries.papers.notices import PostedItemView
from xieshang_desktop.services.papers.catalogue import documents_of, view_of
from xieshang_desktop.services.papers.writing import papers_of

ONE_PAGE = ("notice", "agenda", "posting", "progress-posting", "objection-reply", "proxy")


def pages(paper: Paper) -> int:
    document = pypdfium2.PdfDocument(pdf_bytes(paper))
    try:
        return len(document)
    finally:
        document.close()


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> SampleVillage:
    opened = open_sample_village(tmp_path_factory.mktemp("village"))
    opened.carry_out_until(datetime(2027, 1, 1))
    return opened


def test_that_every_notice_and_posting_of_the_sample_village_fits_one_page(village: SampleVillage) -> None:
    read = village.office.read
    wanted = [each for each in read(documents_of) if each.kind in ONE_PAGE]
    assert {each.kind for each in wanted} >= {"notice", "agenda", "posting", "progress-posting"}
    long = {
        each.name: count
        for each in wanted
        for paper in papers_of(read(view_of, each.kind, each.subject_id), each.kind)
        if (count := pages(paper)) > 1
    }
    assert long == {}


@pytest.mark.parametrize(
    "paper",
    [
        notice_paper(sample.notice_view()),
        progress_posting_paper(after.progress_view()),
        appraisal_posting_paper(after.appraisal_view()),
        satisfaction_posting_paper(after.satisfaction_view()),
        proxy_paper(forms.proxy_view()),
    ],
    ids=lambda paper: paper.name,
)
def test_that_an_ordinary_paper_fits_one_page(paper: Paper) -> None:
    assert pages(paper) == 1


def posted(*summaries: str) -> Paper:
    items = tuple(
        PostedItemView(f"第{n}件", words, "通过。", sample.vote()) for n, words in enumerate(summaries)
    )
    return posting_paper(replace(sample.posting_view(), items=items))


def test_that_a_poster_says_in_paragraphs_what_stands_in_a_table_on_paper(village: SampleVillage) -> None:
    view = village.office.read(view_of, "posting", village.id_of("会议", "m-20260312"))
    (paper,), (poster,) = papers_of(view, "posting"), papers_of(view, "posting-large")
    assert any(isinstance(block, Grid) for block in paper.blocks)
    assert not any(isinstance(block, Grid) for block in poster.blocks)


def test_that_no_head_of_a_table_is_left_alone_at_the_foot_of_a_page() -> None:
    tall = "\n".join(["高"] * 10)
    table = Grid((Column("头"), Column("二")), ((tall, "1"), (tall, "2")), size=19)
    end = Closing(("村民委员会",) * 6, "2026年3月13日")
    for lines in range(6, 18):
        before = tuple(Paragraph("一行。") for _ in range(lines))
        document = pypdfium2.PdfDocument(pdf_bytes(Paper("表", (*before, table, end))))
        shown = [page.get_textpage().get_text_range() for page in document]
        document.close()
        for page in shown:
            assert ("头" in page) == ("高" in page), lines


def test_that_several_short_results_stand_in_a_table_and_long_ones_in_paragraphs() -> None:
    assert any(isinstance(block, Grid) for block in posted("修路。", "修渠。").blocks)
    assert not any(isinstance(block, Grid) for block in posted("修路。").blocks)
    assert not any(isinstance(block, Grid) for block in posted("修路。", "修渠，" * 40).blocks)

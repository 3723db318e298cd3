"""PDF: glyphs embedded, the same bytes, nothing clipped, lines and pages as official papers have them."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest

from tests.exports import sample_views as sample
from tests.exports.all_papers import PAPERS
from xieshang_desktop.exports.paper import (
    Block,
    Column,
    Grid,
    Heading,
    Paper,
    Paragraph,
    SignatureLine,
    Signatures,
    Title,
)
from xieshang_desktop.exports.papers.minutes import minutes_paper
from xieshang_desktop.exports.pdf import missing_characters, page_count, pdf_bytes
from xieshang_desktop.exports.typeset.pieces import NO_BEGIN, NO_END
from xieshang_desktop.exports.typeset.rows import sheet_of

MM = 72 / 25.4
RARE = "赟翀犇㛃㵪䶮堃喆龘𬭎"


def page_texts(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def plain(text: str) -> str:
    return re.sub(r"\s", "", text)


def paper_of(*texts: str) -> Paper:
    return Paper("试印", tuple(Paragraph(text) for text in texts))


def boxes(data: bytes) -> Iterator[tuple[str, float, float, float, float]]:
    """Yield every visible character with its left, bottom, right and top in points."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            mark = text.get_text_range(index, 1)
            if mark.strip():
                yield mark, *text.get_charbox(index)
    document.close()


@pytest.mark.parametrize("name", PAPERS)
def test_that_every_font_is_embedded_and_none_is_a_stand_in(name: str) -> None:
    data = pdf_bytes(PAPERS[name]())
    fonts = re.findall(rb"/BaseFont /(\S+)", data)
    assert fonts
    assert data.count(b"/FontFile2") == len(fonts)
    assert not re.search(rb"Helvetica|Times-|Courier", b"".join(fonts))


def test_that_the_same_paper_gives_the_same_bytes() -> None:
    assert pdf_bytes(PAPERS["minutes"]()) == pdf_bytes(PAPERS["minutes"]())


def test_that_all_words_of_the_minutes_are_on_paper() -> None:
    printed = plain("".join(page_texts(pdf_bytes(PAPERS["minutes"]()))))
    for text in (*sample.PRESENT, *sample.ABSENT, sample.vote().motion, *sample.SAID[:2]):
        assert plain(text) in re.sub(r"—\d+—", "", printed), text


def test_that_rare_characters_of_names_are_drawn() -> None:
    paper = paper_of(RARE)
    assert missing_characters(paper) == []
    assert RARE in page_texts(pdf_bytes(paper))[0]


def test_that_a_character_without_a_font_is_named_and_spelled_out() -> None:
    paper = Paper("试印", (Heading("一、名单"), Paragraph("张\U000323af明")))
    assert missing_characters(paper) == [("\U000323af", "一、名单")]
    assert "U+323AF" in page_texts(pdf_bytes(paper))[0]


def test_that_no_printed_line_begins_or_ends_with_a_forbidden_mark() -> None:
    for page in page_texts(pdf_bytes(minutes_paper(sample.minutes_view()))):
        lines = [line.strip() for line in page.split("\n") if line.strip()]
        for line in lines:
            assert line[0] not in NO_BEGIN or line.startswith("—"), line
            assert line[-1] not in NO_END, line


def test_that_a_full_page_has_22_lines_of_28_characters() -> None:
    first = page_texts(pdf_bytes(paper_of("村" * 28 * 30)))[0]
    lines = first.strip().split("\n")
    assert len(lines[0].strip()) == 26
    assert {len(line.strip()) for line in lines[1:22]} == {28}
    assert lines[22].strip() == "— 1 —"


@pytest.mark.parametrize("name", PAPERS)
def test_that_nothing_leaves_the_frame(name: str) -> None:
    paper = PAPERS[name]()
    sheet = sheet_of(paper)
    slack, number = 1.5 * sheet.scale, 14 * MM * sheet.scale  # what a fount hangs over; the page's number
    frame = [sheet.left, sheet.top, sheet.text_width, sheet.text_height]
    x, y, width, height = (length * sheet.scale for length in frame)
    ceiling = sheet.height * sheet.scale - y
    for mark, left, bottom, right, top in boxes(pdf_bytes(paper)):
        assert left >= x - slack, mark
        assert right <= x + width + slack, mark
        assert bottom >= ceiling - height - (number if paper.page_numbers else slack), mark
        assert top <= ceiling + slack, mark


def test_that_page_numbers_stand_right_on_odd_and_left_on_even_pages() -> None:
    numbers = [
        left for mark, left, bottom, _, _ in boxes(pdf_bytes(paper_of("村" * 2000))) if bottom < 33 * MM
    ]
    first, second = numbers[0], numbers[3]
    assert first > 150 * MM
    assert second == pytest.approx(28 * MM + 156 * MM / 28, abs=2)


def test_that_a_table_repeats_its_head_and_loses_no_row() -> None:
    columns = (Column("序号"), Column("姓名", 3))
    rows = tuple((str(number), f"代表{number:03d}") for number in range(1, 121))
    pages = page_texts(pdf_bytes(Paper("名单", (Grid(columns, rows),))))
    assert len(pages) > 2
    assert all("序号" in page for page in pages)
    assert all(f"代表{number:03d}" in "".join(pages) for number in range(1, 121))


def test_that_a_cell_longer_than_a_page_runs_on() -> None:
    text = "".join(f"第{number}句话说得很长。" for number in range(600))
    pages = page_texts(pdf_bytes(Paper("长", (Grid((Column("序号"), Column("意见", 4)), (("1", text),)),))))
    assert len(pages) >= 3
    assert plain(text) in re.sub(r"—\d+—|序号意见", "", plain("".join(pages)))


def test_that_a_heading_never_closes_a_page() -> None:
    for before in range(17, 24):
        blocks: list[Block] = [
            *(Paragraph("路灯") for _ in range(before)),
            Heading("一、方案"),
            Paragraph("正文"),
        ]
        for page in page_texts(pdf_bytes(Paper("试印", tuple(blocks)))):
            lines = [line.strip() for line in page.strip().split("\n")]
            assert lines[-2] != "一、方案"


def test_that_signatures_never_stand_on_a_page_without_text() -> None:
    signatures = Signatures((SignatureLine("主持人"), SignatureLine("记录人"), SignatureLine("监督人")))
    for before in range(14, 24):
        paper = Paper("试印", (*(Paragraph(f"第{n}段") for n in range(before)), signatures))
        last = page_texts(pdf_bytes(paper))[-1]
        assert last.count("段") >= 2
        assert last.count("签字") == 3


def test_that_markup_in_a_name_is_only_text() -> None:
    text = '<img src="/etc/hostname"/><b>张&amp;三</b>'
    assert text in page_texts(pdf_bytes(paper_of(text)))[0]


def test_that_control_characters_do_no_harm() -> None:
    assert "甲乙" in page_texts(pdf_bytes(paper_of("甲\x00\x0b\ud800乙")))[0]


def test_that_a_long_title_is_set_on_lines_of_like_length() -> None:
    title = "青石村关于安装太阳能路灯和误工补贴标准表决结果的公示"
    lines = page_texts(pdf_bytes(Paper("公示", (Title(title),))))[0].split("\n")[:2]
    assert plain("".join(lines)) == title
    assert min(map(len, lines)) > len(title) / 3


def test_that_the_square_code_is_drawn_and_not_a_picture() -> None:
    data = pdf_bytes(PAPERS["minutes"]())
    assert b"/Subtype /Image" not in data
    streams = re.findall(rb"stream\r?\n(.*?)\s*endstream", data, re.DOTALL)
    assert any(_content(stream).count(b" re") > 250 for stream in streams)


def _content(stream: bytes) -> bytes:
    try:
        return zlib.decompress(
            base64.a85decode(b"<~" + stream, adobe=True) if stream.endswith(b"~>") else stream
        )
    except (ValueError, zlib.error):
        return b""


def test_that_an_empty_paper_is_one_page() -> None:
    assert page_count(Paper("空", ())) == 1


def test_that_a_mark_stands_on_every_page_and_an_unmarked_paper_has_none() -> None:
    paper = minutes_paper(sample.minutes_view())
    marked = page_texts(pdf_bytes(replace(paper, mark="演练")))
    assert len(marked) > 1
    assert all("演　练" in text for text in marked)
    assert not any("演　练" in text for text in page_texts(pdf_bytes(paper)))

"""台账 › 文书: every paper of a meeting or topic found, looked at, printed and saved without a mouse."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.queries.papers.subjects import paper_subjects
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.registers.preview import missing_words

WAIT = 60_000


@pytest.fixture
def papers(village: Village, qtbot: QtBot) -> Village:
    """The page as the keyboard opens it: Ctrl+6, up to 文书, Enter; the first paper is drawn."""
    village.press("Ctrl+6", "Home", "Return")
    wait_for_paper(village, qtbot)
    return village


def wait_for_paper(village: Village, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: village.page.paper.print.isVisible(), timeout=WAIT)


def says(widget: QWidget, words: str) -> bool:
    return widget.accessibleName() == words


def titles(village: Village) -> list[str]:
    model = village.page.papers.table._model
    return [model.index(row, 0).data() for row in range(village.page.papers.table.row_count())]


def printer_to(target: Path) -> Any:
    def ask(_parent: object, _title: str, _pages: int) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setFullPage(True)
        return printer

    return ask


def test_that_the_keyboard_opens_the_papers_of_the_latest_meeting(papers: Village) -> None:
    assert papers.focus is papers.page.papers.table.focusProxy()
    assert papers.page.papers.subjects.currentText() == papers.sample.office.read(paper_subjects)[0].words
    assert "会议通知" in titles(papers)
    assert "第1页" in papers.page.paper.sheet.accessibleName()
    assert papers.page.primary() is papers.page.paper.print


def test_that_the_paper_follows_the_keyboard(papers: Village, qtbot: QtBot) -> None:
    papers.press("Down")
    assert papers.page.previewer.shown[1].title == titles(papers)[1]
    wait_for_paper(papers, qtbot)
    papers.press("Down", "Down", "Up")
    assert papers.page.previewer.shown[1].title == titles(papers)[2]
    wait_for_paper(papers, qtbot)


def test_that_a_topic_is_found_by_a_word_of_its_title(papers: Village, qtbot: QtBot) -> None:
    papers.page.papers.search.setFocus()
    papers.write("蓄水池")
    topic = papers.sample.id_of("议题", "t-cistern")
    assert papers.page.papers.subjects.value() == topic
    assert "落实情况公示" in titles(papers)
    assert "落实情况公示（大字）" in titles(papers)
    papers.press("Return")
    assert papers.focus is papers.page.papers.table.focusProxy()
    wait_for_paper(papers, qtbot)


def test_that_a_paper_is_saved_as_word(
    papers: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "会议通知.docx"
    monkeypatch.setattr(dialogs, "ask_save_file", lambda *_args, **_kwargs: target)
    papers.click(papers.page.papers.word)
    qtbot.waitUntil(lambda: "已存到" in papers.toast, timeout=WAIT)
    assert target.read_bytes()[:2] == b"PK"


def test_that_all_papers_are_saved_into_one_folder(
    papers: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_args, **_kwargs: tmp_path)
    expected = titles(papers)
    papers.click(papers.page.papers.whole)
    qtbot.waitUntil(lambda: "种文书已存到" in papers.toast, timeout=WAIT)
    (folder,) = (each for each in tmp_path.iterdir() if each.name.endswith("文书"))
    saved = {file.name for file in folder.iterdir()}
    assert {f"{title}.pdf" for title in expected} <= saved
    assert "会议通知.docx" in saved


def test_that_a_folder_that_cannot_be_made_is_said(
    papers: Village, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "ask_folder", lambda *_args, **_kwargs: tmp_path / "没有")
    papers.click(papers.page.papers.whole)
    assert papers.shows("请换一个文件夹") or "请换一个文件夹" in papers.toast


def test_that_a_paper_is_printed_at_the_size_of_its_pages(
    papers: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"
    monkeypatch.setattr(dialogs, "ask_printer", printer_to(target))
    papers.press("Ctrl+P")
    qtbot.waitUntil(lambda: "已送到打印机" in papers.toast, timeout=WAIT)
    document = pypdfium2.PdfDocument(target)
    assert len(document) == papers.page.previewer._drawn.count
    assert document[0].get_size() == pytest.approx((595, 842), abs=2)
    document.close()


def test_that_characters_without_a_shape_are_named_before_printing(
    papers: Village, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    previewer = papers.page.previewer
    missing = (("\U000323af", "参加人员"),)
    previewer._drawn = replace(previewer._drawn, missing=missing)
    asked: list[str] = []

    def refuse(_parent: object, _title: str, sentence: str, **_ways: str) -> bool:
        asked.append(sentence)
        return False

    monkeypatch.setattr(dialogs, "ask_which", refuse)
    monkeypatch.setattr(dialogs, "ask_printer", printer_to(tmp_path / "never.pdf"))
    papers.press("Ctrl+P")
    assert asked == [missing_words(missing)]
    assert "参加人员里的“\U000323af”" in asked[0]
    assert "［U+323AF］" in asked[0]
    assert not (tmp_path / "never.pdf").exists()
    papers.page.paper.show_paper(previewer._drawn.pages, previewer._drawn.count, missing)
    assert papers.page.paper.missing.isVisible()


def test_that_pages_beyond_the_first_are_drawn_when_they_are_turned_to(papers: Village, qtbot: QtBot) -> None:
    everything = next(kind for kind in papers.page._kinds if kind.key == "pre-meeting")
    papers.page.papers.paper_requested.emit(everything.key)
    wait_for_paper(papers, qtbot)
    paper = papers.page.paper
    total = papers.page.previewer._drawn.count
    assert total > 6
    paper.sheet.setFocus()
    for number in range(2, total + 1):
        papers.press("Right")
        words = f"材料预览，第{number}页，共{total}页"
        qtbot.waitUntil(partial(says, paper.sheet, words), timeout=WAIT)


def test_that_a_meeting_and_a_topic_lead_to_their_papers(village: Village, qtbot: QtBot) -> None:
    meeting = village.sample.id_of("会议", "m-20260312")
    village.open("meeting", meeting)
    village.press("Ctrl+P")
    assert village.window.shell.place == "registers"
    assert village.page.previewer.shown[1].title == "会前材料（一次打印）"
    village.open("outcome", village.sample.id_of("议题", "t-cistern"))
    village.press("Ctrl+P")
    assert village.page.papers.subjects.value() == village.sample.id_of("议题", "t-cistern")
    village.open("topic", village.sample.id_of("议题", "t-water"))
    village.press("Ctrl+P")
    assert village.page.papers.subjects.value() == village.sample.id_of("议题", "t-water")

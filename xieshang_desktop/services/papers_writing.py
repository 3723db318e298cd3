"""Writing one paper to a file, from its frozen view alone: what the worker process does.

Nothing here knows the record; reportlab, python-docx and openpyxl are loaded when a paper is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from xieshang_desktop.exports.files import atomic_write
from xieshang_desktop.exports.paper import Block, PageBreak, Paper
from xieshang_desktop.exports.papers.agenda_posting import agenda_posting_paper
from xieshang_desktop.exports.papers.ballot import ballot_paper
from xieshang_desktop.exports.papers.minutes import minutes_paper
from xieshang_desktop.exports.papers.notice import notice_paper
from xieshang_desktop.exports.papers.posting import posting_paper
from xieshang_desktop.exports.papers.sign_in_sheet import sign_in_sheet_paper
from xieshang_desktop.exports.papers.tally_report import tally_report_paper

_COMPOSED: dict[str, Callable[[Any], Paper]] = {
    "minutes": minutes_paper,
    "notice": notice_paper,
    "agenda": agenda_posting_paper,
    "sign-in-sheet": sign_in_sheet_paper,
    "tally-report": tally_report_paper,
    "posting": posting_paper,
    "ballots": ballot_paper,
}


def write_paper(view: Any, path: Path, kind: str, prefer_system_fonts: bool = False) -> None:
    """Write one file, whole or not at all; the ending of ``path`` says which: .pdf, .docx, .xlsx.

    ``view`` may be a tuple: then each begins a page of its own. Raises EnvironmentProblem where the machine
    refuses, KeyError for a kind that does not exist.
    """
    atomic_write(path, paper_bytes(view, kind, path.suffix, prefer_system_fonts))


def paper_bytes(view: Any, kind: str, suffix: str, prefer_system_fonts: bool = False) -> bytes:
    """The content of one file."""
    if kind == "registers":
        from xieshang_desktop.exports.registers import registers_workbook

        return registers_workbook(view)
    paper = compose(view, kind)
    if suffix == ".docx":
        from xieshang_desktop.exports.word import word_bytes

        return word_bytes(paper)
    from xieshang_desktop.exports.pdf import pdf_bytes

    return pdf_bytes(paper, prefer_system_fonts)


def compose(view: Any, kind: str) -> Paper:
    """The neutral paper of a view, or of several one after the other."""
    composer = _COMPOSED[kind]
    if not isinstance(view, tuple):
        return composer(view)
    papers = [composer(each) for each in view]
    return Paper(papers[0].name, tuple(_joined(papers)), papers[0].orientation, papers[0].page_numbers)


def _joined(papers: Iterable[Paper]) -> Iterable[Block]:
    for number, paper in enumerate(papers):
        if number:
            yield PageBreak()
        yield from paper.blocks


def unprintable(view: Any, kind: str, prefer_system_fonts: bool = False) -> list[tuple[str, str]]:
    """Every character of a paper that no font here can draw, with the place where it stands first."""
    from xieshang_desktop.exports.pdf import missing_characters

    return [] if kind == "registers" else missing_characters(compose(view, kind), prefer_system_fonts)

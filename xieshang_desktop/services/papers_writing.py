"""Writing one paper to a file, from its frozen view alone: what the worker process does.

Nothing here knows the record; reportlab, python-docx and openpyxl are loaded when a paper is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xieshang_desktop.exports.files import atomic_write
from xieshang_desktop.exports.paper import Block, PageBreak, Paper
from xieshang_desktop.exports.papers.agenda_posting import agenda_posting_paper
from xieshang_desktop.exports.papers.agenda_wall import agenda_wall_paper
from xieshang_desktop.exports.papers.appraisal import appraisal_paper, appraisal_posting_paper
from xieshang_desktop.exports.papers.ballot import ballot_paper
from xieshang_desktop.exports.papers.community import for_community
from xieshang_desktop.exports.papers.consultation_record import consultation_record_paper
from xieshang_desktop.exports.papers.explanation import explanation_paper
from xieshang_desktop.exports.papers.four_steps import four_steps_paper
from xieshang_desktop.exports.papers.household_opinion import household_opinion_paper
from xieshang_desktop.exports.papers.minutes import minutes_paper
from xieshang_desktop.exports.papers.notice import notice_paper
from xieshang_desktop.exports.papers.objection_reply import (
    objection_reply_paper,
    objection_reply_posting_paper,
)
from xieshang_desktop.exports.papers.posting import posting_paper
from xieshang_desktop.exports.papers.progress_posting import progress_posting_paper
from xieshang_desktop.exports.papers.proxy import proxy_paper
from xieshang_desktop.exports.papers.satisfaction import satisfaction_paper, satisfaction_posting_paper
from xieshang_desktop.exports.papers.sign_in_sheet import sign_in_sheet_paper
from xieshang_desktop.exports.papers.speaking_rules import speaking_rules_paper
from xieshang_desktop.exports.papers.stipend import stipend_paper, stipend_posting_paper
from xieshang_desktop.exports.papers.summary import summary_paper
from xieshang_desktop.exports.papers.tally_report import tally_report_paper
from xieshang_desktop.exports.papers.tally_sheet import tally_sheet_paper
from xieshang_desktop.exports.papers.township_report import township_reply_paper, township_report_paper

_COMPOSED: dict[str, tuple[Callable[[Any], Paper], ...]] = {
    "minutes": (minutes_paper,),
    "summary": (summary_paper,),
    "consultation-record": (consultation_record_paper,),
    "tally-report": (tally_report_paper,),
    "posting": (posting_paper,),
    "appraisal": (appraisal_paper,),
    "appraisal-posting": (appraisal_posting_paper,),
    "stipend": (stipend_paper,),
    "stipend-posting": (stipend_posting_paper,),
    "notice": (notice_paper,),
    "agenda": (agenda_posting_paper,),
    "agenda-wall": (agenda_wall_paper,),
    "sign-in-sheet": (sign_in_sheet_paper,),
    "ballots": (ballot_paper,),
    "tally-sheet": (tally_sheet_paper,),
    "proxy": (proxy_paper,),
    "speaking-rules": (speaking_rules_paper,),
    "household-opinion": (household_opinion_paper,),
    "four-steps": (four_steps_paper,),
    "explanation": (explanation_paper,),
    "objection-reply": (objection_reply_paper,),
    "objection-reply-posting": (objection_reply_posting_paper,),
    "township-report": (township_report_paper, township_reply_paper),
    "progress-posting": (progress_posting_paper,),
    "satisfaction": (satisfaction_paper,),
    "satisfaction-posting": (satisfaction_posting_paper,),
}
"""What each kind is made of: most of one paper, the report to the township of letter and reply sheet."""
_IN_ONE = "pre-meeting"
_AS_WRITTEN = ("minutes", "tally-report")
"""Papers that quote what was said and put: their readers name bodies rightly, and no word is touched here."""


@dataclass(frozen=True, slots=True)
class ForCommunity:
    """A view of a 社区: its paper names bodies and people as the law of cities does."""

    view: Any


def write_paper(view: Any, path: Path, kind: str, prefer_system_fonts: bool = False) -> None:
    """Write one file, whole or not at all; the ending of ``path`` says which: .pdf, .docx, .xlsx.

    ``view`` may be a tuple: then each begins a page of its own. Raises EnvironmentProblem where the machine
    refuses, KeyError for a kind that does not exist.
    """
    atomic_write(path, paper_bytes(view, kind, path.suffix, prefer_system_fonts))


def paper_bytes(view: Any, kind: str, suffix: str, prefer_system_fonts: bool = False) -> bytes:
    """The content of one file; in a PDF each paper counts its own pages."""
    if kind == "registers":
        from xieshang_desktop.exports.registers import registers_workbook

        return registers_workbook(view)
    if suffix == ".docx":
        from xieshang_desktop.exports.word import word_bytes

        return word_bytes(compose(view, kind))
    from xieshang_desktop.exports.pdf import pdf_bytes

    return pdf_bytes(papers_of(view, kind), prefer_system_fonts)


def papers_of(view: Any, kind: str) -> Sequence[Paper]:
    """The neutral papers of a view or of several, one after the other."""
    if isinstance(view, ForCommunity):
        papers = papers_of(view.view, kind)
        return papers if kind in _AS_WRITTEN else [for_community(paper) for paper in papers]
    if kind == _IN_ONE:
        return [paper for part, inner in view for paper in papers_of(inner, part)]
    views = view if isinstance(view, tuple) else (view,)
    return [composer(each) for each in views for composer in _COMPOSED[kind]]


def compose(view: Any, kind: str) -> Paper:
    """One neutral paper, with page breaks between several."""
    papers = papers_of(view, kind)
    if len(papers) == 1:
        return papers[0]
    first = papers[0]
    return Paper(first.name, tuple(_joined(papers)), first.orientation, first.page_numbers, first.type_size)


def _joined(papers: Iterable[Paper]) -> Iterable[Block]:
    for number, paper in enumerate(papers):
        if number:
            yield PageBreak()
        yield from paper.blocks


def unprintable(view: Any, kind: str, prefer_system_fonts: bool = False) -> list[tuple[str, str]]:
    """Every character of a paper that no font here can draw, with the place where it stands first."""
    from xieshang_desktop.exports.pdf import missing_characters

    return [] if kind == "registers" else missing_characters(compose(view, kind), prefer_system_fonts)

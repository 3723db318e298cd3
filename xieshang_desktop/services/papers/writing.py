"""Writing one paper to a file, from its frozen view alone: what the worker process does.

Nothing here knows the record; the builders of papers, reportlab, python-docx and openpyxl are loaded when
one is written, so that the window, which only hands over the function, does without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

from xieshang_desktop.exports.paper import PageBreak, Paper
from xieshang_desktop.exports.paper_texts import enlarged
from xieshang_desktop.files import Saved, save

_IN_ONE = ("pre-meeting", "fallback")
REHEARSAL = "演练"
LARGE = "-large"
"""Ends the key of a posting in large type: the same view, magnified."""
REGISTERS = "registers"
ONE_REGISTER = f"{REGISTERS}-"
"""Begins the kind of a workbook of one register alone, which is named behind it: registers-votes."""
_WRITERS = (
    "xieshang_desktop.services.papers.composed",
    "xieshang_desktop.exports.papers.community",
    "xieshang_desktop.exports.pdf",
    "xieshang_desktop.exports.word",
    "xieshang_desktop.exports.registers.workbook",
    "reportlab.pdfbase.ttfonts",
    "reportlab.pdfgen.canvas",
    "pikepdf",
    "segno",
    "docx",
    "xlsxwriter",
)
_AS_WRITTEN = ("minutes", "tally-report")
"""Papers that quote what was said and put: their readers name bodies rightly, and no word is touched here."""


@dataclass(frozen=True, slots=True)
class ForCommunity:
    """A view of a 社区: its paper names bodies and people as the law of cities does."""

    view: Any


def write_paper(view: Any, path: Path, kind: str, prefer_system_fonts: bool = False, mark: str = "") -> Saved:
    """Write one file, whole or not at all; the ending of ``path`` says which: .pdf, .docx, .xlsx.

    ``view`` may be a tuple: then each begins a page of its own. Raises TargetInUse where another program
    holds the file, EnvironmentProblem where the machine refuses, KeyError for a kind that does not exist.
    """
    return save(path, paper_bytes(view, kind, path.suffix, prefer_system_fonts, mark))


def paper_bytes(
    view: Any, kind: str, suffix: str, prefer_system_fonts: bool = False, mark: str = ""
) -> bytes:
    """The content of one file; in a PDF each paper counts its own pages. ``mark`` stands on every page."""
    if kind.startswith(REGISTERS):
        from xieshang_desktop.exports.registers.workbook import register_workbook, registers_workbook

        marked = replace(view, village=f"（{mark}）{view.village}") if mark else view
        one = kind.removeprefix(ONE_REGISTER)
        return registers_workbook(marked) if kind == REGISTERS else register_workbook(marked, one)
    if suffix == ".docx":
        from xieshang_desktop.exports.word import word_bytes

        return word_bytes(replace(compose(view, kind), mark=mark))
    from xieshang_desktop.exports.pdf import pdf_bytes

    return pdf_bytes([replace(paper, mark=mark) for paper in papers_of(view, kind)], prefer_system_fonts)


def load_writers() -> None:
    """Load what papers are written with: the worker does it before the first one is asked for."""
    for name in _WRITERS:
        import_module(name)


def papers_of(view: Any, kind: str, *, poster: bool = False) -> Sequence[Paper]:
    """The neutral papers of a view or of several, one after the other; ``poster`` is their use."""
    from xieshang_desktop.exports.papers.community import for_community
    from xieshang_desktop.services.papers.composed import COMPOSED, IN_POSTERS

    if kind.endswith(LARGE):
        return [enlarged(paper) for paper in papers_of(view, kind.removesuffix(LARGE), poster=True)]
    if isinstance(view, ForCommunity):
        papers = papers_of(view.view, kind, poster=poster)
        return papers if kind in _AS_WRITTEN else [for_community(paper) for paper in papers]
    if kind in _IN_ONE:
        return [paper for part, inner in view for paper in papers_of(inner, part)]
    views = view if isinstance(view, tuple) else (view,)
    composers = IN_POSTERS.get(kind, COMPOSED[kind]) if poster else COMPOSED[kind]
    return [composer(each) for each in views for composer in composers]


def compose(view: Any, kind: str) -> Paper:
    """One neutral paper, with page breaks between several."""
    first, *others = papers_of(view, kind)
    blocks = list(first.blocks)
    for paper in others:
        blocks += [PageBreak(), *paper.blocks]
    return replace(first, blocks=tuple(blocks))


def unprintable(view: Any, kind: str, prefer_system_fonts: bool = False) -> list[tuple[str, str]]:
    """Every character of a paper that no font here can draw, with the place where it stands first."""
    from xieshang_desktop.exports.pdf import missing_characters

    if kind.startswith(REGISTERS):
        return []
    return missing_characters(compose(view, kind), prefer_system_fonts)


@dataclass(frozen=True, slots=True)
class Press:
    """What prints in one set of fonts; it goes to the worker as it is.

    ``prefers_system_fonts`` takes the official fonts of this machine where they may be embedded, else the
    bundled ones alone are used. ``mark`` stands on every page: 演练.
    """

    prefers_system_fonts: bool = False
    mark: str = ""

    def write(self, view: Any, path: Path, kind: str) -> Saved:
        """Write one file; see ``write_paper``."""
        return write_paper(view, path, kind, self.prefers_system_fonts, self.mark)

    def pdf(self, view: Any, kind: str) -> bytes:
        """The paper as a PDF file in memory, to be looked at."""
        return paper_bytes(view, kind, ".pdf", self.prefers_system_fonts, self.mark)

    def text(self, view: Any, kind: str) -> str:
        """The words of a paper alone, to be pasted into a message."""
        from xieshang_desktop.exports.plain_text import plain_text

        return plain_text(compose(view, kind))

    def unprintable(self, view: Any, kind: str) -> list[tuple[str, str]]:
        """The characters that would be spelled out; see ``unprintable``."""
        return unprintable(view, kind, self.prefers_system_fonts)

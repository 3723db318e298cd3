"""What an office program makes of our Word files: every word still there, no page more than a paper needs."""

from __future__ import annotations

import io
import shutil
import subprocess
import warnings
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.exports import sample_registers
from tests.exports.all_papers import PAPERS
from tests.exports.test_pdf import page_texts
from xieshang_desktop.exports.paper_texts import texts
from xieshang_desktop.exports.pdf import page_count
from xieshang_desktop.exports.registers.workbook import registers_workbook
from xieshang_desktop.exports.word import word_bytes

OFFICE = shutil.which("soffice") or ""


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The text of every page of every paper, after LibreOffice has opened the Word file and printed it."""
    if not OFFICE:
        warnings.warn("LibreOffice is not installed: Word files were not opened", stacklevel=1)
        return {}
    folder = tmp_path_factory.mktemp("office")
    for name, compose in PAPERS.items():
        (folder / f"{name}.docx").write_bytes(word_bytes(compose()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(file) for file in sorted(folder.glob("*.docx"))]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=300)
    return {name: page_texts((folder / f"{name}.pdf").read_bytes()) for name in PAPERS}


@pytest.fixture(scope="module")
def reopened(tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    """The workbook of all registers, after LibreOffice has opened it and saved it again."""
    if not OFFICE:
        return None
    folder = tmp_path_factory.mktemp("workbook")
    source, target = folder / "registers.xlsx", folder / "again"
    source.write_bytes(registers_workbook(sample_registers.registers_view()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return target / source.name


def cells_of(book: Workbook) -> dict[str, list[list[str]]]:
    return {sheet.title: [[_said(cell.value) for cell in row] for row in sheet.iter_rows()] for sheet in book}


def _said(value: object) -> str:
    """86400 and 86400.0 are one number."""
    return f"{value:g}" if isinstance(value, int | float) else str(value or "")


def test_that_an_office_program_keeps_every_cell_of_the_registers(reopened: Path | None) -> None:
    ours = cells_of(load_workbook(io.BytesIO(registers_workbook(sample_registers.registers_view()))))
    theirs = cells_of(load_workbook(reopened)) if reopened else ours
    assert list(theirs) == list(ours)
    for name, rows in ours.items():
        said = [cell for row in rows for cell in row if cell]
        shown = Counter(cell for row in theirs[name] for cell in row if cell)
        assert not Counter(said) - shown, name


def letters(text: str) -> Counter[str]:
    return Counter(mark for mark in text if "一" <= mark <= "鿿" or mark.isdigit())


@pytest.mark.parametrize("name", PAPERS)
def test_that_an_office_program_shows_every_character(name: str, opened: dict[str, list[str]]) -> None:
    said = letters("".join(text for text, _ in texts(PAPERS[name]().blocks)))
    shown = letters("".join(opened[name])) if opened else said
    assert not said - shown


@pytest.mark.parametrize("name", PAPERS)
def test_that_an_office_program_needs_about_as_many_pages(name: str, opened: dict[str, list[str]]) -> None:
    ours = page_count(PAPERS[name]())
    theirs = len(opened[name]) if opened else ours
    assert abs(theirs - ours) <= 1 + ours // 5

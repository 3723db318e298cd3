"""What is wrong with a file or with one of its cells, said in Chinese with a way out."""

from __future__ import annotations

from dataclasses import dataclass

from xieshang_desktop.domain.vocabulary import Severity


@dataclass(frozen=True)
class RowProblem:
    """One thing to put right in a register.

    ``row`` and ``column`` are those of the sheet as its reader sees it (1, "H"); the whole file has row 0 and
    no column. ``code`` is stable, never shown. A row with a ``违规`` is not taken in, one with a ``提醒`` is.
    """

    sheet: str
    row: int
    column: str
    code: str
    severity: Severity
    text: str
    what_to_do: str

    @property
    def cell(self) -> str:
        """The address of the cell ("H12"), or an empty text for the whole file."""
        return f"{self.column}{self.row}" if self.row else ""

    @property
    def refuses(self) -> bool:
        """Whether the row (or the file) is left out because of this."""
        return self.severity is not Severity.REMINDER


def file_problem(code: str, text: str, what_to_do: str, sheet: str = "") -> RowProblem:
    """A problem of the whole file, or of a whole sheet: nothing of it is read."""
    return RowProblem(sheet, 0, "", code, Severity.VIOLATION, text, what_to_do)

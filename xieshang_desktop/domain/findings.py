"""A finding: an act was recorded, and something about it is irregular or still owed."""

from __future__ import annotations

from dataclasses import dataclass

from xieshang_desktop.domain.vocabulary import Severity


@dataclass(frozen=True)
class Finding:
    """``text`` is one Chinese sentence with its figures, ``where`` the page on which it is put right."""

    code: str
    severity: Severity
    text: str
    clause: str = ""
    where: str = ""


def violation(code: str, text: str, clause: str = "", where: str = "") -> Finding:
    """Something against a rule."""
    return Finding(code, Severity.VIOLATION, text, clause, where)


def reminder(code: str, text: str, clause: str = "", where: str = "") -> Finding:
    """Something to think of."""
    return Finding(code, Severity.REMINDER, text, clause, where)

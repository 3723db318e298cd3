"""One row of 今天要办, and where it leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xieshang_desktop.domain.findings import Finding


@dataclass(frozen=True)
class Duty:
    """One thing to do: how pressing, what is left of the time, what, under which clause, and where.

    ``kind`` and ``id`` say what the button opens; ``due`` is None where no day is laid down.
    """

    kind: str
    id: str
    urgency: str
    left: str
    subject: str
    detail: str
    action: str
    due: date | None


@dataclass(frozen=True)
class Way:
    """Where a finding is put right: what opens it, how pressing, the words before it and on its button."""

    kind: str
    urgency: str
    left: str
    action: str


def without_clause(finding: Finding) -> str:
    """The sentence without the clause that stands on the line below."""
    return finding.text.replace(f"（{finding.clause}）", "") if finding.clause else finding.text

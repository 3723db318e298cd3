"""What a result will ask for after the meeting: dates and clauses from the rule sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from xieshang_desktop.domain.calendar import posting_needed, publishing_due
from xieshang_desktop.queries.facts.law import rules_for


@dataclass(frozen=True, slots=True)
class OwedLine:
    """One thing to do afterwards, with the clause that asks for it."""

    words: str
    clause: str


def owed_after_result(session: Session, meeting_id: str, decided: date) -> tuple[OwedLine, ...]:
    """The posting that a result of the day ``decided`` asks for: 3月22日前公布，张贴满15日."""
    rules = rules_for(session, meeting_id)
    needed = posting_needed(rules)
    days = f"张贴满{needed.days}日"
    due = publishing_due(rules, decided)
    if due is None:
        return (OwedLine(days, needed.clause),)
    day, figure = due
    clauses = dict.fromkeys(clause for clause in (needed.clause, figure.clause) if clause)
    return (OwedLine(f"{day.month}月{day.day}日前公布，{days}", "\n".join(clauses)),)

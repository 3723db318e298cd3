"""The law of a meeting, frozen into it: later editions of a rule set leave it alone."""

from __future__ import annotations

from sqlalchemy.dialects.sqlite import insert

from xieshang_desktop.models.meetings import Meeting
from xieshang_desktop.models.rules import RuleEdition
from xieshang_desktop.queries.facts.law import editions_on, rules_on
from xieshang_desktop.storage.unit_of_work import Work


def freeze_rules(work: Work, meeting: Meeting) -> None:
    """Name the sets in force on the day of the meeting, and keep their texts in the record."""
    day = meeting.starts_at.date()
    files = editions_on(work.session, day)
    for file in files:
        row = insert(RuleEdition).values(digest=file.digest, text=file.text)
        work.session.execute(row.on_conflict_do_nothing())
    meeting.rule_sets = list(rules_on(work.session, day).ids)
    meeting.rule_editions = [file.digest for file in files]

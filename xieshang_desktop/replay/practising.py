"""A scenario as an exercise: what comes before its last meeting is carried out, the meeting is left to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from xieshang_desktop.domain.acts import course, door, floor, voting
from xieshang_desktop.errors import BadScenario
from xieshang_desktop.replay.running import check_rules, establish, run
from xieshang_desktop.replay.scenario import Scenario
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.rulebook import Rulebook
from xieshang_desktop.storage.unit_of_work import Record

IN_THE_ROOM = frozenset(module.__name__ for module in (door, floor, voting, course))


def prepare_practice(record: Record, scenario: Scenario, book: Rulebook) -> datetime:
    """Enter the scenario up to the moment at which its last meeting's door opens; gives that moment.

    Raises BadScenario for a file that is no good, or without a meeting to practise.
    """
    check_rules(scenario, book)
    steps = scenario.steps
    meetings = [_meeting_of(step.act) for step in steps]
    held = [meeting for meeting in meetings if meeting]
    if not held:
        raise BadScenario(f"“{scenario.title}”里没有可以演练的会议。")
    first = meetings.index(held[-1])
    establish(record, scenario)
    before = replace(scenario, steps=steps[:first])
    if before.steps:
        outcome = run(Office(record), before)
        if outcome.mismatches:
            raise BadScenario(outcome.mismatches[0].line)
    return steps[first].at


def _meeting_of(act: object) -> str:
    """The meeting to which an act belongs that is done while its door is open; empty for other acts."""
    return str(getattr(act, "meeting", "")) if type(act).__module__ in IN_THE_ROOM else ""

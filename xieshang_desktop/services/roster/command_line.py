"""``xieshang roster check`` and ``xieshang roster import``: what they say, and how they end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xieshang_desktop.imports.limited import read_in_limits
from xieshang_desktop.imports.problems import RowProblem
from xieshang_desktop.imports.roster import RosterReading
from xieshang_desktop.services.office import Office
from xieshang_desktop.services.roster.taking_in import ImportPlan, import_act, plan_import

MOST_TOLD = 30
"""So many of a kind are told on the command line; the rest is counted."""


@dataclass(frozen=True)
class Told:
    """What a command prints and the status with which it ends: 0, or 1 for a file that cannot be used."""

    text: str
    status: int


def check_file(path: Path, *, as_json: bool, on: date, remembered: Path | None = None) -> Told:
    """Read a register and tell its problems; nothing is written. Ages are checked for the day ``on``."""
    reading = read_in_limits(path, on=on, remembered=remembered)
    text = _as_json(reading) if as_json else "\n".join(_as_text(reading))
    return Told(text, 0 if reading.usable else 1)


def import_file(office: Office, path: Path, *, remembered: Path | None = None) -> Told:
    """Take a register into the record, all that is certain in it and in one act.

    Raises Refused and EnvironmentProblem as ``Office.perform`` does; then nothing has been written.
    """
    reading = read_in_limits(path, on=office.now().date(), remembered=remembered)
    if not reading.usable:
        return Told("\n".join(_as_text(reading)), 1)
    plan = office.read(plan_import, reading, path.name)
    if plan.changes_anything:
        office.perform(import_act(plan, office.now(), office.new_id))
    return Told("\n".join([_done(plan), *_problem_lines(reading), *_doubt_lines(plan)]), 0)


def _as_json(reading: RosterReading) -> str:
    told = {
        "rows": reading.lines,
        "people": len(reading.rows),
        "households": reading.households,
        "problems": [
            {
                "sheet": problem.sheet,
                "row": problem.row,
                "column": problem.column,
                "code": problem.code,
                "severity": str(problem.severity),
                "text": _sentence(problem),
            }
            for problem in reading.problems
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _as_text(reading: RosterReading) -> Iterator[str]:
    if reading.usable:
        yield f"{reading.lines}行，可导入{len(reading.rows)}人、{reading.households}户。"
    yield from _problem_lines(reading)


def _problem_lines(reading: RosterReading) -> Iterator[str]:
    for problem in reading.problems[:MOST_TOLD]:
        place = f"{problem.sheet}!{problem.cell} " if problem.row else ""
        yield f"{problem.severity}　{place}{_sentence(problem)}"
    if len(reading.problems) > MOST_TOLD:
        yield f"另有{len(reading.problems) - MOST_TOLD}处，用 --json 可以看全。"


def _sentence(problem: RowProblem) -> str:
    return f"{problem.text}。{problem.what_to_do}"


def _done(plan: ImportPlan) -> str:
    return f"已导入：{plan.summary}。" if plan.changes_anything else f"没有要导入的：{plan.summary}。"


def _doubt_lines(plan: ImportPlan) -> Iterator[str]:
    for doubt in plan.doubtful[:MOST_TOLD]:
        yield f"没有导入　第{doubt.row.row}行{doubt.row.name}：{doubt.why}。请在花名册页面导入时核对。"
    if len(plan.doubtful) > MOST_TOLD:
        yield f"另有{len(plan.doubtful) - MOST_TOLD}行没有导入。"

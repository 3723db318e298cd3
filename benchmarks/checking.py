"""A full check of a meeting of 900 entitled people and 20 items, against reading its lists alone."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import process_time

from sqlalchemy import text
from sqlalchemy.orm import Session

from benchmarks.big_meeting import STARTS, Size, hold_big_meeting, prepare_big_meeting
from benchmarks.measures import Measure, median, percentile
from benchmarks.village import open_office
from xieshang_desktop.paths import DataFolder
from xieshang_desktop.queries.facts.law import quorum_of
from xieshang_desktop.queries.facts.meeting import findings_of_meeting

HALL = Size(people=900, items=20, speeches=200)
ROUNDS = 60
MOST_MS = 20
MOST_RATIO = 12
LISTS = (
    "SELECT * FROM entitled WHERE meeting_id = :meeting",
    "SELECT * FROM attendance WHERE meeting_id = :meeting",
    "SELECT * FROM vote WHERE meeting_id = :meeting",
)


def measure_checking(place: Path) -> list[Measure]:
    """Both by turns on the same record, as the screens ask: through a session of their own each time."""
    office = open_office(DataFolder(place / "checking"))
    meeting = prepare_big_meeting(office, HALL)
    hold_big_meeting(office, meeting, HALL)
    checks, reads, counts = [], [], []
    office.read(_check, meeting)
    gc.collect()
    for _ in range(ROUNDS):
        reads.append(_ms(lambda: office.read(_read_lists, meeting)))
        checks.append(_ms(lambda: office.read(_check, meeting)))
        counts.append(_ms(lambda: office.read(quorum_of, meeting)))
    office.record.close()
    return _measures(checks, reads, counts)


def _check(session: Session, meeting: str) -> None:
    """Everything that is irregular about the meeting, or owed for it."""
    findings_of_meeting(session, meeting, STARTS + timedelta(days=1))


def _read_lists(session: Session, meeting: str) -> None:
    for statement in LISTS:
        session.execute(text(statement), {"meeting": meeting}).all()


def _ms(deed: Callable[[], object]) -> float:
    """Processor time: what else runs on the machine is no part of it."""
    started = process_time()
    deed()
    return (process_time() - started) * 1000


def _measures(checks: list[float], reads: list[float], counts: list[float]) -> list[Measure]:
    parts = {
        "check_ms": median(checks),
        "check_p95_ms": percentile(checks, 0.95),
        "read_ms": median(reads),
        "quorum_ms": median(counts),
        "rounds": len(checks),
    }
    how = (
        f"应到{HALL.people}人、{HALL.items}项的会议全部检查一遍{parts['check_ms']:.1f} ms，"
        f"只读名单、签到和表决{parts['read_ms']:.1f} ms，数法定人数{parts['quorum_ms']:.1f} ms，"
        f"中位数，交替{len(checks)}次"
    )
    return [
        Measure(
            "会议全部检查",
            parts["check_ms"],
            "ms",
            MOST_MS,
            "从记录读到发现，处理器时间，中位数",
            parts,
        ),
        Measure(
            "会议全部检查：只读名单", parts["check_ms"] / parts["read_ms"], ": 1", MOST_RATIO, how, parts
        ),
    ]

"""One check-in, durable, through the service, against one raw insert and commit with the same pragmas."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import sqlcipher3._sqlite3 as driver

from benchmarks.measures import Measure, median, percentile
from benchmarks.syncs import SyncCounter
from benchmarks.village import SampleVillage, open_office
from xieshang_desktop.domain.acts.room import CheckIn
from xieshang_desktop.domain.vocabulary import AttendanceMode, MeetingId, PersonId
from xieshang_desktop.paths import SAMPLE_MORNING
from xieshang_desktop.queries.cockpit.view import cockpit
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.engine import PRAGMAS

MOST_RATIO = 6.0
_ROW = "INSERT INTO came (id, meeting, person, at) VALUES (?, ?, ?, ?)"


@dataclass
class Timed:
    """How long each took, in ms, and how often each synced the write-ahead log."""

    times: list[float]
    log_syncs: list[int]
    checkpoints: int = 0

    def take(self, deed: Callable[[], object], syncs: SyncCounter) -> None:
        """Do it once, timed."""
        syncs.take()
        start = perf_counter()
        deed()
        self.times.append((perf_counter() - start) * 1000)
        self.note(syncs.take())

    def note(self, counted: Counter[str]) -> None:
        """A checkpoint syncs the log once more before it syncs the database; it is told apart."""
        checkpoint = bool(counted["database"])
        self.checkpoints += checkpoint
        self.log_syncs.append(counted["log"] - checkpoint)


def measure_acts(village: SampleVillage, place: Path) -> list[Measure]:
    """Both by turns on the same disk, so that what slows the machine slows both.

    The first of each goes before: it begins a new write-ahead log, whose head is synced as well.
    """
    syncs = SyncCounter()
    syncs.install(str(driver.__file__))
    office = open_office(village.copy_to(place / "acts"))
    raw = _raw_record(place / "raw.db")
    service, bare = Timed([], []), Timed([], [])
    first, *acts = _check_ins(office, village.meeting)
    _insert(raw, 0)
    office.perform(first)
    gc.collect()
    for number, act in enumerate(acts, 1):
        bare.take(partial(_insert, raw, number), syncs)
        service.take(partial(office.perform, act), syncs)
    office.record.close()
    raw.close()
    syncs.remove()
    return _measures(service, bare)


def _measures(service: Timed, bare: Timed) -> list[Measure]:
    ratio = median(service.times) / median(bare.times)
    parts = {
        "service_ms": median(service.times),
        "service_p95_ms": percentile(service.times, 0.95),
        "raw_ms": median(bare.times),
        "acts": len(service.times),
        "checkpoints": service.checkpoints,
    }
    how = (
        f"签到一次{parts['service_ms']:.2f} ms，同样设置直接写一行{parts['raw_ms']:.2f} ms，"
        f"中位数，交替{len(bare.times)}次"
    )
    most = max(service.log_syncs)
    syncing = f"数据库文件层里数 xSync，{len(service.log_syncs)}次签到；检查点{service.checkpoints}次另计"
    return [
        Measure("签到：直接写一行", ratio, ": 1", MOST_RATIO, how, parts),
        Measure("每次签到写到盘上", most, "次", 1, syncing, {"least": min(service.log_syncs), "most": most}),
    ]


def _check_ins(office: Office, meeting: str) -> list[CheckIn]:
    """One act for everybody who may come today."""
    view = office.read(cockpit, meeting, SAMPLE_MORNING)
    people = [seat.key for seat in view.sign_in.seats] + [row.key for row in view.sign_in.observers]
    return [
        CheckIn(
            at=SAMPLE_MORNING + timedelta(seconds=10 * number),
            meeting=MeetingId(meeting),
            who=PersonId(who),
            mode=AttendanceMode.IN_PERSON,
        )
        for number, who in enumerate(people)
    ]


def _raw_record(path: Path) -> Any:
    """A plain table behind the same key and the same pragmas."""
    connection = driver.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{bytes(range(32)).hex()}'\"")
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("CREATE TABLE came (id TEXT PRIMARY KEY, meeting TEXT, person TEXT, at TEXT)")
    return connection


def _insert(connection: Any, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_ROW, (f"{number:036}", "m" * 36, f"{number:036}", "2026-03-12 08:40:00"))
    connection.execute("COMMIT")

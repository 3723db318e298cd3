"""What is told as saved has reached the disk: one sync for every act, no more and no fewer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import sqlcipher3._sqlite3 as driver

from benchmarks.syncs import SyncCounter
from tests.builders import KEY, rulebook
from tests.faults.forked import fork
from tests.faults.test_kill_and_full_disk import suggestion
from tests.storage import lives
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.opening import open_record

ACTS = 20


def test_that_every_act_is_synced_once(tmp_path: Path) -> None:
    lives.prepared(tmp_path).record.close()
    path = tmp_path / "record.xieshang"

    def work(tell: Callable[[bytes], object]) -> None:
        syncs = SyncCounter()
        syncs.install(str(driver.__file__))
        office = Office(open_record(path, KEY, rulebook()))
        office.perform(suggestion(0))  # begins the write-ahead log, whose head is synced as well
        syncs.take()
        for number in range(ACTS):
            office.perform(suggestion(number))
            counted = syncs.take()
            tell(b"1" if counted == {"log": 1} else b"0")

    assert fork(work).wait() == b"1" * ACTS


def test_that_reading_and_refusing_sync_nothing(tmp_path: Path) -> None:
    lives.prepared(tmp_path).record.close()
    path = tmp_path / "record.xieshang"

    def work(tell: Callable[[bytes], object]) -> None:
        syncs = SyncCounter()
        syncs.install(str(driver.__file__))
        record = open_record(path, KEY, rulebook())
        syncs.take()
        for _ in range(ACTS):
            record.count_entries()
        tell(str(sum(syncs.take().values())).encode())

    assert fork(work).wait() == b"0"

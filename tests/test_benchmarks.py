"""What the measurements count and how they tell it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3._sqlite3 as driver

from benchmarks.measures import Measure, median, percentile, table, write
from benchmarks.syncs import SyncCounter


@pytest.fixture(scope="module")
def syncs() -> Iterator[SyncCounter]:
    counter = SyncCounter()
    counter.install(str(driver.__file__))
    yield counter
    counter.remove()


def test_that_each_durable_commit_is_one_sync_of_the_log(syncs: SyncCounter, tmp_path: Path) -> None:
    connection = driver.connect(str(tmp_path / "a.db"), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE t (a)")
    counted = []
    for number in range(3):
        syncs.take()
        connection.execute("INSERT INTO t VALUES (?)", (number,))
        counted.append(syncs.take()["log"])
    connection.close()
    assert counted == [1, 1, 1]


def test_that_a_checkpoint_is_told_by_the_sync_of_the_database(syncs: SyncCounter, tmp_path: Path) -> None:
    connection = driver.connect(str(tmp_path / "b.db"), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE t (a)")
    syncs.take()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    counted = syncs.take()
    connection.close()
    assert counted["database"] == 1


def test_that_a_commit_that_is_not_durable_syncs_nothing(syncs: SyncCounter, tmp_path: Path) -> None:
    connection = driver.connect(str(tmp_path / "c.db"), isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("CREATE TABLE t (a)")
    syncs.take()
    connection.execute("INSERT INTO t VALUES (1)")
    assert syncs.take()["log"] == 0
    connection.close()


def test_that_median_and_percentiles_are_values_of_the_series() -> None:
    values = [5.0, 1.0, 9.0, 3.0, 7.0]
    assert median(values) == 5.0
    assert percentile(values, 0.95) == 9.0
    assert percentile(values, 0.5) == 5.0


def test_that_the_table_marks_what_is_over_its_limit() -> None:
    lines = table([Measure("启动", 1.5, ": 1", 2, "甲"), Measure("内存", 160, "MiB", 150, "乙")]).splitlines()
    assert "好" in lines[1]
    assert "超出" in lines[2]
    assert lines[1].index("1.50") + 2 == lines[2].index("160.00") + 2


def test_that_the_figures_are_written_as_json(tmp_path: Path) -> None:
    write([Measure("启动", 1.5, ": 1", 2, "甲", {"bare_ms": 100})], tmp_path / "out" / "bench.json")
    content = json.loads((tmp_path / "out" / "bench.json").read_text(encoding="utf-8"))
    assert content["measures"][0]["met"] is True
    assert content["measures"][0]["parts"] == {"bare_ms": 100}

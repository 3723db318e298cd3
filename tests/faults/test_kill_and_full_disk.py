"""Killed in the middle, or out of room: what was told as saved is there, and nothing is half there."""

from __future__ import annotations

import random
import resource
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builders import KEY, rulebook
from tests.faults.forked import fork
from tests.storage import lives
from xieshang_desktop.domain.acts.afterwards import RecordSuggestion
from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.services.office import Office
from xieshang_desktop.storage.opening import open_record
from xieshang_desktop.storage.verification import verify

KILLS = 25


def suggestion(number: int, length: int = 40) -> RecordSuggestion:
    return RecordSuggestion(at=lives.MEETING, by=f"第{number}人", to="乡镇", text="修" * length)


def keep_acting(path: Path) -> Callable[[Callable[[bytes], object]], None]:
    def work(tell: Callable[[bytes], object]) -> None:
        office = Office(open_record(path, KEY, rulebook()))
        for number in range(10_000):
            office.perform(suggestion(number))
            tell(b".")

    return work


def test_that_kill_9_at_any_moment_loses_nothing_that_was_told_as_saved(tmp_path: Path) -> None:
    lives.prepared(tmp_path).record.close()
    path, chance = tmp_path / "record.xieshang", random.Random(20260312)
    for _ in range(KILLS):
        before = _entries(path)
        child = fork(keep_acting(path))
        child.hear(chance.randint(0, 30))
        told = len(child.kill())
        record = open_record(path, KEY, rulebook())
        found = verify(record)
        assert found.problems == ()
        assert told <= found.entries - before <= told + 1
        record.close()


def _entries(path: Path) -> int:
    record = open_record(path, KEY, rulebook())
    try:
        return record.head.seq
    finally:
        record.close()


def test_that_a_killed_holder_leaves_no_lock_behind(tmp_path: Path) -> None:
    lives.prepared(tmp_path).record.close()
    path = tmp_path / "record.xieshang"
    child = fork(keep_acting(path))
    child.hear(3)
    with pytest.raises(EnvironmentProblem, match="另一个窗口"):
        open_record(path, KEY, rulebook())
    child.kill()
    open_record(path, KEY, rulebook()).close()


def test_that_a_full_disk_is_told_and_the_record_stays_whole(tmp_path: Path) -> None:
    home = lives.prepared(tmp_path)
    home.record.close()
    path = tmp_path / "record.xieshang"
    room = path.stat().st_size + 200_000
    before = _entries(path)

    def work(tell: Callable[[bytes], object]) -> None:
        office = Office(open_record(path, KEY, rulebook()))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
        try:
            for number in range(10_000):
                office.perform(suggestion(number, 2000))
                tell(b".")
        except EnvironmentProblem as problem:
            tell(problem.sentence.encode())
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        office.perform(suggestion(0))
        tell(b"!")

    told = fork(work).wait()
    saved, sentence = told.split(b"\xe7\xa3\x81", 1)
    assert ("磁" + sentence.decode()) == "磁盘满了，最后一步没有存上。前面的记录都在。!"
    assert len(saved) > 3
    record = open_record(path, KEY, rulebook())
    found = verify(record)
    assert found.problems == ()
    assert found.entries == before + len(saved) + 1

"""Files that want to hang or fill the machine are refused or read, within the time and the memory given."""

from __future__ import annotations

import multiprocessing
import os
import re
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.imports.builders import person, workbook
from tests.imports.hostile import HOSTILE, far_cell, outside_entity
from xieshang_desktop.imports import fences
from xieshang_desktop.imports.limited import (
    TOO_MUCH_MEMORY,
    Ended,
    LimitedRun,
    Limits,
    read_in_limits,
    run_limited,
)
from xieshang_desktop.imports.roster import read_roster

SPARE = 10  # a busy machine starts a process slowly


def sleep_on(seconds: float) -> None:
    threading.Event().wait(seconds)


def take_memory(megabytes: int) -> int:
    return len(bytearray(megabytes * fences.MEGABYTE))


def break_off() -> None:
    os._exit(3)


@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__)
def test_that_a_hostile_file_is_refused_or_read_within_the_limits(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)
    limits = Limits()
    started = time.monotonic()
    reading = read_in_limits(path)
    assert time.monotonic() - started < limits.seconds + SPARE
    if not reading.rows:
        assert reading.problems[0].row == 0
        assert re.search(r"[一-鿿]", reading.problems[0].text)
        assert reading.problems[0].what_to_do


def test_that_a_cell_at_the_far_corner_does_not_hide_the_people(tmp_path: Path) -> None:
    assert [row.name for row in read_in_limits(far_cell(tmp_path)).rows] == ["陈德明"]


def test_that_no_other_file_is_looked_into(tmp_path: Path) -> None:
    reading = read_roster(outside_entity(tmp_path))
    assert reading.problems[0].code == "WORKBOOK_SUSPICIOUS"
    assert "机密" not in repr(reading)


def test_that_a_register_read_within_limits_is_the_same(tmp_path: Path) -> None:
    path = workbook(tmp_path, person(), person(编号="002", 身份证号="", 姓名="李赟"))
    assert read_in_limits(path) == read_roster(path)


def test_that_a_reader_who_takes_too_long_is_ended(tmp_path: Path) -> None:
    ended = run_limited(sleep_on, (60.0,), {}, Limits(seconds=1))
    assert ended == Ended(too_long=True, status=None)
    reading = read_in_limits(workbook(tmp_path, person()), limits=Limits(seconds=0))
    assert [problem.code for problem in reading.problems] == ["READING_TOOK_TOO_LONG"]


def test_that_a_reader_who_takes_too_much_memory_is_ended() -> None:
    assert run_limited(take_memory, (100,), {}, Limits()) == 100 * fences.MEGABYTE
    ended = run_limited(take_memory, (400,), {}, Limits())
    assert ended == Ended(too_long=False, status=TOO_MUCH_MEMORY)


def test_that_a_reader_can_be_looked_at_and_stopped() -> None:
    before = set(multiprocessing.active_children())
    run = LimitedRun(sleep_on, (60.0,), {}, Limits())
    assert run.look() is None
    run.stop()
    assert set(multiprocessing.active_children()) == before


def speak_and_sleep(tell: Callable[[int, int], object]) -> None:
    tell(1, 2)
    sleep_on(60)


def test_that_a_reader_who_gets_on_is_given_more_time() -> None:
    run = LimitedRun(speak_and_sleep, (), {}, Limits(), telling=True)
    first = run.until
    while run.told is None:
        assert run.look(1.0) is None
    assert run.told == (1, 2)
    assert run.until > first
    run.stop()


def test_that_a_reader_tells_how_far_it_is(tmp_path: Path) -> None:
    rows = [person(编号=f"{at:04}", 户号=f"1-{at:04}", 身份证号="", 出生日期=None) for at in range(1200)]
    run = LimitedRun(read_roster, (workbook(tmp_path, *rows),), {}, Limits(), telling=True)
    reading = run.wait()
    assert len(reading.rows) == 1200
    assert run.told == (1000, 1201)


def test_that_a_reader_who_breaks_off_is_one_sentence(tmp_path: Path) -> None:
    assert run_limited(break_off, (), {}, Limits()) == Ended(too_long=False, status=3)


def test_that_the_watch_ends_what_takes_too_much_or_too_long() -> None:
    for seconds, used in ((60.0, 301 * fences.MEGABYTE), (-1.0, 0)):
        ended = threading.Event()
        fences.watch(seconds, 300, partial(int, used), ended.set)
        assert ended.wait(SPARE)


def test_that_the_watch_leaves_alone_what_keeps_within_its_limits() -> None:
    ended = threading.Event()
    looked = threading.Event()

    def in_use() -> int:
        looked.set()
        return 10 * fences.MEGABYTE

    stop = fences.watch(60.0, 300, in_use, ended.set)
    assert looked.wait(SPARE)
    stop.set()
    assert not ended.is_set()


def test_that_memory_can_be_measured_here() -> None:
    used = fences.memory_in_use()
    assert used is not None
    assert used > 10 * fences.MEGABYTE

"""The worker: answers come back on the main thread, troubles too, and a killed worker is replaced."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from xieshang_desktop.services.papers.writing import load_writers
from xieshang_desktop.ui.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def loaded(*names: str) -> bool:
    """Asked in the worker: whether these libraries are in."""
    return all(name in sys.modules for name in names)


def run(tasks: Tasks, qtbot: QtBot, function: Any, *args: Any) -> tuple[list[Any], list[Exception]]:
    done: list[Any] = []
    failed: list[Exception] = []
    tasks.run_task(function, args, done.append, failed.append)
    qtbot.waitUntil(lambda: bool(done or failed), timeout=60_000)
    return done, failed


def test_that_an_answer_comes_back_from_another_process_on_the_main_thread(
    tasks: Tasks, qtbot: QtBot
) -> None:
    threads: list[threading.Thread] = []
    tasks.run_task(
        os.getpid,
        (),
        lambda pid: threads.append(threading.current_thread()),
        lambda error: pytest.fail(str(error)),
    )
    qtbot.waitUntil(lambda: bool(threads), timeout=60_000)
    assert threads == [threading.main_thread()]
    done, _ = run(tasks, qtbot, os.getpid)
    assert done != [os.getpid()]
    assert not tasks.busy


def test_that_a_trouble_comes_back_as_it_was_raised(tasks: Tasks, qtbot: QtBot) -> None:
    done, failed = run(tasks, qtbot, os.listdir, "/nowhere-at-all")
    assert done == []
    assert isinstance(failed[0], FileNotFoundError)


def test_that_after_a_killed_worker_the_next_task_runs(tasks: Tasks, qtbot: QtBot) -> None:
    _, failed = run(tasks, qtbot, os._exit, 1)
    assert len(failed) == 1
    done, _ = run(tasks, qtbot, os.getpid)
    assert len(done) == 1


def test_that_a_task_asked_for_before_the_kill_was_noticed_runs_as_well(tasks: Tasks, qtbot: QtBot) -> None:
    failed: list[Exception] = []
    tasks.run_task(os._exit, (1,), lambda _done: None, failed.append)
    (lost,) = tasks._waiting
    assert lost.exception(timeout=60) is not None
    done, _ = run(tasks, qtbot, os.getpid)
    assert (len(done), len(failed)) == (1, 1)


def test_that_of_several_readers_one_takes_a_step_in_each_turn_of_the_window(
    tasks: Tasks, qtbot: QtBot
) -> None:
    """Two steps in one turn would hold up the window for both."""
    steps: list[str] = []
    turns: list[int] = []
    turn = QTimer(tasks, interval=0)
    turn.timeout.connect(lambda: turns.append(len(steps)))
    for name in ("记录", "台账"):
        for _ in range(3):
            tasks.next_turn(tasks, partial(steps.append, name))
    turn.start()
    qtbot.waitUntil(lambda: len(steps) == 6)
    turn.stop()
    assert all(later - earlier <= 1 for earlier, later in pairwise(turns))


def test_that_readers_go_on_by_turns_and_a_closed_page_reads_no_further(tasks: Tasks, qtbot: QtBot) -> None:
    steps: list[str] = []
    page = QObject()

    def read_on(name: str, owner: QObject) -> None:
        steps.append(name)
        if steps.count(name) < 3:
            tasks.next_turn(owner, partial(read_on, name, owner))

    tasks.next_turn(page, partial(read_on, "页", page))
    tasks.next_turn(tasks, partial(delete, page))
    tasks.next_turn(tasks, partial(read_on, "台账", tasks))
    qtbot.waitUntil(lambda: steps.count("台账") == 3)
    assert steps == ["页", "台账", "台账", "台账"]


def test_that_a_worker_made_ready_has_loaded_what_it_will_need(tasks: Tasks, qtbot: QtBot) -> None:
    tasks.make_ready(load_writers)
    assert not tasks.busy
    done, _ = run(tasks, qtbot, loaded, "reportlab", "docx", "xlsxwriter")
    assert done == [True]

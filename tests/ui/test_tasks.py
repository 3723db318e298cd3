"""The worker: answers come back on the main thread, troubles too, and a killed worker is replaced."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from xieshang_desktop.ui.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


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

"""Garbage is collected by the rounds on the main thread, and by nobody else."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from xieshang_desktop.ui.garbage import GarbageRound


class Knot:
    """Something that only a collection takes away."""

    def __init__(self, taken_down_on: list[str]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: taken_down_on.append(threading.current_thread().name))


@pytest.fixture
def rounds(qapp: QApplication) -> Iterator[GarbageRound]:
    home = QObject()
    yield GarbageRound(home)
    gc.unfreeze()
    gc.enable()


def leave_much_behind() -> None:
    held = [[number] for number in range(20_000)]
    assert held


def test_that_another_thread_takes_nothing_down(rounds: GarbageRound) -> None:
    rounds.go_round()
    taken_down_on: list[str] = []
    Knot(taken_down_on)
    other = threading.Thread(target=leave_much_behind, name="pool")
    other.start()
    other.join()
    assert taken_down_on == []
    leave_much_behind()
    knots = [Knot([]) for _ in range(3000)]
    assert len(knots) == 3000
    rounds.go_round()
    assert taken_down_on == ["MainThread"]


def test_that_what_stood_at_the_first_round_is_not_looked_at_again(rounds: GarbageRound) -> None:
    rounds.go_round()
    assert gc.get_freeze_count() > 1000


def test_that_a_round_without_garbage_does_nothing(rounds: GarbageRound) -> None:
    rounds.go_round()
    gc.collect()
    before = [each["collections"] for each in gc.get_stats()]
    rounds.go_round()
    assert [each["collections"] for each in gc.get_stats()] == before


def test_that_what_has_come_in_since_can_be_let_stand_as_well(rounds: GarbageRound) -> None:
    rounds.go_round()
    before = gc.get_freeze_count()
    held = [[number] for number in range(5000)]
    rounds.settle()
    assert gc.get_freeze_count() >= before + len(held)

"""The only door to work in the background: one worker process, and turns between what the window has to do.

Papers and workbooks are made of frozen views in another process, because the libraries that write them hold
the interpreter's lock; a page never waits for them. Answers come back on the main thread. The views are read
on the main thread step by step: whoever reads waits for the next turn, and there is one at a time.
"""

from collections import deque
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from xieshang_desktop.ui.worker import end_with_the_program

OnDone = Callable[[Any], None]
OnError = Callable[[Exception], None]

LOOK_EVERY_MS = 20
"""How soon an answer is noticed; the worker's threads never call into windows, which may be gone by then."""


class Tasks(QObject):
    """Hands functions to the worker; these and their arguments must be picklable."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: Any = None
        self._waiting: dict[Any, tuple[Any, OnDone, OnError]] = {}
        """Who works on it, and who is told."""
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._on_look_timeout)
        self._steps: deque[tuple[QObject, Callable[[], None]]] = deque()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn_timeout)

    def next_turn(self, owner: QObject, step: Callable[[], None]) -> None:
        """Take a step once the window has done what waits; steps of several readers take turns.

        Two of them in one turn would hold the window up for both. With its ``owner`` a step goes too.
        """
        self._steps.append((owner, step))
        self._turn.start()

    @property
    def busy(self) -> bool:
        """Whether something is still being worked on."""
        return bool(self._waiting)

    def run_task(
        self, function: Callable[..., Any], args: tuple[Any, ...], on_done: OnDone, on_error: OnError
    ) -> None:
        """Run ``function(*args)`` in the worker; one of the two is called later, on the main thread."""
        future = self._submit(function, args)
        self._waiting[future] = (self._pool, on_done, on_error)
        self._look.start()

    def make_ready(self, function: Callable[[], None]) -> None:
        """Start the worker and let it load what it will need; nobody waits for an answer."""
        self._submit(function, ())

    def _submit(self, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        """A worker that has been killed is replaced, whether or not its own answer was noticed already."""
        from concurrent.futures.process import BrokenProcessPool

        self._pool = self._pool or _new_pool()
        try:
            return self._pool.submit(function, *args)
        except BrokenProcessPool:
            self._pool = _new_pool()
            return self._pool.submit(function, *args)

    def close(self) -> None:
        """Give up what has not begun, wait for what has, and end the worker; no answers come any more."""
        self._waiting.clear()
        self._steps.clear()
        self._look.stop()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _on_turn_timeout(self) -> None:
        while self._steps:
            owner, step = self._steps.popleft()
            if isValid(owner):
                step()
                break
        if not self._steps:
            self._turn.stop()

    def _on_look_timeout(self) -> None:
        """Hand on the answers that have come, in the order in which they were asked for."""
        for future in [each for each in self._waiting if each.done()]:
            answer = self._waiting.pop(future, None)
            if answer is not None and not future.cancelled():
                self._hand_on(future, *answer)
        if not self._waiting:
            self._look.stop()

    def _hand_on(self, future: Any, pool: Any, on_done: OnDone, on_error: OnError) -> None:
        error = future.exception()
        if error is None:
            on_done(future.result())
        elif isinstance(error, Exception):
            self._drop_broken_pool(error, pool)
            on_error(error)

    def _drop_broken_pool(self, error: Exception, pool: Any) -> None:
        """A worker that was killed takes its pool with it; the next task gets a new one."""
        from concurrent.futures.process import BrokenProcessPool

        if isinstance(error, BrokenProcessPool) and pool is self._pool:
            self._pool = None


def _new_pool() -> Any:
    """One process that starts clean; what it takes to start one is imported when it is first needed."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max_workers=1, mp_context=spawn, initializer=end_with_the_program)

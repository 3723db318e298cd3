"""Reading a file from others in a process of its own, which gets so much time and memory and no more.

A workbook of a few kilobytes can keep a reader busy for hours. In its own process the reader is ended from
outside, whatever it is doing, and the window and the record never feel it.
"""

from __future__ import annotations

import multiprocessing
import os
import time
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from xieshang_desktop.imports.columns import ColumnMapping
from xieshang_desktop.imports.fences import fence_in
from xieshang_desktop.imports.problems import RowProblem, file_problem
from xieshang_desktop.imports.roster import RosterReading, nothing_read, read_roster

TOO_MUCH_MEMORY = 77
"""The exit status of a reader that asked for more memory than it may have."""

_SIMPLER = "请新建一个表格，只把要用的内容粘贴过去，存好后再导入。"


@dataclass(frozen=True)
class Limits:
    """How long reading may take, in seconds, and how much memory, in megabytes."""

    seconds: float = 20
    megabytes: int = 300


@dataclass(frozen=True)
class Ended:
    """A reader that gave no answer: it took too long, or its process ended with a status."""

    too_long: bool
    status: int | None


def read_in_limits(
    path: Path,
    *,
    mapping: ColumnMapping | None = None,
    sheet: str | None = None,
    on: date | None = None,
    remembered: Path | None = None,
    limits: Limits | None = None,
) -> RosterReading:
    """Read a register as ``read_roster`` does; that it took too much is then a problem in the answer."""
    limits = limits or Limits()
    named = {"mapping": mapping, "sheet": sheet, "on": on, "remembered": remembered}
    run = LimitedRun(read_roster, (path,), named, limits, telling=True)
    return reading_of(path, run.wait(), limits)


def reading_of(path: Path, answer: object, limits: Limits) -> RosterReading:
    """What a run of ``read_roster`` came to."""
    if isinstance(answer, RosterReading):
        return answer
    return nothing_read(ended_badly(path, answer, limits))


def ended_badly(path: Path, ended: object, limits: Limits) -> RowProblem:
    """What to tell of a reader that gave no answer."""
    if isinstance(ended, Ended) and ended.too_long:
        return file_problem(
            "READING_TOOK_TOO_LONG", f"“{path.name}”读了{limits.seconds:g}秒还没有读完，已经停下", _SIMPLER
        )
    if isinstance(ended, Ended) and ended.status == TOO_MUCH_MEMORY:
        return file_problem(
            "READING_TOOK_TOO_MUCH", f"读“{path.name}”要用的内存超过{limits.megabytes}兆，已经停下", _SIMPLER
        )
    return file_problem("WORKBOOK_DAMAGED", f"“{path.name}”里有损坏的内容，读不下去", _SIMPLER)


def run_limited(
    function: Callable[..., Any], arguments: tuple[Any, ...], named: Mapping[str, Any], limits: Limits
) -> Any:
    """What the function answers in a process of its own, or how that process ended."""
    return LimitedRun(function, arguments, named, limits).wait()


class LimitedRun:
    """A function in a process of its own, begun at once: wait for its answer, look now and then, or stop it.

    Function, arguments and answer must be picklable. If ``telling``, the function is given a ``tell``; the
    last that it told is ``told``. ``until`` is when it is ended, by the monotonic clock: with every word the
    time counts anew, for a long register on a busy machine is no hostile file; processor time counts once.
    """

    def __init__(
        self,
        function: Callable[..., Any],
        arguments: tuple[Any, ...],
        named: Mapping[str, Any],
        limits: Limits,
        *,
        telling: bool = False,
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self._limits = limits
        self.until = time.monotonic() + limits.seconds
        self.told: Any = None
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_answer, args=(sender, limits, function, arguments, dict(named), telling), daemon=True
        )
        self._process.start()
        sender.close()

    def wait(self) -> Any:
        """What the function answers, or how its process ended."""
        while (answer := self.look(self.until - time.monotonic())) is None:
            pass
        return answer

    def look(self, seconds: float = 0) -> Any:
        """The answer, or how the process ended; None while there is neither."""
        try:
            while self._receiver.poll(max(0.0, seconds)):
                answered, said = self._receiver.recv()
                if answered:
                    self.stop()
                    return said
                self.told = said
                self.until = time.monotonic() + self._limits.seconds
        except EOFError:
            self._process.join()
            return self._ended(Ended(too_long=False, status=self._process.exitcode))
        if time.monotonic() >= self.until:
            return self._ended(Ended(too_long=True, status=None))
        return None

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._receiver.close()
        self._process.kill()
        self._process.join()
        self._process.close()

    def _ended(self, how: Ended) -> Ended:
        self.stop()
        return how


def _answer(
    sender: Connection,
    limits: Limits,
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
    named: Mapping[str, Any],
    telling: bool,
) -> None:
    """The life of the reading process."""
    warnings.simplefilter("ignore")
    fence_in(limits.seconds, limits.megabytes, lambda: os._exit(TOO_MUCH_MEMORY))
    listening = {"tell": lambda *said: sender.send((False, said))} if telling else {}
    try:
        sender.send((True, function(*arguments, **named, **listening)))
    except MemoryError:
        os._exit(TOO_MUCH_MEMORY)

"""Reading a file from others in a process of its own, which gets so much time and memory and no more.

A workbook of a few kilobytes can keep a reader busy for hours. In its own process the reader is ended from
outside, whatever it is doing, and the window and the record never feel it.
"""

from __future__ import annotations

import multiprocessing
import os
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

_SIMPLER = "请新建一个表格，只把花名册的内容粘贴过去，存好后再导入。"


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
    arguments = {"mapping": mapping, "sheet": sheet, "on": on, "remembered": remembered}
    answer = run_limited(read_roster, (path,), arguments, limits)
    if isinstance(answer, RosterReading):
        return answer
    return nothing_read(_problem(path, answer, limits))


def _problem(path: Path, ended: object, limits: Limits) -> RowProblem:
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
    """What the function answers in a process of its own, or how that process ended.

    Function, arguments and answer must be picklable.
    """
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(
        target=_answer, args=(sender, limits, function, arguments, dict(named)), daemon=True
    )
    process.start()
    sender.close()
    try:
        if not receiver.poll(limits.seconds):
            return Ended(too_long=True, status=None)
        return receiver.recv()
    except EOFError:
        process.join()
        return Ended(too_long=False, status=process.exitcode)
    finally:
        receiver.close()
        process.kill()
        process.join()
        process.close()


def _answer(
    sender: Connection,
    limits: Limits,
    function: Callable[..., Any],
    arguments: tuple[Any, ...],
    named: Mapping[str, Any],
) -> None:
    """The life of the reading process."""
    warnings.simplefilter("ignore")
    fence_in(limits.seconds, limits.megabytes, lambda: os._exit(TOO_MUCH_MEMORY))
    try:
        sender.send(function(*arguments, **named))
    except MemoryError:
        os._exit(TOO_MUCH_MEMORY)

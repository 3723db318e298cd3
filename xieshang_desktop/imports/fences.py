"""The fences around a process that reads a file from others: so much processor time and memory, then it ends.

Linux keeps the fences itself. Elsewhere a thread looks five times a second; what it cannot measure it leaves,
and the time is kept from outside as well.
"""

from __future__ import annotations

import ctypes
import math
import sys
import threading
import time
from collections.abc import Callable
from ctypes import wintypes

MEGABYTE = 1024 * 1024
LOOK_EVERY = 0.2
SPARE_SECONDS = 5
"""A process whose reader is gone ends itself this much later than the reader would have ended it."""


def fence_in(seconds: float, megabytes: int, end: Callable[[], object]) -> None:
    """Let this process take no more than this from now on; ``end`` is called where nothing else ends it."""
    if sys.platform == "linux":
        _let_the_system_do_it(seconds, megabytes)
    else:
        watch(seconds + SPARE_SECONDS, megabytes, memory_in_use, end)


def _let_the_system_do_it(seconds: float, megabytes: int) -> None:
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (wanted if most < 0 else min(wanted, most), most))
    _, longest = resource.getrlimit(resource.RLIMIT_CPU)
    until = math.ceil(time.process_time() + seconds) + SPARE_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (until if longest < 0 else min(until, longest), longest))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def watch(
    seconds: float, megabytes: int, in_use: Callable[[], int | None], end: Callable[[], object]
) -> threading.Event:
    """Look again and again, in a thread, whether time or memory is used up; the event stops the watching."""
    stop = threading.Event()
    until = time.monotonic() + seconds

    def look() -> None:
        while not stop.wait(LOOK_EVERY):
            used = in_use()
            if time.monotonic() > until or (used is not None and used > megabytes * MEGABYTE):
                end()
                return

    threading.Thread(target=look, name="fence", daemon=True).start()
    return stop


def memory_in_use() -> int | None:
    """The bytes of memory that this process has taken, where the system tells."""
    return _memory_on_windows() if sys.platform == "win32" else _memory_on_unix()


def _memory_on_unix() -> int | None:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # macOS tells bytes, all others kilobytes.
    return peak if sys.platform == "darwin" else peak * 1024


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of the Windows interface."""

    _fields_ = (
        ("cb", wintypes.DWORD),
        ("PageFaultCount", wintypes.DWORD),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("WorkingSetSize", ctypes.c_size_t),
        ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
        ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
        ("PagefileUsage", ctypes.c_size_t),
        ("PeakPagefileUsage", ctypes.c_size_t),
    )


def _memory_on_windows() -> int | None:
    load = getattr(ctypes, "WinDLL", None)
    if load is None:
        return None
    kernel = load("kernel32", use_last_error=True)
    kernel.GetCurrentProcess.restype = wintypes.HANDLE
    kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.POINTER(_Counters), wintypes.DWORD)
    counters = _Counters(cb=ctypes.sizeof(_Counters))
    told = kernel.K32GetProcessMemoryInfo(
        kernel.GetCurrentProcess(), ctypes.byref(counters), ctypes.sizeof(_Counters)
    )
    return int(counters.PagefileUsage) if told else None

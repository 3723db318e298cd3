"""How long a register of 50,000 rows takes against the same cells written bare, and how much memory."""

from __future__ import annotations

from pathlib import Path

from benchmarks.children import run_child
from benchmarks.measures import Measure, median

ROUNDS = 3
MOST_TIMES, MOST_MIB = 3.0, 120.0


def measure_registers(place: Path) -> list[Measure]:
    """Each in a process of its own, in turn, so that neither finds the other's caches."""
    ours, bare = [], []
    for _ in range(ROUNDS):
        bare.append(run_child("benchmarks.child_workbook", "bare", str(place), place=place).told)
        ours.append(run_child("benchmarks.child_workbook", "ours", str(place), place=place).told)
    seconds = {name: median([told["seconds"] for told in all_told]) for name, all_told in
               (("ours", ours), ("bare", bare))}  # fmt: skip
    memory = max(told["mib"] for told in ours)
    cells = ours[0]["cells"]
    return [
        Measure(
            "台账5万行", seconds["ours"] / seconds["bare"], ": 1", MOST_TIMES,
            f"{cells:.0f}格，文字全作安全处理、量列宽和行高；对同样的格子用XlsxWriter逐行模式裸写", seconds,
        ),
        Measure(
            "台账5万行的内存", memory, "MiB", MOST_MIB, "写完时进程的最大占用，含台账各行本身",
            {"bare_mib": max(told["mib"] for told in bare)},
        ),
    ]  # fmt: skip

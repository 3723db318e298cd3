"""How long the program takes to open, against a bare window in the same environment; and its memory."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks.children import run_child
from benchmarks.measures import Measure, median
from benchmarks.village import SampleVillage

ROUNDS = 5
MOST_FRAME, MOST_USABLE, MOST_MIB = 2.0, 5.0, 150.0


def measure_start(village: SampleVillage, place: Path) -> list[Measure]:
    """By turns: the bare window, then the program on a copy of the sample village."""
    folder = str(village.copy_to(place / "start").folder)
    bare, painted, usable, resident = [], [], [], []
    for round_number in range(ROUNDS + 1):
        alone = run_child("benchmarks.child_bare", place=place)
        program = run_child("benchmarks.child_program", folder, place=place)
        if round_number == 0:
            continue
        bare.append(alone.since_start_ms("painted"))
        painted.append(program.since_start_ms("painted"))
        usable.append(program.since_start_ms("usable"))
        resident.append(program.told["resident_mib"])
    least = median(bare)
    parts = {"bare_ms": least, "painted_ms": median(painted), "usable_ms": median(usable), "rounds": ROUNDS}
    return [
        _against("第一帧：空窗口", median(painted), least, MOST_FRAME, parts),
        _against("工作台可用：空窗口", median(usable), least, MOST_USABLE, parts),
        Measure("常驻内存", median(resident), "MiB", MOST_MIB, "样例村打开、停在工作台时的 VmRSS"),
    ]


def _against(name: str, ours: float, bare: float, most: float, parts: Mapping[str, float]) -> Measure:
    how = f"从启动进程算起{ours:.0f} ms，空的主窗口{bare:.0f} ms，交替{ROUNDS}次的中位数"
    return Measure(name, ours / bare, ": 1", most, how, parts)

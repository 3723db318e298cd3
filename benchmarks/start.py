"""How long the program takes to open, against a bare window in the same environment; and its memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.children import run_child
from benchmarks.measures import Measure, median
from benchmarks.village import SampleVillage

ROUNDS = 5
MOST_FRAME, MOST_USABLE, MOST_MIB = 2.0, 5.0, 150.0


def measure_start(village: SampleVillage, place: Path) -> list[Measure]:
    """By turns: the bare window, then the program on a copy of the sample village.

    The page is the one that was kept when the program was last closed; when the record behind it is open, and
    the page read anew, is told beside it. The first round, which has no kept page, is not counted.
    """
    folder = str(village.copy_to(place / "start").folder)
    bare, painted, usable, opened, resident = [], [], [], [], []
    for round_number in range(ROUNDS + 1):
        alone = run_child("benchmarks.child_bare", place=place)
        program = run_child("benchmarks.child_program", folder, place=place)
        if round_number == 0:
            continue
        bare.append(alone.since_start_ms("painted"))
        painted.append(program.since_start_ms("painted"))
        usable.append(program.since_start_ms("usable"))
        opened.append(program.since_start_ms("opened"))
        resident.append(program.told["resident_mib"])
    least = median(bare)
    parts = {"bare_ms": least, "painted_ms": median(painted), "usable_ms": median(usable)}
    parts |= {"opened_ms": median(opened), "rounds": ROUNDS}
    usable_page = _against("工作台可用：空窗口", median(usable), least, MOST_USABLE, parts)
    record = f"；记录打开、重读一遍在{median(opened):.0f} ms，这之前按的键那时照办"
    return [
        _against("第一帧：空窗口", median(painted), least, MOST_FRAME, parts),
        replace(usable_page, how=usable_page.how + record),
        Measure("常驻内存", median(resident), "MiB", MOST_MIB, "样例村打开、停在工作台时的 VmRSS"),
    ]


def _against(name: str, ours: float, bare: float, most: float, parts: Mapping[str, float]) -> Measure:
    how = f"从启动进程算起{ours:.0f} ms，空的主窗口{bare:.0f} ms，交替{ROUNDS}次的中位数"
    return Measure(name, ours / bare, ": 1", most, how, parts)

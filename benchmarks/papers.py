"""How long the papers of a long meeting take, and how long the window is held up meanwhile."""

from __future__ import annotations

from pathlib import Path

from benchmarks.children import run_child
from benchmarks.measures import Measure

MOST_S, MOST_BLOCKED_MS = 1.5, 50.0


BIG_BEFORE_S, BIG_MINUTES_S = 3.0, 2.0


def measure_big_papers(place: Path) -> list[Measure]:
    """A meeting of 300 people and twelve items: what is printed before it, and its minutes."""
    told = run_child("benchmarks.child_big_papers", str(place), place=place).told
    blocked = max(value for name, value in told.items() if name.endswith("_blocked_ms"))
    return [
        Measure(
            "300人会前材料，一个PDF", told["before_ms"] / 1000, "s", BIG_BEFORE_S,
            "通知、议程、签到表、三项表决票各300张、计票表、发言规则", told,
        ),
        Measure(
            "300人会议记录PDF", told["minutes_ms"] / 1000, "s", BIG_MINUTES_S,
            f"12项、400次发言；头一次{told['cold_ms'] / 1000:.2f} s", told,
        ),
        Measure(
            "其间窗口最久不应答（300人）", blocked, "ms", MOST_BLOCKED_MS, "分步读出，在工作进程里写", told,
        ),
    ]  # fmt: skip


def measure_papers(place: Path) -> list[Measure]:
    """The figures count with the worker at hand; the first time, which starts it, is told beside them."""
    told = run_child("benchmarks.child_papers", str(place), place=place).told
    seconds, first = told["again_ms"] / 1000, told["first_ms"] / 1000
    blocked = max(told["first_blocked_ms"], told["again_blocked_ms"])
    return [
        Measure(
            "记录PDF+Word+台账", seconds, "s", MOST_S,
            f"45人、4项、60次发言，写文件的进程已在；头一次连同启动它{first:.2f} s", told,
        ),
        Measure("其间窗口最久不应答", blocked, "ms", MOST_BLOCKED_MS, "事件循环里心跳最长的间隔", told),
    ]  # fmt: skip

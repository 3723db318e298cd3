"""The room of a large meeting: how soon a key is seen, what a long day costs in memory, whether it drifts."""

from __future__ import annotations

from pathlib import Path

from benchmarks.children import run_child
from benchmarks.measures import Measure, percentile

MOST_P50, MOST_P95 = 16.0, 33.0
MOST_GROWTH_MIB = 20.0
MOST_DRIFT_S = 0.0


def measure_room(place: Path) -> list[Measure]:
    """In a process of its own; the slower kind of key counts."""
    folder = place / "room"
    folder.mkdir()
    told = run_child("benchmarks.child_room", str(folder), place=place).told
    measures = []
    for share, most in ((0.5, MOST_P50), (0.95, MOST_P95)):
        parts = {name: percentile(told[name], share) for name in ("typing", "acts", "hall")}
        each = f"打字{parts['typing']:.1f} ms，办一件事{parts['acts']:.1f} ms，开着大屏{parts['hall']:.1f} ms"
        how = f"300人在场，日志{told['entries']}条；{each}"
        name = f"会场按键到重画 p{share * 100:.0f}"
        measures.append(Measure(name, max(parts.values()), "ms", most, how, parts))
    acts = "计时18000次，办事3000件（暂停又继续）"
    grown = Measure("长会议内存增长", told["growth_mib"], "MiB", MOST_GROWTH_MIB, acts)
    drift = Measure("大屏倒计时一小时误差", told["drift_s"], "秒", MOST_DRIFT_S, "拨动的时钟，逐秒核对")
    return [*measures, grown, drift]

"""How soon what is typed is seen, with the whole register loaded."""

from __future__ import annotations

from pathlib import Path

from benchmarks.children import run_child
from benchmarks.measures import Measure, percentile
from benchmarks.village import SampleVillage

MOST_P50, MOST_P95 = 16.0, 33.0


def measure_keystrokes(village: SampleVillage, place: Path) -> list[Measure]:
    """The slower of the two fields counts."""
    folder = str(village.copy_to(place / "typing").folder)
    told = run_child("benchmarks.child_typing", folder, village.meeting, place=place).told
    measures = []
    for share, most in ((0.5, MOST_P50), (0.95, MOST_P95)):
        parts = {name: percentile(times, share) for name, times in told.items()}
        how = f"花名册{parts['roster']:.1f} ms，签到{parts['sign_in']:.1f} ms；各按键{len(told['roster'])}次"
        name = f"按键到重画 p{share * 100:.0f}"
        measures.append(Measure(name, max(parts.values()), "ms", most, how, parts))
    return measures

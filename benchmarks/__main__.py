"""Measures everything in one run: a table, and out/bench.json; status 1 where a limit is not kept."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.acts import measure_acts
from benchmarks.checking import measure_checking
from benchmarks.keystrokes import measure_keystrokes
from benchmarks.measures import table, write
from benchmarks.papers import measure_big_papers, measure_papers
from benchmarks.register import measure_register
from benchmarks.registers import measure_registers
from benchmarks.room import measure_room
from benchmarks.start import measure_start
from benchmarks.village import make_village

RESULT = Path(__file__).resolve().parents[1] / "out" / "bench.json"


def main() -> int:
    """One after the other, so that none disturbs another."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        print("正在准备样例村……", file=sys.stderr, flush=True)
        village = make_village(place / "village")
        measures = [
            *measure_start(village, place),
            *measure_acts(village, place),
            *measure_checking(place),
            *measure_keystrokes(village, place),
            *measure_room(place),
            *measure_papers(place),
            *measure_big_papers(place),
            *measure_register(place),
            *measure_registers(place),
        ]
    print(table(measures))
    write(measures, RESULT)
    print(f"\n已写到{RESULT.relative_to(RESULT.parents[1])}")
    return 0 if all(each.met for each in measures) else 1


if __name__ == "__main__":
    sys.exit(main())

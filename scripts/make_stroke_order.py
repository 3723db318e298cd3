"""Make resources/stroke-order.txt: the kinds of a character's strokes in the order in which they are written.

Usage: python scripts/make_stroke_order.py cnchar.order.min.js

The file is in the npm package ``cnchar-order`` (3.2.6, MIT licence). Its letters name some twenty shapes;
what names are sorted by are the five kinds of 《GB13000.1字符集汉字字序（笔画序）规范》: 横 (and 提) 1,
竖 (and 竖钩) 2, 撇 3, 点 (and 捺) 4, 折 5.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).resolve().parents[1] / "resources" / "stroke-order.txt"
HEAD = (
    "# 汉字笔顺：每行先写各笔的笔形（1横 2竖 3撇 4点 5折），后面是这样写的字。",
    "# 取自 cnchar-order 3.2.6（MIT 许可），笔形并为五类，格式已改；与 Unihan 的笔画数逐字核对过。",
    "# 由 scripts/make_stroke_order.py 生成，不要手改。许可见 strokes-LICENSE.txt。",
)
KINDS = {"j": "1", "i": "1", "f": "2", "g": "2", "s": "3", "k": "4", "d": "4", "l": "4"}
BENT = "5"


def orders(source: Path) -> dict[str, list[str]]:
    """Return the characters by the kinds of their strokes."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for mark, shapes in re.findall(r'"([^"\\a-z])":"([a-z]+)"', source.read_text(encoding="utf-8")):
        found["".join(KINDS.get(shape, BENT) for shape in shapes)].append(mark)
    return found


def main() -> None:
    """Write the table."""
    found = orders(Path(sys.argv[1]))
    lines = [f"{order} {''.join(sorted(found[order]))}" for order in sorted(found, key=lambda o: (len(o), o))]
    TARGET.write_text("\n".join((*HEAD, *lines)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

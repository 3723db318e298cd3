"""Make resources/strokes.txt: how many strokes a character has, from the Unihan database.

Usage: python scripts/make_strokes.py [Unihan_IRGSources.txt[.bz2]]

Debian's package ``unicode-data`` holds the file. Of kTotalStrokes the first value counts, which is the one
of mainland China (Unicode Standard Annex 38). Taken over: the CJK block, extension A, and of the other
blocks what China has brought in. The licence lies beside the table.
"""

from __future__ import annotations

import bz2
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path("/usr/share/unicode/Unihan_IRGSources.txt.bz2")
TARGET = Path(__file__).resolve().parents[1] / "resources" / "strokes.txt"
HEAD = (
    "# 汉字笔画数：每行先写笔画数，后面是这一笔画数的字。",
    "# 取自 Unicode 15.0 的 Unihan 数据库 kTotalStrokes（中国大陆字形），有删节，格式已改。",
    "# 由 scripts/make_strokes.py 生成，不要手改。许可见 strokes-LICENSE.txt。",
)


def lines_of(source: Path) -> Iterator[list[str]]:
    """Yield the fields of every entry: code point, property, value."""
    raw = source.read_bytes()
    text = bz2.decompress(raw) if source.suffix == ".bz2" else raw
    for line in text.decode("utf-8").splitlines():
        if line.startswith("U+"):
            yield line.split("\t")


def is_common(code: int) -> bool:
    """Whether a character lies in the CJK block or in extension A."""
    return 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF


def strokes(source: Path) -> dict[int, list[str]]:
    """Return the characters by their number of strokes."""
    counts: dict[int, int] = {}
    chinese: set[int] = set()
    for name, field, value in lines_of(source):
        code = int(name[2:], 16)
        if field == "kTotalStrokes":
            counts[code] = int(value.split()[0])
        elif field == "kIRG_GSource":
            chinese.add(code)
    grouped: defaultdict[int, list[str]] = defaultdict(list)
    for code in sorted(counts):
        if is_common(code) or (code in chinese and code >= 0x2A700):
            grouped[counts[code]].append(chr(code))
    return grouped


def main() -> None:
    """Write the table."""
    grouped = strokes(Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE)
    rows = [f"{number} {''.join(marks)}" for number, marks in sorted(grouped.items())]
    TARGET.write_text("\n".join((*HEAD, *rows)) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

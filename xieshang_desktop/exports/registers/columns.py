"""What a register is to its writers: the rows that it takes, its columns, what stands in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xieshang_desktop.exports.excel import SheetColumn, Value

STANCES = ("赞成", "反对", "弃权", "建议", "保留")


@dataclass(frozen=True, slots=True)
class Register:
    """One register: the rows that it takes from the view by ``key``, its columns and what stands in them.

    ``sheet`` names its sheet, ``title`` stands above it in print.
    """

    key: str
    sheet: str
    title: str
    columns: tuple[SheetColumn, ...]
    cells: Callable[[Any], tuple[Value, ...]]

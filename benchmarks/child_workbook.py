"""One register of 50,000 rows, written by the program or bare; tells seconds and the peak of memory."""

from __future__ import annotations

import json
import resource
import sys
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from xieshang_desktop.exports.registers.workbook import REGISTERS, register_workbook
from xieshang_desktop.queries.registers.views import RegistersView, SignInRow

ROWS = 50_000
_START = datetime(2026, 3, 12, 8, 30)
_MEETING = "青石村2026年第一次村民代表会议"


def sign_ins() -> list[SignInRow]:
    """So many people at meetings: names, ids and numbers that differ, as a register has them."""
    return [
        SignInRow(
            meeting=_MEETING,
            name=f"张秀{chr(0x4E00 + number % 5000)}",
            sex="女" if number % 2 else "男",
            group=f"{'一二三四五'[number % 5]}组",
            household=f"H{number % 236:03d}",
            kind="村民代表",
            capacity="表决",
            mode="现场",
            at=_START + timedelta(seconds=number % 7200),
            left_at=None,
            represents="" if number % 7 else f"H{number % 236:03d}户",
            absence="" if number % 11 else "=外出务工，电话联系过两次",
            id_number=f"500229********{number % 10000:04d}",
            phone=f"138****{number % 10000:04d}",
        )
        for number in range(ROWS)
    ]


def write_ours(path: Path) -> None:
    """As the program writes it."""
    view = RegistersView("青石村", _START.date(), _START.date(), sign_ins=tuple(sign_ins()))
    path.write_bytes(register_workbook(view, "sign_ins"))


def write_bare(path: Path) -> None:
    """The same cells, and nothing but them, in the library's own quickest way."""
    from xlsxwriter import Workbook

    rows = [(number, *REGISTERS["sign_ins"].cells(row)) for number, row in enumerate(sign_ins(), 1)]
    book: Any = Workbook(str(path), {"constant_memory": True})
    page = book.add_worksheet()
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str):
                page.write_string(at, column, value)
            elif isinstance(value, datetime):
                page.write_datetime(at, column, value, moment)
            elif value is not None:
                page.write_number(at, column, value)
    book.close()


def _peak_mib() -> float:
    """The most that this program itself has held; what its parent held before the start is no part of it."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) / 1024 for line in status.open() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Write one, and tell."""
    kind, place = sys.argv[1], Path(sys.argv[2])
    write = write_ours if kind == "ours" else write_bare
    start = perf_counter()
    write(place / f"{kind}.xlsx")
    seconds = perf_counter() - start
    print(
        json.dumps(
            {"seconds": seconds, "mib": _peak_mib(), "cells": ROWS * (1 + len(REGISTERS["sign_ins"].columns))}
        )
    )


if __name__ == "__main__":
    main()

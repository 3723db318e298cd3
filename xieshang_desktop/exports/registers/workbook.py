"""The registers of a village for one period as a workbook (台账)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, overload

from xieshang_desktop.domain.wording import period_words
from xieshang_desktop.exports.excel import Sheet, SheetColumn, Value, workbook_bytes
from xieshang_desktop.exports.registers import of_meetings, of_topics
from xieshang_desktop.exports.registers.columns import Register
from xieshang_desktop.queries.registers.views import RegistersView

_NUMBER = SheetColumn("序号", "count")
ALWAYS = (
    of_meetings.MEETINGS,
    of_meetings.SIGN_INS,
    of_meetings.SPEECHES,
    of_meetings.VOTES,
    of_topics.OPINIONS,
)
"""Registers that stand in every workbook, with their heads where they are empty."""
WHERE_FILLED = (
    of_topics.TOPICS,
    of_topics.TASKS,
    of_topics.POSTINGS,
    of_topics.OBJECTIONS,
    of_topics.STIPENDS,
    of_meetings.DECISIONS,
)
REGISTERS = {register.key: register for register in (*ALWAYS, *WHERE_FILLED)}


def registers_workbook(view: RegistersView) -> bytes:
    """Return the workbook of all registers; those of topics and of what follows only where they have rows."""
    filled = (register for register in WHERE_FILLED if getattr(view, register.key))
    return workbook_bytes([register_sheet(view, each) for each in (*ALWAYS, *filled)], made=view.last)


def register_workbook(view: RegistersView, key: str) -> bytes:
    """Return a workbook of one register alone, with its heads where it is empty."""
    return workbook_bytes([register_sheet(view, REGISTERS[key])], made=view.last)


def register_sheet(view: RegistersView, register: Register) -> Sheet:
    """Return one register as a sheet, its lines numbered."""
    title = f"{view.village}{register.title}（{period_words(view.first, view.last)}）"
    return Sheet(register.sheet, title, (_NUMBER, *register.columns), _Lines(view, register))


class _Lines(Sequence[tuple[Value, ...]]):
    """The numbered lines of a register, each made of its row when it is asked for: never all at once."""

    def __init__(self, view: RegistersView, register: Register) -> None:
        self._rows: Sequence[Any] = getattr(view, register.key)
        self._cells = register.cells

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> tuple[Value, ...]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[Value, ...]]: ...
    def __getitem__(self, at: int | slice) -> tuple[Value, ...] | Sequence[tuple[Value, ...]]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        row = self._rows[at]
        return (at % len(self) + 1, *self._cells(row))

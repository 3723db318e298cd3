"""The registers of a village for one period as a workbook (台账)."""

from __future__ import annotations

from xieshang_desktop.domain.wording import period_words
from xieshang_desktop.exports.excel import Sheet, SheetColumn, workbook_bytes
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
    rows = (register.cells(row) for row in getattr(view, register.key))
    numbered = tuple((number, *cells) for number, cells in enumerate(rows, start=1))
    return Sheet(register.sheet, title, (_NUMBER, *register.columns), numbered)

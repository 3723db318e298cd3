"""Fields that the forms share: labels with their values, ticked choices, places to sign and date.

A row is twelve shares wide; a label takes two of them, which is room for five characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from xieshang_desktop.domain.wording import date_words, moment_words, period_words
from xieshang_desktop.exports.paper import Cell, FormRow

WHOLE = 12.0
LABEL = 2.0
BLANK = "＿＿＿＿"
BLANK_DAY = "　　　年　　月　　日"
SHORT_BLANK_DAY = "　　年　月　日"
_ROW = 9.5  # mm
_MANY = 3  # fields to sign in one row, from which on the date must be short


def label(text: str, width: float = LABEL) -> Cell:
    """A field that names the one to its right."""
    return Cell(text, width, label=True)


def pairs(*named: tuple[str, str], height: float = _ROW) -> FormRow:
    """A row of labels with their values, the values sharing what the labels leave."""
    width = (WHOLE - LABEL * len(named)) / len(named)
    cells = [cell for name, value in named for cell in (label(name), Cell(value, width))]
    return FormRow(tuple(cells), height)


def wide(name: str, text: str, height: float = _ROW) -> FormRow:
    """A row of one label and one short value."""
    return FormRow((label(name), Cell(text, WHOLE - LABEL)), height)


def running(name: str, text: str, height: float = 24, foot: str = "") -> FormRow:
    """A row of one label and running text, with a place to sign below it if asked for."""
    return FormRow((label(name), Cell(text, WHOLE - LABEL, indent=2, foot=foot)), height)


def signing(*who: str, height: float = 20) -> FormRow:
    """A row of fields to sign, each with its date."""
    width = WHOLE / len(who)
    foot = BLANK_DAY if len(who) < _MANY else SHORT_BLANK_DAY
    return FormRow(tuple(Cell(f"{name}：", width, foot=foot) for name in who), height)


def to_sign(who: str) -> str:
    """Return 负责人签字：＿＿＿＿　　年　月　日 for the foot of a field."""
    return f"{who}签字：{BLANK}＿＿{BLANK_DAY}"


def ticked(options: Sequence[str], chosen: str = "") -> str:
    """Return the options with √ before the chosen one and a box before the others."""
    return "　".join(("√" if option == chosen else "□") + option for option in options)


def figure(number: int | None, unit: str) -> str:
    """Return 34人, or a line to write on."""
    return f"{BLANK if number is None else number}{unit}"


def day(on: date | None) -> str:
    """Return 2026年3月12日, or room to write it."""
    return date_words(on) if on else BLANK_DAY


def moment(at: datetime | None) -> str:
    """Return 2026年3月12日9时5分, or room to write it."""
    return moment_words(at) if at else SHORT_BLANK_DAY + "　时"


def period(first: date | None, last: date | None, days: int = 0) -> str:
    """Return 2026年3月13日至3月28日（15日）, or room to write it."""
    if not first or not last:
        return f"{BLANK_DAY}至{BLANK_DAY}"
    return period_words(first, last) + (f"（{days}日）" if days else "")

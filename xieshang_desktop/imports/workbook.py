"""The cells of an .xlsx workbook, read row by row and no further than is asked for.

Only what a register needs is read: visible sheets, their texts, numbers and days. Fonts, colours, charts and
the rest are never looked at, so that a slip which some program left in them cannot spoil the reading. No
document type, entity or outside address is followed (ISO/IEC 29500 allows none).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

Cell = str | int | float | bool | datetime | date | None
Range = tuple[int, int, int, int]
"""Merged cells: first row, first column, last row, last column; rows from 1, columns from 0."""

LONGEST_TEXT = 32_767
"""What one cell can hold; a longer text does not come from a spreadsheet."""

_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_A_DATE_PART = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})(\d{1,7}):([A-Za-z]{1,3})(\d{1,7})")
_DIGITS = "0123456789"


class SuspiciousWorkbook(Exception):
    """A part of the workbook declares a document type: entities that grow, or that name other files."""


@dataclass(frozen=True)
class SheetPart:
    """One visible sheet: its name, and where in the archive it lies."""

    name: str
    part: str


@dataclass
class XlsxBook:
    """An open workbook that has passed the gate; close it after use."""

    path: Path
    _archive: zipfile.ZipFile = field(init=False)

    def __post_init__(self) -> None:
        self._archive = zipfile.ZipFile(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._archive.close()

    @cached_property
    def base_1904(self) -> bool:
        """Whether days are counted from 1904, as on the first Macintosh computers."""
        return any(
            _is_true(element.get("date1904")) for element in self._elements("xl/workbook.xml", "workbookPr")
        )

    @cached_property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The visible sheets in their order; charts that stand as sheets are left out."""
        targets = {
            relation.get("Id"): _part_name(relation.get("Target", ""))
            for relation in self._elements("xl/_rels/workbook.xml.rels", "Relationship")
            if relation.get("Type", "").endswith("/worksheet")
        }
        found = []
        for sheet in self._elements("xl/workbook.xml", "sheet"):
            key = next((value for name, value in sheet.items() if name.endswith("}id")), None)
            if sheet.get("state", "visible") == "visible" and key in targets:
                found.append(SheetPart(sheet.get("name", ""), targets[key]))
        return tuple(found)

    def sheet(self, part: SheetPart, rows: int, columns: int) -> tuple[dict[int, list[Cell]], list[Range]]:
        """The rows that are written down, by their numbers from 1, and the merged ranges below them.

        What lies beyond ``rows`` and ``columns`` is not read.
        """
        found: dict[int, list[Cell]] = {}
        merged: list[Range] = []
        number = 0
        for element in self._elements(part.part, "row", "mergeCell", keep=False):
            if _is(element, "mergeCell"):
                merged += _range(element.get("ref", ""))
                continue
            number = int(element.get("r") or number + 1)
            if number > rows:
                break
            found[number] = self._cells(element, columns)
            element.clear()
        return found, merged

    def _cells(self, row: Any, columns: int) -> list[Cell]:
        cells: list[Cell] = []
        space = row.tag[: -len("row")]
        cell_tag, value_tag = f"{space}c", f"{space}v"
        for cell in row.iterchildren(cell_tag):
            address = cell.get("r")
            column = _column(address.rstrip(_DIGITS)) if address else len(cells)
            if column >= columns:
                break
            if column < len(cells):
                continue
            cells += [None] * (column - len(cells))
            cells.append(self._value(cell, value_tag))
        return cells

    def _value(self, cell: Any, value_tag: str) -> Cell:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return next((_text(part) for part in cell if _is(part, "is")), None)
        raw = cell.findtext(value_tag)
        if not raw or kind == "e":
            return None
        if kind == "s":
            return self._strings[int(raw)]
        if kind == "b":
            return _is_true(raw)
        if kind == "str":
            return _unescaped(raw)
        if kind == "d":
            return date.fromisoformat(raw[:10])
        number = _number(raw)
        style = int(cell.get("s") or 0)
        return self._day(number) if style in self._date_styles else number

    def _day(self, serial: int | float) -> Cell:
        if not 1 <= serial < 2_958_466:
            return serial
        start = date(1904, 1, 1) if self.base_1904 else date(1899, 12, 30)
        # 1900 had no 29 February, but the days before it are counted as if it had.
        early = 1 if serial < 60 and not self.base_1904 else 0
        return start + timedelta(days=int(serial) + early)

    @cached_property
    def _strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._archive.namelist():
            return []
        strings = []
        for item in self._elements("xl/sharedStrings.xml", "si", keep=False):
            strings.append(_text(item))
            item.clear()
        return strings

    @cached_property
    def _date_styles(self) -> frozenset[int]:
        """The styles under which a number is a day."""
        if "xl/styles.xml" not in self._archive.namelist():
            return frozenset()
        dates = set(_DATE_FORMATS)
        styles: list[int] = []
        for element in self._elements("xl/styles.xml", "numFmt", "cellXfs"):
            if _is(element, "numFmt"):
                code = _NOT_A_DATE_PART.sub("", element.get("formatCode", "")).split(";")[0]
                if re.search(r"[dmyDMY]", code) and "General" not in code:
                    dates.add(int(element.get("numFmtId") or -1))
            else:
                styles = [int(style.get("numFmtId") or 0) for style in element if _is(style, "xf")]
        return frozenset(at for at, format_ in enumerate(styles) if format_ in dates)

    def _elements(self, part: str, *names: str, keep: bool = True) -> Iterator[Any]:
        """The elements of these names in any namespace; without ``keep`` each is forgotten after use."""
        with self._archive.open(part) as file:
            yield from _elements_of(file, names, keep)


def _elements_of(file: IO[bytes], names: tuple[str, ...], keep: bool) -> Iterator[Any]:
    from lxml import etree

    events = etree.iterparse(
        file,
        tag=[f"{{*}}{name}" for name in names],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    checked = False
    for _, element in events:
        if not checked and element.getroottree().docinfo.doctype:
            raise SuspiciousWorkbook(str(element.tag))
        checked = True
        yield element
        if not keep:
            _forget_before(element)


def _forget_before(element: Any) -> None:
    """Let go of what has been read already, or the whole sheet would gather in the memory."""
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _is(element: Any, name: str) -> bool:
    tag = element.tag
    return isinstance(tag, str) and (tag == name or tag.endswith("}" + name))


def _text(item: Any) -> str:
    """The text of a shared or inline string: of all its runs, without the readings above the characters."""
    parts = []
    for part in item:
        if _is(part, "t"):
            parts.append(part.text or "")
        elif _is(part, "r"):
            parts += [run.text or "" for run in part if _is(run, "t")]
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
    return text[:LONGEST_TEXT]


def _number(raw: str) -> int | float:
    return int(raw) if raw.lstrip("-").isdecimal() else float(raw)


def _is_true(text: str | None) -> bool:
    return text in {"1", "true", "on"}


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    """The column of its letters, from 0: A → 0, AA → 26."""
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def _range(reference: str) -> list[Range]:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return []
    first, top, last, bottom = match.groups()
    return [(int(top), _column(first), int(bottom), _column(last))]


def _part_name(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")

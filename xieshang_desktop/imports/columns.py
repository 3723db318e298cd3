"""Which column means what: the header is found, its names are guessed, and a person may correct the guess."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from xieshang_desktop.imports.cells import clean_text
from xieshang_desktop.imports.grids import Cell, Grid

HEADER_SEARCH_ROWS = 10
F = TypeVar("F")


class Field(StrEnum):
    """What a register says of a person; the value is the column's usual name."""

    NUMBER = "编号"
    GROUP = "组别"
    HOUSEHOLD = "户号"
    HEAD = "户主"
    NAME = "姓名"
    RELATION = "与户主关系"
    SEX = "性别"
    BORN = "出生日期"
    AGE = "年龄"
    ID_NUMBER = "身份证号"
    PHONE = "电话"
    ETHNICITY = "民族"
    POLITICS = "政治面貌"
    ROLES = "身份"
    REGISTRATION = "户籍"
    RESIDENCE = "现居"
    NOTE = "备注"


# In the order of preference: where 编号 and 序号 both stand, 序号 only counts the lines of the page.
_NAMES: dict[Field, tuple[str, ...]] = {
    Field.NUMBER: ("编号", "人员编号", "花名册编号", "序号"),
    Field.GROUP: ("组别", "村民小组", "小组", "所在组", "所属小组", "所在小组", "组名", "组"),
    Field.HOUSEHOLD: ("户号", "户编号", "家庭编号", "户口编号", "户口簿号"),
    Field.NAME: ("姓名", "村民姓名", "成员姓名", "家庭成员姓名", "名字"),
    Field.HEAD: ("户主", "户主姓名", "所属户主", "户主名字"),
    Field.RELATION: ("与户主关系", "与户主的关系", "家庭关系", "关系"),
    Field.SEX: ("性别",),
    Field.BORN: ("出生日期", "出生年月日", "出生年月", "出生时间", "生日"),
    Field.AGE: ("年龄", "周岁"),
    Field.ID_NUMBER: ("身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "证件号码", "身份证"),
    Field.PHONE: ("电话", "联系电话", "手机号码", "手机号", "手机", "电话号码", "联系方式"),
    Field.ETHNICITY: ("民族",),
    Field.POLITICS: ("政治面貌", "政治身份"),
    Field.ROLES: ("身份", "村内身份", "人员身份", "村内职务", "职务"),
    Field.REGISTRATION: ("户籍", "户籍情况", "户籍类型", "户籍性质", "是否本村户籍", "是否户籍"),
    Field.RESIDENCE: ("现居", "现居住地", "居住情况", "现居情况", "在村情况", "是否外出", "外出情况", "去向"),
    Field.NOTE: ("备注", "说明"),
}


@dataclass(frozen=True)
class ColumnMapping:
    """Where each field stands: columns counted from 0, and the rows of the header and of the first person."""

    header_row: int
    first_row: int
    labels: tuple[str, ...]
    columns: tuple[tuple[Field, int], ...]

    @cached_property
    def places(self) -> dict[Field, int]:
        """The column of each field that the register has."""
        return dict(self.columns)

    @property
    def lists_heads(self) -> bool:
        """Whether this is a list of households, whose only names are those of their heads."""
        return self.labels[self.places[Field.NAME]] in _NAMES[Field.HEAD]

    def column_of(self, field: Field) -> int | None:
        """The column of a field, or nothing where the register does not have it."""
        return self.places.get(field)

    def corrected(self, field: Field, column: int | None) -> ColumnMapping:
        """The mapping after a person has said in which column a field stands (``None``: in no column)."""
        others = tuple((known, at) for known, at in self.columns if known is not field and at != column)
        return replace(self, columns=others if column is None else (*others, (field, column)))

    def letter_of(self, field: Field) -> str:
        """The column's letter as a sheet shows it, or an empty text."""
        column = self.column_of(field)
        return "" if column is None else column_letter(column)


def column_letter(column: int) -> str:
    """0 → A, 25 → Z, 26 → AA."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


def guess_mapping(grid: Grid) -> ColumnMapping | None:
    """The header among the first ten rows that names most fields, the name among them; or nothing."""
    best: ColumnMapping | None = None
    # One row first: a title above a header is not the upper half of it.
    for header in (_one_row_header, _two_row_header):
        for index in range(min(HEADER_SEARCH_ROWS, len(grid.rows))):
            mapping = header(grid, index)
            if mapping and (best is None or len(mapping.columns) > len(best.columns)):
                best = mapping
    return best


def _one_row_header(grid: Grid, index: int) -> ColumnMapping | None:
    return _mapping(tuple(label_of(cell) for cell in grid.rows[index]), index + 1, index + 2)


def _two_row_header(grid: Grid, index: int) -> ColumnMapping | None:
    """A header with merged cells above: 家庭情况 over 组别 and 户号. Below the name may stand nobody yet."""
    if index + 1 >= len(grid.rows):
        return None
    above, below = ([label_of(cell) for cell in grid.rows[at]] for at in (index, index + 1))
    width = max(len(above), len(below))
    above += [""] * (width - len(above))
    below += [""] * (width - len(below))
    mapping = _mapping(_joined(above, below), index + 1, index + 3)
    if mapping is None:
        return None
    name = mapping.column_of(Field.NAME)
    said = below[name] if name is not None else ""
    data_below = said and said not in (*_NAMES[Field.NAME], *_NAMES[Field.HEAD])
    return None if data_below else mapping


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """The lower label, else the upper one; of a label that stands twice, below 户主 and below 家庭成员, the
    second is the person's, and the first is spelled out (户主姓名).
    """
    labels = []
    carried = ""
    for over, under in zip(above, below, strict=True):
        carried = over or (carried if under else "")
        twice = bool(under) and below.count(under) > 1 and "成员" not in carried
        labels.append(re.sub("(?:基本)?(?:信息|情况)", "", carried) + under if twice else under or over)
    return tuple(labels)


def label_of(cell: Cell) -> str:
    """A header's cell without spaces, stars, colons and what stands in brackets."""
    text = clean_text(cell) if isinstance(cell, str) else ""
    return re.sub(r"[\s*＊:：]|[（(].*?[）)]", "", text)


def match_labels(labels: Sequence[str], names: Mapping[F, tuple[str, ...]]) -> dict[F, int]:
    """Which label stands for which field; no column stands for two."""
    taken: dict[F, int] = {}
    for field, known in names.items():
        place = next((labels.index(name) for name in known if name in labels), None)
        if place is not None and place not in taken.values():
            taken[field] = place
    return taken


def _mapping(labels: Sequence[str], header_row: int, first_row: int) -> ColumnMapping | None:
    taken = match_labels(labels, _NAMES)
    if Field.NAME not in taken and Field.HEAD in taken:
        taken[Field.NAME] = taken.pop(Field.HEAD)
    # One word 姓名 alone may stand anywhere; a header says at least two things of a person.
    if Field.NAME not in taken or len(taken) < 2:
        return None
    return ColumnMapping(header_row, first_row, tuple(labels), tuple(taken.items()))

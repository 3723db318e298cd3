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
_VALUE = re.compile(r"(?=.*\d)[\dXx\s./年月日-]+")
_SOMEBODY_ELSES = re.compile("户主|家长|配偶|监护|紧急|代理|父|母|原|曾")
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
    REPRESENTATIVE = "是否村民代表"
    REGISTRATION = "户籍"
    RESIDENCE = "现居"
    NOTE = "备注"


# In the order of preference: where 编号 and 序号 both stand, 序号 only counts the lines of the page.
_NAMES: dict[Field, tuple[str, ...]] = {
    Field.NUMBER: ("编号", "人员编号", "花名册编号", "序号"),
    Field.GROUP: (
        *("组别", "村民小组", "居民小组", "小组", "所在组", "所属小组", "所在小组", "组名", "村组", "组"),
        *("网格", "所属网格", "片区"),
    ),
    Field.HOUSEHOLD: ("户号", "户编号", "家庭编号", "户口编号", "户口簿号", "门牌号", "房号"),
    Field.NAME: ("姓名", "村民姓名", "居民姓名", "成员姓名", "家庭成员姓名", "人员姓名", "名字", "人名"),
    Field.HEAD: ("户主", "户主姓名", "所属户主", "户主名字", "家长姓名"),
    Field.RELATION: ("与户主关系", "与户主的关系", "与家长关系", "家庭关系", "户主关系", "关系"),
    Field.SEX: ("性别",),
    Field.BORN: ("出生日期", "出生年月日", "出生年月", "出生时间", "出生", "生日"),
    Field.AGE: ("年龄", "周岁"),
    Field.ID_NUMBER: ("身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "证件号码", "身份证"),
    Field.PHONE: ("电话", "联系电话", "手机号码", "手机号", "手机", "电话号码", "联系方式"),
    Field.ETHNICITY: ("民族",),
    Field.POLITICS: ("政治面貌", "政治身份", "是否党员", "党员"),
    Field.ROLES: ("身份", "村内身份", "人员身份", "村内职务", "职务"),
    Field.REPRESENTATIVE: ("是否村民代表", "村民代表", "是否居民代表", "居民代表", "是否代表"),
    Field.REGISTRATION: ("户籍", "户籍情况", "户籍类型", "户籍性质", "是否本村户籍", "是否户籍"),
    Field.RESIDENCE: ("现居", "现居住地", "居住情况", "现居情况", "在村情况", "是否外出", "外出情况", "去向"),
    Field.NOTE: ("备注", "说明"),
}
_LABELS = frozenset(name for known in _NAMES.values() for name in known)


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
    for header, height in ((_one_row_header, 1), (_two_row_header, 2)):
        for index in range(min(HEADER_SEARCH_ROWS, len(grid.rows)) - height + 1):
            mapping = header(grid, index)
            if mapping and (best is None or len(mapping.columns) > len(best.columns)):
                best = mapping
    return best


def header_labels(rows: Sequence[Sequence[Cell]], header_row: int, first_row: int) -> tuple[str, ...]:
    """The labels of a header that stands from ``header_row`` to before ``first_row``: one row, or two."""
    above = [label_of(cell) for cell in rows[header_row - 1]] if header_row <= len(rows) else []
    if first_row - header_row < 2 or header_row >= len(rows):
        return tuple(above)
    below = [label_of(cell) for cell in rows[header_row]]
    width = max(len(above), len(below))
    return _joined(above + [""] * (width - len(above)), below + [""] * (width - len(below)))


def mapping_of_labels(labels: Sequence[str], header_row: int, first_row: int) -> ColumnMapping:
    """The columns that are known by their labels, few or none of them."""
    taken = _more_by_their_ends(labels, match_labels(labels, _NAMES))
    if Field.NAME not in taken and Field.HEAD in taken:
        taken[Field.NAME] = taken.pop(Field.HEAD)
    return ColumnMapping(header_row, first_row, tuple(labels), tuple(taken.items()))


def _one_row_header(grid: Grid, index: int) -> ColumnMapping | None:
    return _plausible(mapping_of_labels(header_labels(grid.rows, index + 1, index + 2), index + 1, index + 2))


def _two_row_header(grid: Grid, index: int) -> ColumnMapping | None:
    """A header with merged cells above: 家庭情况 over 组别 and 户号. Below the name may stand nobody yet."""
    labels = header_labels(grid.rows, index + 1, index + 3)
    mapping = _plausible(mapping_of_labels(labels, index + 1, index + 3))
    if mapping is None:
        return None
    name, below = mapping.places[Field.NAME], grid.rows[index + 1]
    said = label_of(below[name]) if name < len(below) else ""
    somebody = said and said not in (*_NAMES[Field.NAME], *_NAMES[Field.HEAD])
    return None if somebody or any(map(_is_a_value, below)) else mapping


def _is_a_value(cell: Cell) -> bool:
    """Whether a cell holds a number or a day, which no label does."""
    return _VALUE.fullmatch(cell) is not None if isinstance(cell, str) else cell is not None


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


def _more_by_their_ends(labels: Sequence[str], taken: Mapping[Field, int]) -> dict[Field, int]:
    """Fields that a label only ends with: 本人联系电话; not where it is somebody else's: 户主电话."""
    found = dict(taken)
    for field, known in _NAMES.items():
        endings = tuple(name for name in known if len(name) > 1)
        ends = (at for at, label in enumerate(labels) if label not in _LABELS and label.endswith(endings))
        free = (at for at in ends if at not in found.values() and not _SOMEBODY_ELSES.search(labels[at]))
        place = next(free, None)
        if field not in found and place is not None:
            found[field] = place
    return found


def _plausible(mapping: ColumnMapping) -> ColumnMapping | None:
    """One word 姓名 alone may stand anywhere; a header says at least two things of a person."""
    return mapping if Field.NAME in mapping.places and len(mapping.columns) >= 2 else None

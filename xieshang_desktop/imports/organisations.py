"""协商主体 of a second kind of sheet: units and associations, each with those who speak for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from xieshang_desktop.domain.vocabulary import PartyKind, Severity
from xieshang_desktop.imports.cells import clean_name, clean_phone, clean_text
from xieshang_desktop.imports.columns import HEADER_SEARCH_ROWS, column_letter, label_of, match_labels
from xieshang_desktop.imports.grids import Cell, Grid
from xieshang_desktop.imports.problems import RowProblem


class OrganisationField(StrEnum):
    """What a list of organisations says of each; the value is the column's usual name."""

    NAME = "单位名称"
    KIND = "类别"
    DELEGATE = "代表姓名"
    DUTY = "职务"
    PHONE = "电话"
    NOTE = "备注"


_NAMES: dict[OrganisationField, tuple[str, ...]] = {
    OrganisationField.NAME: (
        *("单位名称", "组织名称", "协商主体名称", "主体名称", "机构名称", "企业名称", "社会组织名称"),
        *("协商主体", "驻村单位", "驻社区单位", "社会组织", "单位或组织", "单位"),
    ),
    OrganisationField.KIND: ("类别", "主体类别", "协商主体类别", "单位类别", "组织类别", "类型", "性质"),
    OrganisationField.DELEGATE: (
        *("代表姓名", "代表", "协商代表", "参会代表", "联系人", "负责人", "负责人姓名", "联系人姓名"),
        *("法定代表人", "姓名"),
    ),
    OrganisationField.DUTY: ("职务", "代表职务", "岗位", "职位"),
    OrganisationField.PHONE: ("电话", "联系电话", "手机号码", "手机号", "手机", "联系方式"),
    OrganisationField.NOTE: ("备注", "说明"),
}
# With one of these it is a register of residents who have a place of work.
_OF_RESIDENTS = frozenset(
    {"户号", "身份证号", "身份证号码", "公民身份号码", "与户主关系", "家庭关系", "组别", "村民小组", "户主"}
)

_KIND_WORDS: tuple[tuple[str, PartyKind], ...] = (
    ("业主委员会", PartyKind.OWNERS_COMMITTEE),
    ("业委会", PartyKind.OWNERS_COMMITTEE),
    ("物业", PartyKind.PROPERTY_SERVICE),
    ("集体经济", PartyKind.COLLECTIVE),
    ("经济联合社", PartyKind.COLLECTIVE),
    ("合作社", PartyKind.COOPERATIVE),
    ("合作组织", PartyKind.COOPERATIVE),
    ("监督委员会", PartyKind.SUPERVISORY_COMMITTEE),
    ("村民委员会", PartyKind.COMMITTEE),
    ("居民委员会", PartyKind.COMMITTEE),
    ("村委会", PartyKind.COMMITTEE),
    ("党支部", PartyKind.PARTY_ORGANISATION),
    ("党总支", PartyKind.PARTY_ORGANISATION),
    ("党组织", PartyKind.PARTY_ORGANISATION),
    ("妇联", PartyKind.MASS_ORGANISATION),
    ("共青团", PartyKind.MASS_ORGANISATION),
    ("团支部", PartyKind.MASS_ORGANISATION),
    ("工会", PartyKind.MASS_ORGANISATION),
    ("残联", PartyKind.MASS_ORGANISATION),
    ("群团", PartyKind.MASS_ORGANISATION),
    ("协会", PartyKind.SOCIAL_ORGANISATION),
    ("理事会", PartyKind.SOCIAL_ORGANISATION),
    ("志愿", PartyKind.SOCIAL_ORGANISATION),
    ("社会组织", PartyKind.SOCIAL_ORGANISATION),
    ("人民政府", PartyKind.GOVERNMENT),
    ("街道办事处", PartyKind.GOVERNMENT),
    ("派出所", PartyKind.GOVERNMENT),
    ("司法所", PartyKind.GOVERNMENT),
    ("专家", PartyKind.EXPERTS),
    ("第三方", PartyKind.EXPERTS),
    ("非户籍", PartyKind.UNREGISTERED_RESIDENTS),
    ("村民小组", PartyKind.VILLAGER_GROUP),
    ("单位", PartyKind.RESIDENT_UNIT),
    ("学校", PartyKind.RESIDENT_UNIT),
    ("小学", PartyKind.RESIDENT_UNIT),
    ("中学", PartyKind.RESIDENT_UNIT),
    ("幼儿园", PartyKind.RESIDENT_UNIT),
    ("卫生", PartyKind.RESIDENT_UNIT),
    ("医院", PartyKind.RESIDENT_UNIT),
    ("银行", PartyKind.RESIDENT_UNIT),
    ("供电", PartyKind.RESIDENT_UNIT),
    ("公司", PartyKind.RESIDENT_UNIT),
)


@dataclass(frozen=True)
class DelegateRow:
    """Somebody who speaks for an organisation."""

    row: int
    name: str
    duty: str
    phone: str


@dataclass(frozen=True)
class OrganisationRow:
    """One organisation; further rows of the same name add delegates. ``kind`` is None where it is unclear."""

    sheet: str
    row: int
    name: str
    kind: PartyKind | None
    delegates: tuple[DelegateRow, ...]
    note: str


@dataclass(frozen=True)
class OrganisationSheet:
    """What a sheet of organisations gave."""

    organisations: tuple[OrganisationRow, ...]
    problems: tuple[RowProblem, ...]


def organisation_columns(grid: Grid) -> tuple[int, dict[OrganisationField, int]] | None:
    """Row of the header (from 0) and the columns, where the sheet lists organisations and not residents."""
    for index, row in enumerate(grid.rows[:HEADER_SEARCH_ROWS]):
        labels = tuple(label_of(cell) for cell in row)
        if _OF_RESIDENTS & set(labels):
            return None
        found = match_labels(labels, _NAMES)
        names_delegates = OrganisationField.KIND in found or OrganisationField.DELEGATE in found
        if OrganisationField.NAME in found and names_delegates:
            return index, found
    return None


def read_organisations(grid: Grid) -> OrganisationSheet:
    """The organisations of a sheet whose header was recognised."""
    place = organisation_columns(grid)
    if place is None:
        return OrganisationSheet((), ())
    reader = _Reader(grid.name, place[1])
    for number, cells in enumerate(grid.rows[place[0] + 1 :], start=place[0] + 2):
        reader.read(number, cells)
    return OrganisationSheet(tuple(reader.organisations.values()), tuple(reader.problems))


class _Reader:
    """Goes down the rows; a row without a name belongs to the organisation above it."""

    def __init__(self, sheet: str, columns: dict[OrganisationField, int]) -> None:
        self.sheet, self.columns = sheet, columns
        self.organisations: dict[str, OrganisationRow] = {}
        self.problems: list[RowProblem] = []
        self._above = ""

    def _cell(self, cells: Sequence[Cell], field: OrganisationField) -> Cell:
        at = self.columns.get(field)
        return None if at is None or at >= len(cells) else cells[at]

    def _text(self, cells: Sequence[Cell], field: OrganisationField) -> str:
        return clean_text(self._cell(cells, field))

    def read(self, number: int, cells: Sequence[Cell]) -> None:
        if not any(clean_text(cell) for cell in cells):
            return
        name = self._text(cells, OrganisationField.NAME) or self._above
        if not name:
            self._note(number, OrganisationField.NAME, "ORGANISATION_WITHOUT_NAME", "这一行没有单位名称",
                       "请补上单位名称，或删去这一行。", Severity.VIOLATION)  # fmt: skip
            return
        self._above = name
        known = self.organisations.get(name) or self._new(number, name, cells)
        delegates = (*known.delegates, *self._delegates(number, cells))
        self.organisations[name] = OrganisationRow(
            known.sheet, known.row, name, known.kind, delegates, known.note
        )

    def _new(self, number: int, name: str, cells: Sequence[Cell]) -> OrganisationRow:
        written = self._text(cells, OrganisationField.KIND)
        kind = party_kind(written) or party_kind(name)
        if kind is None:
            said = f"类别“{written}”" if written else f"“{name}”的类别"
            self._note(
                number, OrganisationField.KIND, "PARTY_KIND_UNKNOWN", f"{said}认不出来",
                "请填驻村单位、社区社会组织、农民合作组织等。",
            )  # fmt: skip
        return OrganisationRow(self.sheet, number, name, kind, (), self._text(cells, OrganisationField.NOTE))

    def _delegates(self, number: int, cells: Sequence[Cell]) -> tuple[DelegateRow, ...]:
        name = clean_name(self._cell(cells, OrganisationField.DELEGATE))
        if not name:
            return ()
        phone = clean_phone(self._cell(cells, OrganisationField.PHONE))
        return (DelegateRow(number, name, self._text(cells, OrganisationField.DUTY), phone),)

    def _note(
        self,
        row: int,
        field: OrganisationField,
        code: str,
        text: str,
        what_to_do: str,
        severity: Severity = Severity.REMINDER,
    ) -> None:
        at = self.columns.get(field)
        letter = "" if at is None else column_letter(at)
        self.problems.append(RowProblem(self.sheet, row, letter, code, severity, text, what_to_do))


def party_kind(text: str) -> PartyKind | None:
    """Which kind of 协商主体 a word means: the official term, or what the name of an organisation tells."""
    if text in set(PartyKind):
        return PartyKind(text)
    return next((kind for word, kind in _KIND_WORDS if word in text), None)

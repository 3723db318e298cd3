"""One row of a register becomes one person; what is odd about it is noted with its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from xieshang_desktop.domain.vocabulary import Role, Severity, Sex
from xieshang_desktop.domain.wording import mask_numbers
from xieshang_desktop.imports.cells import (
    clean_group,
    clean_household,
    clean_name,
    clean_phone,
    clean_text,
    parse_date,
    phone_is_plausible,
    read_tick,
)
from xieshang_desktop.imports.columns import ColumnMapping, Field
from xieshang_desktop.imports.grids import Cell
from xieshang_desktop.imports.id_numbers import IdNumber, read_id_number
from xieshang_desktop.imports.problems import RowProblem
from xieshang_desktop.imports.standing import (
    Standing,
    decided_roles,
    read_registration,
    read_residence,
    read_standing,
)

OLDEST = 120  # years; nobody on a register is older


@dataclass(frozen=True)
class RosterRow:
    """One person of the register, in the words of the program.

    ``row`` is the row of the sheet. ``duty`` is the short office (主任), ``post`` all offices in full
    (村党支部书记、村委会主任). Texts are empty and dates are missing where the register says nothing;
    ``says`` tells of 户籍, 现居 and 身份 whether it does, ``decides`` which roles it gives or takes. ``head``
    is the name of the head of the household, where the register has a column of them.
    """

    row: int
    number: str
    group: str
    household: str
    name: str
    relation: str
    sex: Sex | None
    born: date | None
    id_number: str
    phone: str
    ethnicity: str
    roles: tuple[Role, ...]
    duty: str
    post: str
    registered: bool
    away: bool
    note: str
    sheet: str = ""
    head: str = ""
    says: frozenset[Field] = frozenset()
    decides: frozenset[Role] = frozenset()

    def age_on(self, day: date) -> int | None:
        """Full years on a day; a birthday counts from the day itself."""
        if self.born is None:
            return None
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@dataclass
class RowReader:
    """Reads rows of one sheet and collects their problems."""

    sheet: str
    mapping: ColumnMapping
    base_1904: bool
    on: date | None
    group: str = ""
    """The group of all whose row names none: that of their sheet."""
    problems: list[RowProblem] = field(default_factory=list)
    _texts: dict[Field, str] = field(default_factory=dict)

    def read(self, row: int, cells: Sequence[Cell]) -> RosterRow | None:
        """The person in this row, or nothing where a problem of the row forbids to take it in."""
        before = len(self.problems)
        self._texts.clear()
        person = self._person(row, cells)
        if any(problem.refuses for problem in self.problems[before:]):
            return None
        return person

    def cell(self, cells: Sequence[Cell], what: Field) -> Cell:
        """The cell of a field; nothing where the sheet has no such column or the row is shorter."""
        at = self.mapping.column_of(what)
        return None if at is None or at >= len(cells) else cells[at]

    def text(self, cells: Sequence[Cell], what: Field) -> str:
        """The cell of a field as clean text."""
        return clean_text(self.cell(cells, what))

    def _text(self, cells: Sequence[Cell], what: Field) -> str:
        """The same within one row, where several parts ask for it."""
        known = self._texts.get(what)
        if known is None:
            known = self._texts[what] = self.text(cells, what)
        return known

    def note(
        self,
        row: int,
        what: Field,
        code: str,
        text: str,
        what_to_do: str,
        severity: Severity = Severity.REMINDER,
    ) -> None:
        """Note a problem of one cell."""
        letter = self.mapping.letter_of(what)
        self.problems.append(RowProblem(self.sheet, row, letter, code, severity, text, what_to_do))

    def _person(self, row: int, cells: Sequence[Cell]) -> RosterRow:
        identity = self._identity(row, cells)
        standing, decides = self._standing(row, cells)
        return RosterRow(
            row=row,
            number=self._text(cells, Field.NUMBER),
            group=clean_group(self._text(cells, Field.GROUP)) or self.group,
            household=clean_household(self._text(cells, Field.HOUSEHOLD)),
            name=self._name(row, cells),
            relation=self._relation(cells),
            sex=self._sex(row, cells, identity),
            born=self._born(row, cells, identity),
            id_number=identity.number,
            phone=self._phone(row, cells),
            ethnicity=self._text(cells, Field.ETHNICITY),
            roles=standing.roles,
            duty=standing.duty,
            post="、".join(standing.posts),
            registered=self._registered(row, cells),
            away=self._away(row, cells),
            note=self._text(cells, Field.NOTE),
            sheet=self.sheet,
            head=clean_name(self.cell(cells, Field.HEAD)),
            says=self._says(cells, decides),
            decides=decides,
        )

    def _standing(self, row: int, cells: Sequence[Cell]) -> tuple[Standing, frozenset[Role]]:
        roles, politics = self._text(cells, Field.ROLES), self._text(cells, Field.POLITICS)
        relation = self._relation(cells)
        ticked = read_tick(self._text(cells, Field.REPRESENTATIVE))
        also = f"、{Role.REPRESENTATIVE}" if ticked else ""
        standing = read_standing(roles + also, politics, relation)
        for word in standing.unknown:
            self.note(
                row,
                Field.ROLES,
                "ROLE_UNKNOWN",
                f"身份“{word}”不认识，没有登记",
                "请改成村民代表、村委会委员等说法。",
            )
        column = self.mapping.column_of(Field.POLITICS)
        decides = decided_roles(standing, (roles, None if column is None else politics, relation))
        return standing, decides if ticked is None else decides | {Role.REPRESENTATIVE}

    def _relation(self, cells: Sequence[Cell]) -> str:
        return self._text(cells, Field.RELATION) or ("户主" if self.mapping.lists_heads else "")

    def _says(self, cells: Sequence[Cell], decides: frozenset[Role]) -> frozenset[Field]:
        """Of 户籍, 现居 and 身份 those that are filled in and understood."""
        said = {Field.ROLES} if Role.COMMITTEE_MEMBER in decides else set()
        for what, read in ((Field.REGISTRATION, read_registration), (Field.RESIDENCE, read_residence)):
            text = self._text(cells, what)
            if text and read(text) is not None:
                said.add(what)
        return frozenset(said)

    def _name(self, row: int, cells: Sequence[Cell]) -> str:
        name = clean_name(self.cell(cells, Field.NAME))
        if not name:
            self.note(
                row,
                Field.NAME,
                "NAME_MISSING",
                "这一行没有姓名",
                "请补上姓名，或删去这一行。",
                Severity.VIOLATION,
            )
        return name

    def _identity(self, row: int, cells: Sequence[Cell]) -> IdNumber:
        identity = read_id_number(self.cell(cells, Field.ID_NUMBER))
        if identity.code:
            self.note(
                row, Field.ID_NUMBER, identity.code, identity.text, identity.what_to_do, identity.severity
            )
        return identity

    def _sex(self, row: int, cells: Sequence[Cell], identity: IdNumber) -> Sex | None:
        text = self._text(cells, Field.SEX)
        sex = {"男": Sex.MALE, "男性": Sex.MALE, "女": Sex.FEMALE, "女性": Sex.FEMALE}.get(text)
        if text and sex is None:
            self.note(row, Field.SEX, "SEX_UNKNOWN", f"性别“{text}”认不出来", "请填男或女。")
        if sex and identity.sex and sex is not identity.sex:
            self.note(
                row,
                Field.SEX,
                "SEX_AND_ID_DIFFER",
                f"性别填{sex}，身份证号是{identity.sex}",
                "请核对身份证。",
            )
        return sex or identity.sex

    def _born(self, row: int, cells: Sequence[Cell], identity: IdNumber) -> date | None:
        value = self.cell(cells, Field.BORN)
        born = parse_date(value, self.base_1904)
        if born is None and clean_text(value):
            self.note(
                row,
                Field.BORN,
                "DATE_UNREADABLE",
                f"出生日期“{clean_text(value)}”认不出来",
                "请写成1968-05-02这样。",
            )
        if born and identity.born and born != identity.born:
            self.note(
                row,
                Field.BORN,
                "BORN_AND_ID_DIFFER",
                f"出生日期填{born}，身份证号是{identity.born}",
                "请核对身份证；现按填写的日期算年龄。",
            )
        born = born or identity.born
        self._check_age(row, cells, born)
        return born

    def _check_age(self, row: int, cells: Sequence[Cell], born: date | None) -> None:
        """Today's date is asked for from outside; without it only the dates themselves can be compared."""
        if born is None or self.on is None:
            return
        years = self.on.year - born.year - ((self.on.month, self.on.day) < (born.month, born.day))
        if not 0 <= years <= OLDEST:
            self.note(
                row, Field.BORN, "AGE_IMPLAUSIBLE", f"出生日期{born}，今年{years}岁", "请核对出生日期。"
            )
        age = self._text(cells, Field.AGE).removesuffix("岁")
        if age.isdecimal() and abs(int(age) - years) > 1:
            self.note(
                row, Field.AGE, "AGE_AND_BORN_DIFFER", f"年龄填{age}，按出生日期是{years}", "请核对出生日期。"
            )

    def _phone(self, row: int, cells: Sequence[Cell]) -> str:
        phone = clean_phone(self.cell(cells, Field.PHONE))
        if phone and not phone_is_plausible(phone):
            said = f"电话“{mask_numbers(phone)}”不像一个号码"
            self.note(row, Field.PHONE, "PHONE_ODD", said, "请核对电话；两个号码只留一个。")
        return phone

    def _registered(self, row: int, cells: Sequence[Cell]) -> bool:
        text = self._text(cells, Field.REGISTRATION)
        registered = read_registration(text)
        if registered is None:
            self.note(
                row, Field.REGISTRATION, "REGISTRATION_UNCLEAR", f"户籍“{text}”认不出来", "请填本村或非本村。"
            )
        return registered is not False

    def _away(self, row: int, cells: Sequence[Cell]) -> bool:
        text = self._text(cells, Field.RESIDENCE)
        away = read_residence(text)
        if away is None:
            self.note(
                row,
                Field.RESIDENCE,
                "RESIDENCE_UNCLEAR",
                f"现居“{text}”认不出来，按在村登记",
                "请填在村或外出。",
            )
        return away is True

"""What no single row shows: people entered twice, households without a head, groups spelled in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xieshang_desktop.domain.vocabulary import Role, Severity
from xieshang_desktop.imports.columns import ColumnMapping, Field
from xieshang_desktop.imports.problems import RowProblem
from xieshang_desktop.imports.rows import RosterRow

# A group named this seldom in a register this long is more likely a slip than a group.
RARE_GROUP = 2
LONG_REGISTER = 30
MOST_NAMESAKES = 3
"""So many rows are named beside a namesake; 张秀英 may stand in thirty."""


@dataclass(frozen=True)
class Whole:
    """A register as a whole: its people, the columns of each sheet, and how the groups were written."""

    rows: Sequence[RosterRow]
    mappings: Mapping[str, ColumnMapping]
    spellings: Sequence[str]

    def note(
        self,
        row: RosterRow,
        field: Field,
        code: str,
        text: str,
        what_to_do: str,
        severity: Severity = Severity.REMINDER,
    ) -> RowProblem:
        """A problem of one cell of a row."""
        letter = self.mappings[row.sheet].letter_of(field)
        return RowProblem(row.sheet, row.row, letter, code, severity, text, what_to_do)

    def has(self, row: RosterRow, field: Field) -> bool:
        """Whether the sheet of a row has a column of this."""
        return self.mappings[row.sheet].column_of(field) is not None


def twice_entered(whole: Whole) -> Iterator[RowProblem]:
    """Rows that may not be taken in, because an earlier row has the same number or is the same person."""
    checks: tuple[tuple[Field, str, str, Callable[[RosterRow], object]], ...] = (
        (Field.ID_NUMBER, "DUPLICATE_ID_NUMBER", "身份证号", lambda row: row.id_number),
        (Field.NUMBER, "DUPLICATE_NUMBER", "编号", lambda row: row.number),
        (Field.NAME, "DUPLICATE_PERSON", "姓名、户号和出生日期", _same_person),
    )
    for field, code, words, key in checks:
        for earlier, row in _repeats(whole.rows, key):
            yield whole.note(
                row,
                field,
                code,
                f"{words}与{_place(earlier, row)}{earlier.name}相同",
                "请删去重复的一行，或改正填错的一格。",
                Severity.VIOLATION,
            )


def _same_person(row: RosterRow) -> object:
    if not row.household or row.born is None:
        return ""
    return row.name, row.household, row.born


def _place(row: RosterRow, seen_from: RosterRow) -> str:
    """第5行, or with its sheet where that is another one."""
    return f"第{row.row}行" if row.sheet == seen_from.sheet else f"“{row.sheet}”表第{row.row}行"


def _repeats(
    rows: Iterable[RosterRow], key: Callable[[RosterRow], object]
) -> Iterator[tuple[RosterRow, RosterRow]]:
    seen: dict[object, RosterRow] = {}
    for row in rows:
        value = key(row)
        if not value:
            continue
        if value in seen:
            yield seen[value], row
        else:
            seen[value] = row


def to_be_checked(whole: Whole) -> Iterator[RowProblem]:
    """Reminders: rows are taken in, but somebody should look at them before a meeting."""
    yield from _namesakes(whole)
    yield from _gaps(whole)
    yield from _household_heads(whole)
    yield from _odd_groups(whole)


def _namesakes(whole: Whole) -> Iterator[RowProblem]:
    for same in _by(whole.rows, lambda row: row.name).values():
        for row in same if len(same) > 1 else ():
            others = [_place(other, row) for other in same[: MOST_NAMESAKES + 1] if other is not row]
            named = "、".join(others[:MOST_NAMESAKES])
            more = f"等{len(same) - 1}行" if len(same) - 1 > MOST_NAMESAKES else ""
            yield whole.note(
                row,
                Field.NAME,
                "DUPLICATE_NAME",
                f"{row.name}与{named}{more}同名",
                "签到时请按编号和组别分清；能改的请在备注里写明。",
            )


def _gaps(whole: Whole) -> Iterator[RowProblem]:
    for row in whole.rows:
        if row.registered and not row.household and whole.has(row, Field.HOUSEHOLD):
            yield whole.note(
                row,
                Field.HOUSEHOLD,
                "HOUSEHOLD_MISSING",
                f"{row.name}没有户号",
                "请补上户号；没有户号就不能代表一户。",
            )
        if row.registered and not row.group and whole.has(row, Field.GROUP):
            yield whole.note(row, Field.GROUP, "GROUP_MISSING", f"{row.name}没有组别", "请补上组别。")


def _by(rows: Iterable[RosterRow], key: Callable[[RosterRow], str]) -> dict[str, list[RosterRow]]:
    sorted_in: defaultdict[str, list[RosterRow]] = defaultdict(list)
    for row in rows:
        sorted_in[key(row)].append(row)
    return sorted_in


def _household_heads(whole: Whole) -> Iterator[RowProblem]:
    if not any(Role.HOUSEHOLD_HEAD in row.roles for row in whole.rows):
        return
    registered = (row for row in whole.rows if row.registered)
    for household, members in _by(registered, lambda row: row.household).items():
        heads = sum(Role.HOUSEHOLD_HEAD in member.roles for member in members)
        if not household or heads == 1:
            continue
        code, said = (
            ("HOUSEHOLD_TWO_HEADS", f"有{heads}个户主") if heads else ("HOUSEHOLD_WITHOUT_HEAD", "没有户主")
        )
        yield whole.note(
            members[0],
            Field.RELATION,
            code,
            f"{household}户{said}",
            "请核对与户主关系，每户应有一个户主。",
        )


def _odd_groups(whole: Whole) -> Iterator[RowProblem]:
    """Other spellings of a group, told once each; and names so rare that they are likely slips."""
    advice = "请统一组别的写法，例如一组、二组。"
    told: set[str] = set()
    for row, spelling in zip(whole.rows, whole.spellings, strict=True):
        if spelling and row.group and spelling != row.group and spelling not in told:
            told.add(spelling)
            text = f"组别“{spelling}”按“{row.group}”登记"
            yield whole.note(row, Field.GROUP, "GROUP_SPELLING", text, advice)
    counted = Counter(row.group for row in whole.rows)
    if len(whole.rows) < LONG_REGISTER or len(counted) < 2:
        return
    for row in whole.rows:
        if row.group and counted[row.group] <= RARE_GROUP:
            text = f"组别“{row.group}”全册只有{counted[row.group]}人，可能写错了"
            yield whole.note(row, Field.GROUP, "GROUP_SPELLING", text, advice)

"""What no single row shows: people entered twice, households without a head, groups spelled in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from xieshang_desktop.domain.vocabulary import Role, Severity
from xieshang_desktop.imports.columns import ColumnMapping, Field
from xieshang_desktop.imports.problems import RowProblem
from xieshang_desktop.imports.rows import RosterRow

# A group named this seldom in a register this long is more likely a slip than a group.
RARE_GROUP = 2
LONG_REGISTER = 30


def twice_entered(rows: Sequence[RosterRow], sheet: str, mapping: ColumnMapping) -> Iterator[RowProblem]:
    """Rows that may not be taken in, because an earlier row has the same number or is the same person."""
    checks: tuple[tuple[Field, str, str, Callable[[RosterRow], object]], ...] = (
        (Field.ID_NUMBER, "DUPLICATE_ID_NUMBER", "身份证号", lambda row: row.id_number),
        (Field.NUMBER, "DUPLICATE_NUMBER", "编号", lambda row: row.number),
        (Field.NAME, "DUPLICATE_PERSON", "姓名、户号和出生日期", _same_person),
    )
    for field, code, words, key in checks:
        for earlier, row in _repeats(rows, key):
            yield RowProblem(
                sheet,
                row.row,
                mapping.letter_of(field),
                code,
                Severity.VIOLATION,
                f"{words}与第{earlier.row}行{earlier.name}相同",
                "请删去重复的一行，或改正填错的一格。",
            )


def _same_person(row: RosterRow) -> object:
    if not row.household or row.born is None:
        return ""
    return row.name, row.household, row.born


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


def to_be_checked(
    rows: Sequence[RosterRow], spellings: Sequence[tuple[int, str]], sheet: str, mapping: ColumnMapping
) -> Iterator[RowProblem]:
    """Reminders: rows are taken in, but somebody should look at them before a meeting."""

    def note(row: int, field: Field, code: str, text: str, what_to_do: str) -> RowProblem:
        return RowProblem(sheet, row, mapping.letter_of(field), code, Severity.REMINDER, text, what_to_do)

    for same in _by(rows, lambda row: row.name).values():
        for row in same if len(same) > 1 else ():
            others = "、".join(f"第{other.row}行" for other in same if other is not row)
            text = f"{row.name}与{others}同名"
            yield note(
                row.row,
                Field.NAME,
                "DUPLICATE_NAME",
                text,
                "签到时请按编号和组别分清；能改的请在备注里写明。",
            )
    for row in rows:
        if row.registered and not row.household and mapping.column_of(Field.HOUSEHOLD) is not None:
            text = f"{row.name}没有户号"
            yield note(
                row.row, Field.HOUSEHOLD, "HOUSEHOLD_MISSING", text, "请补上户号；没有户号就不能代表一户。"
            )
        if row.registered and not row.group and mapping.column_of(Field.GROUP) is not None:
            yield note(row.row, Field.GROUP, "GROUP_MISSING", f"{row.name}没有组别", "请补上组别。")
    for number, text, code in _household_heads(rows):
        yield note(number, Field.RELATION, code, text, "请核对与户主关系，每户应有一个户主。")
    for number, text in _odd_groups(rows, spellings):
        yield note(number, Field.GROUP, "GROUP_SPELLING", text, "请统一组别的写法，例如一组、二组。")


def _by(rows: Iterable[RosterRow], key: Callable[[RosterRow], str]) -> dict[str, list[RosterRow]]:
    sorted_in: defaultdict[str, list[RosterRow]] = defaultdict(list)
    for row in rows:
        sorted_in[key(row)].append(row)
    return sorted_in


def _household_heads(rows: Sequence[RosterRow]) -> Iterator[tuple[int, str, str]]:
    if not any(Role.HOUSEHOLD_HEAD in row.roles for row in rows):
        return
    for household, members in _by((row for row in rows if row.registered), lambda row: row.household).items():
        heads = sum(Role.HOUSEHOLD_HEAD in member.roles for member in members)
        if household and heads == 0:
            yield members[0].row, f"{household}户没有户主", "HOUSEHOLD_WITHOUT_HEAD"
        elif household and heads > 1:
            yield members[0].row, f"{household}户有{heads}个户主", "HOUSEHOLD_TWO_HEADS"


def _odd_groups(rows: Sequence[RosterRow], spellings: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Other spellings of a group, told once each; and names so rare that they are likely slips."""
    groups = {row.row: row.group for row in rows}
    told: set[str] = set()
    for number, spelling in spellings:
        group = groups.get(number, "")
        if spelling and group and spelling != group and spelling not in told:
            told.add(spelling)
            yield number, f"组别“{spelling}”按“{group}”登记"
    counted = Counter(groups.values())
    for number, group in groups.items():
        if group and counted[group] <= RARE_GROUP and len(rows) >= LONG_REGISTER and len(counted) > 1:
            yield number, f"组别“{group}”全册只有{counted[group]}人，可能写错了"

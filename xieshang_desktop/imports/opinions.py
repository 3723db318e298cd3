"""Opinions that were gathered elsewhere, as a list: a chat's, a platform's, a caller's notes.

``read_opinions`` reads; nothing is written anywhere. A file that somebody brings is read through
``read_opinions_in_limits``, in a process of its own. A line with a ``违规`` is left out, the others are not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from xieshang_desktop.domain.vocabulary import Channel, Severity, Stance
from xieshang_desktop.imports.cells import clean_group, clean_household, clean_name, clean_text, parse_date
from xieshang_desktop.imports.columns import HEADER_SEARCH_ROWS, column_letter, label_of, match_labels
from xieshang_desktop.imports.gate import refuse_file
from xieshang_desktop.imports.grids import Grid, read_grids
from xieshang_desktop.imports.limited import Limits, ended_badly, run_limited
from xieshang_desktop.imports.opinion_words import CHANNEL_WORDS, NAMES, STANCES, OpinionField
from xieshang_desktop.imports.problems import RowProblem, file_problem


@dataclass(frozen=True)
class KnownPerson:
    """Somebody on the register, as far as a list can mean them."""

    id: str
    name: str
    group: str
    household: str


@dataclass(frozen=True)
class OpinionRow:
    """One opinion that can be taken over; ``who`` or ``household`` (its number) says whose it is."""

    sheet: str
    row: int
    who: str | None
    household: str | None
    called: str
    stance: Stance
    text: str
    channel: Channel
    on: date | None


@dataclass(frozen=True)
class OpinionReading:
    """What was read. ``labels`` are the heads of the columns, ``columns`` what was taken for what."""

    rows: tuple[OpinionRow, ...] = ()
    problems: tuple[RowProblem, ...] = ()
    labels: tuple[str, ...] = ()
    columns: tuple[tuple[OpinionField, int], ...] = ()

    @property
    def refused(self) -> tuple[RowProblem, ...]:
        """The problems that leave their line, or the whole file, out."""
        return tuple(problem for problem in self.problems if problem.refuses)


Columns = Mapping[OpinionField, int]


def read_opinions(
    path: Path, people: Sequence[KnownPerson], *, today: date, columns: Columns | None = None
) -> OpinionReading:
    """Read a list of opinions; troubles are problems in the answer, never raised.

    ``columns`` is a person's correction of which column is which.
    """
    trouble = refuse_file(path)
    if trouble is not None:
        return OpinionReading(problems=(trouble,))
    grids = read_grids(path, _first_with_header)
    if isinstance(grids, RowProblem):
        return OpinionReading(problems=(grids,))
    found = next(((grid, head) for grid in grids if (head := _header(grid)) is not None), None)
    if found is None:
        return OpinionReading(problems=(_NO_HEADER,))
    grid, (at, labels, guessed) = found
    chosen = dict(guessed if columns is None else columns)
    reader = _Reader(grid, chosen, _Register(people), today)
    for number, cells in enumerate(grid.rows[at + 1 :], start=at + 2):
        reader.read(number, cells)
    problems = reader.problems or ([] if reader.rows else [_NOTHING])
    return OpinionReading(tuple(reader.rows), tuple(problems), labels, tuple(chosen.items()))


def read_opinions_in_limits(
    path: Path,
    people: Sequence[KnownPerson],
    today: date,
    columns: Columns | None = None,
    limits: Limits | None = None,
) -> OpinionReading:
    """The same in a process of its own, which gets so much time and memory and no more."""
    limits = limits or Limits()
    answer = run_limited(read_opinions, (path, people), {"today": today, "columns": columns}, limits)
    if isinstance(answer, OpinionReading):
        return answer
    return OpinionReading(problems=(ended_badly(path, answer, limits),))


_NO_HEADER = file_problem(
    "HEADER_NOT_FOUND",
    "前10行里没有找到表头（要有姓名或户号，还要有意见或态度）",
    "请在第一行写上姓名、态度、意见等列名，再读入。",
)
_NOTHING = file_problem("NO_OPINIONS", "表里没有能用的意见", "请看表头下面是否有内容，改正后再读入。")


def _first_with_header(heads: Sequence[Grid]) -> Collection[str]:
    return [grid.name for grid in heads if _header(grid) is not None][:1]


def _header(grid: Grid) -> tuple[int, tuple[str, ...], dict[OpinionField, int]] | None:
    """Row of the header, its labels, and the columns: somebody's name or house, and what they say."""
    for index, row in enumerate(grid.rows[:HEADER_SEARCH_ROWS]):
        labels = tuple(label_of(cell) for cell in row)
        found = match_labels(labels, NAMES)
        whose = OpinionField.NAME in found or OpinionField.HOUSEHOLD in found
        if whose and (OpinionField.TEXT in found or OpinionField.STANCE in found):
            return index, labels, found
    return None


@dataclass
class _Register:
    """The people of the register by name, and the numbers of the households."""

    people: Sequence[KnownPerson]
    by_name: dict[str, list[KnownPerson]] = field(default_factory=dict)
    households: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for person in self.people:
            self.by_name.setdefault(person.name, []).append(person)
            self.households.add(person.household)

    def meant(self, name: str, group: str, household: str) -> list[KnownPerson]:
        """Who of that name it may be, by group and household where the list has them."""
        found = self.by_name.get(name, [])
        if len(found) > 1 and household:
            found = [person for person in found if person.household == household]
        if len(found) > 1 and group:
            found = [person for person in found if person.group == group]
        return found


@dataclass
class _Reader:
    """Goes down the lines of one sheet."""

    grid: Grid
    columns: dict[OpinionField, int]
    register: _Register
    today: date
    rows: list[OpinionRow] = field(default_factory=list)
    problems: list[RowProblem] = field(default_factory=list)

    def read(self, number: int, cells: Sequence[object]) -> None:
        if not any(clean_text(cell) for cell in cells):
            return
        whose = self._whose(number, cells)
        said = self._said(number, cells)
        on, fits = self._day(number, cells)
        if whose is None or said is None or not fits:
            return
        who, household, called = whose
        stance, text = said
        channel = self._channel(number, cells)
        self.rows.append(
            OpinionRow(self.grid.name, number, who, household, called, stance, text, channel, on)
        )

    def _cell(self, cells: Sequence[object], wanted: OpinionField) -> object:
        at = self.columns.get(wanted)
        return cells[at] if at is not None and at < len(cells) else None

    def _whose(self, number: int, cells: Sequence[object]) -> tuple[str | None, str | None, str] | None:
        name = clean_name(self._cell(cells, OpinionField.NAME))
        group = clean_group(clean_text(self._cell(cells, OpinionField.GROUP)))
        household = clean_household(clean_text(self._cell(cells, OpinionField.HOUSEHOLD)))
        if name:
            return self._person(number, name, group, household)
        if household in self.register.households and household:
            return None, household, f"{household}户"
        if household:
            self._note(number, OpinionField.HOUSEHOLD, "HOUSEHOLD_UNKNOWN", f"花名册上没有{household}户",
                       "请核对户号，或写上姓名。")  # fmt: skip
        else:
            self._note(number, OpinionField.NAME, "NAME_MISSING", "没有写是谁的意见", "请写上姓名或户号。")
        return None

    def _person(
        self, number: int, name: str, group: str, household: str
    ) -> tuple[str | None, str | None, str] | None:
        found = self.register.meant(name, group, household)
        if len(found) == 1:
            return found[0].id, None, name
        if found:
            text, advice = f"花名册上有{len(found)}个{name}", "请写上组别或户号，分清是哪一位。"
            self._note(number, OpinionField.NAME, "NAME_AMBIGUOUS", text, advice)
        else:
            text, advice = f"花名册上没有{name}", "请写花名册上的姓名；昵称要换成真名。"
            self._note(number, OpinionField.NAME, "NAME_UNKNOWN", text, advice)
        return None

    def _said(self, number: int, cells: Sequence[object]) -> tuple[Stance, str] | None:
        word = clean_text(self._cell(cells, OpinionField.STANCE))
        text = clean_text(self._cell(cells, OpinionField.TEXT))
        if word and word not in STANCES:
            advice = "请写赞成、反对、弃权、建议或保留；原来的话放到意见一列。"
            self._note(number, OpinionField.STANCE, "STANCE_UNKNOWN", f"看不懂态度“{word}”", advice)
            return None
        if not word and not text:
            self._note(
                number, OpinionField.TEXT, "OPINION_EMPTY", "没有写意见", "请写上意见或态度，或删去这一行。"
            )
            return None
        stance = STANCES[word] if word else Stance.SUGGESTION
        return stance, text or str(stance)

    def _channel(self, number: int, cells: Sequence[object]) -> Channel:
        word = clean_text(self._cell(cells, OpinionField.CHANNEL))
        known = next((channel for said, channel in CHANNEL_WORDS if said in word), None)
        if word and known is None:
            self._note(number, OpinionField.CHANNEL, "CHANNEL_UNKNOWN", f"看不懂方式“{word}”",
                       "按网络登记；不对的请改成微信、电话、入户等。", Severity.REMINDER)  # fmt: skip
        return known or Channel.NETWORK

    def _day(self, number: int, cells: Sequence[object]) -> tuple[date | None, bool]:
        cell = self._cell(cells, OpinionField.DAY)
        said = clean_text(cell)
        if not said:
            return None, True
        day = parse_date(said.split(" ")[0] if isinstance(cell, str) else cell, self.grid.base_1904)
        if day is None:
            text, advice = f"看不懂日期“{said}”", "请写成2026-03-01这样，或留空。"
            self._note(number, OpinionField.DAY, "DAY_UNREADABLE", text, advice)
        elif day > self.today:
            self._note(number, OpinionField.DAY, "DAY_TO_COME", "日期在今天以后", "请核对日期。")
        return day, day is not None and day <= self.today

    def _note(
        self,
        row: int,
        wanted: OpinionField,
        code: str,
        text: str,
        what_to_do: str,
        severity: Severity = Severity.VIOLATION,
    ) -> None:
        at = self.columns.get(wanted)
        letter = "" if at is None else column_letter(at)
        self.problems.append(RowProblem(self.grid.name, row, letter, code, severity, text, what_to_do))


def guessed_words(reading: OpinionReading) -> Iterator[str]:
    """Which column was taken for what: 姓名←B列“村民姓名”."""
    for wanted, at in reading.columns:
        label = reading.labels[at] if at < len(reading.labels) else ""
        yield f"{wanted}←{column_letter(at)}列" + (f"“{label}”" if label and label != wanted else "")

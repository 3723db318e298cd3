"""Who on the record a row of a register is: by identity number, by number and name, by name and household.

Somebody is only taken for the same person where nothing speaks against it. Where more than one may be meant,
or the little that is known does not suffice, the row is doubtful and a person decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from xieshang_desktop.imports.rows import RosterRow
from xieshang_desktop.queries.people.known import Known

Key = object
"""What two descriptions of one person have in common; None or an empty text where it is not given."""


@dataclass(frozen=True)
class Doubt:
    """A row that may be somebody on the record: a person decides who, or that it is somebody new."""

    row: RosterRow
    why: str
    candidates: tuple[Known, ...]


@dataclass
class Matches:
    """Which row is whom; ``households`` tells which household of the record a derived one is."""

    known: dict[int, Known] = field(default_factory=dict)
    doubts: dict[int, Doubt] = field(default_factory=dict)
    households: dict[str, str] = field(default_factory=dict)


def match(rows: Sequence[RosterRow], people: Sequence[Known], *, household_numbers: bool) -> Matches:
    """Find every row's person; rows are named by their place in ``rows``. Who has left comes last."""
    return _Matching(rows, sorted(people, key=lambda known: not known.here), household_numbers).done()


class _Matching:
    def __init__(self, rows: Sequence[RosterRow], people: Sequence[Known], household_numbers: bool) -> None:
        self.rows, self.people = rows, people
        self.household_numbers = household_numbers
        self.matches = Matches()
        self.taken: dict[str, int] = {}

    def done(self) -> Matches:
        self._by_key("身份证号", _row_id, _known_id, sure=True)
        self._by_key("编号和姓名", _row_number, _known_number)
        self._by_key("姓名、户号和出生日期", _row_birth, _known_birth)
        if not self.household_numbers:
            self.matches.households = self._translated()
        self._in_buckets(self._household_of_row, lambda known: (known.name, known.household))
        self._in_buckets(
            lambda row: (row.name, row.born) if row.born else None, lambda known: (known.name, known.born)
        )
        self._in_buckets(_group_without_household, lambda known: (known.name, known.group))
        self._in_buckets(lambda row: (row.name, row.group or None), _known_without_household)
        self._namesakes()
        return self.matches

    def _open(self) -> Iterator[tuple[int, RosterRow]]:
        done = self.matches
        return (
            (at, row) for at, row in enumerate(self.rows) if at not in done.known and at not in done.doubts
        )

    def _by_key(
        self,
        words: str,
        of_row: Callable[[RosterRow], Key],
        of_known: Callable[[Known], Key],
        sure: bool = False,
    ) -> None:
        """Match by something that belongs to one person only; ``sure`` lets nothing speak against it."""
        holders: dict[Key, list[Known]] = {}
        for known in self.people:
            if key := of_known(known):
                holders.setdefault(key, []).append(known)
        for at, row in list(self._open()):
            found = holders.get(of_row(row), [])
            if sure:
                found = [known for known in found if same_id(row.id_number, known.id_number or "")]
            if found:
                self._settle(at, row, words, found, sure)

    def _settle(self, at: int, row: RosterRow, words: str, found: Sequence[Known], sure: bool) -> None:
        free = [known for known in found if known.id not in self.taken]
        if not free:
            self._doubt(at, f"{words}与册上{found[0].name}相同，但表里另一行已经是此人", ())
        elif len(free) > 1 and free[1].here:
            self._doubt(at, f"册上有{len(free)}人的{words}与这一行相同", free)
        elif not sure and (against := contradiction(row, free[0])):
            self._doubt(at, f"{words}与册上的人相同，{against}不同", free[:1])
        else:
            self._take(at, free[0])

    def _take(self, at: int, known: Known) -> None:
        self.matches.known[at] = known
        self.taken[known.id] = at

    def _doubt(self, at: int, why: str, candidates: Iterable[Known]) -> None:
        self.matches.doubts[at] = Doubt(self.rows[at], why, tuple(candidates))

    def _translated(self) -> dict[str, str]:
        """The record's number of a household that the register only names after its head."""
        seen: dict[str, Counter[str]] = {}
        for at, known in self.matches.known.items():
            if self.rows[at].household and known.household:
                seen.setdefault(self.rows[at].household, Counter())[known.household] += 1
        return {label: counted.most_common(1)[0][0] for label, counted in seen.items()}

    def _household_of_row(self, row: RosterRow) -> Key:
        household = self.matches.households.get(row.household, row.household)
        return (row.name, household) if household else None

    def _in_buckets(self, of_row: Callable[[RosterRow], Key], of_known: Callable[[Known], Key]) -> None:
        """Match people of whom only this is known, where the record and the register name equally many."""
        rows: dict[Key, list[int]] = {}
        for at, row in self._open():
            if key := of_row(row):
                rows.setdefault(key, []).append(at)
        people: dict[Key, list[Known]] = {}
        for known in self.people:
            if known.here and known.id not in self.taken:
                people.setdefault(of_known(known), []).append(known)
        for key, places in rows.items():
            same = people.get(key, [])
            if len(same) == len(places):
                self._pair(places, same)

    def _pair(self, places: Sequence[int], people: Sequence[Known]) -> None:
        if not any(contradiction(self.rows[at], known) for at, known in zip(places, people, strict=True)):
            for at, known in zip(places, people, strict=True):
                self._take(at, known)

    def _namesakes(self) -> None:
        """Of one name and not otherwise to be told apart: perhaps moved to another group or household."""
        named: dict[str, list[Known]] = {}
        for known in self.people:
            if known.here and known.id not in self.taken:
                named.setdefault(known.name, []).append(known)
        for at, row in list(self._open()):
            same = [known for known in named.get(row.name, []) if not contradiction(row, known)]
            if same:
                self._doubt(at, "册上有同名的人，看不出是不是同一人", same)


def contradiction(row: RosterRow, known: Known) -> str:
    """What speaks against a row being this person: something that both give and that differs."""
    if row.id_number and known.id_number and not same_id(row.id_number, known.id_number):
        return "身份证号"
    if row.born and known.born and row.born != known.born:
        return "出生日期"
    if row.sex and known.sex and row.sex is not known.sex:
        return "性别"
    return ""


def same_id(one: str, other: str) -> bool:
    """Whether two identity numbers are one, the old form of 15 digits beside the new one of 18 included."""
    return _old_form(one) == _old_form(other) if len(one) != len(other) else one == other


def same_number(one: str, other: str) -> bool:
    """Whether two numbers are one: a cell of numbers loses the zeros before 001."""
    if one.isdecimal() and other.isdecimal():
        return int(one) == int(other)
    return one == other


def _old_form(number: str) -> str:
    return number[:6] + number[8:17] if len(number) == 18 else number


def _row_id(row: RosterRow) -> Key:
    return _old_form(row.id_number)


def _known_id(known: Known) -> Key:
    return _old_form(known.id_number or "")


def _row_number(row: RosterRow) -> Key:
    return (row.number.lstrip("0"), row.name) if row.number else None


def _known_number(known: Known) -> Key:
    return (known.number.lstrip("0"), known.name) if known.number else None


def _row_birth(row: RosterRow) -> Key:
    return (row.name, row.household, row.born) if row.household and row.born else None


def _known_birth(known: Known) -> Key:
    return (known.name, known.household, known.born) if known.household and known.born else None


def _group_without_household(row: RosterRow) -> Key:
    """Only for a register that says nothing of households: with one, another household is another person."""
    return (row.name, row.group or None) if not row.household else None


def _known_without_household(known: Known) -> Key:
    return (known.name, known.group) if not known.household else None

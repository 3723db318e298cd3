"""The people of a scenario: by name or key, and crowds by ranges such as ``代表01..代表27``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from xieshang_desktop.domain.acts.village import Resident
from xieshang_desktop.domain.vocabulary import PersonId, Role, Sex
from xieshang_desktop.errors import BadScenario
from xieshang_desktop.replay.values import convert_fields, must_be

NUMBERED = re.compile(r"^(.*?)(\d+)$")
PERSON_KEYS = frozenset(
    {
        "name",
        "key",
        "group",
        "household",
        "roles",
        "born",
        "sex",
        "died",
        "away",
        "id_number",
        "area",
        "represents_households",
        "registered",
        "phone",
        "number",
        "duty",
        "post",
        "relation",
        "ethnicity",
        "note",
    }
)
CROWD_KEYS = frozenset({"name", "count", "group", "roles", "women"})


@dataclass
class People:
    """Who can be named, and under which id the record knows them."""

    by_name: dict[str, list[PersonId]] = field(default_factory=dict)
    by_key: dict[str, PersonId] = field(default_factory=dict)
    homes: dict[PersonId, str] = field(default_factory=dict)
    """The number of the household of whoever has one."""

    def enter(
        self, name: str, person: PersonId, key: str | None = None, household: str | None = None
    ) -> None:
        self.by_name.setdefault(name, []).append(person)
        if household is not None:
            self.homes[person] = household
        if key is not None:
            if key in self.by_key:
                raise BadScenario(f"人员的 key“{key}”写了两次。")
            self.by_key[key] = person

    def find(self, word: str) -> PersonId | None:
        """The person of that key or name, None for nobody. Raises BadScenario where several bear the name."""
        if word in self.by_key:
            return self.by_key[word]
        found = self.by_name.get(word, [])
        if len(found) > 1:
            raise BadScenario(f"叫“{word}”的有{len(found)}人，请用 key 指明是哪一个。")
        return found[0] if found else None

    def household(self, word: str) -> str:
        """The number of the household meant: given as it is, or by one who lives there."""
        if word in self.homes.values():
            return word
        person = self.find(word)
        return self.homes.get(person, word) if person is not None else word


def spread(text: str) -> list[str]:
    """One name, or the names of a range: same crowd, rising numbers of the same width."""
    if ".." not in text:
        return [text]
    first, _, last = text.partition("..")
    start, end = NUMBERED.match(first), NUMBERED.match(last)
    if not start or not end or start[1] != end[1] or int(start[2]) > int(end[2]):
        raise BadScenario(f"“{text}”不是正确的人员范围，应当像“代表01..代表27”。")
    width = len(start[2])
    return [f"{start[1]}{number:0{width}d}" for number in range(int(start[2]), int(end[2]) + 1)]


def residents_of(data: Mapping[str, Any], people: People, new_id: Callable[[], str]) -> tuple[Resident, ...]:
    """Everybody whom ``[[people]]`` and ``[[crowd]]`` name."""
    residents = [_resident(entry, people, new_id) for entry in _tables(data, "people")]
    for entry in _tables(data, "crowd"):
        residents += _crowd(entry, people, new_id)
    return tuple(residents)


def _tables(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    tables = data.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise BadScenario(f"“{name}”应当写成 [[{name}]]。")
    return tables


def known_keys(table: Mapping[str, Any], known: frozenset[str], where: str) -> None:
    """Refuse a key that means nothing here."""
    strange = [key for key in table if key not in known]
    if strange:
        raise BadScenario(f"{where}里不认识“{strange[0]}”。")


def _resident(entry: Mapping[str, Any], people: People, new_id: Callable[[], str]) -> Resident:
    where = f"[[people]]（{entry.get('name', '没有写 name')}）"
    known_keys(entry, PERSON_KEYS, where)
    name = must_be(entry.get("name"), str, f"{where}的 name")
    values = {key: value for key, value in entry.items() if key not in ("key", "name")}
    arguments = convert_fields(Resident, values, None, where)
    person = PersonId(new_id())
    people.enter(name, person, entry.get("key"), arguments.get("household"))
    return Resident(who=person, name=name, **arguments)


def _crowd(entry: Mapping[str, Any], people: People, new_id: Callable[[], str]) -> list[Resident]:
    where = f"[[crowd]]（{entry.get('name', '没有写 name')}）"
    known_keys(entry, CROWD_KEYS, where)
    name = must_be(entry.get("name"), str, f"{where}的 name")
    count = must_be(entry.get("count"), int, f"{where}的 count")
    women = must_be(entry.get("women", 0), int, f"{where}的 women")
    if count < 0 or not 0 <= women <= count:
        raise BadScenario(f"{where}的人数不对：count = {count}，women = {women}。")
    roles = convert_fields(Resident, {"roles": entry.get("roles", [])}, None, where)["roles"]
    group = must_be(entry.get("group", ""), str, f"{where}的 group") or None
    return [
        _of_crowd(name, number, count, women, (group, roles), people, new_id)
        for number in range(1, count + 1)
    ]


def _of_crowd(
    crowd: str,
    number: int,
    count: int,
    women: int,
    common: tuple[str | None, tuple[Role, ...]],
    people: People,
    new_id: Callable[[], str],
) -> Resident:
    width = max(2, len(str(count)))
    name = f"{crowd}{number:0{width}d}"
    person = PersonId(new_id())
    people.enter(name, person, household=name)
    sex = None if not women else Sex.FEMALE if number <= women else Sex.MALE
    group, roles = common
    return Resident(who=person, name=name, group=group, household=name, roles=roles, sex=sex, crowd=crowd)

"""Writes the register of the sample village, the same to the last byte every time.

    python -m scripts.make_sample_village [FILE]

青石村 is invented, and so is everybody in it. The identity numbers pass their check digit, but are nobody's:
their serial numbers 996 to 999 were kept for people over a hundred, and nobody here is that old. What other
files count on – who the representatives are, who is away – stands in ``sample_people.py``.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from stdnum.cn.ric import calc_check_digit

from scripts.sample_people import (
    GIVEN,
    MARRIED_IN,
    NAMED,
    ORGANISATIONS,
    OUTSIDERS,
    RELATIONS,
    SURNAMES,
    TODAY,
    Household,
    Person,
    mothers_year,
    named_person,
    outsider,
    slots_of,
)
from scripts.sample_workbook import Value, write_register

ADULTS, CHILDREN, AWAY, PARTY_MEMBERS = 812, 154, 264, 38
LIVING_ALONE, OLD_COUPLES = 24, 30
HOUSEHOLDS = {"一组": 50, "二组": 52, "三组": 44, "四组": 46, "五组": 44}
SHIPPED = Path(__file__).parent.parent / "resources/sample/青石村花名册.xlsx"

AWAY_TO = ("浙江务工", "广东务工", "福建务工", "江苏务工", "重庆主城务工", "县城务工")


class Village:
    """Draws everybody with one seeded source of chance, so that the order of the draws is the only state."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.named = [named_person(line.split()) for line in NAMED.strip().splitlines()]
        self.outsiders = [outsider(line.split()) for line in OUTSIDERS.strip().splitlines()]
        self.names = {person.name for person in (*self.named, *self.outsiders)} | {"蒲小琼"}
        self.ids: set[str] = set()

    def people(self) -> list[Person]:
        """Everybody, in the order of the register."""
        households = [household for group in HOUSEHOLDS for household in self._households(group)]
        self._set_sizes(households)
        for household in households:
            self._fill(household)
        self._add_children(households)
        registered = [person for household in households for person in _in_order(household.people)]
        lost = Person("三组", "", "", "蒲小琼", "女", date(1984, 2, 23), note="婚迁入户，户口簿未交")
        registered.insert(_end_of(registered, "三组"), lost)
        everybody = registered + self.outsiders
        self._choose_party_members(registered)
        self._send_away(registered)
        self._give_papers(everybody)
        _number(everybody, self.named)
        return everybody

    def _households(self, group: str) -> Iterator[Household]:
        anchors = {
            person.household: person for person in self.named if person.group == group and person.household
        }
        numbers = [f"{'一二三四五'.index(group[0]) + 1}-{at:03d}" for at in range(1, HOUSEHOLDS[group] + 1)]
        free = self.chance.sample(
            [number for number in numbers if number not in anchors], len(numbers) - len(anchors)
        )
        for person in self.named:
            if person.group == group and not person.household:
                person.household = free.pop()
                anchors[person.household] = person
        for number in numbers:
            yield self._around(group, number, anchors.get(number))

    def _around(self, group: str, number: str, anchor: Person | None) -> Household:
        born, sex = self.chance.choice((1948, 1954, 1959, 1964, 1968, 1971, 1974, 1978, 1984, 1988)), "男"
        born += self.chance.randrange(4)
        if anchor and anchor.born:
            year = anchor.born.year
            born = {"户主": year, "配偶": year - self.chance.randrange(4)}.get(
                anchor.relation, year - self.chance.randrange(23, 29)
            )
            if anchor.relation == "户主":
                sex = anchor.sex
        return Household(group, number, born, sex, anchor, adults=0)

    def _set_sizes(self, households: list[Household]) -> None:
        """Old people alone and old couples first; the rest share what is left to make the exact total."""
        free = [household for household in households if household.anchor is None]
        self.chance.shuffle(free)
        for household in free[: LIVING_ALONE + OLD_COUPLES]:
            household.head_born = self.chance.randrange(1938, 1958)
            household.adults = 2
        for household in free[:LIVING_ALONE]:
            household.adults = 1
            household.head_sex = self.chance.choice("男女女")
        growing = [household for household in households if not household.adults]
        for household in growing:
            household.adults = min(household.room, self.chance.choice((3, 4, 4, 5)))
        exact = next(household for household in growing if household.number == "1-012")
        exact.adults = 4
        growing.remove(exact)
        # One of the 812 has no household yet.
        while (rest := ADULTS - 1 - sum(household.adults for household in households)) != 0:
            household = self.chance.choice(growing)
            step = 1 if rest > 0 else -1
            if 2 <= household.adults + step <= household.room:
                household.adults += step

    def _fill(self, household: Household) -> None:
        slots = slots_of(household.head_born)
        anchor = household.anchor
        if anchor and anchor.relation != "户主":
            slots.remove(anchor.relation)
            slots.insert(0, anchor.relation)
        for relation in ["户主", *slots][: household.adults]:
            if anchor and relation == anchor.relation and anchor not in household.people:
                household.people.append(anchor)
            else:
                household.people.append(self._member(household, relation))
        if household.adults == 1:
            household.people[0].note = "独居"

    def _member(self, household: Household, relation: str) -> Person:
        head_sex = household.head_sex
        sex = {"户主": head_sex, "配偶": "女" if head_sex == "男" else "男"}.get(relation) or (
            "女" if relation in "母亲女儿媳妹孙女" else "男"
        )
        born = self._date(self._year(household, relation))
        return self._person(household, relation, sex, born)

    def _year(self, household: Household, relation: str) -> int:
        chance, head = self.chance, household.head_born
        son = household.one("子")
        years = {
            "户主": head,
            "配偶": head + chance.randrange(-2, 4),
            "父亲": max(head - chance.randrange(23, 28), 1932),
            "母亲": max(head - chance.randrange(21, 26), 1933),
            "子": min(head + chance.randrange(22, 28), 2007),
            "女": min(head + chance.randrange(22, 30), 2007),
            "儿媳": min((son.born.year if son and son.born else head + 24) + chance.randrange(-2, 3), 2006),
            "弟": min(head + chance.randrange(1, 6), 2007),
            "妹": min(head + chance.randrange(1, 7), 2007),
        }
        return years[relation]

    def _date(self, year: int) -> date:
        return date(year, 1, 1) + timedelta(days=self.chance.randrange(365))

    def _person(self, household: Household, relation: str, sex: str, born: date) -> Person:
        surname = self._surname(household, relation)
        person = Person(household.group, household.number, relation, "", sex, born)
        age = "old" if born.year < 1962 else "mid" if born.year < 1990 else "young"
        first, second = GIVEN[age, sex]
        while not person.name or person.name in self.names:
            # Among the younger, one name in three has a single character.
            short = age != "old" and self.chance.random() < 0.3
            person.name = surname + ("" if short else self.chance.choice(first)) + self.chance.choice(second)
        self.names.add(person.name)
        return person

    def _surname(self, household: Household, relation: str) -> str:
        if relation in {"母亲", "儿媳"} or (relation == "配偶" and household.head_sex == "男"):
            return self.chance.choice(MARRIED_IN)
        if relation == "配偶":
            head = household.one("户主")
            return self.chance.choice(
                [name for name in SURNAMES[household.group] if head and name != head.name[0]]
            )
        anchor = household.anchor
        father = household.one("配偶") if household.head_sex == "女" else household.one("户主")
        if (
            relation in {"子", "女", "孙子", "孙女"}
            and father
            and not (anchor and anchor.relation in {"子", "女"})
        ):
            return father.name[0]
        if anchor and anchor.relation in {"户主", "子", "女"}:
            return anchor.name[0]
        head = household.one("户主")
        return head.name[0] if head else self.chance.choice(SURNAMES[household.group])

    def _add_children(self, households: list[Household]) -> None:
        left = CHILDREN
        ready = [
            household for household in households if household.number != "1-012" and mothers_year(household)
        ]
        while left:
            household = self.chance.choice(ready)
            children = [person for person in household.people if not person.adult]
            if len(children) >= 3:
                continue
            year = mothers_year(household) + self.chance.randrange(21, 36)
            if not 2009 <= year <= 2025:
                continue
            born = self._date(year)
            sex = self.chance.choice("男女")
            grand = household.one("儿媳") is not None
            relation = {"男": "孙子", "女": "孙女"}[sex] if grand else {"男": "子", "女": "女"}[sex]
            household.people.append(self._person(household, relation, sex, born))
            left -= 1

    def _choose_party_members(self, registered: list[Person]) -> None:
        ordinary = [p for p in registered if p.age >= 26 and p not in self.named and p.household]
        members = sum(person.party for person in registered)
        for person in self.chance.sample(ordinary, PARTY_MEMBERS - members):
            person.party = True
        veterans = [person for person in ordinary if person.party and person.age >= 68]
        for person in veterans[:3]:
            person.roles = "老党员"

    def _send_away(self, registered: list[Person]) -> None:
        """The young leave, the old and the children stay; nobody named leaves beyond the table."""
        may_leave = [
            p for p in registered if p.adult and 19 <= p.age <= 62 and p not in self.named and p.household
        ]
        leaving = AWAY - sum(bool(person.away) for person in self.named)
        self.chance.shuffle(may_leave)
        may_leave.sort(key=lambda person: person.age > 48)
        for person in may_leave[:leaving]:
            person.away = self.chance.choice(AWAY_TO)

    def _give_papers(self, everybody: list[Person]) -> None:
        taken = {person.phone for person in everybody if person.phone}
        tails = [tail for at in range(100, 10_000) if (tail := f"{at:04d}") not in taken]
        self.chance.shuffle(tails)
        for person in everybody:
            if person.age >= 14 and not person.phone and (person.age < 78 or person in self.named):
                person.phone = tails.pop()
            if person.phone:
                person.phone = "1380000" + person.phone
            if person.born:
                person.id_number = self._id_number(person, person.born)
            if person.name[0] in "冉向田谭" and person.relation not in {"配偶", "儿媳", "母亲"}:
                person.ethnicity = "土家族"

    def _id_number(self, person: Person, born: date) -> str:
        place = "500229" if person.registered else "511722"
        serials = ("999", "997") if person.sex == "男" else ("998", "996")
        for serial in serials:
            body = f"{place}{born:%Y%m%d}{serial}"
            number = body + calc_check_digit(body + "0")
            if number not in self.ids:
                self.ids.add(number)
                return number
        # A third one of the same sex on the same day: born the day after.
        person.born = born + timedelta(days=1)
        return self._id_number(person, person.born)


def _in_order(people: list[Person]) -> list[Person]:
    return sorted(people, key=lambda person: (RELATIONS.index(person.relation), person.born or TODAY))


def _end_of(people: list[Person], group: str) -> int:
    return max(at for at, person in enumerate(people) if person.group == group) + 1


def _number(everybody: list[Person], named: list[Person]) -> None:
    """The table's numbers first, then the other office holders from 029 on, then all others in order.

    Between 001 and 028 the gaps go to people of the group whose numbers stand around them.
    """
    taken = {person.number for person in everybody if person.number}
    for numbers, group in ((range(6, 10), "一组"), (range(14, 21), "二组"), (range(22, 28), "三组")):
        others = (p for p in everybody if p.group == group and p.registered and not p.number and not p.roles)
        for at, person in zip(numbers, others, strict=False):
            person.number = f"{at:03d}"
            taken.add(person.number)
    free = (number for at in range(1, 1000) if (number := f"{at:03d}") not in taken)
    sitting = [person for person in named if _sits(person) and not person.number]
    for person in (*sitting, *everybody):
        person.number = person.number or next(free)


def _sits(person: Person) -> bool:
    return "村民代表" in person.roles or "村委会" in person.roles


def rows(people: list[Person]) -> Iterator[tuple[Value, ...]]:
    """The people as the columns of the register."""
    for person in people:
        yield (
            person.number,
            person.group,
            person.household,
            person.name,
            person.relation,
            person.sex,
            person.born,
            person.id_number,
            person.phone,
            person.ethnicity,
            "中共党员" if person.party else "群众" if person.adult else "",
            person.roles,
            "本村" if person.registered else "非本村",
            "外出" if person.away else "在村",
            person.away or person.note,
        )


def main(target: Path = SHIPPED) -> None:
    people = Village(seed=20260312).people()
    adults = sum(person.registered and person.adult for person in people)
    total = f"合计：本村{sum(HOUSEHOLDS.values())}户，18周岁以上{adults}人；全册{len(people)}人。"
    organisations = [line.replace(" -", " ").split(" ") for line in ORGANISATIONS.strip().splitlines()]
    write_register(target, rows(people), total, organisations)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:2]))

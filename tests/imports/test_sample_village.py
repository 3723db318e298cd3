"""The register that is shipped: exact figures, and a script that makes it again to the last byte."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from stdnum.cn.ric import calc_check_digit

from scripts.make_sample_village import main
from xieshang_desktop.domain.vocabulary import Role, Severity, Sex
from xieshang_desktop.imports.roster import RosterReading, RosterRow, read_roster

SHIPPED = Path(__file__).parents[2] / "resources/sample/青石村花名册.xlsx"
TODAY = date(2026, 3, 12)
RARE = "赟翀犇㛃𬭎燚垚堃䶮喆"
WHO_SITS = {
    "一组": "陈德明 张秀兰 陈垚 陈光福 张启发 黄桂英 陈素碧 何永建 周明玉",
    "二组": "冉光荣 罗晓琴 王堃 冉珺 冉隆海 王秀英 李国富 冉启珍 吴仕华 杨天菊",
    "三组": "谭永贵 谭燚 李思全 谭代群 蒲翠兰 李显贵 谭明秀 龚绍文",
    "四组": "向玉梅 向犇 向世平 田维芳 庞德秀 周翀 蹇朝阳 向光碧 唐孝忠",
    "五组": "罗䶮 罗永康 袁昌秀 程先淑 罗远志 胡淑芬 袁大伦 程昉 赵兴权",
}


@pytest.fixture(scope="module")
def reading() -> RosterReading:
    return read_roster(SHIPPED, on=TODAY)


@pytest.fixture(scope="module")
def adults(reading: RosterReading) -> list[RosterRow]:
    return [row for row in reading.rows if row.registered and (row.age_on(TODAY) or 0) >= 18]


def having(rows: list[RosterRow], *roles: Role) -> list[RosterRow]:
    return [row for row in rows if set(roles) & set(row.roles)]


def test_that_the_script_makes_the_shipped_register_again(tmp_path: Path) -> None:
    again = tmp_path / "册.xlsx"
    main(again)
    assert again.read_bytes() == SHIPPED.read_bytes()


def test_that_only_the_namesakes_and_a_missing_household_are_to_be_checked(reading: RosterReading) -> None:
    assert Counter(problem.code for problem in reading.problems) == {
        "DUPLICATE_NAME": 2,
        "HOUSEHOLD_MISSING": 1,
    }
    assert {problem.severity for problem in reading.problems} == {Severity.REMINDER}


def test_that_the_village_has_its_figures(reading: RosterReading, adults: list[RosterRow]) -> None:
    registered = [row for row in reading.rows if row.registered]
    assert len({row.household for row in registered if row.household}) == 236
    assert len(adults) == 812
    assert len(having(adults, Role.REPRESENTATIVE)) == 40
    assert len(having(adults, Role.COMMITTEE_MEMBER)) == 5
    assert len(having(adults, Role.PARTY_MEMBER)) == 38
    assert len(having(adults, Role.HOUSEHOLD_HEAD)) == 236
    assert len(having(adults, Role.SUPERVISOR)) == 3
    assert sum(row.away for row in reading.rows) == 264
    assert len(registered) - len(adults) == 154


def test_that_the_representatives_sit_in_their_groups(adults: list[RosterRow]) -> None:
    sitting = having(adults, Role.REPRESENTATIVE, Role.COMMITTEE_MEMBER)
    by_group = {group: {row.name for row in sitting if row.group == group} for group in WHO_SITS}
    assert by_group == {group: set(names.split()) for group, names in WHO_SITS.items()}
    women = [row for row in having(adults, Role.REPRESENTATIVE) if row.sex is Sex.FEMALE]
    assert len(women) == 18


def test_that_people_of_old_age_live_alone(reading: RosterReading) -> None:
    sizes = Counter(row.household for row in reading.rows)
    alone = [row for row in reading.rows if row.household and sizes[row.household] == 1]
    assert len(alone) >= 20
    assert all((row.age_on(TODAY) or 0) >= 65 for row in alone if row.registered)


def test_that_names_with_rare_characters_are_among_them(reading: RosterReading) -> None:
    written = "".join(row.name for row in reading.rows)
    assert [char for char in RARE if char not in written] == []


def test_that_the_identity_numbers_are_right_and_nobodys(reading: RosterReading) -> None:
    numbers = [row for row in reading.rows if row.id_number]
    assert all(row.id_number[-1] == calc_check_digit(row.id_number) for row in numbers)
    # 996 to 999 were kept for people over a hundred.
    assert {row.id_number[14:17] for row in numbers} <= {"996", "997", "998", "999"}
    assert max(row.age_on(TODAY) or 0 for row in reading.rows) < 100
    assert all(row.phone.startswith("1380000") for row in reading.rows if row.phone)


def test_that_those_who_serve_or_rent_here_are_not_counted(reading: RosterReading) -> None:
    outsiders = {row.name for row in reading.rows if not row.registered}
    assert {"马俊峰", "何小凤", "杨勇", "吴启明", "邓志刚"} <= outsiders
    assert len(outsiders) == 17


def test_that_the_organisations_of_the_village_stand_on_a_sheet_of_their_own(reading: RosterReading) -> None:
    kinds = [organisation.kind for organisation in reading.organisations]
    assert len(kinds) == 7
    assert None not in kinds
    assert all(organisation.delegates for organisation in reading.organisations)

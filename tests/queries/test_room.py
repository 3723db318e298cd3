"""The numbers of a room: who is entitled, present, there now; by people, households and area."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.builders import Rehearsal, crowd, person
from tests.services.meetings import called
from xieshang_desktop.domain.vocabulary import Unit
from xieshang_desktop.queries.facts.room import (
    RoomCount,
    count_room,
    entitled_household_ids,
    entitled_person_ids,
    places_of,
    proxies_of,
)


def count(home: Rehearsal, **narrowed: Any) -> RoomCount:
    found: RoomCount = home.record.read(count_room, home.id_of("会议", "m1"), **narrowed)
    return found


def test_that_those_in_the_room_stand_in_the_order_of_the_list(tmp_path: Path) -> None:
    home = called(tmp_path, meeting={"entitled": ["代表03", "代表01", "代表02"]})
    home.do("check_in", meeting="m1", whos=["代表01", "代表02", "代表03"], mode="现场")
    assert count(home).in_room_ids == tuple(home.person(name) for name in ("代表03", "代表01", "代表02"))


def test_that_recused_people_leave_the_present_and_not_the_base(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.do("check_in", meeting="m1", whos=["代表01..代表05"], mode="现场")
    found = count(home, without={home.person("代表01")})
    assert (found.present, found.in_room, found.base) == (4, 4, 10)


def test_that_an_electorate_narrows_the_list(tmp_path: Path) -> None:
    home = called(tmp_path)
    home.do("check_in", meeting="m1", whos=["代表01..代表05"], mode="现场")
    found = count(home, electorate={home.person("代表01"), home.person("代表09"), home.person("主任")})
    assert (found.present, found.base, found.listed) == (1, 2, 2)


def test_that_women_are_counted_and_of_households_those_who_came(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "households").mkdir()
    home = called(tmp_path / "people", crowds=[crowd("代表", 10, roles=["村民代表"], women=4)])
    home.do("check_in", meeting="m1", whos=["代表03..代表06"], mode="现场")
    assert count(home).women_present == 2
    other = called(
        tmp_path / "households",
        people=[person("妻", household="H1", sex="女"), person("夫", household="H1", sex="男")],
        crowds=[crowd("户", 3, women=1)],
        meeting={"form": "村民会议", "unit": "户", "entitled": {"households": True}},
    )
    other.do("check_in", meeting="m1", whos=["妻", "户01", "户02"], mode="现场")
    found = count(other)
    assert (found.unit, found.present, found.women_present) == (Unit.HOUSEHOLD, 3, 2)


def called_together(folder: Path, form: str, role: str) -> Rehearsal:
    people = [
        person("甲", roles=[role], area="100.25", represents_households=12),
        person("乙", roles=[role], area="50.75"),
        person("丙", roles=[role], represents_households=8),
    ]
    home = called(folder, people=people, crowds=[], meeting={"form": form, "entitled": {"roles": [role]}})
    home.do("check_in", meeting="m1", whos=["甲", "乙"], mode="现场")
    home.do("check_out", meeting="m1", who="甲")
    return home


def test_that_the_areas_of_owners_add_up(tmp_path: Path) -> None:
    found = count(called_together(tmp_path, "业主大会", "业主"))
    assert (str(found.present_area), str(found.in_room_area), str(found.base_area)) == (
        "151.00",
        "50.75",
        "151.00",
    )
    assert found.represented_base == 0


def test_that_on_a_levy_the_households_stood_for_add_up_each_representative_at_least_for_one(
    tmp_path: Path,
) -> None:
    found = count(called_together(tmp_path, "一事一议代表会议", "村民代表"))
    assert (found.represented_present, found.represented_in_room, found.represented_base) == (13, 1, 21)


def test_that_lists_places_and_proxies_are_told(tmp_path: Path) -> None:
    family = [person("父", household="H1", roles=["集体经济组织成员"]), person("子", household="H1")]
    home = called(tmp_path, people=family, meeting={"form": "成员大会", "entitled": ["父", "代表01"]})
    meeting = home.id_of("会议", "m1")
    father, son = home.person("父"), home.person("子")
    home.do("authorise_proxy", meeting="m1", principal="父", proxy="子", written=True, relation="儿子")
    assert home.record.read(entitled_person_ids, meeting) == {father, home.person("代表01")}
    assert home.record.read(entitled_household_ids, meeting) == set()
    assert home.record.read(places_of, meeting, [father, son], []) == {father}
    assert home.record.read(proxies_of, meeting) == {father: son}
    assert home.record.read(proxies_of, meeting, proxy=father) == {}

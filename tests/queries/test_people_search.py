"""Everybody on a register is found by all that people type for them, and nobody by what is not theirs."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_desktop.imports.pinyin import SURNAMES, search_keys
from xieshang_desktop.queries.people.search import PeopleIndex, tail_of

GIVEN = "秀兰德明光福永建桂英素碧国富启珍仕华天菊思全代群翠显贵绍文玉梅世平维芳孝忠朝阳晟茜赟䶮𬭎㛃"
TYPED = st.text("abcdefghijklmnopqrstuvwxyz0123456789三组秀兰单覃 -xｚ", max_size=6)


@dataclass(frozen=True)
class Somebody:
    name: str
    keys: tuple[str, ...]
    tails: tuple[str, ...] = ()


def somebody(
    name: str, group: str = "", household: str = "", *, phone: str = "", id_number: str = ""
) -> Somebody:
    keys = (name.lower(), group, household, *search_keys(name).split())
    return Somebody(name, keys, (tail_of(phone), tail_of(id_number)))


VILLAGE = [
    somebody("张秀兰", "一组", "1-012", phone="13800000217", id_number="50022919690502126X"),
    somebody("周晓玲", "三组", "3-004", phone="13800003217"),
    somebody("单大明", "三组", "3-001"),
    somebody("覃秀", "二组"),
    somebody("解秀兰", "二组"),
    somebody("Tom李", "三组"),
]


def names(typed: str) -> list[str]:
    return [VILLAGE[at].name for at in PeopleIndex(VILLAGE).find(typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zxl", ["张秀兰", "周晓玲"]),
        ("ZXL", ["张秀兰", "周晓玲"]),
        ("ｚｘｌ", ["张秀兰", "周晓玲"]),
        ("zhang xiu lan", ["张秀兰"]),
        ("zhangxl", ["张秀兰"]),
        ("秀兰", ["张秀兰", "解秀兰"]),
        ("shan", ["单大明"]),
        ("ddm", ["单大明"]),
        ("tan", ["覃秀"]),
        ("qin", ["覃秀"]),
        ("xiexl", ["解秀兰"]),
        ("三组", ["周晓玲", "单大明", "Tom李"]),
        ("三组 zxl", ["周晓玲"]),
        ("zxl 三组", ["周晓玲"]),
        ("1-012", ["张秀兰"]),
        ("217", ["张秀兰", "周晓玲"]),
        ("0217", ["张秀兰"]),
        ("13800000217", ["张秀兰"]),
        ("126x", ["张秀兰"]),
        ("126X", ["张秀兰"]),
        ("tomli", ["Tom李"]),
        ("李", ["Tom李"]),
        ("17", []),
        ("五组 zxl", []),
        ("没有这个人", []),
    ],
)
def test_that_somebody_is_found_by_what_people_type(typed: str, found: list[str]) -> None:
    assert names(typed) == found


def test_that_a_beginning_comes_before_a_middle() -> None:
    village = [somebody("张单"), somebody("单张")]
    assert PeopleIndex(village).find("张") == [0, 1]
    assert PeopleIndex(village).find("单") == [1, 0]


def test_that_typing_nothing_finds_everybody() -> None:
    assert names(" ") == [each.name for each in VILLAGE]


@given(st.sampled_from(sorted(SURNAMES)), st.text(GIVEN, min_size=1, max_size=2), st.data())
def test_that_every_reading_of_a_surname_finds_its_bearer_among_others(
    surname: str, given_name: str, data: st.DataObject
) -> None:
    person = somebody(surname + given_name, "四组")
    index = PeopleIndex([*VILLAGE, person])
    reading = data.draw(st.sampled_from(SURNAMES[surname]))
    initials = reading[0] + search_keys(given_name).split()[-1]
    for typed in (reading, initials, reading + search_keys(given_name).split()[0], surname + given_name[:1]):
        assert len(VILLAGE) in index.find(typed)


@given(TYPED)
def test_that_the_index_finds_whom_looking_at_everybody_finds(typed: str) -> None:
    term = "".join(typed.lower().replace("ｚ", "z").split())
    first = [each.name for each in VILLAGE if any(key.startswith(term) for key in each.keys)]
    if term and first:
        assert names(typed)[: len(first)] == first


@given(st.text(max_size=12))
def test_that_whatever_is_typed_is_answered_without_repeating_anybody(typed: str) -> None:
    found = PeopleIndex(VILLAGE).find(typed)
    assert len(found) == len(set(found))
    assert set(found) <= set(range(len(VILLAGE)))

"""Composition, levies, turnout, appraisal: each with its figures and its clause."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.domain.law import ASSEMBLY, GROUP, REPRESENTATIVES, RESIDENT_REPRESENTATIVES, rules
from xieshang_desktop.domain.appraising import months_after, too_soon_sentence, unfit_sentence
from xieshang_desktop.domain.composition import make_up
from xieshang_desktop.domain.figures import RuleSet
from xieshang_desktop.domain.levies import Levy, levy_faults, levy_words
from xieshang_desktop.domain.turnout import advice, reaches
from xieshang_desktop.domain.vocabulary import MeetingForm, Unit

PERSON, HOUSEHOLD = Unit.PERSON, Unit.HOUSEHOLD


def list_of(members: int, representatives: int, women: int) -> dict[str, int]:
    return {"组成人员": members, "村民代表": representatives, "妇女村民代表": women}


@pytest.mark.parametrize(
    ("members", "representatives", "women", "met"),
    [
        (30, 24, 10, (True, True)),
        (30, 23, 10, (False, True)),
        (30, 24, 9, (True, False)),
        (45, 36, 15, (True, True)),
        (45, 35, 14, (False, False)),
        (0, 0, 0, (False, False)),
    ],
)
def test_that_four_fifths_are_representatives_and_a_third_of_the_members_women_among_them(
    members: int, representatives: int, women: int, met: tuple[bool, bool]
) -> None:
    found = make_up(rules(), REPRESENTATIVES, list_of(members, representatives, women))
    assert tuple(each.met for each in found) == met
    assert {each.clause for each in found} == {"村民委员会组织法第二十九条"}


def test_that_a_list_that_lacks_women_says_how_many() -> None:
    found = make_up(rules(), REPRESENTATIVES, list_of(30, 24, 9))
    assert found[1].sentence == (
        "组成人员30人，其中妇女村民代表9人，应当占三分之一以上（10人），还差1人（村民委员会组织法第二十九条）"
    )
    assert found[0].sentence == (
        "组成人员30人，其中村民代表24人，应当占五分之四以上（24人）（村民委员会组织法第二十九条）"
    )


def test_that_law_and_province_read_the_women_s_third_each_in_its_way() -> None:
    found = make_up(rules("海南省"), REPRESENTATIVES, list_of(30, 27, 9))
    women = [each for each in found if each.name == "妇女村民代表"]
    assert [(each.base, each.needed, each.met) for each in women] == [(30, 10, False), (27, 9, True)]


@pytest.mark.parametrize(
    ("province", "size", "count", "needed", "met"),
    [
        ("浙江省", 499, 30, 30, True),
        ("浙江省", 499, 29, 30, False),
        ("浙江省", 500, 39, 40, False),
        ("浙江省", 1000, 50, 50, True),
        ("四川省", None, 20, 20, True),
        ("四川省", None, 19, 20, False),
        ("上海市", None, 34, 35, False),
        ("海南省", 800, 20, 20, True),
        ("北京市", None, 30, 30, True),
    ],
)
def test_that_a_province_asks_for_so_many_representatives(
    province: str, size: int | None, count: int, needed: int, met: bool
) -> None:
    found = make_up(rules(province), REPRESENTATIVES, list_of(count, count, count), size)[-1]
    assert (found.name, found.base, found.count, found.needed, found.met) == (
        "代表",
        None,
        count,
        needed,
        met,
    )


def test_that_too_few_representatives_are_told() -> None:
    found = make_up(rules("四川省"), REPRESENTATIVES, list_of(22, 18, 12))[-1]
    assert found.sentence == "代表18人，不得少于20人，还差2人（四川省实施办法第十八条）"
    full = make_up(rules("四川省"), REPRESENTATIVES, list_of(25, 20, 12))[-1]
    assert full.sentence == "代表20人，不得少于20人（四川省实施办法第十八条）"


def test_that_residents_representatives_are_four_fifths_too() -> None:
    found = make_up(rules(), RESIDENT_REPRESENTATIVES, {"组成人员": 40, "居民代表": 31})
    assert [(each.needed, each.met) for each in found] == [(32, False)]


def test_that_a_form_without_requirements_has_none() -> None:
    assert make_up(rules(), GROUP, {}) == ()


SPRING = date(2026, 3, 1)


def test_that_a_levy_that_agrees_has_no_fault() -> None:
    levy = Levy(
        per_head=Decimal("12.00"), heads=812, exempt_heads=12, days_per_hand=2, hands=300, exempt_hands=20
    )
    assert (levy.money, levy.labour_days) == (Decimal("9600.00"), 560)
    assert levy_faults(levy, Decimal("9600"), 560) == ()


def test_that_a_levy_that_does_not_agree_shows_its_sum() -> None:
    levy = Levy(per_head=Decimal("12.00"), heads=812, exempt_heads=12, days_per_hand=2, hands=300)
    assert levy_faults(levy, Decimal("9744.00"), 590) == (
        "人均12.00元×800人=9600.00元，与方案的9744.00元相差144.00元",
        "每劳2个工×300人=600个工，与方案的590个工不符",
    )


def test_that_a_levy_is_told_with_its_sums_and_those_let_off() -> None:
    money = Levy(per_head=Decimal("12.50"), heads=812, exempt_heads=12)
    assert levy_words(money) == "人均筹资12.50元，应筹812人，减免12人，共10000元"
    labour = Levy(per_head=Decimal(0), heads=0, days_per_hand=2, hands=300, exempt_hands=20)
    assert levy_words(labour) == "每个劳动力投劳2个工日，劳动力300人，减免20人，共560个工日"
    both = Levy(per_head=Decimal(1), heads=5, days_per_hand=1, hands=3)
    assert levy_words(both).count("；") == 1


@pytest.mark.parametrize(("exempt_heads", "exempt_hands"), [(6, 0), (0, 4)])
def test_that_no_more_are_let_off_than_there_are(exempt_heads: int, exempt_hands: int) -> None:
    levy = Levy(per_head=Decimal(1), heads=5, exempt_heads=exempt_heads, hands=3, exempt_hands=exempt_hands)
    assert levy_faults(levy, levy.money) == ("减免的人数比总人数还多",)


def test_that_a_village_whose_people_are_away_is_told_which_basis_it_can_reach() -> None:
    found = reaches(rules(), ASSEMBLY, {PERSON: 1287, HOUSEHOLD: 402}, {PERSON: 430, HOUSEHOLD: 270})
    assert [(each.unit, each.needed, each.attainable) for each in found] == [
        (PERSON, 644, False),
        (HOUSEHOLD, 268, True),
    ]
    assert found[0].sentence == (
        "按人计：应到1287人，过半数为644人，在家430人，在家的全到也差214人，达不到（村民委员会组织法第二十六条）"
    )
    assert found[1].sentence == (
        "按户计：应到402户，三分之二为268户，在家270户，能够达到（村民委员会组织法第二十六条）"
    )
    assert advice(found) == "宜按户计算：需268户到会"


def test_that_who_may_be_left_out_brings_the_basis_into_reach_in_chongqing() -> None:
    registered, home = {PERSON: 1287, HOUSEHOLD: 402}, {PERSON: 430, HOUSEHOLD: 100}
    found = reaches(rules("重庆市"), ASSEMBLY, registered, home, excludable=500)
    assert [(each.base, each.needed, each.excludable, each.attainable) for each in found] == [
        (787, 394, 500, True),
        (402, 268, 0, False),
    ]
    assert found[0].sentence.startswith("按人计：应到1287人，依法不计入500人后为787人，过半数为394人")
    assert advice(found) == "宜按人计算：需394人到会"
    assert not any(each.attainable for each in reaches(rules(), ASSEMBLY, registered, home, excludable=500))


def test_that_the_basis_with_most_to_spare_is_advised() -> None:
    found = reaches(rules(), ASSEMBLY, {PERSON: 100, HOUSEHOLD: 30}, {PERSON: 52, HOUSEHOLD: 30})
    assert advice(found) == "宜按户计算：需20户到会"


def test_that_a_village_that_can_reach_neither_is_told_what_remains() -> None:
    found = reaches(rules(), ASSEMBLY, {PERSON: 100}, {})
    assert advice(found).startswith("各种口径都达不到")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("unfit", "ends"),
    [
        ([True, True], True),
        ([False, True, True], True),
        ([True], False),
        ([True, False, True], False),
        ([], False),
    ],
)
def test_that_unfit_twice_in_a_row_ends_an_office(unfit: list[bool], ends: bool) -> None:
    found = unfit_sentence(rules(), "张秀兰", unfit)
    assert (found is not None) is ends
    if found:
        assert found == "张秀兰连续2次被评议不称职，职务终止（村民委员会组织法第三十八条）"


def test_that_no_law_ends_no_office() -> None:
    nothing = RuleSet((), (), date(2026, 1, 1))
    assert unfit_sentence(nothing, "张秀兰", [True, True]) is None
    assert too_soon_sentence(nothing, SPRING, SPRING) is None


@pytest.mark.parametrize("province", ["重庆市", "山东省"])
def test_that_half_a_year_lies_between_two_appraisals(province: str) -> None:
    assert too_soon_sentence(rules(province), date(2026, 1, 15), date(2026, 7, 15)) is None
    found = too_soon_sentence(rules(province), date(2026, 1, 15), date(2026, 7, 14))
    assert found is not None
    assert found.startswith("距上次评议（2026-01-15）不满6个月，不能再评议（")
    assert too_soon_sentence(rules(), date(2026, 1, 15), date(2026, 1, 16)) is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2026, 8, 31), 6, date(2027, 3, 1)),
        (date(2026, 10, 31), 1, date(2026, 12, 1)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(2027, 8, 30), 6, date(2028, 3, 1)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
    ],
)
def test_that_months_are_counted_by_the_calendar(day: date, months: int, later: date) -> None:
    assert months_after(day, months) == later


def test_that_appraisal_is_a_form_of_its_own() -> None:
    assert not MeetingForm.APPRAISAL.decides

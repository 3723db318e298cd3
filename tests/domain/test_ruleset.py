"""Layers: only stricter, save what a local law grants; the village's own rules; what is asked of a set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.law import (
    ASSEMBLY,
    GROUP,
    MEMBERS,
    PROJECT,
    PROJECT_REPRESENTATIVES,
    REPRESENTATIVES,
    book,
    rules,
)
from xieshang_desktop.domain.figures import STRICTER_WHEN, Figure, RuleSet, Stricter, Value
from xieshang_desktop.domain.ruleset import CHARTER, LooserRule, layer, looser, with_charter
from xieshang_desktop.domain.vocabulary import Matter, MeetingForm, Unit, VillageKind
from xieshang_desktop.errors import Refused

DAY = date(2026, 1, 1)


def figure(rule: str, value: Value, **more: Any) -> Figure:
    kept: dict[str, Any] = {"set_id": "试行", "clause": "第一条", "source": "试", "checked": DAY}
    return Figure(rule=rule, value=value, **{**kept, **more})


def rule_set(*figures: Figure, first: date = DAY, last: date | None = None, name: str = "试行") -> RuleSet:
    return RuleSet((name,), figures, first, last)


def laid(base: Figure, over: Figure) -> Figure:
    """What stands where one figure is laid over another."""
    return layer(rule_set(base), rule_set(over)).figures[0]


HALF, THIRD, TWO_THIRDS = Fraction(1, 2), Fraction(1, 3), Fraction(2, 3)
# (rule, what stands below, a stricter value, a looser one)
DIRECTIONS: list[tuple[str, Value, Value, Value]] = [
    ("notice_days", 10, 11, 9),
    ("posting_days", 15, 16, 14),
    ("frequency", 4, 5, 3),
    ("composition", THIRD, HALF, Fraction(1, 4)),
    ("petition", Fraction(1, 10), Fraction(1, 11), Fraction(1, 9)),
    ("reply_days", 15, 14, 16),
    ("secret_ballot", False, True, False),
    ("party_review", True, True, False),
    ("proxy", True, False, True),
    ("online", False, False, True),
    ("base_exclusion", ("外出联系不上", "外出不能回"), ("外出联系不上",), ("发病期精神障碍",)),
    ("base_exclusion", ("外出联系不上",), False, True),
    ("base_exclusion", True, ("外出联系不上",), True),
    ("notice_form", ("书面通知",), ("书面通知", "张榜公布"), ("张榜公布",)),
    ("not_delegable", ("章程",), ("章程", "选举"), ("选举",)),
]


@pytest.mark.parametrize(("rule", "base", "stricter", "loose"), DIRECTIONS)
def test_that_the_stricter_figure_stands_and_the_looser_is_refused(
    rule: str, base: Value, stricter: Value, loose: Value
) -> None:
    assert laid(figure(rule, base), figure(rule, stricter)).value == stricter
    if looser(figure(rule, loose), figure(rule, base)):
        with pytest.raises(LooserRule):
            laid(figure(rule, base), figure(rule, loose))
    else:
        assert loose == base


def test_that_every_rule_has_a_direction_among_those_tried() -> None:
    tried = {STRICTER_WHEN[rule] for rule, *_ in DIRECTIONS}
    assert {*tried, Stricter.FREE} == set(Stricter)


def test_that_who_convenes_may_be_another() -> None:
    assert laid(figure("convener", "村民委员会"), figure("convener", "村党组织")).value == "村党组织"


def test_that_more_than_half_is_stricter_than_half() -> None:
    at_least = figure("majority", HALF, form=GROUP, of="到会")
    more = replace(at_least, strict=True)
    assert laid(at_least, more).strict
    with pytest.raises(LooserRule):
        laid(more, at_least)


def test_that_the_higher_law_is_cited_where_both_say_the_same() -> None:
    base, over = figure("notice_days", 10, clause="国法"), figure("notice_days", 10, clause="省法")
    assert laid(base, over).clause == "国法"


def test_that_a_refusal_names_both_figures() -> None:
    nation = figure("notice_days", 10, form=ASSEMBLY, clause="国法第一条", set_id="国")
    with pytest.raises(LooserRule) as refusal:
        laid(nation, figure("notice_days", 7, form=ASSEMBLY, clause="省法第二条", set_id="省"))
    assert refusal.value.code == "PASS_RULE_WEAKER_THAN_LAW"
    assert refusal.value.sentence == (
        "“省：村民会议·提前通知：7天（省法第二条）”比“国：村民会议·提前通知：10天（国法第一条）”宽，只能更严"
    )
    assert refusal.value.base is nation
    assert refusal.value.remedy == "请改成不低于上位规则的数值，或者写明地方性法规授权的条款。"


def test_that_what_no_higher_law_provides_is_not_allowed() -> None:
    with pytest.raises(LooserRule) as refusal:
        layer(rules(), rule_set(figure("proxy", True, form=ASSEMBLY)))
    assert refusal.value.base is None
    assert "法律没有规定的不得放宽" in refusal.value.sentence
    assert not layer(rules(), rule_set(figure("proxy", False, form=ASSEMBLY))).allows(ASSEMBLY, "proxy")


def test_that_a_local_law_may_grant_what_it_marks_so() -> None:
    granted = figure("sessions", True, form=ASSEMBLY, grant=True)
    assert layer(rules(), rule_set(granted)).allows(ASSEMBLY, "sessions")
    assert rules("重庆市").allows(ASSEMBLY, "base_exclusion")
    assert not rules().allows(ASSEMBLY, "base_exclusion")


def test_that_a_grant_may_even_be_looser() -> None:
    assert laid(figure("notice_days", 10), figure("notice_days", 3, grant=True)).value == 3


def test_that_one_more_choice_of_unit_is_looser() -> None:
    choice = {"form": ASSEMBLY, "of": "应到"}
    base = rule_set(figure("quorum", HALF, unit=Unit.PERSON, alternative="人", **choice))
    third = figure("quorum", TWO_THIRDS, unit=Unit.HOUSEHOLD, alternative="户", **choice)
    with pytest.raises(LooserRule):
        layer(base, rule_set(third))


def test_that_a_first_choice_of_unit_is_no_looser_than_none() -> None:
    first = figure("written_delegation_replies", HALF, form=ASSEMBLY, alternative="人")
    assert layer(rules(), rule_set(first)).one(ASSEMBLY, "written_delegation_replies") == first


def test_that_a_special_matter_may_not_slip_below_the_general_line() -> None:
    special = figure("majority", THIRD, form=REPRESENTATIVES, of="到会", matter=Matter.STIPENDS)
    with pytest.raises(LooserRule):
        layer(rules(), rule_set(special))


def test_that_a_special_matter_may_count_from_a_larger_base_but_not_from_a_smaller() -> None:
    special = figure("majority", TWO_THIRDS, form=REPRESENTATIVES, of="全体", matter=Matter.STIPENDS)
    assert special in layer(rules(), rule_set(special)).figures
    with pytest.raises(LooserRule):
        layer(rules(), rule_set(replace(special, of="有效")))
    with pytest.raises(LooserRule):
        layer(rules(), rule_set(replace(special, of="代表户")))


def test_that_a_form_may_not_slip_below_what_holds_for_every_form() -> None:
    with pytest.raises(LooserRule):
        layer(rules(), rule_set(figure("posting_days", 10, form=ASSEMBLY)))
    longer = layer(rules(), rule_set(figure("posting_days", 20, form=ASSEMBLY)))
    found = longer.one(ASSEMBLY, "posting_days")
    assert found is not None
    assert found.days == 20


def test_that_a_project_s_meeting_may_not_slip_below_the_assembly() -> None:
    with pytest.raises(LooserRule):
        layer(rules(), rule_set(figure("notice_days", 5, form=PROJECT)))


def test_that_a_second_line_from_another_base_stands_beside_the_first() -> None:
    beside = figure("majority", HALF, form=REPRESENTATIVES, of="全体", strict=True)
    both = layer(rules(), rule_set(beside)).find(REPRESENTATIVES, "majority", matter=None)
    assert [row.of for row in both] == ["到会", "全体"]


def test_that_sets_are_in_force_together_only_where_all_are() -> None:
    base = rule_set(first=date(2026, 1, 1), last=date(2030, 12, 31))
    both = layer(base, rule_set(first=date(2025, 11, 27), last=date(2028, 6, 30), name="省"))
    assert (both.ids, both.in_force_from, both.in_force_to) == (
        ("试行", "省"),
        date(2026, 1, 1),
        date(2028, 6, 30),
    )
    assert both.in_force(date(2026, 1, 1))
    assert both.in_force(date(2028, 6, 30))
    assert not both.in_force(date(2025, 12, 31))
    assert not both.in_force(date(2028, 7, 1))
    assert rules().in_force(date(2099, 1, 1))
    assert not rules().in_force(date(2017, 9, 27))


@given(st.permutations(["重庆市", "四川省", "海南省", "浙江省", "上海市", "河北省", "山东省"]))
def test_that_no_overlay_of_ours_is_looser_than_the_nation(order: list[str]) -> None:
    assert rules(order[0]).ids == ("CN-2026", order[0])


def test_that_every_overlay_lies_over_the_nation() -> None:
    for name in book().files:
        assert name == "CN-2026" or rules(name).ids[-1] == name


def test_that_a_project_s_meeting_follows_the_law_of_the_meeting_it_is() -> None:
    assert rules().one(PROJECT, "notice_days") == rules().one(ASSEMBLY, "notice_days")
    assert rules("重庆市").allows(PROJECT, "base_exclusion")
    own = rules("山东省").find(PROJECT_REPRESENTATIVES, "quorum", chamber=None)
    assert [row.source[:4] for row in own] == ["村民一事"]


def test_that_a_figure_of_the_form_goes_before_one_for_every_form() -> None:
    general, own = figure("posting_days", 15), figure("posting_days", 20, form=GROUP)
    found = rule_set(general, own)
    assert found.one(GROUP, "posting_days") == own
    assert found.one(ASSEMBLY, "posting_days") == general
    assert found.one(None, "posting_days") == general
    assert found.find(GROUP, "posting_days") == (general, own)


@pytest.mark.parametrize(
    ("kind", "clause", "replies"),
    [
        (VillageKind.VILLAGE, "村民委员会组织法第三十五条", 1),
        (VillageKind.COMMUNITY, "城市居民委员会组织法第三十四条", 0),
    ],
)
def test_that_a_village_and_a_community_each_have_their_own_law(
    kind: VillageKind, clause: str, replies: int
) -> None:
    found = rules("重庆市").for_kind(kind)
    assert [row.clause for row in found.find(None, "posting_days")] == [clause]
    assert len(found.find(None, "reply_days")) == replies
    assert found.find(MeetingForm.RESIDENTS_ASSEMBLY, "quorum")
    assert (found.ids, found.in_force_from) == (("CN-2026", "重庆市"), date(2026, 1, 1))


def test_that_a_figure_for_both_kinds_may_not_slip_below_that_of_one() -> None:
    with pytest.raises(LooserRule):
        layer(rules(), rule_set(figure("posting_days", 10, kind=VillageKind.COMMUNITY)))
    villages_own = figure("publish_frequency", 2, of="一般事项", kind=VillageKind.COMMUNITY)
    assert villages_own in layer(rules(), rule_set(villages_own)).figures


def test_that_nothing_is_found_where_nothing_is_said() -> None:
    assert rules().one(GROUP, "notice_days") is None
    assert rules().find(GROUP, "notice_days") == ()
    assert not rules().allows(GROUP, "proxy")
    assert not rules().allows(GROUP, "notice_counts_meeting_day")
    assert rules().allows(MEMBERS, "online")


def test_that_a_value_is_read_as_what_it_is() -> None:
    assert figure("quorum", TWO_THIRDS).fraction == TWO_THIRDS
    assert figure("notice_days", 3).days == 3
    assert figure("proxy_limit", 3).fraction == 3
    assert figure("convener", "理事会").words == ("理事会",)
    assert figure("notice_form", ("书面", "张榜")).words == ("书面", "张榜")
    assert figure("convener", "理事会").fraction == 1
    assert figure("quorum", TWO_THIRDS).days == 0


@pytest.mark.parametrize(
    ("size", "numbers"), [(None, []), (0, [30]), (499, [30]), (500, [40]), (999, [40]), (1000, [50])]
)
def test_that_a_figure_fits_a_village_of_its_size(size: int | None, numbers: list[int]) -> None:
    rows = rules("浙江省").find(REPRESENTATIVES, "members_min")
    assert [row.days for row in rows if row.fits(size)] == numbers


def test_that_a_general_figure_fits_every_village() -> None:
    row = rules("四川省").one(REPRESENTATIVES, "members_min")
    assert row is not None
    assert row.fits(None)
    assert row.fits(3)


CHARTER_CASES: list[tuple[str, int | str, Value, bool]] = [
    ("村民代表会议.quorum", "3/4", Fraction(3, 4), False),
    ("村民代表会议.quorum", ">2/3", TWO_THIRDS, True),
    ("村民代表会议.majority", "2/3", TWO_THIRDS, False),
    ("村民代表会议.notice_days", 5, 5, False),
    ("村民会议.notice_days", "15", 15, False),
    ("posting_days", 20, 20, False),
    ("speaking_seconds", 120, 120, False),
    ("speaking_turns", 2, 2, False),
]


@pytest.mark.parametrize(("name", "value", "stands", "strict"), CHARTER_CASES)
def test_that_a_village_may_be_stricter_by_its_own_decision(
    name: str, value: int | str, stands: Value, strict: bool
) -> None:
    found = with_charter(rules(), {name: value}, "2026年1月8日村民会议决定")
    own = [row for row in found.for_kind(VillageKind.VILLAGE).figures if row.set_id == CHARTER]
    assert [(row.value, row.strict, row.clause, row.source) for row in own] == [
        (stands, strict, "2026年1月8日村民会议决定", CHARTER)
    ]
    assert found.ids == ("CN-2026", CHARTER)


def test_that_several_village_rules_stand_together() -> None:
    values: dict[str, int | str] = {"posting_days": 20, "speaking_turns": 3}
    found = with_charter(rules(), values, "章程")
    assert found.ids == ("CN-2026", CHARTER)
    own = found.for_kind(VillageKind.COMMUNITY).figures
    assert [row.days for row in own if row.set_id == CHARTER] == [20, 3]


def test_that_a_village_rule_keeps_the_choice_of_unit() -> None:
    found = with_charter(rules(), {"村民会议.quorum": "3/4"}, "章程").find(ASSEMBLY, "quorum")
    assert [(row.unit, row.value) for row in found] == [
        (Unit.PERSON, Fraction(3, 4)),
        (Unit.HOUSEHOLD, Fraction(3, 4)),
    ]


def test_that_a_village_rule_leaves_the_women_of_shandong_their_quorum() -> None:
    found = with_charter(rules("山东省"), {"村民代表会议.quorum": "3/4"}, "章程")
    women = found.one(REPRESENTATIVES, "quorum", chamber="妇女代表")
    assert women is not None
    assert (women.set_id, women.value) == ("山东省", TWO_THIRDS)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("村民代表会议.quorum", "1/2"),
        ("村民代表会议.majority", "1/2"),
        ("村民会议.notice_days", 7),
        ("posting_days", 7),
        ("村民代表会议.frequency", 1),
    ],
)
def test_that_a_looser_village_rule_is_refused(name: str, value: int | str) -> None:
    with pytest.raises(LooserRule) as refusal:
        with_charter(rules(), {name: value}, "章程")
    assert refusal.value.sentence.startswith("“村章程：")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("快慢", 5, "村章程里的“快慢”不是可以规定的事项"),
        ("广场会.notice_days", 5, "村章程里的“广场会.notice_days”不是可以规定的事项"),
        ("posting_days", "多挂几天", "村章程里“posting_days”的“多挂几天”应当是不小于0的整数"),
        ("村民代表会议.quorum", "4/3", "村章程里“村民代表会议.quorum”的“4/3”应当是大于0、不超过1的分数"),
        ("村民代表会议.quorum", 0, "村章程里“村民代表会议.quorum”的“0”应当是大于0、不超过1的分数"),
        ("posting_days", "31/2", "村章程里“posting_days”的“31/2”应当是不小于0的整数"),
        ("posting_days", ">20", "村章程里“posting_days”的“>20”应当是不小于0的整数"),
        ("posting_days", -1, "村章程里“posting_days”的“-1”应当是不小于0的整数"),
        ("村民会议.proxy", 1, "村章程里的“村民会议.proxy”不是可以规定的事项"),
        ("村民代表会议.quorum", "1/0", "村章程里“村民代表会议.quorum”的“1/0”应当是大于0、不超过1的分数"),
    ],
)
def test_that_a_village_rule_that_is_none_is_refused(name: str, value: int | str, sentence: str) -> None:
    with pytest.raises(Refused) as refusal:
        with_charter(rules(), {name: value}, "章程")
    assert (refusal.value.code, refusal.value.sentence) == ("CHARTER_UNKNOWN", sentence)


def test_that_an_entry_without_a_form_tightens_what_is_looser_and_leaves_the_rest() -> None:
    found = with_charter(rules("重庆市"), {"notice_days": 5}, "章程")
    days = {form: found.one(form, "notice_days") for form in (ASSEMBLY, REPRESENTATIVES, GROUP, MEMBERS)}
    assert {form: row and (row.days, row.set_id) for form, row in days.items()} == {
        ASSEMBLY: (10, "CN-2026"),
        REPRESENTATIVES: (5, CHARTER),
        GROUP: (5, CHARTER),
        MEMBERS: (10, "CN-2026"),
    }


def test_that_an_entry_without_a_form_that_tightens_nothing_is_refused() -> None:
    with pytest.raises(LooserRule):
        with_charter(rules("重庆市"), {"notice_days": 2}, "章程")
    with pytest.raises(LooserRule):
        with_charter(rules(), {"quorum": "1/3"}, "章程")


def test_that_a_share_without_a_form_tightens_every_form() -> None:
    found = with_charter(rules(), {"quorum": "3/4"}, "章程")
    assert {row.value for row in found.figures if row.rule == "quorum"} == {Fraction(3, 4)}
    half = with_charter(rules(), {"quorum": ">1/2"}, "章程")
    assert half.find(ASSEMBLY, "quorum")[1].value == TWO_THIRDS


def test_that_an_entry_for_one_form_leaves_the_others_their_law() -> None:
    found = with_charter(rules(), {"一事一议村民会议.notice_days": 15, "村民会议.posting_days": 20}, "章程")
    notice = [found.one(form, "notice_days") for form in (PROJECT, ASSEMBLY)]
    assert [row and row.days for row in notice] == [15, 10]
    posting = [found.one(form, "posting_days") for form in (ASSEMBLY, REPRESENTATIVES)]
    assert [row and row.days for row in posting] == [20, 15]


def test_that_a_set_finds_what_it_was_given() -> None:
    assert RuleSet((), (), DAY) == RuleSet((), (), DAY)
    assert rules().find(ASSEMBLY, "nothing of the kind") == ()

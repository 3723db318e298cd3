"""Which body decides, who leads, what may be delegated, who may ask."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.domain.law import (
    ASSEMBLY,
    GROUP,
    MEMBER_REPRESENTATIVES,
    MEMBERS,
    OWNERS,
    PROJECT,
    PROJECT_REPRESENTATIVES,
    REPRESENTATIVES,
    RESIDENT_REPRESENTATIVES,
    RESIDENTS,
    rules,
)
from xieshang_desktop.domain.figures import RuleSet
from xieshang_desktop.domain.routing import (
    ballot_needed,
    consulting_form,
    deciding_bodies,
    delegation_figure,
    lead,
    may_be_delegated,
    may_change,
    method_fits,
    needs_party_review,
    petition_figure,
    petition_threshold,
    special_procedure,
)
from xieshang_desktop.domain.vocabulary import (
    Matter,
    MeetingForm,
    Scope,
    TopicSource,
    VillageKind,
    VoteMethod,
)

VILLAGE, COMMUNITY = VillageKind.VILLAGE, VillageKind.COMMUNITY

# 村民委员会组织法第二十八条、第三十一条、第三十二条; 农村集体经济组织法第二十六条、第二十八条; 草原法第十三条
BODIES = [
    (Matter.PUBLIC_AFFAIRS, Scope.VILLAGE, VILLAGE, True, (REPRESENTATIVES, ASSEMBLY)),
    (Matter.PUBLIC_AFFAIRS, Scope.SOME_PEOPLE, VILLAGE, True, (REPRESENTATIVES, ASSEMBLY)),
    (Matter.PUBLIC_AFFAIRS, Scope.COMPOUND, VILLAGE, True, (REPRESENTATIVES, ASSEMBLY)),
    (Matter.PUBLIC_AFFAIRS, Scope.GROUP, VILLAGE, True, (GROUP,)),
    (Matter.PUBLIC_AFFAIRS, Scope.NATURAL_VILLAGE, VILLAGE, True, (GROUP,)),
    (Matter.PUBLIC_AFFAIRS, Scope.CROSS_VILLAGE, VILLAGE, True, ()),
    (Matter.PUBLIC_AFFAIRS, Scope.VILLAGE, COMMUNITY, True, (RESIDENT_REPRESENTATIVES, RESIDENTS)),
    (Matter.PUBLIC_AFFAIRS, Scope.GROUP, COMMUNITY, True, (RESIDENT_REPRESENTATIVES, RESIDENTS)),
    (Matter.VILLAGE_PLAN, Scope.VILLAGE, VILLAGE, True, (REPRESENTATIVES, ASSEMBLY)),
    (Matter.VILLAGE_PLAN, Scope.GROUP, VILLAGE, True, (REPRESENTATIVES, ASSEMBLY)),
    (Matter.VILLAGE_PLAN, Scope.CROSS_VILLAGE, VILLAGE, True, ()),
    (Matter.STIPENDS, Scope.VILLAGE, VILLAGE, True, (REPRESENTATIVES, ASSEMBLY)),
    (Matter.COLLECTIVE_FUNDS, Scope.VILLAGE, VILLAGE, True, (REPRESENTATIVES, ASSEMBLY)),
    (Matter.ASSISTANCE, Scope.VILLAGE, VILLAGE, True, (REPRESENTATIVES, ASSEMBLY)),
    (
        Matter.WELFARE_LEVY,
        Scope.VILLAGE,
        VILLAGE,
        True,
        (REPRESENTATIVES, ASSEMBLY, PROJECT, PROJECT_REPRESENTATIVES),
    ),
    (Matter.WELFARE_LEVY, Scope.VILLAGE, COMMUNITY, True, (RESIDENT_REPRESENTATIVES, RESIDENTS)),
    (Matter.CHARTER, Scope.VILLAGE, VILLAGE, True, (ASSEMBLY,)),
    (Matter.CHARTER, Scope.VILLAGE, COMMUNITY, True, (RESIDENTS, RESIDENT_REPRESENTATIVES)),
    (Matter.LAND_CONTRACT, Scope.VILLAGE, VILLAGE, True, (MEMBERS,)),
    (Matter.LAND_CONTRACT, Scope.VILLAGE, VILLAGE, False, (ASSEMBLY,)),
    (Matter.LAND_CONTRACT, Scope.GROUP, VILLAGE, True, (GROUP, MEMBERS)),
    (Matter.LAND_CONTRACT, Scope.GROUP, VILLAGE, False, (GROUP,)),
    (Matter.LAND_CONTRACT, Scope.CROSS_VILLAGE, VILLAGE, True, ()),
    (Matter.HOUSE_PLOTS, Scope.VILLAGE, VILLAGE, True, (MEMBERS,)),
    (Matter.LAND_COMPENSATION, Scope.VILLAGE, VILLAGE, True, (MEMBERS,)),
    (Matter.LAND_COMPENSATION, Scope.VILLAGE, VILLAGE, False, (ASSEMBLY,)),
    (Matter.MEMBERSHIP, Scope.VILLAGE, VILLAGE, True, (MEMBERS,)),
    (Matter.COLLECTIVE_INCOME, Scope.VILLAGE, VILLAGE, True, (MEMBERS, MEMBER_REPRESENTATIVES)),
    (Matter.COLLECTIVE_INCOME, Scope.GROUP, VILLAGE, True, (MEMBERS, MEMBER_REPRESENTATIVES, GROUP)),
    (Matter.COLLECTIVE_INCOME, Scope.VILLAGE, VILLAGE, False, (ASSEMBLY,)),
    (Matter.PASTURE_CONTRACT, Scope.VILLAGE, VILLAGE, True, (ASSEMBLY, REPRESENTATIVES)),
    (Matter.PASTURE_CONTRACT, Scope.CROSS_VILLAGE, VILLAGE, True, ()),
    (Matter.COMMON_PARTS, Scope.COMPOUND, COMMUNITY, True, (OWNERS,)),
    (Matter.COMMON_PARTS, Scope.COMPOUND, VILLAGE, True, (OWNERS,)),
]


@pytest.mark.parametrize(("matter", "scope", "kind", "collective", "bodies"), BODIES)
def test_that_each_matter_goes_to_the_body_that_may_decide_it(
    matter: Matter, scope: Scope, kind: VillageKind, collective: bool, bodies: tuple[MeetingForm, ...]
) -> None:
    assert deciding_bodies(rules(), matter, scope, kind, collective=collective) == bodies


def test_that_every_matter_has_been_asked_after() -> None:
    assert {matter for matter, *_ in BODIES} == set(Matter)


@pytest.mark.parametrize("province", ["海南省", "上海市", "河北省", "重庆市", "山东省"])
def test_that_no_province_leaves_the_village_s_rules_to_representatives(province: str) -> None:
    assert deciding_bodies(rules(province), Matter.CHARTER, Scope.VILLAGE) == (ASSEMBLY,)
    assert not may_be_delegated(rules(province), Matter.CHARTER)
    figure = delegation_figure(rules(province), Matter.CHARTER)
    assert figure is not None
    assert figure.rule == "not_delegable"


def test_that_a_clause_is_named_for_what_may_be_delegated() -> None:
    figure = delegation_figure(rules(), Matter.STIPENDS)
    assert figure is not None
    assert (figure.rule, figure.clause) == ("delegable", "村民委员会组织法第二十八条")
    assert delegation_figure(rules(), Matter.LAND_CONTRACT) is None
    assert not may_be_delegated(rules(), Matter.LAND_CONTRACT)
    assert may_be_delegated(rules(), Matter.CHARTER, COMMUNITY)


def test_that_a_matter_the_province_keeps_goes_to_the_assembly_alone() -> None:
    assert deciding_bodies(rules(), Matter.HOUSE_PLOTS, Scope.VILLAGE, collective=False) == (ASSEMBLY,)


@pytest.mark.parametrize(
    ("scope", "kind", "leader"),
    [
        (Scope.VILLAGE, VILLAGE, "村民委员会"),
        (Scope.SOME_PEOPLE, VILLAGE, "村民委员会"),
        (Scope.COMPOUND, VILLAGE, "村民委员会"),
        (Scope.GROUP, VILLAGE, "村民小组"),
        (Scope.NATURAL_VILLAGE, VILLAGE, "村民小组"),
        (Scope.CROSS_VILLAGE, VILLAGE, "乡镇党委（街道党工委）"),
        (Scope.VILLAGE, COMMUNITY, "居民委员会"),
        (Scope.COMPOUND, COMMUNITY, "居民委员会"),
        (Scope.GROUP, COMMUNITY, "居民委员会"),
        (Scope.CROSS_VILLAGE, COMMUNITY, "乡镇党委（街道党工委）"),
    ],
)
def test_that_who_leads_follows_from_the_scope(scope: Scope, kind: VillageKind, leader: str) -> None:
    assert lead(scope, kind) == leader


@pytest.mark.parametrize(
    ("matter", "scope", "important", "needed"),
    [
        (Matter.STIPENDS, Scope.VILLAGE, False, True),
        (Matter.LAND_CONTRACT, Scope.GROUP, False, True),
        (Matter.PUBLIC_AFFAIRS, Scope.VILLAGE, False, False),
        (Matter.PUBLIC_AFFAIRS, Scope.VILLAGE, True, True),
        (Matter.COMMON_PARTS, Scope.COMPOUND, True, False),
        (Matter.STIPENDS, Scope.CROSS_VILLAGE, True, False),
    ],
)
def test_that_the_party_organisation_studies_important_matters_first(
    matter: Matter, scope: Scope, important: bool, needed: bool
) -> None:
    assert needs_party_review(matter, scope, important=important) is needed


def test_that_wide_impact_asks_for_a_hearing() -> None:
    found = special_procedure(wide_impact=True, specialised=False, scope=Scope.VILLAGE)
    assert (found.hearing, found.experts, found.township) == (True, False, False)
    assert found.forms == (MeetingForm.TOPICAL_COUNCIL, MeetingForm.HEARING)
    assert found.clause == "中办发〔2015〕41号二（四）"


def test_that_specialised_matters_ask_for_experts() -> None:
    found = special_procedure(wide_impact=False, specialised=True, scope=Scope.VILLAGE)
    assert (found.hearing, found.experts, found.township, found.forms) == (False, True, False, ())
    assert found.clause == "中办发〔2015〕41号二（二）"


def test_that_the_township_lays_down_the_procedure_across_villages() -> None:
    found = special_procedure(wide_impact=False, specialised=False, scope=Scope.CROSS_VILLAGE)
    assert (found.township, found.clause) == (True, "中办发〔2015〕41号二（四）")


def test_that_co_signers_are_told_how_many_are_missing() -> None:
    found = petition_threshold(rules("重庆市"), TopicSource.JOINT_REPRESENTATIVES, 40)
    assert found is not None
    assert found.sentence(7) == "联名7人，应有8人（40人的五分之一），还差1人（渝民发〔2016〕32号一）"
    assert found.sentence(9) == "联名9人，应有8人（40人的五分之一），已够（渝民发〔2016〕32号一）"


def test_that_nobody_can_sign_where_there_is_nobody() -> None:
    found = petition_threshold(rules(), ASSEMBLY, 0, "村民")
    assert found is not None
    assert not found.met(0)


@pytest.mark.parametrize(
    ("source", "base", "needed", "clause"),
    [
        (TopicSource.JOINT_VILLAGERS, 3000, 300, "城市居民委员会组织法第二十六条"),
        (TopicSource.JOINT_REPRESENTATIVES, 60, 12, "城市居民委员会组织法第二十八条"),
    ],
)
def test_that_residents_have_their_own_thresholds(
    source: TopicSource, base: int, needed: int, clause: str
) -> None:
    found = petition_threshold(rules(), source, base, kind=COMMUNITY)
    assert found is not None
    assert (found.needed, found.clause) == (needed, clause)


def test_that_a_notice_for_the_city_holds_for_its_residents_too() -> None:
    found = petition_threshold(rules("重庆市"), TopicSource.JOINT_VILLAGERS, 3000, kind=COMMUNITY)
    assert found is not None
    assert found.clause == "渝民发〔2016〕32号一"


def test_that_only_joint_proposals_have_a_threshold() -> None:
    assert petition_threshold(rules(), TopicSource.COMMITTEE, 30) is None


def test_that_nobody_may_demand_what_no_law_lets_them() -> None:
    assert petition_threshold(rules(), MEMBERS, 100, "成员") is None
    assert petition_threshold(rules(), ASSEMBLY, 100, "驻村单位") is None


def test_that_a_share_asked_for_finds_its_figure() -> None:
    figure = petition_figure(rules(), ASSEMBLY, "1/3村民代表")
    assert figure is not None
    assert figure.of == "村民代表"
    assert petition_figure(rules(), ASSEMBLY, "三分之一以上的村民代表") == figure
    assert petition_figure(rules(), ASSEMBLY, "村民代表联名") == figure
    figure = petition_figure(rules(), ASSEMBLY, "村民 1/10")
    assert figure is not None
    assert figure.of == "村民"


def test_that_who_may_amend_the_village_s_rules_is_not_who_may_demand_a_meeting() -> None:
    figure = petition_figure(rules("四川省"), ASSEMBLY, None)
    assert figure is not None
    assert figure.occasion is None


def test_that_zhejiang_asks_for_a_ballot_at_the_assembly() -> None:
    figure = ballot_needed(rules("浙江省"), ASSEMBLY, Matter.CHARTER)
    assert figure is not None
    assert figure.clause == "浙江省实施办法第十七条"
    assert ballot_needed(rules("浙江省"), REPRESENTATIVES, Matter.STIPENDS) is None
    assert ballot_needed(rules(), ASSEMBLY, Matter.CHARTER) is None


def test_that_a_collective_is_there_unless_it_is_said_that_none_is() -> None:
    assert deciding_bodies(rules(), Matter.LAND_CONTRACT, Scope.VILLAGE) == (MEMBERS,)
    assert not needs_party_review(Matter.PUBLIC_AFFAIRS, Scope.VILLAGE)


def test_that_what_one_clause_grants_and_another_forbids_is_forbidden() -> None:
    kept = rules().one(REPRESENTATIVES, "not_delegable")
    assert kept is not None
    forbidding = replace(kept, value=("误工补贴人员和标准",))
    found = RuleSet(("试",), (*rules().find(REPRESENTATIVES, "delegable"), forbidding), date(2026, 1, 1))
    assert not may_be_delegated(found, Matter.STIPENDS)
    assert may_be_delegated(found, Matter.VILLAGE_PLAN)


def test_that_a_ballot_is_asked_for_only_where_the_clause_says_so() -> None:
    row = ballot_needed(rules("浙江省"), ASSEMBLY)
    assert row is not None
    special = RuleSet(("试",), (replace(row, matter=Matter.CHARTER),), date(2026, 1, 1))
    assert ballot_needed(special, ASSEMBLY, Matter.CHARTER) is not None
    assert ballot_needed(special, ASSEMBLY, Matter.STIPENDS) is None
    none = RuleSet(("试",), (replace(row, value=False),), date(2026, 1, 1))
    assert ballot_needed(none, ASSEMBLY, Matter.STIPENDS) is None


@pytest.mark.parametrize(
    ("method", "open_fits", "secret_fits"),
    [
        (VoteMethod.SECRET_BALLOT, True, True),
        (VoteMethod.BEANS, True, True),
        (VoteMethod.ROLL_CALL, True, False),
        (VoteMethod.SHOW_OF_HANDS, False, False),
        (VoteMethod.WRITTEN, False, False),
    ],
)
def test_that_a_ballot_may_be_by_name_and_a_secret_one_may_not(
    method: VoteMethod, open_fits: bool, secret_fits: bool
) -> None:
    figure = ballot_needed(rules("浙江省"), ASSEMBLY)
    assert figure is not None
    assert method_fits(figure, method) is open_fits
    assert method_fits(replace(figure, of="无记名"), method) is secret_fits


@pytest.mark.parametrize(
    ("decided", "changing", "may"),
    [
        (REPRESENTATIVES, REPRESENTATIVES, True),
        (REPRESENTATIVES, ASSEMBLY, True),
        (ASSEMBLY, REPRESENTATIVES, False),
        (RESIDENT_REPRESENTATIVES, RESIDENTS, True),
        (RESIDENT_REPRESENTATIVES, ASSEMBLY, False),
        (PROJECT_REPRESENTATIVES, PROJECT, True),
        (PROJECT_REPRESENTATIVES, REPRESENTATIVES, True),
        (REPRESENTATIVES, PROJECT, True),
        (PROJECT, REPRESENTATIVES, False),
        (MEMBER_REPRESENTATIVES, MEMBERS, True),
        (MEMBERS, MEMBER_REPRESENTATIVES, False),
        (GROUP, ASSEMBLY, False),
        (MEMBERS, MEMBERS, True),
    ],
)
def test_that_a_decision_is_changed_at_its_level_or_by_the_assembly_above(
    decided: MeetingForm, changing: MeetingForm, may: bool
) -> None:
    assert may_change(decided, changing) is may


@pytest.mark.parametrize(
    ("scope", "wide", "usual", "form", "reason"),
    [
        (Scope.VILLAGE, True, (), MeetingForm.HEARING, "涉及面广、关注度高的，用专题议事会或民主听证会"),
        (
            Scope.GROUP,
            False,
            (MeetingForm.COURTYARD,),
            MeetingForm.GROUP_CONSULTATION,
            "只涉及村民小组，就近开",
        ),
        (Scope.COMPOUND, False, (), MeetingForm.COMPOUND_CONSULTATION, "只涉及小区，就近开"),
        (Scope.VILLAGE, False, (MeetingForm.COURTYARD,), MeetingForm.COURTYARD, "本村方案里常用"),
        (
            Scope.SOME_PEOPLE,
            False,
            (MeetingForm.VILLAGERS_ASSEMBLY,),
            MeetingForm.CONSULTATION,
            "一般事项",
        ),
    ],
)
def test_that_the_form_of_a_consultation_follows_impact_scope_and_the_villages_plan(
    scope: Scope, wide: bool, usual: tuple[MeetingForm, ...], form: MeetingForm, reason: str
) -> None:
    assert consulting_form(scope, wide, usual) == (form, reason)

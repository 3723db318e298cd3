"""The plan that a kind of village starts from."""

from __future__ import annotations

from xieshang_desktop.domain.plans import PLANS, USUAL, plan_for
from xieshang_desktop.domain.vocabulary import VillageProfile


def test_that_the_plan_follows_the_kind_of_village_and_is_the_usual_one_where_none_is_chosen() -> None:
    assert plan_for(None) is USUAL
    assert plan_for(VillageProfile.SPARSE) is PLANS[VillageProfile.SPARSE]


def test_that_an_area_of_minorities_speaks_more_than_one_language() -> None:
    assert len(plan_for(VillageProfile.ETHNIC).languages) == 2

"""Quorum and verdict: their sentences, their corners, and what must never help."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.law import (
    ASSEMBLY,
    HEARING,
    MEMBER_REPRESENTATIVES,
    OWNERS,
    PROJECT_REPRESENTATIVES,
    REPRESENTATIVES,
    rules,
)
from xieshang_desktop.domain.counting import (
    IN_ROOM,
    Count,
    Decision,
    PassLine,
    Quorum,
    Share,
    chambers_needed,
    decide,
    lines_for_vote,
    pass_lines,
    quorum,
    stricter_or_equal,
    units_allowed,
    verdict_sentence,
)
from xieshang_desktop.domain.figures import Figure, RuleSet
from xieshang_desktop.domain.ruleset import layer
from xieshang_desktop.domain.vocabulary import BaseOf, Matter, MeetingForm, Unit, Verdict
from xieshang_desktop.errors import Refused

HALF_PRESENT = PassLine(BaseOf.PRESENT, Share(Fraction(1, 2), strict=True), clause="村民委员会组织法第三十条")


def representatives(present: int, base: int = 45, **more: Any) -> Quorum:
    return quorum(rules(), REPRESENTATIVES, Unit.PERSON, base=base, present=present, **more)


def test_that_a_quorum_just_missed_says_how_many_are_missing_and_why() -> None:
    found = representatives(29)
    assert found.sentence == (
        "应到45人，实到29人，还差1人达到三分之二（30人），依法不能开会（村民委员会组织法第三十条）"
    )
    assert (found.met, found.missing, found.needed) == (False, 1, 30)


def test_that_a_quorum_reached_says_by_what() -> None:
    found = representatives(34)
    assert found.sentence == "应到45人，实到34人（≥30，达到三分之二）"
    assert (found.met, found.missing, found.clause) == (True, 0, "村民委员会组织法第三十条")


def test_that_those_left_out_of_the_base_are_told() -> None:
    found = quorum(rules("重庆市"), ASSEMBLY, Unit.PERSON, base=700, present=351, excluded=112)
    assert found.sentence == "应到700人（依法不计入112人），实到351人（≥351，达到过半数）"


def test_that_nobody_entitled_is_no_quorum() -> None:
    found = representatives(0, base=0)
    assert (found.met, found.needed) == (False, None)
    assert found.sentence == "应到0人，无从计算人数，依法不能开会（村民委员会组织法第三十条）"


def test_that_those_who_left_are_not_told_as_if_they_had_never_come() -> None:
    found = quorum(rules(), REPRESENTATIVES, Unit.PERSON, base=12, present=7, roll=IN_ROOM)
    assert found.sentence == (
        "应到12人，在场7人，还差1人达到三分之二（8人），依法不能表决（村民委员会组织法第三十条）"
    )


def test_that_a_consulting_form_asks_for_none() -> None:
    found = quorum(rules(), MeetingForm.CONSULTATION, Unit.PERSON, base=12, present=3)
    assert (found.met, found.needed, found.clause) == (True, None, "")
    assert found.sentence == "应到12人，实到3人，协商会议没有法定人数"


def test_that_a_deciding_form_without_a_figure_may_begin_with_whoever_comes() -> None:
    found = quorum(rules(), MEMBER_REPRESENTATIVES, Unit.PERSON, base=30, present=3)
    assert (found.met, found.needed, found.sentence) == (True, None, "应到30人，实到3人")


def test_that_too_few_women_representatives_block_the_meeting_in_shandong() -> None:
    found = quorum(
        rules("山东省"), REPRESENTATIVES, Unit.PERSON, base=45, present=34, chambers={"妇女代表": (9, 15)}
    )
    assert (found.met, found.missing) == (False, 1)
    assert found.sentence == (
        "应到45人，实到34人（≥30，达到三分之二）；妇女代表15人，实到9人，还差1人达到三分之二（10人），"
        "依法不能开会（村民委员会组织法第三十条、山东省实施办法第二十四条）"
    )


def test_that_what_is_missing_is_the_greater_lack() -> None:
    found = quorum(
        rules("山东省"), REPRESENTATIVES, Unit.PERSON, base=45, present=20, chambers={"妇女代表": (9, 15)}
    )
    assert found.missing == 10


def test_that_a_part_without_members_is_reported_and_does_not_block() -> None:
    found = quorum(rules("山东省"), REPRESENTATIVES, Unit.PERSON, base=30, present=20)
    assert found.met
    assert found.sentence == "应到30人，实到20人（≥20，达到三分之二）；名单里没有妇女代表"


def test_that_a_part_that_is_there_is_told_too() -> None:
    found = quorum(
        rules("山东省"), REPRESENTATIVES, Unit.PERSON, base=30, present=20, chambers={"妇女代表": (6, 9)}
    )
    assert found.chambers[0].sentence == "妇女代表9人，实到6人（≥6，达到三分之二）"


def test_that_households_and_square_metres_are_told_in_their_measure() -> None:
    households = quorum(rules(), ASSEMBLY, Unit.HOUSEHOLD, base=236, present=157)
    assert households.sentence == (
        "应到236户，实到157户，还差1户达到三分之二（158户），依法不能开会（村民委员会组织法第二十六条）"
    )
    area = quorum(rules(), OWNERS, Unit.AREA, base=900, present=600)
    assert area.sentence == "应到900平方米，实到600平方米（≥600，达到三分之二）"


def test_that_one_person_alone_can_be_a_quorum() -> None:
    assert representatives(1, base=1).sentence == "应到1人，实到1人（≥1，达到三分之二）"
    one = quorum(
        rules("山东省"), REPRESENTATIVES, Unit.PERSON, base=1, present=1, chambers={"妇女代表": (1, 1)}
    )
    assert one.chambers[0].sentence == "妇女代表1人，实到1人（≥1，达到三分之二）"


def test_that_nobody_is_missing_where_nobody_is_asked_for() -> None:
    assert representatives(0, base=0).missing == 0
    assert quorum(rules(), MeetingForm.CONSULTATION, Unit.PERSON, base=12, present=3).missing == 0


def test_that_a_part_without_members_needs_none_whatever_its_share() -> None:
    figure = rules("山东省").one(REPRESENTATIVES, "quorum", chamber="妇女代表")
    assert figure is not None
    own = RuleSet(("试",), (replace(figure, value=Fraction(1, 2), strict=True),), date(2026, 1, 1))
    part = quorum(own, REPRESENTATIVES, Unit.PERSON, base=30, present=20).chambers[0]
    assert (part.present, part.base, part.needed, part.met) == (0, 0, 0, True)


def test_that_a_hearing_short_of_its_own_line_is_not_called_unlawful() -> None:
    found = quorum(
        rules("昆山市"), HEARING, Unit.PERSON, base=34, present=22, chambers={"村民代表": (18, 26)}
    )
    assert found.sentence.endswith("，没有达到规定人数（昆山市民主听证）")
    empty = quorum(rules("昆山市"), HEARING, Unit.PERSON, base=0, present=0)
    assert empty.sentence == "应到0人，无从计算人数，没有达到规定人数（昆山市民主听证）"


def test_that_the_women_of_shandong_count_at_a_project_s_meeting_too() -> None:
    assert chambers_needed(rules("山东省"), REPRESENTATIVES) == ("妇女代表",)
    assert chambers_needed(rules(), REPRESENTATIVES) == ()


def test_that_the_unit_is_chosen_where_the_law_leaves_a_choice() -> None:
    assert units_allowed(rules(), ASSEMBLY) == (Unit.PERSON, Unit.HOUSEHOLD)
    assert units_allowed(rules(), REPRESENTATIVES) == (Unit.PERSON,)
    assert units_allowed(rules(), MeetingForm.CONSULTATION) == (Unit.PERSON,)
    assert units_allowed(rules(), OWNERS) == (Unit.PERSON,)


@given(st.integers(1, 900), st.integers(0, 900), st.sampled_from([ASSEMBLY, REPRESENTATIVES]))
def test_that_one_more_absent_person_never_helps_the_quorum(
    base: int, present: int, form: MeetingForm
) -> None:
    before = quorum(rules(), form, Unit.PERSON, base=base, present=present)
    after = quorum(rules(), form, Unit.PERSON, base=base + 1, present=present)
    assert before.met or not after.met


@given(st.integers(0, 900), st.integers(0, 900))
def test_that_one_more_who_comes_never_harms_the_quorum(base: int, present: int) -> None:
    before = representatives(present, base)
    after = representatives(present + 1, base)
    assert after.met or not before.met


fractions = st.fractions(min_value=Fraction(1, 60), max_value=1, max_denominator=60)


def overlay(rule: str, fraction: Fraction, strict: bool, **more: Any) -> RuleSet:
    day = date(2026, 1, 1)
    figure = Figure(
        set_id="试", rule=rule, value=fraction, strict=strict, clause="试", source="试", checked=day, **more
    )
    return RuleSet(("试",), (figure,), day)


@given(fractions, st.booleans(), st.integers(0, 200), st.integers(0, 200))
def test_that_a_stricter_overlay_never_lets_a_meeting_begin_that_the_law_does_not(
    fraction: Fraction, strict: bool, base: int, present: int
) -> None:
    narrower = {"form": REPRESENTATIVES, "of": "应到", "unit": Unit.PERSON}
    try:
        both = layer(rules(), overlay("quorum", fraction, strict, **narrower))
    except Refused:
        assert (fraction, strict) < (Fraction(2, 3), False)
        return
    found = quorum(both, REPRESENTATIVES, Unit.PERSON, base=base, present=present)
    assert representatives(present, base).met or not found.met


@given(fractions, st.booleans(), st.integers(0, 200), st.integers(0, 200))
def test_that_a_stricter_overlay_never_lets_a_vote_pass_that_the_law_does_not(
    fraction: Fraction, strict: bool, base: int, votes: int
) -> None:
    count = Count(for_=votes, against=0, abstain=0)
    try:
        both = layer(rules(), overlay("majority", fraction, strict, form=REPRESENTATIVES, of="到会"))
    except Refused:
        return
    after = decide(pass_lines(both, REPRESENTATIVES), {"到会": base}, count)
    before = decide(pass_lines(rules(), REPRESENTATIVES), {"到会": base}, count)
    assert before.verdict is Verdict.PASSED or after.verdict is not Verdict.PASSED


def test_that_a_verdict_is_a_sentence_with_its_figures() -> None:
    decision = decide((HALF_PRESENT,), {"到会": 34}, Count(for_=18, against=10, abstain=6))
    sentence = verdict_sentence(representatives(34), decision)
    assert sentence == "应到45人，实到34人（≥30，达到三分之二）；赞成18票，需18票，通过。"
    assert decision == Decision(
        Verdict.PASSED, 18, 34, "到会过半数", "赞成18票，需18票，通过", "村民委员会组织法第三十条"
    )


def test_that_a_vote_that_fails_says_by_how_much() -> None:
    decision = decide((HALF_PRESENT,), {"到会": 43}, Count(for_=21, against=12, abstain=10))
    assert verdict_sentence(None, decision) == "赞成21票，需22票，还差1票，未通过。"
    told = verdict_sentence(None, decision, with_clause=True)
    assert told == "赞成21票，需22票，还差1票，未通过（村民委员会组织法第三十条）。"


def test_that_a_clause_is_not_made_up_where_there_is_none() -> None:
    line = PassLine(BaseOf.PRESENT, Share(Fraction(1, 2), strict=True))
    decision = decide((line,), {"到会": 3}, Count(for_=2, against=1, abstain=0))
    assert verdict_sentence(None, decision, with_clause=True) == "赞成2票，需2票，通过。"


def test_that_every_clause_is_cited_once() -> None:
    own = PassLine(BaseOf.ALL, Share(Fraction(1, 2), strict=True), clause="章程")
    decision = decide((HALF_PRESENT, own, own), {"到会": 3, "全体": 3}, Count(for_=2, against=1, abstain=0))
    assert decision.clause == "村民委员会组织法第三十条、章程"


def test_that_no_vote_in_favour_is_told_as_none() -> None:
    decision = decide((HALF_PRESENT,), {"到会": 1}, Count(for_=0, against=1, abstain=0))
    assert decision.sentence == "赞成0票，需1票，还差1票，未通过"
    by_area = PassLine(BaseOf.ALL, Share(Fraction(1, 2), strict=True), Unit.AREA)
    none = Count(for_=0, against=1, abstain=0, for_area=Decimal(0))
    assert decide((by_area,), {"全体面积": Decimal(1)}, none).verdict is Verdict.NOT_PASSED


def test_that_a_tie_does_not_pass() -> None:
    decision = decide((HALF_PRESENT,), {"到会": 40}, Count(for_=20, against=20, abstain=0))
    assert decision.verdict is Verdict.NOT_PASSED


def test_that_the_silent_the_abstaining_and_the_spoiled_stay_in_a_base_of_those_present() -> None:
    count = Count(for_=17, against=0, abstain=5, invalid=5, not_voted=7)
    assert decide((HALF_PRESENT,), {"到会": 34}, count).verdict is Verdict.NOT_PASSED


@pytest.mark.parametrize("of", list(BaseOf))
def test_that_no_base_gives_no_verdict(of: BaseOf) -> None:
    line = PassLine(of, Share(Fraction(2, 3)))
    decision = decide((line,), {str(of): 0}, Count(for_=0, against=0, abstain=0))
    assert (decision.verdict, decision.needed, decision.base) == (None, None, 0)
    assert decision.sentence == f"{of}是0，不作结论"


def test_that_an_unknown_base_gives_no_verdict() -> None:
    assert decide((HALF_PRESENT,), {}, Count(for_=3, against=0, abstain=0)).verdict is None


def test_that_no_count_gives_no_verdict() -> None:
    decision = decide((HALF_PRESENT,), {"到会": 34}, Count())
    assert (decision.verdict, decision.sentence) == (None, "没有计票，不作结论")


def test_that_a_vote_without_a_line_gives_no_verdict() -> None:
    decision = decide((), {"到会": 34}, Count(for_=34, against=0, abstain=0))
    assert (decision.verdict, decision.rule) == (None, "")
    assert decision.sentence == "协商性的表决，没有定通过线，不作结论"


def test_that_owners_need_both_area_and_heads() -> None:
    lines = pass_lines(rules(), OWNERS, Matter.COMMON_PARTS)
    bases: dict[str, int | Decimal] = {"到会": 10, "到会面积": Decimal("1000.00")}
    count = Count(for_=8, against=2, abstain=0, for_area=Decimal("749.99"))
    decision = decide(lines, bases, count)
    assert decision.sentence == "赞成749.99平方米，需750平方米，还差0.01平方米，赞成8票，需8票，未通过"
    assert decision.rule == "到会面积四分之三以上，且到会四分之三以上"
    assert (decision.needed, decision.base) == (8, 10)


def test_that_an_area_is_never_held_against_a_number_of_heads() -> None:
    lines = pass_lines(rules(), OWNERS)
    count = Count(for_=6, against=4, abstain=0, for_area=Decimal("600"))
    assert decide(lines, {"到会": 10}, count).verdict is None
    assert decide(lines, {"到会": 10, "到会面积": Decimal(1000)}, Count(for_=6)).verdict is None


def test_that_a_line_of_area_alone_is_told_in_whole_square_metres() -> None:
    line = PassLine(BaseOf.ALL, Share(Fraction(1, 2), strict=True), Unit.AREA)
    count = Count(for_=1, against=0, abstain=0, for_area=Decimal("50.06"))
    decision = decide((line,), {"全体面积": Decimal("100.1")}, count)
    assert (decision.verdict, decision.needed, decision.base) == (Verdict.PASSED, 51, 101)
    assert decision.sentence == "赞成50.06平方米，需50.06平方米，通过"


def test_that_households_stood_for_count_where_the_rule_says_so() -> None:
    lines = pass_lines(rules(), PROJECT_REPRESENTATIVES, Matter.WELFARE_LEVY)
    count = Count(for_=5, against=3, abstain=0, for_households=61)
    decision = decide(lines, {"代表户": 120}, count)
    assert decision.sentence == "赞成61户，需61户，通过"
    by_heads = decide(lines, {"代表户": 120}, Count(for_=61, against=0, abstain=0))
    assert by_heads.verdict is Verdict.PASSED


def test_that_a_special_matter_has_its_own_line_and_the_rest_the_general_one() -> None:
    pasture = pass_lines(rules(), ASSEMBLY, Matter.PASTURE_CONTRACT)
    assert [line.words() for line in pasture] == ["全体三分之二以上"]
    assert [line.words() for line in pass_lines(rules(), ASSEMBLY, Matter.CHARTER)] == ["到会过半数"]


def test_that_consulting_forms_have_no_line_in_law() -> None:
    assert pass_lines(rules("昆山市"), HEARING) == ()
    assert pass_lines(rules(), MeetingForm.COUNCIL, Matter.WELFARE_LEVY) == ()


def line(of: BaseOf, text: str, strict: bool = False, unit: Unit = Unit.PERSON) -> PassLine:
    return PassLine(of, Share.parse(text, strict), unit)


@pytest.mark.parametrize(
    ("given_line", "stricter"),
    [
        (line(BaseOf.PRESENT, "1/2", strict=True), True),
        (line(BaseOf.PRESENT, "2/3"), True),
        (line(BaseOf.ENTITLED, "1/2", strict=True), True),
        (line(BaseOf.ALL, "2/3"), True),
        (line(BaseOf.PRESENT, "1/2"), False),
        (line(BaseOf.PRESENT, "1/3", strict=True), False),
        (line(BaseOf.ALL, "1/2"), False),
        (line(BaseOf.VALID, "2/3"), False),
        (line(BaseOf.RETURNED, "1"), False),
        (line(BaseOf.ISSUED, "3/4"), False),
        (line(BaseOf.REPRESENTED_HOUSEHOLDS, "3/4"), False),
        (line(BaseOf.PRESENT, "2/3", unit=Unit.HOUSEHOLD), False),
    ],
)
def test_that_a_village_s_own_line_may_only_be_stricter(given_line: PassLine, stricter: bool) -> None:
    assert stricter_or_equal(given_line, HALF_PRESENT) is stricter


def test_that_households_stood_for_compare_with_themselves() -> None:
    law = line(BaseOf.REPRESENTED_HOUSEHOLDS, "1/2", strict=True)
    assert stricter_or_equal(line(BaseOf.REPRESENTED_HOUSEHOLDS, "2/3"), law)
    assert not stricter_or_equal(line(BaseOf.ALL, "2/3"), law)


def test_that_a_stricter_line_takes_the_place_of_the_law_s() -> None:
    own = line(BaseOf.ENTITLED, "2/3")
    assert lines_for_vote((HALF_PRESENT,), own) == (own,)
    assert lines_for_vote((HALF_PRESENT,), None) == (HALF_PRESENT,)
    assert lines_for_vote((), own) == (own,)


def test_that_a_stricter_line_leaves_the_law_s_other_line_standing() -> None:
    law = pass_lines(rules(), OWNERS, Matter.COMMON_PARTS)
    own = line(BaseOf.ALL, "3/4")
    assert lines_for_vote(law, own) == (law[0], own)


def test_that_a_weaker_line_is_refused_with_both_named() -> None:
    with pytest.raises(Refused) as refusal:
        lines_for_vote((HALF_PRESENT,), line(BaseOf.VALID, "1/2", strict=True))
    assert refusal.value.code == "PASS_RULE_WEAKER_THAN_LAW"
    assert refusal.value.sentence == (
        "村里定的“有效过半数”低于法定的“到会过半数”（村民委员会组织法第三十条），只能更严"
    )


@pytest.mark.parametrize(
    "kept", [HALF_PRESENT, line(BaseOf.ALL, "2/3"), line(BaseOf.PRESENT, "3/4", unit=Unit.AREA)]
)
def test_that_a_frozen_line_is_read_back_as_it_was(kept: PassLine) -> None:
    assert PassLine.from_json(kept.to_json()) == kept


def test_that_a_scenario_s_pass_rule_is_read() -> None:
    assert PassLine.from_json({"of": "到会", "more_than": "1/2"}).words() == "到会过半数"
    assert PassLine.from_json({"of": "全体", "at_least": "2/3"}).words() == "全体三分之二以上"


@pytest.mark.parametrize(
    "data",
    [
        {"of": "到会"},
        {"of": "到会", "more_than": "1/2", "at_least": "2/3"},
        {"of": "在场", "more_than": "1/2"},
        {"of": "到会", "more_than": "3/2"},
        {"of": "到会", "more_than": "一半"},
        {"of": "到会", "more_than": "1/2", "unit": "头"},
    ],
)
def test_that_a_pass_rule_that_is_none_is_refused(data: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"写|分数|not a valid|Invalid"):
        PassLine.from_json(data)

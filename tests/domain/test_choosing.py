"""Choosing among plans: the most votes, ties put again, a line that must be reached."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xieshang_desktop.domain.choosing import choose, points
from xieshang_desktop.domain.pass_lines import PassLine
from xieshang_desktop.domain.shares import Share
from xieshang_desktop.domain.vocabulary import BaseOf

MORE_THAN_HALF = PassLine(BaseOf.PRESENT, Share.parse("1/2", strict=True))

counts = st.dictionaries(st.sampled_from("甲乙丙丁戊己"), st.integers(0, 40), min_size=1)


def test_that_the_plan_with_the_most_votes_is_chosen() -> None:
    choice = choose({"甲案": 10, "乙案": 20, "丙案": 4}, 1)
    assert (choice.chosen, choice.runoff) == (("乙案",), ())
    assert choice.sentence == "乙案20票，甲案10票，丙案4票；选定乙案。"


def test_that_level_plans_are_put_again_and_none_is_chosen_by_chance() -> None:
    choice = choose({"甲案": 15, "乙案": 15, "丙案": 4}, 1)
    assert (choice.chosen, choice.runoff, choice.open_places) == ((), ("甲案", "乙案"), 1)
    assert "甲案、乙案都是15票，并列，就这2项再投一次，选1项" in choice.sentence


def test_that_a_tie_above_the_last_place_does_no_harm() -> None:
    choice = choose({"甲": 15, "乙": 15, "丙": 4}, 2)
    assert (choice.chosen, choice.runoff) == (("甲", "乙"), ())


def test_that_who_stands_above_a_tie_is_chosen_at_once() -> None:
    choice = choose({"甲": 20, "乙": 8, "丙": 8}, 2)
    assert (choice.chosen, choice.runoff, choice.open_places) == (("甲",), ("乙", "丙"), 1)


def test_that_the_two_best_are_put_again_where_none_reaches_the_line() -> None:
    choice = choose({"甲": 14, "乙": 12, "丙": 8}, 1, MORE_THAN_HALF, 34)
    assert (choice.chosen, choice.runoff, choice.open_places) == ((), ("甲", "乙"), 1)
    assert choice.sentence == "甲14票，乙12票，丙8票；没有选定；没有达到18票的，就甲、乙再投一次，选1项。"


def test_that_whoever_is_level_with_the_last_of_them_is_put_again_too() -> None:
    assert choose({"甲": 14, "乙": 10, "丙": 10}, 1, MORE_THAN_HALF, 34).runoff == ("甲", "乙", "丙")


def test_that_the_line_must_be_reached_by_each_that_is_chosen() -> None:
    choice = choose({"甲": 20, "乙": 18, "丙": 3, "丁": 2}, 3, MORE_THAN_HALF, 34)
    assert (choice.chosen, choice.runoff, choice.open_places) == (("甲", "乙"), ("丙", "丁"), 1)


def test_that_the_last_one_left_is_put_again_alone() -> None:
    choice = choose({"甲": 20, "乙": 3}, 2, MORE_THAN_HALF, 34)
    assert (choice.chosen, choice.runoff) == (("甲",), ("乙",))


def test_that_nothing_is_left_to_put_again_where_too_few_were_named() -> None:
    choice = choose({"甲": 20}, 2, MORE_THAN_HALF, 34)
    assert (choice.chosen, choice.runoff, choice.open_places) == (("甲",), (), 0)


def test_that_without_a_base_no_line_is_reached() -> None:
    assert choose({"甲": 20, "乙": 1}, 1, MORE_THAN_HALF, 0).chosen == ()


def test_that_an_option_without_a_vote_is_not_chosen() -> None:
    choice = choose({"甲": 0, "乙": 0}, 1)
    assert (choice.chosen, choice.runoff) == ((), ())


def test_that_places_give_points() -> None:
    assert points({"甲": (10, 5, 1), "乙": (6, 11, 0)}) == {"甲": 41, "乙": 40}
    assert points({}) == {}


@given(counts, st.integers(1, 4))
def test_that_nobody_chosen_has_fewer_votes_than_one_who_is_not(votes: dict[str, int], places: int) -> None:
    choice = choose(votes, places)
    assert len(choice.chosen) <= places
    assert not set(choice.chosen) & set(choice.runoff)
    rest = [votes[each] for each in votes if each not in choice.chosen]
    assert all(votes[each] >= max(rest, default=0) for each in choice.chosen)
    assert len({votes[each] for each in choice.runoff}) <= 1

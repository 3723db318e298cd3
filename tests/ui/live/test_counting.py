"""What the sum says after every key stroke."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.ui.live.views import vote
from xieshang_desktop.domain.vocabulary import VoteMethod
from xieshang_desktop.queries.cockpit.counting import CountingRow, SectionRow
from xieshang_desktop.queries.cockpit.vote import TallyRow
from xieshang_desktop.ui.live.counting.fields import CountSheet
from xieshang_desktop.ui.live.counting.sum_words import line_of
from xieshang_desktop.ui.live.counting.sums import Sum


def hands(*counts: int | None, not_voted: int = 0) -> CountSheet:
    return replace(CountSheet.blank(vote()), cells=counts, not_voted=not_voted)


def papers(*counts: int | None, voters: int = 34, **more: Any) -> CountSheet:
    blank = CountSheet.blank(replace(vote(method=VoteMethod.SECRET_BALLOT), voters=voters))
    return replace(blank, cells=counts, **more)


def by_group(*cells: int | None) -> CountSheet:
    """Seven of 一组 and five of 二组."""
    groups = CountingRow({}, (SectionRow("一组", 7), SectionRow("二组", 5)), (), (), ())
    blank = CountSheet.blank(replace(vote(), voters=12, counting=groups), by_section=True)
    return replace(blank, cells=cells)


def test_that_before_the_first_count_the_panel_says_what_to_ask() -> None:
    assert line_of(hands(None, None, None)).lead == "先问赞成"


def test_that_a_missing_hand_is_said_with_the_sum() -> None:
    line = line_of(hands(18, 10, 5))
    assert (line.lead, line.figures, line.tone) == ("还差1人", "18＋10＋5＝33，会场内有表决权34人", "warn")
    assert "先请弃权的再举一次手" in line.advice


def test_that_a_hand_too_many_asks_for_another_count() -> None:
    assert line_of(hands(18, 10, 7)).lead == "多了1人"


def test_that_the_sum_is_not_called_short_while_a_question_is_open() -> None:
    line = line_of(hands(18, None, None))
    assert (line.lead, line.tone) == ("还有16人没有表态", "text")


def test_that_too_many_hands_are_said_before_the_last_question() -> None:
    assert line_of(hands(30, 10, None)).lead == "多了6人"


def test_that_a_sum_that_fits_is_ink() -> None:
    sheet = hands(18, 10, 6)
    assert (Sum(sheet).fits, line_of(sheet).lead, line_of(sheet).tone) == (True, "数目相符", "text")


def test_that_the_rest_can_be_entered_as_not_voted() -> None:
    sheet = hands(18, 10, 5).with_rest_not_voted(1)
    assert (sheet.not_voted, Sum(sheet).fits) == (1, True)
    assert line_of(sheet).figures == "18＋10＋5＋1＝34，会场内有表决权34人"


def test_that_another_count_asks_anew_who_did_not_vote() -> None:
    assert hands(18, 10, 5, not_voted=1).with_count(2, 6).not_voted == 0


@pytest.mark.parametrize(
    ("counts", "lead"),
    [
        ((None, None, None, None, None, None), "先数发出的票"),
        ((34, None, None, None, None, None), "发出34票"),
        ((34, 33, None, None, None, None), "开始唱票"),
        ((34, 34, 25, 5, 3, None), "还有1票没有唱"),
        ((34, 34, 25, 5, 3, 1), "数目相符"),
        ((34, 34, 25, 5, 3, 0), "还差1票"),
        ((34, 34, 25, 5, 3, 2), "多了1票"),
        ((35, None, None, None, None, None), "请重新清点"),
        ((34, 35, None, None, None, None), "请重新清点"),
    ],
)
def test_that_papers_are_checked_at_every_step(counts: tuple[int | None, ...], lead: str) -> None:
    assert line_of(papers(*counts)).lead == lead


def test_that_papers_not_returned_stay_in_the_base() -> None:
    assert "1票没有收回，仍算在到会人数里" in line_of(papers(34, 33, None, None, None, None)).figures


def test_that_the_group_that_lacks_a_hand_is_named() -> None:
    sheet = by_group(3, 4, 2, 1, 1, 0)
    assert Sum(sheet).short == 1
    assert Sum(sheet).again == "一组弃权"
    assert "一组差1人" in line_of(sheet).advice
    assert sheet.counts == (7, 3, 1)


def test_that_a_group_with_more_hands_than_members_is_named_at_once() -> None:
    sheet = by_group(3, 6, None, None, None, None)
    assert line_of(sheet).figures == "二组举手6人，比有表决权的5人多1人"


def test_that_every_field_of_a_group_says_whose_it_is() -> None:
    assert [by_group(*[None] * 6).label_at(index) for index in (0, 1, 5)] == [
        "一组赞成",
        "二组赞成",
        "二组弃权",
    ]


def test_that_sixty_papers_may_be_counted_by_the_bundle() -> None:
    before = papers(60, 60, None, None, None, None, voters=60)
    assert "每把至少20票" in line_of(before).advice
    ready = papers(60, 60, 15, 5, 1, 1, voters=60)
    assert (Sum(ready).bundle_ready, line_of(ready).lead) == (True, "够一把了，22票")
    assert Sum(ready).hint().bundle == 22


@pytest.mark.parametrize("last", [(25, 14, 0, 0), (15, 4, 0, 0)])
def test_that_no_bundle_is_offered_that_shows_how_a_few_voted(last: tuple[int, ...]) -> None:
    assert not Sum(papers(58, 58, *last, voters=60)).bundle_ready


def test_that_recorded_bundles_count_with_what_is_typed() -> None:
    recorded = ({"赞成": 15, "反对": 5, "弃权": 0, "无效": 1},)
    sheet = papers(50, 50, 20, 6, 2, 1, voters=50, bundles=recorded)
    assert (sheet.whole("for_"), sheet.whole("invalid"), Sum(sheet).short, Sum(sheet).fits) == (
        35,
        2,
        0,
        True,
    )


def test_that_the_second_teller_sees_where_he_differs() -> None:
    first = TallyRow("罗晓琴", 25, 5, 3, 1, None, 34, 34, teller_id="a")
    sheet = papers(34, 34, 24, 6, 3, 1, first=first, teller=("b", "李赟"))
    line = line_of(sheet)
    assert line.lead == "两位计票人的数不一样"
    assert line.figures == "罗晓琴数的：赞成25、反对5、弃权3、无效1；李赟数的：赞成24、反对6、弃权3、无效1"
    assert not Sum(sheet).fits
    same = papers(34, 34, 25, 5, 3, 1, first=first, teller=("b", "李赟"))
    assert Sum(same).fits


def test_that_options_need_not_take_every_hand() -> None:
    among = replace(vote(), options=("甲案", "乙案", "丙案"), choose=1)
    sheet = replace(CountSheet.blank(among), cells=(20, 10, 3))
    assert (Sum(sheet).fits, line_of(sheet).lead) == (True, "数目相符")
    assert line_of(replace(sheet, cells=(20, 10, 5))).lead == "多了1人"


def test_that_each_may_mark_as_many_options_as_are_allowed() -> None:
    among = replace(vote(), options=("甲", "乙", "丙"), choose=2)
    assert Sum(replace(CountSheet.blank(among), cells=(30, 30, 8))).fits
    assert not Sum(replace(CountSheet.blank(among), cells=(30, 30, 9))).fits


def test_that_options_put_in_an_order_have_a_field_for_each_place() -> None:
    among = replace(vote(), options=("甲", "乙", "丙"), choose=2, ranked=True)
    sheet = CountSheet.blank(among)
    assert [sheet.label_at(index) for index in range(4)] == ["甲第1名", "甲第2名", "乙第1名", "乙第2名"]
    assert Sum(replace(sheet, cells=(20, 10, 10, 20, 4, 4))).fits
    assert not Sum(replace(sheet, cells=(20, 10, 10, 20, 5, 4))).fits

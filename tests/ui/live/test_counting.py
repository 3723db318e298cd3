"""What the sum says after every key stroke."""

from __future__ import annotations

import pytest

from xieshang_desktop.domain.vocabulary import VoteMethod
from xieshang_desktop.ui.live.counting import CountSheet


def hands(*counts: int | None, not_voted: int = 0) -> CountSheet:
    return CountSheet(VoteMethod.SHOW_OF_HANDS, 34, counts, 0, not_voted)


def papers(*counts: int | None) -> CountSheet:
    return CountSheet(VoteMethod.SECRET_BALLOT, 34, counts)


def test_that_before_the_first_count_the_panel_says_what_to_ask() -> None:
    assert hands(None, None, None).line().lead == "先问赞成"


def test_that_a_missing_hand_is_said_with_the_sum() -> None:
    line = hands(18, 10, 5).line()
    assert (line.lead, line.figures, line.tone) == ("还差1人", "18＋10＋5＝33，会场内有表决权34人", "warn")
    assert "先请弃权的再举一次手" in line.advice


def test_that_a_hand_too_many_asks_for_another_count() -> None:
    assert hands(18, 10, 7).line().lead == "多了1人"


def test_that_the_sum_is_not_called_short_while_a_question_is_open() -> None:
    line = hands(18, None, None).line()
    assert (line.lead, line.tone) == ("还有16人没有表态", "text")


def test_that_too_many_hands_are_said_before_the_last_question() -> None:
    assert hands(30, 10, None).line().lead == "多了6人"


def test_that_a_sum_that_fits_is_ink() -> None:
    sheet = hands(18, 10, 6)
    assert (sheet.fits, sheet.line().lead, sheet.line().tone) == (True, "数目相符", "text")


def test_that_the_rest_can_be_entered_as_not_voted() -> None:
    sheet = hands(18, 10, 5).with_rest_not_voted()
    assert (sheet.not_voted, sheet.fits) == (1, True)
    assert sheet.line().figures == "18＋10＋5＋1＝34，会场内有表决权34人"


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
    assert papers(*counts).line().lead == lead


def test_that_papers_not_returned_stay_in_the_base() -> None:
    assert "1票没有收回，仍算在到会人数里" in papers(34, 33, None, None, None, None).line().figures

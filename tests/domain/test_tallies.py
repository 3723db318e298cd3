"""What the tellers wrote down must be possible before a verdict is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_desktop.domain.counting import Count, check_count
from xieshang_desktop.domain.vocabulary import VoteMethod
from xieshang_desktop.errors import Refused

HANDS, PAPERS = VoteMethod.SHOW_OF_HANDS, VoteMethod.SECRET_BALLOT


def refusal(count: Count, method: VoteMethod, members: int) -> tuple[str, str]:
    with pytest.raises(Refused) as refused:
        check_count(count, method, members)
    return refused.value.code, refused.value.sentence


def code_of(count: Count, members: int) -> str | None:
    try:
        check_count(count, HANDS, members)
    except Refused as refused:
        return refused.code
    return None


def test_that_a_show_of_hands_accounts_for_everybody_in_the_room() -> None:
    check_count(Count(for_=19, against=5, abstain=2), HANDS, 26)
    check_count(Count(for_=19, against=5, abstain=1, not_voted=1), HANDS, 26)


def test_that_hands_unaccounted_for_are_asked_after() -> None:
    code, sentence = refusal(Count(for_=19, against=5, abstain=1), HANDS, 26)
    assert code == "COUNTS_MISSING"
    assert sentence == "赞成19、反对5、弃权1、未表决0，合计25票；在场有表决权的26人，还有1票没有去向"


def test_that_there_are_never_more_hands_than_members() -> None:
    code, sentence = refusal(Count(for_=20, against=5, abstain=2), HANDS, 26)
    assert code == "MORE_VOTES_THAN_MEMBERS"
    assert sentence == "赞成20、反对5、弃权2、未表决0，合计27票，比在场有表决权的26人多1票"


def test_that_a_vote_by_name_without_papers_counts_like_hands() -> None:
    check_count(Count(for_=3, against=0, abstain=0), VoteMethod.ROLL_CALL, 3)
    assert refusal(Count(for_=2, against=0, abstain=0), VoteMethod.ROLL_CALL, 3)[0] == "COUNTS_MISSING"


def test_that_a_vote_by_name_on_papers_counts_like_papers() -> None:
    check_count(Count(for_=2, against=0, abstain=0, issued=3, returned=2), VoteMethod.ROLL_CALL, 3)
    check_count(Count(for_=2, against=0, abstain=0, returned=2), VoteMethod.ROLL_CALL, 3)
    check_count(Count(for_=2, against=0, abstain=0, issued=3), VoteMethod.ROLL_CALL, 3)


def test_that_papers_add_up() -> None:
    check_count(Count(for_=20, against=10, abstain=2, invalid=1, issued=34, returned=33), PAPERS, 34)


def test_that_no_more_papers_are_issued_than_there_are_members() -> None:
    code, sentence = refusal(Count(for_=35, against=0, abstain=0, issued=35, returned=35), PAPERS, 34)
    assert (code, sentence) == ("MORE_VOTES_THAN_MEMBERS", "发出35票，比在场有表决权的34人多1票")


def test_that_no_more_papers_come_back_than_were_issued() -> None:
    code, sentence = refusal(Count(for_=34, against=0, abstain=0, issued=33, returned=34), PAPERS, 34)
    assert (code, sentence) == ("MORE_RETURNED_THAN_ISSUED", "收回34票，比发出的33票多1票，这次表决无效")


@pytest.mark.parametrize("votes", [19, 21])
def test_that_papers_that_do_not_add_up_are_counted_again(votes: int) -> None:
    counted = Count(for_=votes, against=10, abstain=2, invalid=1, issued=34, returned=33)
    code, sentence = refusal(counted, PAPERS, 34)
    assert code == "TALLY_MISMATCH"
    assert sentence == f"赞成{votes}、反对10、弃权2、无效1，合计{votes + 13}票，与收回的33票不符"


def test_that_papers_whose_issue_was_not_noted_are_still_no_more_than_the_members() -> None:
    check_count(Count(for_=20, against=10, abstain=2), PAPERS, 34)
    assert refusal(Count(for_=30, against=5, abstain=0), PAPERS, 34)[0] == "MORE_VOTES_THAN_MEMBERS"


@pytest.mark.parametrize("method", list(VoteMethod))
@pytest.mark.parametrize(
    "count", [Count(), Count(for_=3), Count(for_=3, against=0), Count(against=0, abstain=0)]
)
def test_that_a_vote_never_passes_on_a_declaration(method: VoteMethod, count: Count) -> None:
    assert refusal(count, method, 3) == ("COUNTS_MISSING", "赞成、反对、弃权的票数没有填全")


@pytest.mark.parametrize(
    "count",
    [
        Count(for_=-1, against=2, abstain=2),
        Count(for_=2, against=-1, abstain=2),
        Count(for_=2, against=2, abstain=-1),
        Count(for_=2, against=2, abstain=0, invalid=-1),
        Count(for_=2, against=2, abstain=0, not_voted=-1),
    ],
)
def test_that_counts_below_nothing_are_refused(count: Count) -> None:
    assert refusal(count, HANDS, 3) == ("TALLY_MISMATCH", "票数不能是负数")


def test_that_a_refusal_says_what_to_do() -> None:
    with pytest.raises(Refused) as refused:
        check_count(Count(for_=1, against=0, abstain=0), HANDS, 3)
    assert refused.value.remedy == "请清点后填写；没有举手的填为未表决。"


@given(*[st.integers(0, 40)] * 5, st.integers(0, 90))
def test_that_hands_pass_only_when_they_add_up_to_the_members(
    for_: int, against: int, abstain: int, invalid: int, not_voted: int, members: int
) -> None:
    count = Count(for_=for_, against=against, abstain=abstain, invalid=invalid, not_voted=not_voted)
    total = for_ + against + abstain + invalid + not_voted
    expected = (
        None if total == members else "MORE_VOTES_THAN_MEMBERS" if total > members else "COUNTS_MISSING"
    )
    assert code_of(count, members) == expected

"""What the tellers wrote down, and whether it adds up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from xieshang_desktop.domain.vocabulary import VoteMethod
from xieshang_desktop.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The counts of one vote: whole numbers of votes, areas in square metres, None where nothing was counted.

    ``for_households`` is the number of households for which those in favour stand (一事一议代表会议).
    """

    for_: int | None = None
    against: int | None = None
    abstain: int | None = None
    invalid: int = 0
    not_voted: int = 0
    issued: int | None = None
    returned: int | None = None
    for_area: Decimal | None = None
    for_households: int | None = None

    @property
    def papers(self) -> int:
        """What was counted: for, against, abstained and spoiled."""
        return (self.for_ or 0) + (self.against or 0) + (self.abstain or 0) + self.invalid


def check_count(count: Count, method: VoteMethod, voting_members: int) -> None:
    """Refuse counts that cannot be true before any verdict is shown.

    ``voting_members`` are the members in the room with a vote in this vote, proxies' principals included. For
    a show of hands all of them must be accounted for; papers and written replies must add up to what was
    returned, no more returned than issued, no more issued than members.
    """
    if count.for_ is None or count.against is None or count.abstain is None:
        raise missing("赞成、反对、弃权的票数没有填全")
    if min(count.for_, count.against, count.abstain, count.invalid, count.not_voted) < 0:
        raise Refused("TALLY_MISMATCH", "票数不能是负数", "请重新填写。")
    if method is VoteMethod.SHOW_OF_HANDS or (
        method is VoteMethod.ROLL_CALL and count.issued is None and count.returned is None
    ):
        check_hands(count, voting_members)
    else:
        check_papers(count, voting_members)


def missing(sentence: str, remedy: str = "请清点后填写；没有举手的填为未表决。") -> Refused:
    return Refused("COUNTS_MISSING", sentence, remedy)


def check_hands(count: Count, voting_members: int) -> None:
    """for + against + abstain + not voted = the voting members in the room."""
    hands = count.papers + count.not_voted
    parts = f"赞成{count.for_}、反对{count.against}、弃权{count.abstain}、未表决{count.not_voted}"
    if hands > voting_members:
        raise Refused(
            "MORE_VOTES_THAN_MEMBERS",
            f"{parts}，合计{hands}票，比在场有表决权的{voting_members}人多{hands - voting_members}票",
            "请重新清点。",
        )
    if hands < voting_members:
        raise missing(
            f"{parts}，合计{hands}票；在场有表决权的{voting_members}人，"
            f"还有{voting_members - hands}票没有去向"
        )


def check_papers(count: Count, voting_members: int) -> None:
    """issued ≤ voting members, returned ≤ issued, for + against + abstain + invalid = returned.

    Where issued or returned was not counted apart, what was counted stands for it.
    """
    returned = count.papers if count.returned is None else count.returned
    issued = returned if count.issued is None else count.issued
    if issued > voting_members:
        raise Refused(
            "MORE_VOTES_THAN_MEMBERS",
            f"发出{issued}票，比在场有表决权的{voting_members}人多{issued - voting_members}票",
            "请核对发出的票数。",
        )
    if returned > issued:
        raise Refused(
            "MORE_RETURNED_THAN_ISSUED",
            f"收回{returned}票，比发出的{issued}票多{returned - issued}票，这次表决无效",
            "请重新发票表决。",
        )
    if count.papers != returned:
        raise Refused(
            "TALLY_MISMATCH",
            f"赞成{count.for_}、反对{count.against}、弃权{count.abstain}、无效{count.invalid}，合计{count.papers}票，"
            f"与收回的{returned}票不符",
            "请重新清点。",
        )

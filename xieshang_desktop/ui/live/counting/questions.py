"""What is asked in a vote, in its order: three questions by hand, the papers of a ballot, options, places."""

from __future__ import annotations

from dataclasses import dataclass

from xieshang_desktop.domain.vocabulary import VoteMethod
from xieshang_desktop.queries.cockpit.vote import VoteView

PAPERS = (VoteMethod.SECRET_BALLOT,)
LISTED = (VoteMethod.ROLL_CALL, VoteMethod.WRITTEN)
"""Votes that are answered name by name: nothing is counted by hand."""


@dataclass(frozen=True)
class Question:
    """One field: its name in the tally, the sentence read aloud (for papers: what is done), the label."""

    name: str
    sentence: str
    label: str


HANDS = (
    Question("for_", "同意的，请举手。", "赞成"),
    Question("against", "不同意的，请举手。", "反对"),
    Question("abstain", "弃权的，请举手。", "弃权"),
)
BEANS = (
    Question("for_", "数赞成碗里的豆子。", "赞成"),
    Question("against", "数反对碗里的豆子。", "反对"),
    Question("abstain", "数弃权碗里的豆子。", "弃权"),
)
HANDED_OUT = (
    Question("issued", "逐张清点", "发出"),
    Question("returned", "当众清点", "收回"),
)
READ_ALOUD = (
    Question("for_", "逐张唱票", "赞成"),
    Question("against", "逐张唱票", "反对"),
    Question("abstain", "逐张唱票", "弃权"),
)
SPOILED = Question("invalid", "另放一边", "无效")
SIDES = ("for_", "against", "abstain")


def questions_of(vote: VoteView) -> tuple[Question, ...]:
    """What is asked, in the order in which it is asked."""
    papers = vote.method in PAPERS
    answers = _options(vote) if vote.options else _sides(vote.method)
    return (*HANDED_OUT, *answers, SPOILED) if papers else answers


def _sides(method: VoteMethod) -> tuple[Question, ...]:
    if method in PAPERS:
        return READ_ALOUD
    return BEANS if method is VoteMethod.BEANS else HANDS


def _options(vote: VoteView) -> tuple[Question, ...]:
    """An option is its own label; the sentence says what is done to count it."""
    words = {VoteMethod.SECRET_BALLOT: "逐张唱票", VoteMethod.BEANS: "数碗里的豆子。"}
    sentence = words.get(vote.method, "赞成这一项的，请举手。")
    return tuple(Question(option, sentence, option) for option in vote.options)


def places_of(vote: VoteView) -> tuple[str, ...]:
    """第1名, 第2名 …: the columns of a vote that puts options in an order."""
    return tuple(f"第{place}名" for place in range(1, (vote.choose or len(vote.options)) + 1))

"""The public notice of results (表决结果公示, 协商成果公示): totals only, no numbers of persons.

Nobody may see on the board who voted how; ids, telephone and account numbers inside texts are masked
(个人信息保护法 第二十五条), the number for objections excepted.
"""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.domain.wording import (
    clause_brackets,
    moment_words,
    ordinal_mark,
    sentence,
)
from xieshang_desktop.exports.paper import Block, Heading, Labelled, Paper, Paragraph
from xieshang_desktop.exports.papers.board import Whitelist, allowed, board_copy
from xieshang_desktop.exports.papers.hanging import BOARD, based_on, hung
from xieshang_desktop.exports.papers.minutes_items import levy_blocks, vote_counts
from xieshang_desktop.exports.papers.turnout import turnout_words
from xieshang_desktop.queries.papers.items import CountView, VoteView
from xieshang_desktop.queries.papers.notices import PostedItemView, PostingView
from xieshang_desktop.queries.papers.views import QuorumView

WHITELIST: Whitelist = BOARD | {
    PostingView: allowed("board form held_at place items quorum"),
    PostedItemView: allowed("title summary outcome vote levy"),
    VoteView: allowed(
        "motion method for_count against abstain not_voted invalid issued returned options unit areas base"
        " base_name rule needed verdict sentence clause binding at households households_base"
    ),
    CountView: allowed("label count"),
    QuorumView: allowed("entitled present needed met rule clause unit excluded women listed came"),
}


def posting_paper(view: PostingView) -> Paper:
    """Compose the posting."""
    shown = board_copy(view, WHITELIST)
    return hung("公示", shown.board, _said(shown))


def _said(view: PostingView) -> Iterator[Block]:
    yield Paragraph(_held(view))
    for number, item in enumerate(view.items, start=1):
        yield Heading(ordinal_mark(number, 1) + item.title)
        yield from _item(item)


def _held(view: PostingView) -> str:
    held = f"{moment_words(view.held_at)}在{view.place}召开了{view.form}"
    figures = f"，{turnout_words(view.quorum)}" if view.quorum else ""
    return f"{held}{figures}。{based_on(view.board.basis)}现将结果公示如下："


def _item(item: PostedItemView) -> Iterator[Block]:
    if item.summary:
        yield Paragraph(sentence(item.summary))
    yield from levy_blocks(item.levy)
    if item.vote:
        yield Labelled("表决情况：", vote_counts(item.vote))
        if item.vote.sentence:
            said = sentence(item.vote.sentence)[:-1]
            yield Labelled("表决结果：", f"{said}{clause_brackets(item.vote.clause)}。")
    if item.outcome:
        yield Labelled("结果：", sentence(item.outcome))

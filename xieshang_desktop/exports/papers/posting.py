"""The public notice of results (表决结果公示, 协商成果公示): totals only, no numbers of persons.

Nobody may see on the board who voted how; ids, telephone and account numbers inside texts are masked
(个人信息保护法 第二十五条), the number for objections excepted.
"""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.domain.wording import (
    clause_brackets,
    date_words,
    ordinal_mark,
    sentence,
)
from xieshang_desktop.exports.paper import Block, Column, Grid, Heading, Labelled, Paper, Paragraph
from xieshang_desktop.exports.papers.board import Whitelist, allowed, board_copy
from xieshang_desktop.exports.papers.hanging import BOARD, based_on, hung
from xieshang_desktop.exports.papers.minutes_items import levy_blocks, vote_counts
from xieshang_desktop.exports.papers.turnout import reached_words, turnout_words
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
_SHORT = 90
"""So many characters of a proposal, or of a result, still read well in a column."""


def posting_paper(view: PostingView) -> Paper:
    """Compose the posting; several short results stand in a table."""
    shown = board_copy(view, WHITELIST)
    return hung("公示", shown.board, _said(shown, tabled=True))


def posting_poster(view: PostingView) -> Paper:
    """Compose the same for a poster: columns would be too narrow to be read from afar."""
    shown = board_copy(view, WHITELIST)
    return hung("公示", shown.board, _said(shown, tabled=False))


def _said(view: PostingView, *, tabled: bool) -> Iterator[Block]:
    yield Paragraph(_held(view))
    if tabled and len(view.items) > 1 and all(_is_short(item) for item in view.items):
        yield _table(view)
        return
    for number, item in enumerate(view.items, start=1):
        yield Heading(ordinal_mark(number, 1) + item.title)
        yield from _item(item, view.quorum)


def _is_short(item: PostedItemView) -> bool:
    """Several short results stand in a table, so that they are read, and hang, on one page."""
    return len(item.summary) + len(item.levy) <= _SHORT and len(item.outcome) <= _SHORT


def _table(view: PostingView) -> Grid:
    voted = any(item.vote for item in view.items)
    columns = (
        Column("序号", 1, "center"),
        Column("事项和方案" if voted else "事项", 4.4 if voted else 3),
        Column("表决情况" if voted else "方案", 4.4),
        Column("结果", 4.2),
    )
    rows = tuple(_row(number, item, view.quorum, voted=voted) for number, item in enumerate(view.items, 1))
    return Grid(columns, rows, row_height=10)


def _row(number: int, item: PostedItemView, quorum: QuorumView | None, *, voted: bool) -> tuple[str, ...]:
    put = sentence(item.summary) + (f"筹资筹劳：{sentence(item.levy)}" if item.levy else "")
    outcome = sentence(item.outcome)
    if not voted:
        return (str(number), item.title, put or "/", outcome)
    counts = vote_counts(item.vote) + _verdict(item.vote, quorum) if item.vote else "协商，没有表决"
    return (str(number), f"{item.title}\n{put}".strip(), counts, outcome)


def _held(view: PostingView) -> str:
    held = f"{date_words(view.held_at)}在{view.place}召开{view.form}"
    figures = f"，{turnout_words(view.quorum)}{_enough(view.quorum)}" if view.quorum else ""
    return f"{held}{figures}。{based_on(view.board.basis)}现将结果公示如下："


def _enough(quorum: QuorumView) -> str:
    """Whether enough were there; how many it takes stands in the minutes."""
    return "，符合法定人数" if quorum.needed and quorum.met else reached_words(quorum)


def _item(item: PostedItemView, quorum: QuorumView | None) -> Iterator[Block]:
    if item.summary:
        yield Paragraph(sentence(item.summary))
    yield from levy_blocks(item.levy)
    if item.vote:
        yield Labelled("表决情况：", vote_counts(item.vote) + _verdict(item.vote, quorum))
    if item.outcome:
        yield Labelled("结果：", sentence(item.outcome))


def _verdict(vote: VoteView, quorum: QuorumView | None) -> str:
    """What was needed and what came of it. Who came, and how many were in favour, stands before it."""
    if not vote.sentence:
        return ""
    *before, verdict = sentence(vote.sentence)[:-1].split("；")
    clause = vote.clause
    if quorum is not None and len(before) == 1 and before[0].startswith("应到"):
        before, clause = [], clause if clause != quorum.clause else ""
    if not before and verdict.startswith("赞成") and "，需" in verdict:
        verdict = verdict[verdict.index("，需") + 1 :]
    return f"{'；'.join([*before, verdict])}{clause_brackets(clause)}。"

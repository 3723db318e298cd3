"""What people think of how a result was carried out (回访满意度).

The answers are for the archive, the totals for the board.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from xieshang_desktop.domain.wording import date_words, listed, ordinal_mark, percent, sentence
from xieshang_desktop.exports.paper import (
    Block,
    Column,
    Form,
    Grid,
    Heading,
    Labelled,
    Paper,
    Paragraph,
    SignatureLine,
    Signatures,
    Title,
)
from xieshang_desktop.exports.papers.board import Whitelist, allowed, board_copy
from xieshang_desktop.exports.papers.fields import pairs, period, running, wide
from xieshang_desktop.exports.papers.hanging import BOARD, hung
from xieshang_desktop.queries.papers.payments import SatisfactionView, VisitView

WHITELIST: Whitelist = BOARD | {
    SatisfactionView: allowed(
        "board village topic satisfied basically unsatisfied carried_out way first_visit last_visit measures"
    )
}


def satisfaction_paper(view: SatisfactionView) -> Paper:
    """Compose the record of the visits with every answer."""
    about = (
        wide("事项", view.topic),
        running("落实情况", sentence(view.carried_out), 16),
        pairs(("回访时间", period(view.first_visit, view.last_visit)), ("回访方式", view.way), height=14),
        wide("回访人", listed(view.visitors)),
    )
    blocks: list[Block] = [Title(f"{view.village}协商成果落实回访记录"), Form(about), _figures(view)]
    if view.complaints:
        blocks.append(Heading("不满意的原因"))
        blocks += [
            Paragraph(f"{ordinal_mark(number, 3)}{sentence(each)}")
            for number, each in enumerate(view.complaints, start=1)
        ]
    if view.measures:
        blocks.append(Labelled("改进措施：", sentence(view.measures)))
    if view.visits:
        blocks.append(_answers(view.visits))
    blocks.append(Signatures((SignatureLine("回访人", listed(view.visitors)), SignatureLine("监督人"))))
    return Paper("回访满意度记录", tuple(blocks))


def satisfaction_posting_paper(view: SatisfactionView) -> Paper:
    """Compose the posting: totals and what will be done, no names."""
    shown = board_copy(view, WHITELIST)
    return hung("回访满意度公示", shown.board, _told(shown))


def _told(shown: SatisfactionView) -> Iterator[Block]:
    known = shown.first_visit and shown.last_visit
    when = f"{period(shown.first_visit, shown.last_visit)}，" if known else ""
    way = f"以{shown.way}方式" if shown.way else ""
    asked = f"{when}{way}对{shown.topic}的落实情况进行了回访，共回访{shown.asked}人。"
    yield Paragraph(f"{asked}现将结果公示如下：")
    yield replace(_figures(shown), caption="")
    if shown.carried_out:
        yield Labelled("落实情况：", sentence(shown.carried_out))
    if shown.measures:
        yield Labelled("改进措施：", sentence(shown.measures))


def _figures(view: SatisfactionView) -> Grid:
    columns = (Column("评价", 2, "center"), Column("人数", 2, "center"), Column("占回访人数", 2, "center"))
    return Grid(columns, tuple(_counted(view)), 9, caption="回访结果")


def _counted(view: SatisfactionView) -> Iterator[tuple[str, ...]]:
    graded = (("满意", view.satisfied), ("基本满意", view.basically), ("不满意", view.unsatisfied))
    for grade, count in graded:
        yield (grade, str(count), percent(count, view.asked))
    yield ("合计", str(view.asked), percent(view.asked, view.asked))


def _answers(visits: tuple[VisitView, ...]) -> Grid:
    columns = (
        Column("序号", 1, "center"),
        Column("姓名", 1.8, "center"),
        Column("组别", 1.4, "center"),
        Column("评价", 1.8, "center"),
        Column("意见和建议", 5),
        Column("日期", 2.4, "center"),
    )
    rows = tuple(
        (str(n), visit.name, visit.group, visit.answer, visit.text, date_words(visit.on) if visit.on else "")
        for n, visit in enumerate(visits, start=1)
    )
    return Grid(columns, rows, 8.5, size=10.5, caption="回访名单")

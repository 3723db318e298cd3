"""How a result is being carried out, for the board (落实情况公示): what, who, by when, how far."""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.domain.wording import clause_brackets, date_words, sentence
from xieshang_desktop.exports.paper import Block, Column, Grid, Labelled, Paper, Paragraph
from xieshang_desktop.exports.papers.amounts import yuan
from xieshang_desktop.exports.papers.board import Whitelist, allowed, board_copy
from xieshang_desktop.exports.papers.hanging import BOARD, based_on, hung
from xieshang_desktop.queries.papers.afterwards import ProgressPostingView, TaskLineView

WHITELIST: Whitelist = BOARD | {
    ProgressPostingView: allowed("board topic decided_on decided_by decision tasks as_of supervision verb"),
    TaskLineView: allowed("title owner due status percent finished_on budget spent text reason"),
}


def progress_posting_paper(view: ProgressPostingView) -> Paper:
    """Compose the posting; who is responsible is named, as the law wants it supervised."""
    shown = board_copy(view, WHITELIST)
    return hung("落实情况公示", shown.board, _said(shown))


def _said(shown: ProgressPostingView) -> Iterator[Block]:
    decided = f"{date_words(shown.decided_on)}{shown.decided_by}{shown.verb}：{sentence(shown.decision)}"
    told = f"现将截至{date_words(shown.as_of)}的落实情况公示如下："
    yield Paragraph(decided + based_on(shown.board.basis) + told)
    yield from _tasks(shown.tasks)
    if shown.supervision:
        yield Labelled("监督意见：", sentence(shown.supervision))


def _tasks(tasks: tuple[TaskLineView, ...]) -> Iterator[Block]:
    columns = (
        Column("序号", 1, "center"),
        Column("落实事项", 3.7),
        Column("责任人", 1.8, "center"),
        Column("时限", 2.6, "center"),
        Column("进度", 2.3, "center"),
    )
    rows = tuple(
        (str(number), task.title, task.owner, date_words(task.due), _status(task))
        for number, task in enumerate(tasks, start=1)
    )
    yield Grid(columns, rows, 8)
    for number, task in enumerate(tasks, start=1):
        said = _told(task)
        if said:
            yield Paragraph(said, bold_head=f"{number}.{task.title}：" if len(tasks) > 1 else "说明：")


def _status(task: TaskLineView) -> str:
    if task.finished_on and task.status == "已完成":
        return f"{task.finished_on.month}月{task.finished_on.day}日完成"
    return f"{task.status}{clause_brackets(f'{task.percent}%' if task.percent else '')}"


def _told(task: TaskLineView) -> str:
    parts = [sentence(task.text)]
    if task.budget is not None or task.spent is not None:
        budget = f"预算{yuan(task.budget)}" if task.budget is not None else ""
        spent = f"已用{yuan(task.spent)}" if task.spent is not None else ""
        parts.append(sentence("，".join(part for part in (budget, spent) if part)))
    if task.reason:
        parts.append(f"未按时落实的原因：{sentence(task.reason)}")
    return "".join(parts)

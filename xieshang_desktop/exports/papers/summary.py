"""The summary of a meeting (会议纪要): what it held, decided and asks for, in the official order.

The names of those present stand in order of strokes, as such lists want it.
"""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.domain.wording import (
    clause_brackets,
    date_words,
    listed,
    moment_words,
    ordinal_mark,
    sentence,
    span_words,
)
from xieshang_desktop.exports.paper import (
    Block,
    Closing,
    Column,
    Gap,
    Grid,
    Heading,
    Labelled,
    Paper,
    Paragraph,
    Title,
)
from xieshang_desktop.exports.papers.heads import letterhead
from xieshang_desktop.exports.papers.minutes_items import vote_counts
from xieshang_desktop.exports.papers.turnout import quorum_words
from xieshang_desktop.exports.strokes import in_stroke_order
from xieshang_desktop.queries.papers.afterwards import DutyView, SummaryItemView, SummaryView
from xieshang_desktop.queries.papers.items import VoteView

_FEWEST_FOR_TABLE = 2


def summary_paper(view: SummaryView) -> Paper:
    """Compose the summary."""
    blocks: list[Block] = [
        *letterhead(view.issue.head),
        Title(_title(view), view.number),
        Paragraph(_opening(view)),
    ]
    for number, item in enumerate(view.items, start=1):
        blocks += _item(number, item)
    blocks += _who(view)
    blocks.append(Closing(view.issue.signers, date_words(view.issue.on)))
    if view.reports_to or view.copies_to:
        blocks.append(Gap())
    if view.reports_to:
        blocks.append(Labelled("报：", sentence(view.reports_to)))
    if view.copies_to:
        blocks.append(Labelled("送：", sentence(listed(view.copies_to))))
    return Paper("会议纪要", tuple(blocks))


def _title(view: SummaryView) -> str:
    title = view.title.removesuffix("会议")
    return f"{title}会议纪要" if title != view.title else f"{view.title}纪要"


def _opening(view: SummaryView) -> str:
    when = span_words(view.starts, view.ends) if view.ends else moment_words(view.starts)
    chair = view.chair.name + (f"（{view.chair.duties}）" if view.chair.duties else "")
    held = f"{when}，{chair}在{view.place}主持召开{view.title}。{quorum_words(view.quorum)}"
    recorder = f"{view.recorder}担任记录。" if view.recorder else ""
    return f"{held}{recorder}现将会议议定事项纪要如下："


def _item(number: int, item: SummaryItemView) -> Iterator[Block]:
    yield Heading(ordinal_mark(number, 1) + item.title)
    if item.reported:
        yield Paragraph(sentence(item.reported), bold_head="会议听取：")
    for verb, said in (("认为", item.considers), ("决定", item.decides), ("要求", item.demands)):
        yield from _said(verb, said)
    if item.levy:
        yield Paragraph(sentence(item.levy), bold_head="筹资筹劳：")
    for vote in item.votes:
        yield Paragraph(_vote(vote), bold_head="表决情况：")
    if item.outcome and not item.votes:
        yield Paragraph(sentence(item.outcome), bold_head="结果：")
    if item.dissent:
        yield Paragraph(sentence(item.dissent), bold_head="不同意见和说明：")
    yield from _duties(item.duties)


def _said(verb: str, said: tuple[str, ...]) -> Iterator[Block]:
    """One sentence follows 会议决定 at once; several are numbered below it."""
    if len(said) == 1:
        yield Paragraph(f"，{sentence(said[0])}", bold_head=f"会议{verb}")
    elif said:
        yield Paragraph("", bold_head=f"会议{verb}：")
        for number, each in enumerate(said, start=1):
            yield Paragraph(ordinal_mark(number, 4) + sentence(each))


def _vote(vote: VoteView) -> str:
    words = f"{sentence(vote.motion)}{vote_counts(vote)}"
    if vote.sentence or vote.verdict:
        said = sentence(vote.sentence or vote.verdict)
        words += f"{said[:-1]}{clause_brackets(vote.clause)}。"
    return words


def _duties(duties: tuple[DutyView, ...]) -> Iterator[Block]:
    if len(duties) < _FEWEST_FOR_TABLE:
        for duty in duties:
            due = f"，{date_words(duty.due)}前完成" if duty.due else ""
            yield Paragraph(f"{duty.title}，由{duty.owner}负责{due}。", bold_head="落实分工：")
        return
    columns = (
        Column("序号", 1, "center"),
        Column("任务", 5),
        Column("责任人", 2, "center"),
        Column("期限", 3, "center"),
    )
    rows = tuple(
        (str(number), duty.title, duty.owner, date_words(duty.due) if duty.due else "")
        for number, duty in enumerate(duties, start=1)
    )
    yield Grid(columns, rows, 9, caption="落实分工")


def _who(view: SummaryView) -> Iterator[Block]:
    if view.present:
        names = "、".join(in_stroke_order(view.present))
        yield Labelled("出席：", f"{names}（按姓氏笔画为序）。")
    leave = [f"{listed(absence.names)}（{absence.reason or '未说明原因'}）" for absence in view.absences]
    if leave:
        yield Labelled("请假和缺席：", sentence("；".join(leave)))
    watching = [
        observer.name + (f"（{observer.party}）" if observer.party else "") for observer in view.observers
    ]
    if watching:
        yield Labelled("列席：", sentence(listed(watching)))

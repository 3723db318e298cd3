"""The report on a count (计票结果报告单), signed by those who watched and those who counted."""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.domain.wording import clause_brackets, listed, moment_words, percent, sentence
from xieshang_desktop.exports.paper import (
    Block,
    Cell,
    Column,
    Form,
    FormRow,
    Grid,
    Labelled,
    Note,
    Paper,
    Paragraph,
    Title,
)
from xieshang_desktop.exports.papers.fields import BLANK, SHORT_BLANK_DAY, WHOLE
from xieshang_desktop.exports.papers.minutes_items import levy_blocks
from xieshang_desktop.queries.papers.items import VoteView
from xieshang_desktop.queries.papers.notices import TallyReportView


def tally_report_paper(view: TallyReportView) -> Paper:
    """Compose the report."""
    vote = view.vote
    blocks: list[Block] = [
        Title("计票结果报告单"),
        Labelled("会议：", view.meeting),
        Labelled("议题：", view.item),
        Labelled("表决事项：", sentence(vote.motion)),
        Labelled("表决方式：", vote.method + (f"，{moment_words(vote.at)}" if vote.at else "")),
        Labelled("应到实到：", f"应到{view.entitled}{view.unit}，实到{view.present}{view.unit}。"),
        *_of_levy(view),
        *_papers(view),
        _counts(view),
        *_verdict(vote),
        Form((_signing(view),)),
    ]
    if vote.issued is not None:
        spare = "" if view.spare_destroyed is not None else f"剩余{BLANK}票当众销毁；"
        blocks.append(Note(f"{spare}选票、计票表当场封存，封存人：{BLANK}＿＿。"))
    return Paper("计票结果报告单", tuple(blocks))


def _of_levy(view: TallyReportView) -> Iterator[Block]:
    """What is taken from the villagers, and for how many households those present stand, and those in
    favour.
    """
    yield from levy_blocks(view.levy)
    if view.households:
        words = f"应到人员代表{view.households}户，实到人员代表{view.households_present}户"
        favour = view.vote.households
        if favour is not None:
            share = percent(favour, view.vote.households_base)
            words += f"；赞成的代表{favour}户，占到会代表所代表户数的{share}"
        yield Labelled("代表农户：", sentence(words))


def _papers(view: TallyReportView) -> Iterator[Block]:
    vote = view.vote
    if vote.issued is None:
        return
    returned, invalid = vote.returned or 0, vote.invalid or 0
    words = f"发出{vote.issued}票，收回{returned}票，有效{returned - invalid}票，无效{invalid}票"
    if view.spare_destroyed is not None:
        words += f"；剩余{view.spare_destroyed}票，已当众销毁"
    yield Labelled("选票：", words + "。")


def _counts(view: TallyReportView) -> Grid:
    vote = view.vote
    counts = [(option.label, option.count) for option in vote.options] or [
        ("赞成", vote.for_count),
        ("反对", vote.against),
        ("弃权", vote.abstain),
    ]
    if vote.not_voted:
        counts.append(("未表决", vote.not_voted))
    if vote.invalid is not None:
        counts.append(("无效", vote.invalid))
    columns = (
        Column("意见", 2, "center"),
        Column("票数" if vote.issued is not None else f"{vote.unit or '人'}数", 2, "center"),
        Column("占实到", 2, "center"),
        Column("占应到", 2, "center"),
    )
    rows = tuple(
        (label, str(count), percent(count, view.present), percent(count, view.entitled))
        for label, count in counts
    )
    return Grid(columns, rows, row_height=7)


def _verdict(vote: VoteView) -> Iterator[Block]:
    if vote.rule and vote.needed:
        unit = "票" if vote.issued is not None else vote.unit or "人"
        base = vote.base
        if vote.households is not None:
            unit, base = "户", vote.households_base
        yield Labelled("通过规则：", f"{vote.rule}，基数{base}，需{vote.needed}{unit}。")
    said = sentence(vote.sentence or vote.verdict)
    if said:
        yield Labelled("结果：", f"{said[:-1]}{clause_brackets(vote.clause)}。")
    if not vote.binding:
        yield Paragraph("本次表决只用于征求意见，不作为决定。")


def _signing(view: TallyReportView) -> FormRow:
    """A field for each hand, with the names of those who were appointed."""
    hands = [("监票人", listed(view.scrutineers)), ("计票人", listed(view.counters)), ("主持人", "")]
    if view.vote.issued is not None:
        hands.insert(1, ("唱票人", ""))
    width = WHOLE / len(hands)
    cells = (Cell(f"{hand}签字：\n{name}", width, foot=SHORT_BLANK_DAY) for hand, name in hands)
    return FormRow(tuple(cells), 24)

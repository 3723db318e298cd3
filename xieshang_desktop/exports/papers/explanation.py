"""The record of explanations to those of another opinion (解释说明记录); for the archive only."""

from __future__ import annotations

from xieshang_desktop.domain.wording import sentence
from xieshang_desktop.exports.paper import Block, Cell, Form, FormRow, Note, Paper, Title
from xieshang_desktop.exports.papers.fields import (
    BLANK_DAY,
    WHOLE,
    label,
    moment,
    pairs,
    running,
    ticked,
    wide,
)
from xieshang_desktop.queries.papers.afterwards import ExplanationEntryView, ExplanationView

_REACTIONS = ("接受", "保留意见")
_BLANK_ENTRY = ExplanationEntryView("", "", "", "", "")


def explanation_paper(view: ExplanationView) -> Paper:
    """Compose the record, one block of rows for each person; none on record gives one blank block."""
    about = (wide("协商议题", view.topic), running("协商结果", sentence(view.decision), 16))
    blocks: list[Block] = [
        Title(f"{view.village}对持不同意见群众的解释说明记录", f"编号：{view.number}" if view.number else ""),
        Form(about),
    ]
    entries = view.entries or (_BLANK_ENTRY,)
    for number, entry in enumerate(entries, start=1):
        blocks.append(Form(_entry(entry), caption=f"第{number}人" if len(entries) > 1 else "", together=True))
    blocks.append(Note("保留意见的，如实记录，不要求本人改变意见。本记录只归档，不张贴。"))
    return Paper("解释说明记录", tuple(blocks))


def _entry(entry: ExplanationEntryView) -> tuple[FormRow, ...]:
    accepted = "" if entry.accepted is None else _REACTIONS[0 if entry.accepted else 1]
    half = WHOLE / 2
    signing = (
        Cell("本人签名（捺印）：", half, foot=BLANK_DAY),
        Cell("说明人签字：", half, foot=BLANK_DAY),
    )
    return (
        pairs(("姓名", entry.name), ("组别", entry.group)),
        running("不同意见\n和理由", sentence(entry.opinion), 18),
        pairs(
            ("时间", moment(entry.at)), ("地点和方式", "，".join(p for p in (entry.place, entry.way) if p))
        ),
        wide("说明人", entry.by),
        running("解释说明\n的内容", sentence(entry.text), 26),
        FormRow((label("本人意见"), Cell(ticked(_REACTIONS, accepted), WHOLE - 2)), 10),
        FormRow(signing, 18),
    )

"""The record of a consultation on one page (协商议事记录表), with what became of every opinion."""

from __future__ import annotations

from xieshang_desktop.domain.wording import (
    clause_brackets,
    date_words,
    listed,
    moment_words,
    percent,
    sentence,
    span_words,
)
from xieshang_desktop.exports.paper import Block, Form, FormRow, Paper, Title
from xieshang_desktop.exports.papers.fields import pairs, running, signing, ticked, wide
from xieshang_desktop.queries.papers.afterwards import ConsultationRecordView
from xieshang_desktop.queries.papers.items import OpinionView

OUTCOMES = ("形成一致意见", "形成基本一致意见", "未达成一致", "提交法定会议", "报乡镇处理", "暂缓再议")
_ROW = 7.5  # mm
_MUCH = 480  # characters of running text from which on smaller type is used to keep one page


def consultation_record_paper(view: ConsultationRecordView) -> Paper:
    """Compose the table; what is long runs on to a second page, nothing is cut off."""
    rows = (*_head(view), *_who(view), *_said(view), *_came_to(view))
    written = sum(len(cell.text) for row in rows for cell in row.cells)
    blocks: tuple[Block, ...] = (
        Title(f"{view.village}协商议事记录表"),
        Form(rows, size=12 if written < _MUCH else 10.5),
    )
    return Paper("协商议事记录表", blocks)


def _head(view: ConsultationRecordView) -> tuple[FormRow, ...]:
    when = span_words(view.starts, view.ends) if view.ends else moment_words(view.starts)
    return (
        pairs(("编号", view.number), ("协商形式", view.form), height=_ROW),
        wide("协商议题", view.topic, _ROW),
        pairs(("议题类别", view.category), ("议题来源", view.source), height=_ROW),
        pairs(("召集单位", view.convener), ("主持人", view.chair), height=_ROW),
        pairs(("时间", when), ("地点", view.place), height=_ROW),
        wide("依据", view.basis, _ROW),
    )


def _who(view: ConsultationRecordView) -> tuple[FormRow, ...]:
    kinds = listed(f"{party.label}{party.count}人" for party in view.parties)
    words = f"共{view.present}人" + (f"：{kinds}" if kinds else "") + "。"
    if view.women is not None:
        words += f"其中妇女{view.women}人。"
    share = ""
    if view.stakeholders is not None:
        share = f"{view.stakeholders}人，占{percent(view.stakeholders, view.present)}"
    return (running("参加人员", words, 12), wide("利益相关方", share, _ROW))


def _said(view: ConsultationRecordView) -> tuple[FormRow, ...]:
    said = "\n".join(opinion_line(number, each) for number, each in enumerate(view.opinions, start=1))
    return (
        running("方案要点", sentence(view.plan), 14),
        running("主要意见和\n采纳情况", said, 24),
        running("形成的共识", sentence(view.agreed), 14),
        running("分歧", sentence(view.disputed) or "无。", 9),
    )


def opinion_line(number: int, opinion: OpinionView) -> str:
    """Return 1.李思全（三组，建议）：先装学校路段。采纳：写入方案。"""
    brackets = clause_brackets("，".join(part for part in (opinion.group, opinion.stance) if part))
    words = f"{number}.{opinion.name}{brackets}：{sentence(opinion.text)}"
    if opinion.adopted is None:
        return words
    handled = "采纳" if opinion.adopted else "未采纳"
    return words + sentence(handled + (f"：{opinion.reason}" if opinion.reason else ""))


def _came_to(view: ConsultationRecordView) -> tuple[FormRow, ...]:
    due = f"，{date_words(view.due)}前完成" if view.due else ""
    carried = view.carried_out_by + due
    return (
        wide("协商结果", "\n".join(ticked(some, view.outcome) for some in (OUTCOMES[:3], OUTCOMES[3:])), 12),
        wide("下一步", sentence(view.next_step), _ROW),
        wide("实施主体\n和时限", carried, _ROW),
        signing("主持人签字", "记录人签字", "利益方代表签字", "监督人签字", height=15),
    )

"""The result of a consultation reported to the township (协商结果报告), and the sheet for its reply."""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.domain.wording import (
    clause_brackets,
    date_words,
    listed,
    moment_words,
    ordinal_mark,
    sentence,
)
from xieshang_desktop.exports.paper import (
    Block,
    Closing,
    Form,
    Gap,
    Heading,
    Labelled,
    Note,
    Paper,
    Paragraph,
    Title,
)
from xieshang_desktop.exports.papers.consultation_record import opinion_line
from xieshang_desktop.exports.papers.fields import BLANK_DAY, day, pairs, running, ticked, wide
from xieshang_desktop.exports.papers.heads import letterhead
from xieshang_desktop.exports.papers.minutes_items import vote_counts
from xieshang_desktop.exports.papers.turnout import quorum_words
from xieshang_desktop.queries.papers.afterwards import TownshipReportView
from xieshang_desktop.queries.papers.items import VoteView

_REPLIES = ("采纳", "部分采纳", "不采纳", "需要补充材料")


def township_report_paper(view: TownshipReportView) -> Paper:
    """Compose the report in the form of a letter to a superior (报告): it asks for nothing but an answer."""
    sections = [(name, blocks) for name, blocks in _sections(view) if blocks]
    blocks: list[Block] = [
        *letterhead(view.issue.head),
        Title(f"{view.village}关于{view.topic}协商结果的报告", view.number),
        Paragraph(f"{view.to}：", indent=0),
        Paragraph(_opening(view)),
    ]
    for number, (name, said) in enumerate(sections, start=1):
        blocks += [Heading(ordinal_mark(number, 1) + name), *said]
    blocks += [Paragraph("特此报告。反馈单附后，请将研究吸纳情况予以反馈。"), *_attachments(view)]
    blocks.append(Closing(view.issue.signers, date_words(view.issue.on)))
    contact, phone = view.issue.contact, view.issue.contact_phone
    if contact:
        blocks.append(Paragraph(f"（联系人：{contact}　{phone}）".replace("　）", "）")))
    return Paper("协商结果报告", tuple(blocks))


def _opening(view: TownshipReportView) -> str:
    entrusted = f"受{view.entrusted_by}委托，" if view.entrusted_by else ""
    held = f"{view.lead}于{moment_words(view.held_at)}在{view.place}组织召开{view.form}"
    return f"{entrusted}{held}，就{view.topic}进行了协商。现将有关情况报告如下："


def _sections(view: TownshipReportView) -> Iterator[tuple[str, list[Block]]]:
    yield "基本情况", [Paragraph(sentence(view.background))] if view.background else []
    yield "参加协商的人员", _who(view)
    opinions = [Paragraph(opinion_line(number, each)) for number, each in enumerate(view.opinions, start=1)]
    yield "主要意见和采纳情况", list(opinions)
    yield "协商结果", _result(view)
    yield "落实安排", [Paragraph(line) for line in _duties(view)]
    requests = enumerate(view.requests, start=1)
    yield (
        "工作建议",
        [Paragraph(f"{ordinal_mark(n, 3)}{sentence(each)}") for n, each in requests],
    )


def _who(view: TownshipReportView) -> list[Block]:
    words = quorum_words(view.quorum) if view.quorum else ""
    if view.parties:
        words += f"参加协商的有{listed(f'{party.label}{party.count}人' for party in view.parties)}。"
    return [Paragraph(words)] if words else []


def _result(view: TownshipReportView) -> list[Block]:
    words = [sentence(part) for part in (view.outcome, view.result) if part]
    blocks: list[Block] = [Paragraph("".join(words))] if words else []
    if view.vote:
        blocks.append(Labelled("表决情况：", _vote(view.vote)))
    if view.dissent:
        blocks.append(Labelled("不同意见和说明：", sentence(view.dissent)))
    return blocks


def _vote(vote: VoteView) -> str:
    said = sentence(vote.sentence or vote.verdict)
    return vote_counts(vote) + (f"{said[:-1]}{clause_brackets(vote.clause)}。" if said else "")


def _duties(view: TownshipReportView) -> Iterator[str]:
    for number, duty in enumerate(view.duties, start=1):
        due = f"，{date_words(duty.due)}前完成" if duty.due else ""
        yield f"{ordinal_mark(number, 3)}{duty.title}，由{duty.owner}负责{due}。"


def _attachments(view: TownshipReportView) -> Iterator[Block]:
    if view.attachments:
        yield Gap()
    for number, name in enumerate(view.attachments, start=1):
        before, indent = ("附件：", 2) if number == 1 else ("", 5)
        yield Paragraph(f"{before}{ordinal_mark(number, 3)}{name}", indent)


def township_reply_paper(view: TownshipReportView) -> Paper:
    """Compose the sheet on which the township answers, filled in where the answer is on record."""
    reply = view.reply
    adopted = "" if reply.adopted is None else ("采纳" if reply.adopted else "不采纳")
    rows = (
        pairs(("报告单位", listed(view.issue.signers)), ("报告编号", view.number)),
        wide("报告事项", f"{view.topic}协商结果"),
        pairs(("报告日期", date_words(view.issue.on)), ("收文日期", BLANK_DAY)),
        wide("研究意见", ticked(_REPLIES, adopted), 12),
        running("意见和理由", sentence(reply.text), 62),
        running("需要村里\n配合的事项", "", 30),
        running("承办人", "", 16, foot=f"签字：　　　　　　{BLANK_DAY}"),
        running("负责人", "", 24, foot=f"（盖章）　{day(reply.on)}"),
    )
    blocks: tuple[Block, ...] = (
        Title("协商结果报告反馈单", view.to),
        Form(rows),
        Note(f"请填写后送回{view.village}村民委员会归档。"),
    )
    return Paper("协商结果报告反馈单", blocks)

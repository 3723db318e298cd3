"""The notice of a meeting (会议通知), as it is handed out, posted and read over the loudspeaker."""

from __future__ import annotations

from xieshang_desktop.domain.wording import date_words, listed, moment_words, ordinal_mark, sentence
from xieshang_desktop.exports.paper import Block, Closing, Labelled, Paper, Paragraph, Title
from xieshang_desktop.exports.papers.heads import letterhead
from xieshang_desktop.queries.papers.notices import NoticeView


def notice_paper(view: NoticeView) -> Paper:
    """Compose the notice."""
    blocks: list[Block] = [
        *letterhead(view.issue.head),
        Title(f"关于召开{view.title}的通知"),
        Paragraph(f"{view.addressees}：", indent=0),
        *_said(view.opening),
        Labelled("时间：", moment_words(view.starts)),
        Labelled("地点：", view.place),
    ]
    if view.chair:
        blocks.append(Labelled("主持人：", view.chair))
    if view.attends:
        blocks.append(Labelled("参加人员：", sentence(view.attends)))
    blocks += _agenda(view)
    if view.materials:
        blocks.append(Labelled("会议材料：", sentence(listed(view.materials))))
    if view.urgent_reason:
        blocks.append(Labelled("临时通知的理由：", sentence(view.urgent_reason)))
    blocks += _said(view.closing)
    issue = view.issue
    if issue.contact:
        blocks.append(Labelled("联系人：", f"{issue.contact}　{issue.contact_phone}".strip()))
    blocks.append(Closing(issue.signers or (view.convener,), date_words(issue.on)))
    return Paper("会议通知", tuple(blocks))


def _said(words: str) -> list[Block]:
    return [Paragraph(words)] if words else []


def _agenda(view: NoticeView) -> list[Block]:
    if not view.agenda:
        return []
    lines: list[Block] = [Labelled("议程：", f"共{len(view.agenda)}项。")]
    for number, line in enumerate(view.agenda, start=1):
        minutes = f"，约{line.minutes}分钟" if line.minutes else ""
        lines.append(Paragraph(f"{ordinal_mark(number, 3)}{line.title}（{line.kind}{minutes}）；"))
    last = lines[-1]
    if isinstance(last, Paragraph):
        lines[-1] = Paragraph(last.text[:-1] + "。")
    return lines

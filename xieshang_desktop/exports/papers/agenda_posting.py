"""The agenda as it is put up for the whole village to read (会议议程公示), from the view of the notice."""

from __future__ import annotations

from xieshang_desktop.domain.wording import date_words, listed, moment_words, ordinal_mark, sentence
from xieshang_desktop.exports.paper import Block, Closing, Labelled, Paper, Paragraph, Title
from xieshang_desktop.queries.paper_notices import NoticeView


def agenda_posting_paper(view: NoticeView) -> Paper:
    """Compose the posting: when, where, what about, who comes, and how to be heard."""
    blocks: list[Block] = [
        Title(f"{view.title}议程公示"),
        Paragraph(f"{view.addressees}：", indent=0),
        Paragraph(f"{view.convener}定于{moment_words(view.starts)}在{view.place}召开{view.title}。"),
    ]
    if view.agenda:
        blocks.append(Labelled("议程：", f"共{len(view.agenda)}项。"))
    for number, line in enumerate(view.agenda, start=1):
        end = "。" if number == len(view.agenda) else "；"
        blocks.append(Paragraph(f"{ordinal_mark(number, 3)}{line.title}（{line.kind}）{end}"))
    if view.attends:
        blocks.append(Labelled("参加人员：", sentence(view.attends)))
    if view.materials:
        blocks.append(Labelled("会议材料：", sentence(listed(view.materials))))
    contact = f"向{view.contact}" if view.contact else f"向{view.convener}"
    blocks.append(Paragraph(f"对以上议程有意见、建议的，请在会前{contact}提出，也可以请参加人员带到会上。"))
    blocks.append(Paragraph("特此公示。"))
    blocks.append(Closing((view.convener,), date_words(view.issued_on)))
    return Paper("会议议程公示", tuple(blocks))

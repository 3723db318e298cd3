"""The agenda as it is put up for the whole village to read (会议议程公示), from the view of the notice.

Only what everybody may know: no names of those who are called, and no number but the office's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.domain.wording import (
    date_words,
    listed,
    moment_words,
    ordinal_mark,
    period_words,
    sentence,
)
from xieshang_desktop.exports.paper import Block, Closing, Labelled, Paper, Paragraph, Title
from xieshang_desktop.exports.papers.board import Whitelist, allowed, board_copy
from xieshang_desktop.queries.papers.notices import AgendaLineView, NoticeView
from xieshang_desktop.queries.papers.views import IssueView

WHITELIST: Whitelist = {
    NoticeView: allowed(
        "title addressees starts place convener issue agenda materials urgent_reason attends open_to"
        " opinions_to rules first last"
    ),
    IssueView: allowed("signers on contact contact_phone"),
    AgendaLineView: allowed("title kind minutes reporter"),
}


def agenda_posting_paper(view: NoticeView) -> Paper:
    """Compose the posting: when, where, what about, who comes, and how to be heard."""
    shown = board_copy(view, WHITELIST)
    convened = f"{shown.convener}定于{moment_words(shown.starts)}在{shown.place}召开{shown.title}，"
    blocks: list[Block] = [
        Title(f"{shown.title}议程公示"),
        Paragraph(f"{shown.addressees}：", indent=0),
        Paragraph(f"{convened}现将会议议程公示如下："),
        *_agenda(shown),
        *_taking_part(shown),
        Paragraph("特此公示。"),
        Closing(shown.issue.signers or (shown.convener,), date_words(shown.issue.on)),
    ]
    return Paper("会议议程公示", tuple(blocks))


def _agenda(view: NoticeView) -> Iterator[Block]:
    if not view.agenda:
        return
    yield Labelled("议程：", f"共{len(view.agenda)}项。")
    for number, line in enumerate(view.agenda, start=1):
        end = "。" if number == len(view.agenda) else "；"
        yield Paragraph(f"{ordinal_mark(number, 3)}{line.title}（{_how(line)}）{end}")


def _how(line: AgendaLineView) -> str:
    parts = [line.kind, f"约{line.minutes}分钟" if line.minutes else "", line.reporter]
    return "，".join(part for part in parts if part)


def _taking_part(view: NoticeView) -> Iterator[Block]:
    if view.attends:
        yield Labelled("参加人员：", sentence(view.attends))
    if view.open_to:
        yield Labelled("旁听：", sentence(view.open_to))
    if view.materials:
        yield Labelled("会议材料：", sentence(listed(view.materials)))
    if view.urgent_reason:
        yield Labelled("临时召开的理由：", sentence(view.urgent_reason))
    to = view.opinions_to or view.convener + view.issue.contact
    phone = f"（电话{view.issue.contact_phone}）" if view.issue.contact_phone else ""
    yield Paragraph(f"对以上议程有意见、建议的，请在会前向{to}{phone}提出，也可以请参加人员带到会上。")
    if view.first and view.last:
        yield Labelled("公示期：", f"{period_words(view.first, view.last)}。")

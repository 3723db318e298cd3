"""The answer to an objection (异议答复): a letter to who raised it, and a posting that does not name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from xieshang_desktop.domain.wording import date_words, sentence
from xieshang_desktop.exports.paper import (
    Block,
    Closing,
    Labelled,
    Note,
    Paper,
    Paragraph,
    SignatureLine,
    Signatures,
    Title,
)
from xieshang_desktop.exports.papers.board import Whitelist, allowed, board_copy
from xieshang_desktop.exports.papers.fields import SHORT_BLANK_DAY
from xieshang_desktop.exports.papers.hanging import BOARD, hung
from xieshang_desktop.exports.papers.heads import letterhead
from xieshang_desktop.queries.papers.afterwards import ObjectionReplyView
from xieshang_desktop.queries.papers.views import IssueView

WHITELIST: Whitelist = BOARD | {
    ObjectionReplyView: allowed("village topic received_on objection reply issue board basis remedy"),
    IssueView: allowed("signers on contact_phone"),
}
_REMEDY = "对本答复仍有不同意见的，可以向村务监督委员会或者乡镇人民政府反映"


def objection_reply_paper(view: ObjectionReplyView) -> Paper:
    """Compose the letter, with a line to sign for its receipt."""
    named = view.name + (f"（{view.group}）" if view.group else "")
    blocks: list[Block] = [
        *letterhead(view.issue.head),
        Title(f"关于{view.topic}异议的答复"),
        Paragraph(f"{named}：", indent=0),
        Paragraph(f"您于{date_words(view.received_on)}就{view.topic}提出的异议收悉。{_looked_into(view)}"),
        *_body(view),
        Closing(view.issue.signers, date_words(view.issue.on)),
        Signatures((SignatureLine("收到答复的本人", SHORT_BLANK_DAY),)),
        Note("本答复一式两份，一份送达异议人，一份归档。"),
    ]
    return Paper("异议答复", tuple(blocks))


def objection_reply_posting_paper(view: ObjectionReplyView) -> Paper:
    """Compose the posting of the answer: the matter and the reasons, not the person."""
    shown = board_copy(_unnamed(view), WHITELIST)
    told = f"{date_words(shown.received_on)}收到对{shown.topic}的异议，经研究，现将答复公示如下："
    board = replace(shown.board, objections_to="")
    return hung("异议答复公示", board, (Paragraph(told), *_body(shown)))


def _unnamed(view: ObjectionReplyView) -> ObjectionReplyView:
    """Take the name out of the words of both sides too."""

    def without(text: str) -> str:
        return text.replace(view.name, "异议人") if view.name else text

    objection, reply = without(view.objection), without(view.reply)
    return replace(view, objection=objection, reply=reply, remedy=without(view.remedy))


def _looked_into(view: ObjectionReplyView) -> str:
    by = f"由{view.handled_by}核实，" if view.handled_by else "经核实，"
    return f"{by}现答复如下："


def _body(view: ObjectionReplyView) -> Iterator[Block]:
    yield Labelled("异议内容：", sentence(view.objection))
    yield Labelled("答复意见：", sentence(view.reply))
    if view.basis:
        yield Labelled("依据：", sentence(view.basis))
    yield Paragraph(sentence(view.remedy or _REMEDY))
    contact, phone = view.issue.contact, view.issue.contact_phone
    if contact or phone:
        yield Labelled("联系人：" if contact else "联系电话：", f"{contact}　{phone}".strip())

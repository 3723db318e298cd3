"""What hangs on the board: its head, and how it ends – how long it hangs, where objections go, 特此公示."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from xieshang_desktop.domain.wording import date_words, period_words
from xieshang_desktop.exports.paper import Block, Closing, Labelled, Paper, Paragraph, Title
from xieshang_desktop.exports.papers.board import Whitelist, allowed
from xieshang_desktop.queries.papers.views import BoardView

_IN_A_ROW, _ROW = 2, 24
"""So many signers may stand beside each other, in so many cells."""
BOARD: Whitelist = {
    BoardView: allowed(
        "title signers issued_on addressees basis first last days objections_to objections_phone"
        " objections_place"
    )
}
"""Head and foot may hang as they are."""


def hung(name: str, board: BoardView, said: Iterable[Block]) -> Paper:
    """Compose a posting of what it says between its head and its foot."""
    blocks = (
        Title(board.title),
        Paragraph(f"{board.addressees}：", indent=0),
        *said,
        *_hanging(board),
        Closing(_side_by_side(board.signers), date_words(board.issued_on)),
    )
    return Paper(name, blocks)


def _side_by_side(signers: tuple[str, ...]) -> tuple[str, ...]:
    """Two who sign together stand in one row where it holds them."""
    row = "　　".join(signers)
    return (row,) if len(signers) == _IN_A_ROW and len(row) <= _ROW else signers


def based_on(*bases: str) -> str:
    """根据甲和乙，; nothing where nothing is named."""
    named = "和".join(basis.rstrip("。") for basis in bases if basis)
    return f"根据{named}，" if named else ""


def _hanging(board: BoardView) -> Iterator[Block]:
    """Say the period of a posting, and to whom, where and how to object until when; a period that is not
    known is not claimed.
    """
    period = _period(board.first, board.last, board.days)
    objections = _objections(board)
    if period:
        yield Labelled("公示期：", period + objections)
    elif objections:
        yield Labelled("异议：", objections)
    yield Paragraph("特此公示。")


def _period(first: date | None, last: date | None, days: int) -> str:
    if not first or not last:
        return ""
    length = f"（{days}日）" if days else ""
    return f"{period_words(first, last)}{length}。"


def _objections(board: BoardView) -> str:
    if not board.objections_to:
        return ""
    reach = "，".join(_reach(board.objections_place, board.objections_phone))
    reached = f"（{reach}）" if reach else ""
    return f"公示期内有异议的，可以书面或者口头向{board.objections_to}{reached}提出。"


def _reach(place: str, phone: str) -> Iterator[str]:
    if place:
        yield f"地点：{place}"
    if phone:
        yield f"电话：{phone}"

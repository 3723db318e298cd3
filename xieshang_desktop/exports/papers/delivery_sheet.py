"""The list with which a group leader carries a notice from person to person (会议通知送达单)."""

from __future__ import annotations

from xieshang_desktop.domain.wording import moment_words
from xieshang_desktop.exports.paper import (
    Block,
    Column,
    Grid,
    Labelled,
    Note,
    Paper,
    SignatureLine,
    Signatures,
    Title,
)
from xieshang_desktop.queries.papers.forms import DeliveryLineView, DeliverySheetView

_ROW = 11  # mm: room for a signature
_COLUMNS = (
    Column("序号", 1.2, "center"),
    Column("姓名", 1.8, "center"),
    Column("户号", 1.6, "center"),
    Column("身份", 1.4, "center"),
    Column("方式", 1.4, "center"),
    Column("送达时间", 2.4),
    Column("签收（捺印）", 2.8),
    Column("没有送到的原因", 2.4),
)


def delivery_sheet_paper(view: DeliverySheetView) -> Paper:
    """Compose the list of one group; what is on record already is filled in."""
    reached = sum(1 for line in view.people if line.when)
    blocks: list[Block] = [
        Title("会议通知送达单", view.group),
        Labelled("会议：", view.meeting),
        Labelled("时间：", moment_words(view.starts)),
        Labelled("地点：", view.place),
        Labelled("应送达：", f"{len(view.people)}人，已送达{reached}人。"),
        Grid(_COLUMNS, tuple(_row(number, line) for number, line in enumerate(view.people, 1)), _ROW),
        Note("方式写入户、电话、微信等；本人不在的，写明由谁转告。没有送到的，写明原因和联系了几次。"),
        Signatures((SignatureLine("送达人"), SignatureLine("核对人"))),
    ]
    return Paper("会议通知送达单", tuple(blocks))


def _row(number: int, line: DeliveryLineView) -> tuple[str, ...]:
    return (str(number), line.name, line.household, line.kind, line.channel, line.when, line.receipt, "")

"""How every posting ends: how long it hangs, where objections go, 特此公示."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from xieshang_desktop.domain.wording import period_words
from xieshang_desktop.exports.paper import Block, Labelled, Paragraph


def hanging(
    first: date | None, last: date | None, days: int = 0, objections_to: str = "", phone: str = ""
) -> Iterator[Block]:
    """Say the period of the posting and how to object; a period that is not known is not claimed."""
    if first and last:
        length = f"（{days}日）" if days else ""
        yield Labelled("公示期：", f"{period_words(first, last)}{length}。")
    if objections_to:
        by_phone = f"，电话：{phone}" if phone else ""
        yield Labelled("异议：", f"公示期内有异议的，可以书面或者口头向{objections_to}提出{by_phone}。")
    yield Paragraph("特此公示。")

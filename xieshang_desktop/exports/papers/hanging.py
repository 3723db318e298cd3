"""How every posting ends: how long it hangs, where objections go, 特此公示."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from xieshang_desktop.domain.wording import period_words
from xieshang_desktop.exports.paper import Block, Labelled, Paragraph


class Hangs(Protocol):
    """A view of something that hangs on the board and may be objected to."""

    @property
    def first(self) -> date | None: ...
    @property
    def last(self) -> date | None: ...
    @property
    def days(self) -> int: ...
    @property
    def objections_to(self) -> str: ...
    @property
    def objections_phone(self) -> str: ...
    @property
    def objections_place(self) -> str: ...


def hanging_of(view: Hangs) -> Iterator[Block]:
    """Say the period of a posting, and to whom, where and how to object until when."""
    yield from _period(view.first, view.last, view.days)
    if view.objections_to:
        reach = "，".join(_reach(view.objections_place, view.objections_phone))
        reached = f"（{reach}）" if reach else ""
        words = f"公示期内有异议的，可以书面或者口头向{view.objections_to}{reached}提出。"
        yield Labelled("异议：", words)
    yield Paragraph("特此公示。")


def hanging(first: date | None, last: date | None, days: int = 0) -> Iterator[Block]:
    """Say the period of a posting that answers an objection; a period that is not known is not claimed."""
    yield from _period(first, last, days)
    yield Paragraph("特此公示。")


def _period(first: date | None, last: date | None, days: int) -> Iterator[Block]:
    if first and last:
        length = f"（{days}日）" if days else ""
        yield Labelled("公示期：", f"{period_words(first, last)}{length}。")


def _reach(place: str, phone: str) -> Iterator[str]:
    if place:
        yield f"地点：{place}"
    if phone:
        yield f"电话：{phone}"

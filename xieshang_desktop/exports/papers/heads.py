"""The letterhead of a village, on the papers that go out as letters."""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.exports.paper import Block, Letterhead
from xieshang_desktop.queries.papers.views import LetterheadView


def letterhead(head: LetterheadView | None) -> Iterator[Block]:
    """Head the paper, where the village has a letterhead."""
    if head is not None:
        yield Letterhead(head.name, head.number)

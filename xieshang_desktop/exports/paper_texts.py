"""Papers as a whole: every text of one, all texts changed, the same in the type of posters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from xieshang_desktop.domain.wording import clean
from xieshang_desktop.exports.paper import Block, Form, Grid, Heading, Labelled, Paper, Title, TypeSize

_IN_POSTER = 0.62  # of the type size that a table would have if it grew with the text


def enlarged(paper: Paper, type_size: TypeSize = "large") -> Paper:
    """Return the paper in the type of posters: the same words, to be read from the wall.

    Tables grow less than the text: their columns must still hold a name on one line.
    """
    blocks = tuple(_in_poster(block) for block in paper.blocks)
    return replace(paper, type_size=type_size, blocks=blocks)


def _in_poster(block: Block) -> Block:
    if isinstance(block, Grid):
        return replace(block, size=block.size * _IN_POSTER, row_height=block.row_height * _IN_POSTER)
    if isinstance(block, Form):
        rows = tuple(replace(row, height=row.height * _IN_POSTER) for row in block.rows)
        return replace(block, size=block.size * _IN_POSTER, rows=rows)
    return block


def texts(part: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a paper or block with the words that say where it stands."""
    if isinstance(part, str):
        yield part, where
    elif isinstance(part, tuple):
        for inner in part:
            yield from texts(inner, where)
    elif isinstance(part, Grid):
        yield from _texts_of_grid(part, where)
    elif isinstance(part, Paper):
        for block in part.blocks:
            place = _place(block) or where
            yield from texts(block, place)
            where = place
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in ("align", "payload", "orientation"):
                yield from texts(getattr(part, field.name), where)


def _texts_of_grid(grid: Grid, where: str) -> Iterator[tuple[str, str]]:
    """What is drawn as a square code is no text."""
    yield from texts((grid.caption, tuple(column.head for column in grid.columns)), where)
    for row in grid.rows:
        for column, text in zip(grid.columns, row, strict=True):
            if not column.code:
                yield text, where


def cleaned(paper: Paper) -> Paper:
    """Return the paper with every text fit for any writer: NFC, no characters that break or disguise a
    document.
    """
    return with_texts(paper, lambda text: clean(text).text)


def with_texts(paper: Paper, change: Callable[[str], str]) -> Paper:
    """Return the paper with every text changed; lengths and alignments stay."""
    blocks = tuple(_changed(block, change) for block in paper.blocks)
    return replace(paper, name=change(paper.name), blocks=blocks)


def _changed(part: Any, change: Callable[[str], str]) -> Any:
    if isinstance(part, str):
        return change(part)
    if isinstance(part, tuple):
        return tuple(_changed(inner, change) for inner in part)
    if is_dataclass(part) and not isinstance(part, type):
        kept = {name: _changed(getattr(part, name), change) for name in _texts_of(part)}
        return replace(part, **kept)
    return part


def _texts_of(part: Any) -> list[str]:
    return [field.name for field in fields(part) if field.name != "align"]


def _place(block: Block) -> str:
    if isinstance(block, Title | Heading):
        return block.text
    if isinstance(block, Labelled):
        return block.label.rstrip("：")
    return block.caption if isinstance(block, Grid | Form) else ""

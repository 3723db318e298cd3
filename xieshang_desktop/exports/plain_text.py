"""A paper as plain words, to be pasted into a message: what tables and forms hold is for paper alone."""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.exports.paper import Block, Closing, Heading, Labelled, Note, Paper, Paragraph, Title

_INDENT = "　　"


def plain_text(paper: Paper) -> str:
    """The words of a paper, a line for each block."""
    return "\n".join(line for block in paper.blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Title(text, sub):
            yield text
            if sub:
                yield sub
        case Heading(text):
            yield text
        case Labelled(label, text):
            yield f"{_INDENT}{label}{text}"
        case Paragraph(text, indent, _, bold_head):
            yield f"{_INDENT if indent else ''}{bold_head}{text}"
        case Note(text):
            yield text
        case Closing(signers, day):
            yield from signers
            yield day

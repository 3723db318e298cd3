"""A paper as plain lines, one block or row each: what golden tests compare."""

from __future__ import annotations

from collections.abc import Iterator

from xieshang_desktop.exports.paper import (
    Block,
    Cards,
    Cell,
    Closing,
    Column,
    Digest,
    Form,
    Gap,
    Grid,
    Heading,
    Labelled,
    Letterhead,
    Note,
    PageBreak,
    Paper,
    Paragraph,
    Signatures,
    Title,
)


def normal_form(paper: Paper) -> str:
    """Return the paper's lines."""
    head = f"{paper.name} · {paper.orientation}" + ("" if paper.page_numbers else " · unnumbered")
    head += "" if paper.type_size == "standard" else f" · {paper.type_size}"
    lines = [head]
    for block in paper.blocks:
        lines.extend(_block_lines(block))
    return "\n".join(lines) + "\n"


def _block_lines(block: Block) -> Iterator[str]:
    match block:
        case Letterhead(name, number):
            yield f"LETTERHEAD {name}|{number}"
        case Title(text, sub):
            yield f"TITLE {text}" + (f" / {sub}" if sub else "")
        case Heading(text, level):
            yield f"H{level} {text}"
        case Labelled(label, text):
            yield f"LABEL {label}|{text}"
        case Paragraph(text, indent, align, bold_head):
            yield f"P{indent} {align} " + (f"{bold_head}|" if bold_head else "") + text
        case Note(text):
            yield f"NOTE {text}"
        case Gap(count):
            yield f"GAP {count}"
        case PageBreak():
            yield "PAGE"
        case _:
            yield from _composite_lines(block)


def _composite_lines(block: Block) -> Iterator[str]:
    match block:
        case Grid():
            yield from _grid_lines(block)
        case Form():
            yield from _form_lines(block)
        case Signatures(lines):
            yield from (f"SIGN {line.label}|{line.name}|{line.signed}" for line in lines)
        case Closing(signers, day):
            yield f"CLOSING {' / '.join(signers)} | {day}"
        case Digest(caption, groups, note, payload):
            yield f"DIGEST {caption}|{' '.join(groups)}|{note}|{payload}"
        case Cards(cards, across, down):
            yield f"CARDS {across}x{down}"
            for card in cards:
                yield f"CARD {card.number}|{card.heading}|{card.sub}|{' '.join(card.notes)}|{card.issuer}"
                yield from _grid_lines(card.grid)


def _grid_lines(grid: Grid) -> Iterator[str]:
    heads = " | ".join(_column(column) for column in grid.columns)
    yield _one_line(f"GRID {grid.size:g}pt {grid.row_height:g}mm {grid.caption} [{heads}]")
    for row in grid.rows:
        yield _one_line("  | " + " | ".join(row))


def _column(column: Column) -> str:
    return f"{column.head}:{column.width:g}{column.align[0]}" + ("▣" if column.code else "")


def _form_lines(form: Form) -> Iterator[str]:
    yield f"FORM {form.size:g}pt {'together ' if form.together else ''}{form.caption}".rstrip()
    for row in form.rows:
        yield f"  {row.height:g}mm " + " | ".join(_cell(cell) for cell in row.cells)


def _cell(cell: Cell) -> str:
    mark = "*" if cell.label else f"{cell.align[0]}{cell.indent or ''} "
    return _one_line(f"{mark}{cell.text}" + (f" ⇲ {cell.foot}" if cell.foot else "") + f" :{cell.width:g}")


def _one_line(text: str) -> str:
    return text.replace("\n", "⏎")

"""Slips to be cut apart: several to a page, cut lines between, none of them clipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from xieshang_desktop.exports.paper import Card, Cards
from xieshang_desktop.exports.typeset.pieces import Run
from xieshang_desktop.exports.typeset.rows import (
    BODY,
    FINE,
    MM,
    SMALL,
    Ink,
    Mark,
    Row,
    Rule,
    Setter,
    Slip,
    baseline,
    inked,
    moved,
)
from xieshang_desktop.exports.typeset.tables import grid_rows

_GUTTER = 8 * MM
_LEADING = 15.5
_NARROW_HEADING = 13.0
_WIDEST = "号"  # no character of a number is wider


def card_rows(setter: Setter, block: Cards) -> list[Row]:
    """Set slips in columns; fewer to a page than asked for where they would not fit."""
    width = (setter.sheet.text_width - (block.across - 1) * _GUTTER) / block.across
    press = _Press(setter, width)
    faces = [press.face(card) for card in block.cards]
    tallest = max((height for _, height in faces), default=0.0) + _GUTTER
    down = block.down
    while down > 1 and setter.sheet.text_height / down < tallest:
        down -= 1
    height = setter.sheet.text_height / down
    if tallest > height:
        return _flowing(setter, block.cards, setter.sheet.text_width)
    rows = []
    for at in range(0, len(faces), block.across):
        cut_above = at // block.across % down > 0
        rows.append(_band(faces[at : at + block.across], width, height, cut_above))
    return rows


def _band(faces: Sequence[tuple[list[Mark], float]], width: float, height: float, cut_above: bool) -> Row:
    marks: list[Mark] = []
    for number, (face, tall) in enumerate(faces):
        left = number * (width + _GUTTER)
        marks += moved(face, left, (height - tall) / 2)
        if number:
            marks.append(Rule(left - _GUTTER / 2, 0, left - _GUTTER / 2, height, 0.4, dash=True))
    if cut_above:
        marks.append(Rule(0, 0, len(faces) * (width + _GUTTER) - _GUTTER, 0, 0.4, dash=True))
    return Row(height, tuple(marks), on_grid=False)


@dataclass(frozen=True)
class _Press:
    """Sets slips of one width; what many slips share is set once."""

    setter: Setter
    width: float
    kept: dict[Card, tuple[Slip, float, Ink | None]] = field(default_factory=dict)

    def rows(self, card: Card) -> tuple[Row, ...]:
        """Return the rows of one slip."""
        return (*_body_rows(self.setter, card, self.width), *_foot(self.setter, card, self.width))

    def face(self, card: Card) -> tuple[list[Mark], float]:
        """Stack what stands on one slip; return its marks and height. Only its number is its own."""
        pattern = replace(card, number=_WIDEST * len(card.number))
        if pattern not in self.kept:
            self.kept[pattern] = self._shared(pattern)
        slip, height, number = self.kept[pattern]
        if not card.number:
            return [slip], height
        if number is None:
            return list(self._shared(card)[0].marks), height
        return [slip, replace(number, segment=replace(number.segment, text=card.number))], height

    def _shared(self, card: Card) -> tuple[Slip, float, Ink | None]:
        """The marks of a slip without its number, its height, and where the number stands.

        A number that takes more than one line is left among the marks.
        """
        marks: list[Ink | Rule] = []
        y = 0.0
        for row in self.rows(card):
            marks += [mark for mark in moved(row.marks, 0, y) if isinstance(mark, Ink | Rule)]
            y += row.height
        numbers = [mark for mark in marks if isinstance(mark, Ink) and mark.segment.text == card.number]
        if len(numbers) != 1 or not card.number:
            return Slip(tuple(marks)), y, None
        marks.remove(numbers[0])
        return Slip(tuple(marks)), y, numbers[0]


def _body_rows(setter: Setter, card: Card, width: float) -> list[Row]:
    heading = BODY if width > setter.sheet.text_width / 2 else _NARROW_HEADING
    rows = _lines(setter, card.heading, "hei", heading, width, centred=True)
    rows += _lines(setter, card.sub, "kai", SMALL, width, centred=True) if card.sub else []
    rows += [Row(4), *grid_rows(setter, card.grid, width), Row(4)]
    for note in card.notes:
        rows += _lines(setter, note, "body", FINE, width)
    return rows


def _foot(setter: Setter, card: Card, width: float) -> list[Row]:
    if not card.issuer and not card.number:
        return []
    number = setter.lines([Run(card.number)], width, FINE) if card.number else []
    issuer = setter.lines([Run(card.issuer)], width, FINE) if card.issuer else []
    left = [inked(line, baseline(_LEADING, FINE), FINE) for line in number]
    right = [inked(line, baseline(_LEADING, FINE), FINE, width - line.width) for line in issuer]
    if number and issuer and number[-1].width + issuer[0].width + FINE <= width:
        left[-1:] = [left[-1] + right.pop(0)]
    return [Row(6), *(Row(_LEADING, inks) for inks in (*left, *right))]


def _lines(
    setter: Setter, text: str, role: str, size: float, width: float, centred: bool = False
) -> list[Row]:
    height = max(size * 1.5, _LEADING)
    lines = setter.lines([Run(text, role)], width, size)
    return [
        Row(height, inked(line, baseline(height, size), size, (width - line.width) / 2 if centred else 0))
        for line in lines
    ]


def _flowing(setter: Setter, cards: Sequence[Card], width: float) -> list[Row]:
    """Let slips longer than a page run on, each from a new page."""
    press = _Press(setter, width)
    rows: list[Row] = []
    for number, card in enumerate(cards):
        if number:
            rows.append(Row(0, new_page=True))
        rows += press.rows(card)
    return rows

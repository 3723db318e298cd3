"""The columns of a sheet as somebody sees them who says what is what: labels, samples, what each stands for.

A guess is put right in three ways: another row is the header, a column stands for another field, or it stands
for none. Nothing is read again here; the corrected mapping goes back to ``read_roster``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from xieshang_desktop.domain.wording import mask_numbers
from xieshang_desktop.imports.cells import clean_text
from xieshang_desktop.imports.columns import (
    HEADER_SEARCH_ROWS,
    ColumnMapping,
    Field,
    column_letter,
    header_labels,
    mapping_of_labels,
)
from xieshang_desktop.imports.grids import Grid

SAMPLES = 3
"""So many cells below a header show what a column holds."""


@dataclass(frozen=True)
class LayoutColumn:
    """One column: its letter and label, a few of its cells with their numbers masked, and its field."""

    at: int
    letter: str
    label: str
    samples: tuple[str, ...]
    field: Field | None


@dataclass(frozen=True)
class HeaderChoice:
    """One way to see the header: one row, or two below each other; ``words`` are its first labels."""

    row: int
    first_row: int
    words: str


@dataclass(frozen=True)
class SheetLayout:
    """A sheet's first rows and the mapping as it stands now."""

    head: Grid
    mapping: ColumnMapping

    @classmethod
    def of(cls, head: Grid, mapping: ColumnMapping | None) -> SheetLayout:
        """The layout as guessed; where nothing was guessed, the fullest of the first rows is the header."""
        return cls(head, mapping or _fullest(head))

    @property
    def columns(self) -> tuple[LayoutColumn, ...]:
        """All columns that say anything, from the left."""
        fields = {at: field for field, at in self.mapping.columns}
        width = max((len(row) for row in self.head.rows), default=0)
        columns = (self._column(at, fields.get(at)) for at in range(width))
        return tuple(column for column in columns if column.label or column.samples)

    @property
    def headers(self) -> tuple[HeaderChoice, ...]:
        """Which rows may be the header; two of them where the upper one groups the columns of the lower."""
        return tuple(_header_choices(self.head))

    @property
    def complete(self) -> bool:
        """Whether somebody can be read with it: without a column of names nobody can."""
        return self.mapping.column_of(Field.NAME) is not None

    def with_header(self, choice: HeaderChoice) -> SheetLayout:
        """The layout under another header; its columns are guessed anew by their names."""
        labels = header_labels(self.head.rows, choice.row, choice.first_row)
        return replace(self, mapping=mapping_of_labels(labels, choice.row, choice.first_row))

    def with_field(self, at: int, field: Field | None) -> SheetLayout:
        """The layout after a column was said to hold a field, or none."""
        mapping = self.mapping
        if field is not None:
            return replace(self, mapping=mapping.corrected(field, at))
        held = next((known for known, place in mapping.columns if place == at), None)
        return self if held is None else replace(self, mapping=mapping.corrected(held, None))

    def _column(self, at: int, field: Field | None) -> LayoutColumn:
        label = self.mapping.labels[at] if at < len(self.mapping.labels) else ""
        below = (clean_text(row[at]) for row in self.head.rows[self.mapping.first_row - 1 :] if at < len(row))
        samples = tuple(islice((mask_numbers(text) for text in below if text), SAMPLES))
        return LayoutColumn(at, column_letter(at), mask_numbers(label), samples, field)


def _fullest(head: Grid) -> ColumnMapping:
    rows = head.rows[:HEADER_SEARCH_ROWS]
    named = [sum(map(bool, header_labels(head.rows, at + 1, at + 2))) for at in range(len(rows))]
    row = named.index(max(named)) + 1 if named else 1
    return mapping_of_labels(header_labels(head.rows, row, row + 1), row, row + 1)


def _header_choices(head: Grid) -> Iterator[HeaderChoice]:
    for row in range(1, min(HEADER_SEARCH_ROWS, len(head.rows)) + 1):
        alone = header_labels(head.rows, row, row + 1)
        if not any(alone):
            continue
        yield HeaderChoice(row, row + 1, _words(alone))
        if row < len(head.rows):
            both = header_labels(head.rows, row, row + 2)
            found = len(mapping_of_labels(both, row, row + 2).columns)
            if found > max(_known(alone), _known(header_labels(head.rows, row + 1, row + 2))):
                yield HeaderChoice(row, row + 2, _words(both))


def _known(labels: Sequence[str]) -> int:
    return len(mapping_of_labels(labels, 1, 2).columns)


def _words(labels: Sequence[str]) -> str:
    said = [mask_numbers(label) for label in labels if label]
    return "、".join(said[:SAMPLES]) + ("等" if len(said) > SAMPLES else "")

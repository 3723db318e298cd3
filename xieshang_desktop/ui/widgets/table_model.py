"""Rows and columns as a table's model: plain values in, sorted rows out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt


@dataclass(frozen=True)
class BarCell:
    """A thin bar filled to ``share`` (0 to 1), and the words that say it."""

    share: float
    words: str


Cell = str | tuple[str, ...] | BarCell
"""Words; in a column of chips, the words of each chip; or a bar with its words."""

Index = QModelIndex | QPersistentModelIndex

_NO_PARENT: Final = QModelIndex()

CELL_ROLE: Final = Qt.ItemDataRole.UserRole
TONE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
TOTALS_ROLE: Final = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True)
class Column:
    """A column: as wide as its content and at least `width` body em; `stretch` takes what is left over.

    `kind`: words, chips, muted words, a link (a figure that leads to its rows), or the handle by which a row
    is dragged. Figures are aligned right.
    """

    title: str
    align: Literal["left", "right"] = "left"
    width: float | None = None
    stretch: bool = False
    kind: Literal["text", "chips", "muted", "link", "handle"] = "text"
    strong: bool = False


@dataclass(frozen=True)
class Row:
    """A row: `key` is handed back by the signals, `sort` holds one sortable value per column.

    Without `sort` the words themselves are compared. `tones` colours single cells by column number.
    """

    key: object
    cells: tuple[Cell, ...]
    sort: tuple[Any, ...] = ()
    tones: Mapping[int, str] = field(default_factory=dict)


class TableModel(QAbstractTableModel):
    """The rows in the order they are shown, and a row of totals that always stays last."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._given: tuple[Row, ...] = ()
        self._rows: list[Row] = []
        self._totals: tuple[str, ...] = ()
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def show_rows(self, rows: Sequence[Row], totals: Sequence[str]) -> None:
        """Take these rows, in the order the user has sorted by."""
        self.beginResetModel()
        self._given = tuple(rows)
        self._totals = tuple(totals)
        self._rows = self._in_order()
        self.endResetModel()

    def key_at(self, row: int) -> object:
        """The key of a row; None for the totals."""
        return self._rows[row].key if 0 <= row < len(self._rows) else None

    def row_of(self, key: object) -> int:
        """Where the row with this key is shown; -1 if it is not."""
        return next((number for number, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Rows and totals."""
        return 0 if parent.isValid() else len(self._rows) + bool(self._totals)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """As many as were named."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, and for our own painter its chips and colour."""
        totals = index.row() == len(self._rows)
        row = Row(None, self._totals) if totals else self._rows[index.row()]
        cell = row.cells[index.column()] if index.column() < len(row.cells) else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words_of(cell)
        if role == CELL_ROLE:
            return cell
        if role == TONE_ROLE:
            return row.tones.get(index.column(), "")
        return totals if role == TOTALS_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The titles, aligned as their columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = self.columns[section].align == "right"
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows keep the order they were given in."""
        self.layoutAboutToBeChanged.emit()
        self._sorted = (column, order) if 0 <= column < len(self.columns) else None
        self._rows = self._in_order()
        self.layoutChanged.emit()

    def _in_order(self) -> list[Row]:
        if self._sorted is None:
            return list(self._given)
        column, order = self._sorted
        backwards = order == Qt.SortOrder.DescendingOrder
        return sorted(self._given, key=lambda row: _sort_value(row, column), reverse=backwards)


def words_of(cell: Cell) -> str:
    """What a cell says in words."""
    if isinstance(cell, BarCell):
        return cell.words
    return cell if isinstance(cell, str) else "、".join(cell)


def _sort_value(row: Row, column: int) -> Any:
    if row.sort:
        return row.sort[column]
    return words_of(row.cells[column]) if column < len(row.cells) else ""

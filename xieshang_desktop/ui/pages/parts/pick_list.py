"""A list to pick from: a line or two per row, a count at the right, the picked row marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import (
    LEFT,
    RIGHT,
    draw_box,
    draw_text,
    elided,
    line_height,
    text_width,
)

_ROW_ROLE = Qt.ItemDataRole.UserRole
_PICKED_BY = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True)
class PickRow:
    """One row: `key` is handed back, `detail` stands beneath the title, `count` at the right."""

    key: str
    title: str
    detail: str = ""
    count: str = ""


class PickList(QListWidget):
    """Click or Enter picks; arrow keys move the ring. Scrolls by whole rows."""

    picked = Signal(str)

    def __init__(
        self, theme: Theme, label: str, *, row_em: float = 3.43, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self._painter = _RowPainter(theme, theme.em(row_em))
        self.setItemDelegate(self._painter)
        self.itemClicked.connect(self._on_item_clicked)

    def show_rows(self, rows: Sequence[PickRow]) -> None:
        """Show these rows; the ring stays with its key."""
        here = self._key(self.currentItem())
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.title)
            item.setData(_ROW_ROLE, row)
            said = "，".join(part for part in (row.title, row.detail, row.count) if part)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            self.addItem(item)
            if row.key == here:
                self.setCurrentItem(item)
        if self.currentItem() is None and rows:
            self.setCurrentRow(0)

    def show_picked(self, key: str | None) -> None:
        """Mark the row whose card is shown; nothing is emitted."""
        self._painter.picked = key
        for number in range(self.count()):
            if self._key(self.item(number)) == key:
                self.setCurrentRow(number)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is less than a row unused at the foot."""
        super().resizeEvent(event)
        self.setViewportMargins(0, 0, 0, self.height() % self._painter.height)

    def row_keys(self) -> list[str]:
        """The keys of all rows, from above."""
        return [self._key(self.item(number)) for number in range(self.count())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks."""
        if event.key() in _PICKED_BY and self.currentItem() is not None:
            self._on_item_clicked(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        key = self._key(item)
        self._painter.picked = key
        self.viewport().update()
        self.picked.emit(key)

    def _key(self, item: QListWidgetItem | None) -> str:
        return item.data(_ROW_ROLE).key if item is not None else ""


class _RowPainter(QStyledItemDelegate):
    """Paints the rows; holds which one is picked."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self._theme = theme
        self.height = height
        self.picked: str | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are of one height."""
        return QSize(self._theme.em(6), self.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint ground, words and divider; the ring where the keyboard is."""
        row: PickRow = index.data(_ROW_ROLE)
        theme, box = self._theme, QRectF(option.rect)
        list_widget = option.widget
        current = list_widget.currentIndex() if isinstance(list_widget, QListWidget) else QModelIndex()
        here = list_widget.hasFocus() and current == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.key == self.picked:
            painter.fillRect(box, theme.color("selection"))
            painter.fillRect(
                QRectF(box.left(), box.top(), theme.px("line.edge"), box.height()), theme.color("now")
            )
        elif list_widget.underMouse() and box.contains(list_widget.mapFromGlobal(list_widget.cursor().pos())):
            painter.fillRect(box, theme.color("hover"))
        hair = theme.px("line.hair")
        if row.detail:
            painter.fillRect(QRectF(box.left(), box.bottom() - hair, box.width(), hair), theme.color("line"))
        self._paint_words(painter, box, row)
        if here:
            ring = theme.px("line.ring")
            draw_box(painter, box.adjusted(0, 0, 0, -hair), 0, None, theme.color("focus"), ring)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, row: PickRow) -> None:
        theme, edge = self._theme, self._theme.em(0.75)
        inner = box.adjusted(edge, 0, -edge, 0)
        small = theme.font("ui", "caption")
        if row.count:
            draw_text(painter, inner, row.count, small, theme.color("text_muted"), RIGHT)
            inner.setRight(inner.right() - text_width(small, row.count) - theme.px("space.s"))
        title = theme.font(
            "ui",
            "body",
            "bold" if not row.detail and row.key == self.picked else "medium" if row.detail else "regular",
        )
        if not row.detail:
            draw_text(
                painter, inner, elided(title, row.title, inner.width()), title, theme.color("text"), LEFT
            )
            return
        upper, lower = line_height(title) * 0.92, line_height(small) * 0.92
        top = inner.top() + (inner.height() - upper - lower) / 2
        first = QRectF(inner.left(), top, inner.width(), upper)
        draw_text(painter, first, elided(title, row.title, inner.width()), title, theme.color("text"), LEFT)
        second = QRectF(inner.left(), top + upper, inner.width(), lower)
        draw_text(
            painter, second, elided(small, row.detail, inner.width()), small, theme.color("text_muted"), LEFT
        )

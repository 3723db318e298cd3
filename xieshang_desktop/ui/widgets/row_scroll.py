"""The one region of a page that scrolls: rows of one height, moved by whole rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme


class RowScroll(QScrollArea):
    """A column of rows, `row_height` px each, of which no half one is ever shown.

    The focus moves through the rows with Tab; the row it reaches is brought into view.
    """

    def __init__(self, theme: Theme, row_height: int, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_height = row_height
        self._rows: list[QWidget] = []
        self._sheet = QWidget()
        self._sheet.setAutoFillBackground(False)
        self._column = QVBoxLayout(self._sheet)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._sheet)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._on_bar_value_changed)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows in place of the former, at the place scrolled to."""
        place = self.verticalScrollBar().value()
        for old in self._rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = list(rows)
        for number, row in enumerate(self._rows):
            row.setFixedHeight(self._row_height)
            self._column.insertWidget(number, row)
            row.show()
        self.verticalScrollBar().setValue(place)

    def show_row(self, number: int) -> None:
        """Bring a row into view."""
        if 0 <= number < len(self._rows):
            self.ensureWidgetVisible(self._rows[number], 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what is less than a row unused at the foot."""
        super().resizeEvent(event)
        self.setViewportMargins(0, 0, 0, self.height() % self._row_height)
        bar = self.verticalScrollBar()
        bar.setSingleStep(self._row_height)
        bar.setPageStep(max(self._row_height, self.height() // self._row_height * self._row_height))

    def _on_bar_value_changed(self, value: int) -> None:
        """Rest on whole rows, whatever moved the bar."""
        rest = value % self._row_height
        if rest:
            below = rest * 2 >= self._row_height
            self.verticalScrollBar().setValue(value - rest + (self._row_height if below else 0))

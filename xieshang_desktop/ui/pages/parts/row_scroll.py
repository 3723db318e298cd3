"""A column of rows that scrolls inside its panel, by whole rows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from xieshang_desktop.ui.pages.parts.plain_scroll import PlainScroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.panel import Hairline


class RowScroll(PlainScroll):
    """Rows below each other with lines between; what gets the keyboard is scrolled into view."""

    def __init__(
        self, theme: Theme, *, row: str = "height.duty_row", lines: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines = lines
        self.verticalScrollBar().setSingleStep(theme.px(row))
        self.show_rows(())

    def show_rows(self, rows: Sequence[QWidget], *, stretch: bool = True) -> None:
        """Show these rows in place of the former; a row may be an empty state that takes all the room."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, row in enumerate(rows):
            if number and self._lines:
                column.addWidget(Hairline(self._theme))
            column.addWidget(row)
        if stretch:
            column.addStretch(1)
        for row in rows:
            for child in row.findChildren(QWidget):
                child.installEventFilter(self)
        self.hold(inside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring what has the keyboard into view."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(QApplication.focusWidget() or watched, 0, self._theme.px("space.m"))
        return super().eventFilter(watched, event)

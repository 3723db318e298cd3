"""A column of rows that scrolls inside its panel, by whole rows."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from xieshang_desktop.ui.pages.parts.plain_scroll import PlainScroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.panel import Hairline


class RowScroll(PlainScroll):
    """Rows below each other with lines between; what gets the keyboard is scrolled into view.

    A row that would stand there by half is covered, and the bar rests where a row begins; a row that is
    higher than the whole view is the exception.
    """

    def __init__(
        self, theme: Theme, *, row: str = "height.duty_row", lines: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._lines = theme, lines
        self._rows: tuple[QWidget, ...] = ()
        self._place = 0
        self._cover = _cover(theme, self)
        bar = self.verticalScrollBar()
        bar.setSingleStep(theme.px(row))
        bar.valueChanged.connect(self._on_bar_value_changed)
        bar.rangeChanged.connect(lambda _least, _most: self._fit())
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
        self._rows, self._place = tuple(rows) if stretch else (), 0
        self.hold(inside)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring what has the keyboard into view, with its whole row."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            focus = QApplication.focusWidget() or watched
            row = next((each for each in self._rows if each.isAncestorOf(focus)), None)
            if row is None or not self._by_rows():
                self.ensureWidgetVisible(focus, 0, self._theme.px("space.m"))
            else:
                self._bring(row)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height holds another number of rows."""
        super().resizeEvent(event)
        self._fit()

    def _by_rows(self) -> bool:
        height = self.viewport().height()
        return bool(self._rows) and all(row.height() <= height for row in self._rows)

    def _tops(self) -> list[int]:
        return [row.y() for row in self._rows]

    def _bring(self, row: QWidget) -> None:
        bar, below = self.verticalScrollBar(), row.y() + row.height() - self.viewport().height()
        if row.y() < bar.value():
            bar.setValue(row.y())
        elif below > bar.value():
            tops = self._tops()
            bar.setValue(tops[min(bisect_left(tops, below), len(tops) - 1)])

    def _fit(self) -> None:
        """Let the last stop of the bar be the beginning of a row; cover the row that shows by half."""
        inside, height = self.widget(), self.viewport().height()
        layout = inside.layout() if inside is not None else None
        if layout is None:
            return
        rest, whole = 0, self._rows[-1].y() + self._rows[-1].height() if self._rows else 0
        if self._by_rows() and whole > height:
            tops = self._tops()
            rest = tops[bisect_left(tops, whole - height)] + height - whole
        layout.setContentsMargins(0, 0, 0, rest)
        self._show_cover()

    def _show_cover(self) -> None:
        height, here = self.viewport().height(), self.verticalScrollBar().value()
        ends = [row.y() + row.height() - here for row in self._rows]
        last = max((end for end in ends if end <= height), default=0)
        half = self._by_rows() and any(
            row.y() - here < height < end for row, end in zip(self._rows, ends, strict=True)
        )
        self._cover.setVisible(half and last > 0)
        if half and last > 0:
            view = self.viewport().geometry()
            self._cover.setGeometry(view.x(), view.y() + last, view.width(), height - last)
            self._cover.raise_()

    def _on_bar_value_changed(self, value: int) -> None:
        """Rest where a row begins, on the way that the bar was moved."""
        before, self._place = self._place, value
        tops = self._tops()
        if self._by_rows() and value not in tops:
            at = bisect_left(tops, value) if value > before else bisect_right(tops, value) - 1
            rest = tops[max(0, min(at, len(tops) - 1))]
            if rest != value and rest <= self.verticalScrollBar().maximum():
                self.verticalScrollBar().setValue(rest)
        self._show_cover()


def _cover(theme: Theme, parent: QWidget) -> QWidget:
    cover = QWidget(parent)
    palette = cover.palette()
    palette.setColor(QPalette.ColorRole.Window, theme.color("surface"))
    cover.setPalette(palette)
    cover.setAutoFillBackground(True)
    cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    cover.hide()
    return cover

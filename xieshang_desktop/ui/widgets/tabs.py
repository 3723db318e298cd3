"""Tabs: which of a few lists is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.one_of_few import OneOfFew
from xieshang_desktop.ui.widgets.painting import draw_box, draw_text, start_painting, text_width


class Tabs(OneOfFew):
    """Words with a muted count; a 3 px ink line stands under the current one."""

    current_changed = Signal(object)

    def __init__(self, theme: Theme, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._theme = theme
        self.row.addStretch(1)
        self.chosen.connect(self.current_changed)

    def show_tabs(self, tabs: Sequence[tuple[object, str, int | None]], current: object) -> None:
        """Show key, words and count of each tab; a change of counts alone keeps focus and tabs."""
        if [key for key, _, _ in tabs] != self._values:
            self.row.takeAt(self.row.count() - 1)
            self._replace_buttons([(key, TabButton(self._theme)) for key, _, _ in tabs])
            self.row.addStretch(1)
        for (_, words, count), (_, button) in zip(tabs, self._pairs(), strict=True):
            if isinstance(button, TabButton):
                button.show_words(words, count)
        self.show_chosen(current)


class TabButton(QAbstractButton):
    """One tab."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._count = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(theme.px("height.control"))

    def show_words(self, words: str, count: int | None) -> None:
        """Show the words and, where it helps, how many there are."""
        self._count = "" if count is None else str(count)
        self.setText(words)
        self.setAccessibleName(f"{words}{self._count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words in bold, so that choosing moves nothing."""
        width = text_width(self._bold(), self.text()) + 2 * self._padding()
        if self._count:
            width += text_width(self._theme.font("ui", "caption", "bold"), self._count) + self._gap()
        return QSize(width, self._theme.px("height.control"))

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, count and the line under the current tab."""
        painter = start_painting(self)
        theme, box = self._theme, QRectF(self.rect())
        if self.underMouse() and not self.isChecked():
            draw_box(painter, box, theme.px("radius.chip"), theme.color("hover"))
        font = self._bold() if self.isChecked() else theme.font("ui", "body")
        words = box.adjusted(self._padding(), 0, 0, 0)
        draw_text(painter, words, self.text(), font, theme.color("text"))
        count = words.adjusted(text_width(font, self.text()) + self._gap(), 0, 0, 0)
        small = theme.font("ui", "caption", "bold" if self.isChecked() else "regular")
        draw_text(painter, count, self._count, small, theme.color("text_muted"))
        if self.isChecked():
            line = QRectF(0, box.bottom() - theme.px("line.tab"), box.width(), theme.px("line.tab"))
            painter.fillRect(line, theme.color("now"))
        if self.hasFocus():
            ring = theme.px("line.ring")
            draw_box(painter, box, theme.px("radius.chip"), None, theme.color("focus"), ring)
        painter.end()

    def _bold(self) -> QFont:
        return self._theme.font("ui", "body", "bold")

    def _padding(self) -> int:
        return self._theme.em(0.5)

    def _gap(self) -> int:
        return self._theme.px("space.xs")

"""Inputs of a form: a line, several lines, a choice of many, each with a label that names it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.line_edit import LineEdit, Trailing
from xieshang_desktop.ui.widgets.painting import line_height, start_painting, text_width
from xieshang_desktop.ui.widgets.text import Label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextField(QWidget):
    """One line of text; what is wrong with it is said below, in a sentence that says what would be right."""

    edited = Signal(str)
    submitted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        placeholder: str = "",
        icon: str = "",
        size: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.line = LineEdit(theme, label, placeholder=placeholder, icon=icon, size=size)
        self._message = BodyText(theme, tone="bad")
        self._message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(self.line)
        column.addWidget(self._message)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self._on_line_return_pressed)

    def text(self) -> str:
        """What stands in the field, without blanks at its ends."""
        return self.line.text().strip()

    def show_text(self, text: str) -> None:
        """Show `text`; nothing is emitted. A field that already holds it keeps its cursor."""
        if text != self.line.text():
            self.line.setText(text)

    def show_wrong(self, sentence: str) -> None:
        """Mark the field and say below what would be right."""
        self.line.show_flag("wrong", True)
        self.line.show_trailing(Trailing(icon="alert-octagon", role="bad"))
        self.line.setAccessibleDescription(sentence)
        self._message.show_text(sentence)
        self._message.show()

    def show_right(self) -> None:
        """Take the mark and the sentence away."""
        self.line.show_flag("wrong", False)
        self.line.show_trailing(Trailing())
        self.line.setAccessibleDescription("")
        self._message.hide()

    def show_locked(self, reason: str) -> None:
        """Let the text be read but not changed, and say why."""
        self.show_right()
        self.line.setReadOnly(True)
        self.line.show_flag("locked", True)
        self.line.setAccessibleDescription(reason)
        self.line.show_trailing(Trailing(note=reason, icon="lock", role="text_disabled"))

    def show_open(self) -> None:
        """Let the text be changed again."""
        self.line.setReadOnly(False)
        self.line.show_flag("locked", False)
        self.show_right()

    def _on_line_return_pressed(self) -> None:
        self.submitted.emit(self.text())


class TextBox(QPlainTextEdit):
    """Several lines of text; Enter hands it over, Shift+Enter begins a new line."""

    edited = Signal(str)
    submitted = Signal(str)

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        placeholder: str = "",
        lines: int = 3,
        size: str = "body",
        submit_on_enter: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._submit_on_enter = submit_on_enter
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setFont(theme.font("ui", size))
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self._least = lines * line_height(self.font()) + 2 * theme.px("space.s") + 2 * theme.px("line.ring")
        self.setMinimumHeight(self._least)
        self.textChanged.connect(self._on_text_changed)
        self._showing = False

    def text(self) -> str:
        """What stands in the box, without blanks at its ends."""
        return self.toPlainText().strip()

    def show_text(self, text: str) -> None:
        """Show `text`; nothing is emitted. A box that already holds it keeps its cursor."""
        if text != self.toPlainText():
            self._showing = True
            self.setPlainText(text)
            self._showing = False

    def clear_text(self) -> None:
        """Empty the box for the next entry, keeping the focus."""
        self.show_text("")

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(super().sizeHint().width(), self._least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone submits."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self._submit_on_enter and event.key() in _ENTER and plain:
            self.submitted.emit(self.text())
        else:
            super().keyPressEvent(event)

    def _on_text_changed(self) -> None:
        if not self._showing:
            self.edited.emit(self.text())


class DropDown(QComboBox):
    """A choice of more than five."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(label)
        self.setFont(theme.font())
        self.setFixedHeight(theme.px("height.control"))
        self.setMaxVisibleItems(8)
        self.setItemDelegate(QStyledItemDelegate(self))  # the only one that heeds the style sheet
        self.activated.connect(self._on_activated)

    def show_options(self, options: Sequence[tuple[str, object]], chosen: object = None) -> None:
        """Show the words of the options and choose the one whose value is `chosen`; nothing is emitted."""
        self.clear()
        for words, value in options:
            self.addItem(words, value)
        self.show_chosen(chosen)
        self.updateGeometry()

    def show_chosen(self, value: object) -> None:
        """Choose the option with this value; none if there is none."""
        values = [self.itemData(index) for index in range(self.count())]
        self.setCurrentIndex(values.index(value) if value in values else -1)

    def value(self) -> object:
        """The chosen option's value, None while nothing is chosen."""
        return self.currentData()

    def sizeHint(self) -> QSize:
        """Room for the longest option."""
        longest = max((text_width(self.font(), self.itemText(i)) for i in range(self.count())), default=0)
        margins = 2 * self._theme.px("space.m") + self._theme.px("space.xxl") + self._theme.px("space.s")
        return QSize(longest + margins, self._theme.px("height.control"))

    def minimumSizeHint(self) -> QSize:
        """An option is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field itself, then the chevron."""
        super().paintEvent(event)
        painter = start_painting(self)
        side = self._theme.px("icon.small")
        box = QRectF(self.width() - side - self._theme.px("space.m"), 0, side, self.height())
        role = "text_muted" if self.isEnabled() else "text_disabled"
        self._theme.draw_icon(painter, box, "chevron-down", role)
        painter.end()

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(self.itemData(index))


class Labelled(QWidget):
    """A label and what it names: beside each other, or above each other where there is little room."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        field: QWidget,
        *,
        label_width: int = 0,
        above: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.label = Label(theme, text)
        self.label.setBuddy(field.focusProxy() or field)
        self.label.setMinimumHeight(0 if above else theme.px("height.control"))
        self.label.setMinimumWidth(label_width)
        layout = QVBoxLayout(self) if above else QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px("space.xs" if above else "space.m"))
        layout.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(field, 1)
        self.setFocusProxy(field)

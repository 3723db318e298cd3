"""The facts of a called meeting as fields that are changed where they stand, each by an act of its own."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from xieshang_desktop.ui.pages.parts.typed import Unreadable
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.inputs import TextField
from xieshang_desktop.ui.widgets.search_field import SearchField


class FactField(TextField):
    """One line that hands over another value by Enter or when it is left; Esc puts the former one back."""

    amended = Signal(object)

    def __init__(self, theme: Theme, label: str, *, icon: str = "") -> None:
        super().__init__(theme, label, icon=icon)
        self._shown = ""
        self._read: Callable[[str], Any] = str
        self.line.editingFinished.connect(self._on_line_editing_finished)
        self.line.installEventFilter(self)

    def show_value(self, words: str, read: Callable[[str], Any] = str) -> None:
        """Show what is on record; ``read`` makes a value of what is typed and may raise Unreadable."""
        self._shown, self._read = words, read
        self.show_text(words)
        self.show_right()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc puts back what is on record."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.line.text() != self._shown
        ):
            self.show_value(self._shown, self._read)
            return True
        return super().eventFilter(watched, event)

    def _on_line_editing_finished(self) -> None:
        if self.text() == self._shown.strip():
            self.show_right()
            return
        try:
            value = self._read(self.text())
        except Unreadable as trouble:
            self.show_wrong(str(trouble))
            return
        if not self.text():
            self.show_wrong(f"写上{self.line.accessibleName()}")
            return
        self.amended.emit(value)


class PersonField(SearchField):
    """The name on record; typing finds somebody else, Enter takes whom it found, Esc leaves it as it was."""

    def __init__(self, theme: Theme, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, arrangement="list", icon="", parent=parent)
        self._label = label
        self.line.show_flag("filled", True)

    def show_name(self, name: str) -> None:
        """Show whose name is on record."""
        self.line.setPlaceholderText(name)
        self.line.setAccessibleName(f"{self._label}：{name}")

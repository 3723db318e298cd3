"""While an import is written it can be stopped, and nothing else can be done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from xieshang_desktop.ui.widgets.buttons import Button

_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.Shortcut,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.DragEnter,
        QEvent.Type.Close,
        QEvent.Type.Timer,
    }
)
"""What could begin another act while one is under way."""

_PRESSES: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class OnlyStopping(QObject):
    """While an act is under way the window is painted and can be stopped; nothing else can be done in it."""

    def __init__(self, button: Button) -> None:
        super().__init__()
        self._button = button
        self.wished = False

    @contextmanager
    def watching(self) -> Iterator[OnlyStopping]:
        """Keep watch until the act is done."""
        application = QApplication.instance()
        if application is None:
            raise TypeError("a window needs an application")
        application.installEventFilter(self)
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)
        try:
            yield self
        finally:
            application.removeEventFilter(self)

    def look(self) -> bool:
        """Let the window be painted, and tell whether somebody wished to stop."""
        QApplication.processEvents()
        return self.wished

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The button and Esc are a wish to stop; all other input is kept away."""
        kind = event.type()
        if kind not in _INPUT or isinstance(watched, QWindow):
            return False
        at_button = watched is self._button
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            stops = event.key() == Qt.Key.Key_Escape or (at_button and event.key() in _PRESSES)
        else:
            stops = at_button and kind == QEvent.Type.MouseButtonRelease
        self.wished = self.wished or stops
        if kind == QEvent.Type.Close:
            event.ignore()
        return True

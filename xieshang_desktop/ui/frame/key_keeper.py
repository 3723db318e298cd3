"""Keys of the program that a text field would take for itself (Ctrl+K deletes to the end on Linux)."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

_KEPT = frozenset(
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, key)
    for key in (Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_D, Qt.Key.Key_E, Qt.Key.Key_Return)
)


class KeyKeeper(QObject):
    """Watches only the text field that has the keyboard."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Refuse the field's claim, so that the window's shortcut gets the key."""
        claim = event if event.type() == QEvent.Type.ShortcutOverride else None
        if isinstance(claim, QKeyEvent) and claim.keyCombination() in _KEPT:
            event.ignore()
            return True
        return False

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QLineEdit | QPlainTextEdit):
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit):
            new.installEventFilter(self)

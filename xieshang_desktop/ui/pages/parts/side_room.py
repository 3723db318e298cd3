"""A room that takes the place of a card for a while: Esc and the button in its head lead back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QSpacerItem

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.panel import Panel


class SideRoom(Panel):
    """Emits `left`; what is in it scrolls, its foot does not."""

    left = Signal()

    def __init__(self, theme: Theme, title: str, back: str) -> None:
        super().__init__(theme, title, ruled=True)
        self.back = Button(theme, back, kind="quiet", icon="arrow-left", key="Esc")
        self.back.clicked.connect(self.left)
        self.head.addSpacerItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding))
        self.add_to_head(self.back)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

"""逐条看: every opinion heard beforehand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.ui.pages.parts.row_scroll import RowScroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Panel


class OpinionsList(Panel):
    """Esc and 回到议题 lead back."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "会前意见", ruled=True, flush=True)
        self.rows = RowScroll(theme)
        self.back = Button(theme, "回到议题", kind="quiet", icon="arrow-left", key="Esc")
        self.back.clicked.connect(self.left)
        self.add_to_head(self.back)
        self.body.addWidget(self.rows, 1)

    def show_opinions(self, texts: Sequence[tuple[str, str]]) -> None:
        """Show who said what, the latest first."""
        self.show_caption(f"{len(texts)}条")
        self.rows.show_rows([self._row(who, text) for who, text in texts])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back; arrow keys scroll."""
        bar = self.rows.verticalScrollBar()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            bar.setValue(bar.value() + bar.singleStep() * (1 if event.key() == Qt.Key.Key_Down else -1))
        else:
            super().keyPressEvent(event)

    def _row(self, who: str, text: str) -> QWidget:
        theme, row = self._theme, QWidget()
        column = QVBoxLayout(row)
        edge = theme.px("space.l")
        column.setContentsMargins(edge, theme.px("space.s"), edge, theme.px("space.s"))
        column.setSpacing(0)
        column.addWidget(BodyText(theme, text))
        column.addWidget(BodyText(theme, who, size="caption", tone="text_muted"))
        return row

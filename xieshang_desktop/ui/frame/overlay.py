"""Something laid over the page inside the window: Esc closes it, the keyboard goes back where it was."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import start_painting
from xieshang_desktop.ui.widgets.panel import Panel

_VEIL_ALPHA = 225


class Overlay(QWidget):
    """A veil over its parent with one panel (`panel`) at the top middle. Tab stays inside."""

    closed = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget, *, width_em: float = 36) -> None:
        super().__init__(parent)
        self._theme = theme
        self._under = parent
        self._before: QWidget | None = None
        self._width = theme.em(width_em)
        self.panel = Panel(theme, title, "Esc 关闭", ruled=True)
        self.panel.setParent(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px("height.page_head"), 0, theme.px("space.xl"))
        column.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        parent.installEventFilter(self)
        self.hide()

    def open_over(self, first: QWidget) -> None:
        """Show it with the keyboard in `first`."""
        self._before = QApplication.focusWidget()
        self._cover()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_over(self) -> None:
        """Hide it and give the keyboard back."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the parent."""
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self._cover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_over()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside."""
        stops = [each for each in self.findChildren(QWidget) if _takes_tab(each)]
        if not stops:
            return True
        here = QApplication.focusWidget()
        at = stops.index(here) if here in stops else -1
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the veil."""
        painter = start_painting(self)
        veil = QColor(self._theme.color("window"))
        veil.setAlpha(_VEIL_ALPHA)
        painter.fillRect(QRectF(self.rect()), veil)
        painter.end()

    def _cover(self) -> None:
        parent = self._under
        self.setGeometry(parent.rect())
        edges = 2 * self._theme.px("space.xl")
        self.panel.setFixedWidth(min(self._width, max(1, parent.width() - edges)))


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()

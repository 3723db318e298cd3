"""Key caps: the key that works at this moment."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import CENTER, draw_box, draw_text, start_painting, text_width


def keycap_width(theme: Theme, text: str) -> int:
    """The room a cap with `text` needs, at least a square."""
    padding = theme.px("space.xs") + theme.px("line.mark")
    return max(theme.px("height.keycap"), text_width(theme.font("ui", "caption"), text) + 2 * padding)


def draw_keycap(painter: QPainter, theme: Theme, box: QRectF, text: str, ink: QColor, edge: QColor) -> None:
    """Paint a cap in `box`."""
    draw_box(painter, box, theme.px("radius.chip"), None, edge, theme.px("line.hair"))
    draw_text(painter, box, text, theme.font("ui", "caption"), ink, CENTER)


class KeyCap(QWidget):
    """One key, named as it is printed on the keyboard."""

    def __init__(self, theme: Theme, text: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_key(text)

    def show_key(self, text: str) -> None:
        """Show the name of the key."""
        self._text = text
        self.setAccessibleName(f"按键{text}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its word."""
        return QSize(keycap_width(self._theme, self._text), self._theme.px("height.keycap"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap over the whole widget."""
        painter = start_painting(self)
        ink, edge = self._theme.color("text_muted"), self._theme.color("line_strong")
        draw_keycap(painter, self._theme, QRectF(self.rect()), self._text, ink, edge)
        painter.end()

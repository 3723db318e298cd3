"""What was done and what it made of the figures, with the way back."""

from PySide6.QtCore import QEasingCurve, QEvent, QPoint, QPropertyAnimation, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.keycap import draw_keycap, keycap_width
from xieshang_desktop.ui.widgets.painting import draw_box, draw_text, start_painting, text_width
from xieshang_desktop.ui.widgets.text import ElidedLabel


class Toast(QWidget):
    """One at a time, the next replaces it; stays 6 s, longer while pointed at or while it has the focus."""

    undo_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._holder = parent
        self._words = ElidedLabel(theme, size="body", tone="now_text")
        self._undo = _UndoButton(theme)
        row = QHBoxLayout(self)
        edge = theme.px("space.s")
        row.setContentsMargins(theme.px("space.l"), 0, edge, 0)
        row.setSpacing(theme.px("space.l"))
        row.addWidget(self._words, 1)
        row.addWidget(self._undo)
        self.setFixedHeight(theme.px("height.control") + theme.px("space.m"))
        self._stay = QTimer(self)
        self._stay.setSingleShot(True)
        self._stay.timeout.connect(self._on_stay_timeout)
        self._entry = QPropertyAnimation(self, b"pos", self)
        self._entry.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._undo.clicked.connect(self._on_undo_clicked)
        self.hide()

    def show_done(self, words: str, corner: QPoint, *, undo: str = "撤销", key: str = "F8") -> None:
        """Say what was done; `corner` is where the bottom left corner goes, in the parent.

        Without `undo` there is no button.
        """
        self._words.show_text(words)
        self.setAccessibleName(words)
        self._undo.show_words(undo, key)
        self._undo.setVisible(bool(undo))
        room = self._holder.width()
        width = min(self.sizeHint().width(), room)
        self.resize(width, self.height())
        place = QPoint(max(0, min(corner.x(), room - width)), corner.y() - self.height())
        self.raise_()
        self._enter(place)
        self._stay.start(self._theme.ms("toast_stay"))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while pointed at."""
        self._stay.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go in due time once the pointer has left."""
        self._stay.start(self._theme.ms("toast_stay"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ink ground."""
        painter = start_painting(self)
        draw_box(painter, QRectF(self.rect()), self._theme.px("radius.control"), self._theme.color("now"))
        painter.end()

    def _enter(self, place: QPoint) -> None:
        duration = self._theme.ms("toast_in")
        fresh = not self.isVisible()
        self.show()
        if not duration or not fresh:
            self.move(place)
            return
        self._entry.stop()
        self._entry.setDuration(duration)
        self._entry.setStartValue(place + QPoint(0, self._theme.px("space.l")))
        self._entry.setEndValue(place)
        self._entry.start()

    def _on_stay_timeout(self) -> None:
        if self._undo.hasFocus() or self.underMouse():
            self._stay.start(self._theme.ms("toast_stay"))
        else:
            self.hide()

    def _on_undo_clicked(self) -> None:
        self.hide()
        self.undo_requested.emit()


class _UndoButton(QAbstractButton):
    """A button on ink, with its key."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._key = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(theme.px("height.control"))

    def show_words(self, words: str, key: str) -> None:
        """Show the words and the key."""
        self._key = key
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Words and cap with padding."""
        theme = self._theme
        width = text_width(theme.font("ui", "body", "medium"), self.text()) + 2 * theme.px("space.m")
        cap = theme.em(0.5) + keycap_width(theme, self._key) if self._key else 0
        return QSize(width + cap, theme.px("height.control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint edge, words and cap in the colour of text on ink."""
        painter = start_painting(self)
        theme, ink = self._theme, self._theme.color("now_text")
        line = theme.px("line.ring" if self.hasFocus() or self.underMouse() else "line.hair")
        draw_box(painter, QRectF(self.rect()), theme.px("radius.control"), None, ink, line)
        self._paint_words(painter, ink)
        painter.end()

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        theme, font = self._theme, self._theme.font("ui", "body", "medium")
        left = theme.px("space.m")
        draw_text(painter, QRectF(left, 0, self.width(), self.height()), self.text(), font, ink)
        if self._key:
            width, height = keycap_width(theme, self._key), theme.px("height.keycap")
            top = round((self.height() - height) / 2)
            box = QRectF(self.width() - theme.px("space.m") - width, top, width, height)
            draw_keycap(painter, theme, box, self._key, ink, ink)

"""How far a reading or an import is, with a button that stops it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWindow
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.painting import draw_bar, start_painting
from xieshang_desktop.ui.widgets.text import Label

_BAR_EM: Final = 0.43


class Progress(QWidget):
    """Words and a bar beside a button that stops."""

    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = Label(theme)
        self._bar = _Bar(theme)
        self.stop = Button(theme, "停下", key="Esc")
        self.stop.clicked.connect(self.stopped)
        left = QVBoxLayout()
        left.setSpacing(theme.px("space.xs"))
        left.addWidget(self._words)
        left.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.l"))
        row.addLayout(left, 1)
        row.addWidget(self.stop)
        self.hide()

    def show_share(self, done: int, whole: int, words: str) -> None:
        """Show how much of the whole is done."""
        self._bar.show_share(done / whole if whole else 0.0)
        self._words.show_text(words)
        self.setAccessibleName(words)
        self.show()


class _Bar(QWidget):
    """A thin bar over the whole width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, 0.0
        self.setFixedHeight(theme.em(_BAR_EM))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = start_painting(self)
        track, fill = self._theme.color("track"), self._theme.color("now")
        draw_bar(painter, QRectF(self.rect()), self._share, self.height() / 2, track, fill)
        painter.end()


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

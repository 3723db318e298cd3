"""The pages before the record is open: it is being made ready, or it cannot be opened."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.states import ErrorState, ReadingState

WIDTH_EM = 34.0
WIDE = 100
"""The sentence takes all the width up to its greatest before the edges take any."""


class TroublePage(QWidget):
    """One sentence, a way out, and the two things that can be done: try again, or close."""

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        way_out: str,
        try_again: Callable[[], None],
        close: Callable[[], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = ErrorState(theme, sentence, way_out, "再打开一次", "关闭程序")
        self._state.action_requested.connect(try_again)
        self._state.other_requested.connect(close)
        self._state.setMaximumWidth(theme.em(WIDTH_EM))
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(self._state, WIDE, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)

    def enter(self) -> None:
        """Put the keyboard on trying again: Enter is enough."""
        self._state.button.setFocus(Qt.FocusReason.OtherFocusReason)


class WaitingPage(QWidget):
    """Grey rows where the page will stand, and a line that says what is being done."""

    def __init__(self, theme: Theme, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        state = ReadingState(theme, 6)
        state.show_sentence(words)
        edge = theme.px("space.xl")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.addWidget(state)
        layout.addStretch(1)

"""The page for when the record cannot be opened: what happened, whether it is safe, what to do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.states import ErrorState


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
        state = ErrorState(theme, sentence, way_out, "再打开一次", "关闭程序")
        state.action_requested.connect(try_again)
        state.other_requested.connect(close)
        layout = QVBoxLayout(self)
        layout.addWidget(state, 0, Qt.AlignmentFlag.AlignCenter)

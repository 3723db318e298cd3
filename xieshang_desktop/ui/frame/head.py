"""The head of every page: title, one line of context, undo, find, keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.ui.actions import FIND, KEYS, UNDO
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.text import ElidedLabel, Label

_UNDO_EM = 17


class PageHead(QWidget):
    """Wishes come out as signals; the frame carries them out."""

    undo_requested = Signal()
    find_requested = Signal()
    keys_requested = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = Label(theme, size="heading", weight="bold")
        self._context = ElidedLabel(theme, size="body")
        self.undo = Button(theme, UNDO.words, icon=UNDO.icon)
        self.search = Button(theme, "查找", icon=FIND.icon, key=FIND.cap)
        self.keys = Button(theme, "帮助", kind="quiet", key=KEYS.cap)
        self.undo.clicked.connect(self.undo_requested)
        self.search.clicked.connect(self.find_requested)
        self.keys.clicked.connect(self.keys_requested)
        self.setFixedHeight(theme.px("height.page_head"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("space.xl"), 0, theme.px("space.xl"), 0)
        row.setSpacing(theme.px("space.s"))
        row.addWidget(self._title)
        row.addSpacing(theme.px("space.s"))
        row.addWidget(self._context, 1)
        for button in (self.undo, self.search, self.keys):
            row.addWidget(button)
        self.show_undo("")

    def show_title(self, title: str, context: str) -> None:
        """Show where we are, and one line about it."""
        self._title.show_text(title)
        self._context.show_text(context)

    def show_undo(self, words: str) -> None:
        """Say what F8 would take back; without anything the button stays, grey, and says so."""
        if words:
            room = self._theme.em(_UNDO_EM)
            self.undo.setMaximumWidth(room)
            self.undo.show_words(f"撤销：{words}")
            self.undo.setToolTip(f"撤销：{words}")
        else:
            self.undo.show_words("撤销")
            self.undo.show_unready("还没有可撤销的")

    def show_compact(self, compact: bool) -> None:
        """Icons alone, where there is little room."""
        self.undo.show_compact(compact)
        self.search.show_compact(compact)

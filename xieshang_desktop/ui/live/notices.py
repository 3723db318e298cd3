"""What floats over the room: the toast after an act, and why something was refused."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.toast import Toast


class Notices(QObject):
    """One at a time, above the footer at the left edge of the body."""

    undo_requested = Signal()

    def __init__(self, theme: Theme, page: QWidget, foot: QWidget) -> None:
        super().__init__(page)
        self._theme, self._page, self._foot = theme, page, foot
        self._toast = Toast(theme, page)
        self._toast.undo_requested.connect(self.undo_requested)
        self._refusal = Banner(theme, parent=page)
        self._refusal.hide()

    def show_done(self, words: str, *, final: bool = False) -> None:
        """What was done, with the way back; ``final`` is what cannot be taken back."""
        if words:
            no_way_back = final or words.startswith("已撤销")
            self._toast.show_done(words, self._corner(), undo="" if no_way_back else "撤销")

    def show_refusal(self, sentence: str, remedy: str) -> None:
        """Why not, and what to do instead; stays until the next act or Esc."""
        self._toast.hide()
        self._refusal.show_state(
            "bad", "没有办成", "", f"{sentence}{remedy and ' '}{remedy}".replace(" ", "\n")
        )
        self._refusal.show()
        self._refusal.raise_()
        self.place()

    def hide_refusal(self) -> bool:
        """Take the refusal away; whether there was one."""
        shown = self._refusal.isVisible()
        self._refusal.hide()
        return shown

    def place(self) -> None:
        """Stand above the footer."""
        corner = self._corner()
        width = min(self._theme.em(46), self._page.width() - 2 * corner.x())
        layout = self._refusal.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        height = max(height, self._refusal.minimumHeight())
        self._refusal.setGeometry(corner.x(), corner.y() - height, width, height)

    def _corner(self) -> QPoint:
        edge = self._theme.px("space.m")
        return QPoint(self._theme.px("space.l"), self._foot.geometry().top() - edge)

"""What every sheet has: it is filled from the room, says why it cannot be stored yet, and stores itself."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.panel import Panel


class SheetPanel(Panel):
    """One piece of work over the body. Esc leaves it; what was typed is kept until it is stored."""

    stays = False
    """Whether the sheet is there for the next piece of work once one is stored."""
    changed = Signal()
    """The words of the red button, or whether it may be pressed, have changed."""
    left = Signal()
    """Esc in an empty field: the sheet may go."""

    def __init__(
        self, theme: Theme, session: LiveSession, title: str, caption: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, caption, ruled=True, parent=parent)
        self.session = session

    def enter(self) -> None:
        """Fill the sheet from the room and put the cursor where the work begins."""

    def words(self) -> str:
        """What the red button says; empty for the sheet's own name."""
        return ""

    def unready(self) -> str:
        """Why the sheet cannot be stored yet; empty when it can."""
        return ""

    def store(self) -> bool:
        """Carry the work out; whether it is on disk."""
        return True

"""The database comes in beside the window, so that the window answers meanwhile."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable

from PySide6.QtCore import QThread, Slot

NEEDED = (
    "xieshang_desktop.services.office",
    "xieshang_desktop.storage.opening",
    "xieshang_desktop.storage.rulebook",
    "xieshang_desktop.queries.settings_view",
    "xieshang_desktop.queries.home.page",
)
"""What a record is opened and read with. The window itself imports nothing of it before it is in."""


class Loading(QThread):
    """Imports what a record needs; nothing is opened here."""

    def __init__(self) -> None:
        super().__init__()
        self._go_on: Callable[[], object] | None = None

    def run(self) -> None:
        """What cannot be imported is met again, and told, by the one who needs it."""
        try:
            for name in NEEDED:
                importlib.import_module(name)
        except ImportError:
            return

    def then(self, go_on: Callable[[], object]) -> None:
        """Load, and go on in the thread of the window: at once where everything is in already."""
        if all(name in sys.modules for name in NEEDED):
            go_on()
            return
        self._go_on = go_on
        self.finished.connect(self._on_finished)
        self.start()

    @Slot()
    def _on_finished(self) -> None:
        self.finished.disconnect(self._on_finished)
        if self._go_on is not None:
            self._go_on()

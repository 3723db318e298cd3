"""A workbook of registers: read little by little between the turns of the window, written in the worker."""

from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from xieshang_desktop.queries.registers.asked import Asked
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.page import Page

AT_ONCE_S: Final = 0.008
"""So long is read in one turn at most, unless a single step takes longer."""
_KIND: Final = ("工作簿", "*.xlsx")
Write = Callable[[Any, Path], None]


class RegisterExporter(QObject):
    """One export at a time. Tells how far it is, and that it is over, either way."""

    progressed = Signal(int, int)
    finished = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._reading: Iterator[Any] | None = None
        self._then: tuple[Path, Write] | None = None

    @property
    def busy(self) -> bool:
        """Whether registers are being read."""
        return self._reading is not None

    def export(self, asked: Asked, name: str, write: Write) -> None:
        """Ask where to, then read, and have what was read written there; nothing happens while another export
        is read.
        """
        papers = self._page.desk.papers
        if papers is None or self.busy:
            return
        target = dialogs.ask_save_file(self._page, f"导出{name}", f"{name}.xlsx", [_KIND])
        if target is not None:
            self._reading = papers.registers_in_steps(asked)
            self._then = (target, write)
            self._page.desk.tasks.next_turn(self, self._read_on)

    def give_up(self) -> None:
        """Stop reading; nothing has been written yet."""
        if self.busy:
            self._end()
            self._page.told.emit("没有导出，什么也没有写")

    def _read_on(self) -> None:
        """Some steps more; the window has its turn after them."""
        until = perf_counter() + AT_ONCE_S
        while self._reading is not None and self._then is not None:
            told = next(self._reading)
            if not isinstance(told, tuple):
                target, write = self._then
                self._end()
                write(told, target)
                return
            self.progressed.emit(*told)
            if perf_counter() >= until:
                self._page.desk.tasks.next_turn(self, self._read_on)
                return

    def _end(self) -> None:
        self._reading = self._then = None
        self.finished.emit()

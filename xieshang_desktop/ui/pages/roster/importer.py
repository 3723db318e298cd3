"""A workbook comes in: read in the worker, looked at, then taken over in one act."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from xieshang_desktop.imports.roster import RosterReading, read_roster
from xieshang_desktop.queries.identities import identities
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.roster import forms
from xieshang_desktop.ui.pages.roster.importing import ImportPanel

_KINDS = (("花名册", "*.xlsx"), ("文本表格", "*.csv"))


class Importer(QObject):
    """Works for the page; tells when there is something to look at, and when it is over."""

    reading_ready = Signal()
    finished = Signal()

    def __init__(self, page: Page, panel: ImportPanel) -> None:
        super().__init__(page)
        self._page, self._panel = page, panel
        self._reading: RosterReading | None = None
        self._name = ""
        panel.taken_requested.connect(self.take_over)
        panel.other_requested.connect(self.ask)
        panel.left.connect(self.finished)

    def ask(self) -> None:
        """Ask for a workbook."""
        path = dialogs.ask_open_file(self._page, "导入花名册", _KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a workbook in the worker; nothing is taken over yet."""
        self._name = path.name
        self._page.told.emit(f"正在读{path.name}")
        today = self._page.desk.office.now().date()
        self._page.desk.tasks.run_task(_read, (path, today), self._on_read, self._on_failed)

    def take_over(self) -> None:
        """Bring the register up to date with what was read, as one act."""
        reading, office = self._reading, self._page.desk.office
        if reading is None:
            return
        known = office.read(identities)
        act = forms.import_act(reading.rows, self._name, known, office.now(), office.new_id)
        if self._page.perform(act, f"已导入{len(reading.rows)}人"):
            self._reading = None
            self.finished.emit()

    def _on_read(self, reading: RosterReading) -> None:
        self._reading = reading
        self._panel.show_reading(reading, self._name)
        self.reading_ready.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._page.refused.emit(f"{self._name}读不出来，花名册没有变。请换一个文件")


def _read(path: Path, today: date) -> RosterReading:
    return read_roster(path, on=today)

"""A workbook comes in: read in a process of its own, looked at, then taken over in one act."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from xieshang_desktop.domain.acts.village import ImportRoster
from xieshang_desktop.imports.columns import ColumnMapping
from xieshang_desktop.imports.limited import LimitedRun, Limits, reading_of
from xieshang_desktop.imports.remembered import FILE_NAME, remember
from xieshang_desktop.imports.roster import RosterReading, RosterRow, read_roster
from xieshang_desktop.queries.history import entry_count
from xieshang_desktop.services.roster.taking_in import ImportPlan, ImportStopped, import_act, plan_import
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.roster.import_room import ImportRoom
from xieshang_desktop.ui.pages.roster.stopping import OnlyStopping

LOOK_EVERY_MS: Final = 40
_LIMITS: Final = Limits()
_KINDS: Final = (("花名册", "*.xlsx *.xlsm *.csv *.xls *.et"),)
"""The old formats are offered too: whoever chooses one is told what to do."""


class Importer(QObject):
    """Works for the page; tells when it begins to read, and when it is over. Leaving forgets what is read."""

    begun = Signal()
    finished = Signal()

    def __init__(self, page: Page, room: ImportRoom) -> None:
        super().__init__(page)
        self._page, self._room, self._panel = page, room, room.preview
        self._reading: RosterReading | None = None
        self._plan: ImportPlan | None = None
        self._run: LimitedRun | None = None
        self._corrected: ColumnMapping | None = None
        self._entries = 0
        self._path = Path()
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._on_look_timeout)
        room.preview.taken_requested.connect(self.take_over)
        room.preview.decided.connect(self._decide)
        room.preview.columns_requested.connect(self._show_columns)
        room.preview.other_requested.connect(self.ask)
        room.preview.left.connect(self._give_up)
        room.columns.read_requested.connect(self._read_corrected)
        room.columns.left.connect(room.show_preview)

    @property
    def _kept(self) -> Path | None:
        """The file of what was put right before."""
        folder = self._page.desk.settings_folder
        return folder / FILE_NAME if folder is not None else None

    def ask(self) -> None:
        """Ask for a workbook."""
        path = dialogs.ask_open_file(self._page, "导入花名册", _KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path, mapping: ColumnMapping | None = None, sheet: str | None = None) -> None:
        """Begin to read a workbook, in a process of its own; nothing is taken over yet.

        ``mapping`` and ``sheet`` are what somebody has put right after an earlier reading.
        """
        self._forget()
        self._path, self._corrected = path, mapping
        self._room.show_preview()
        self._panel.show_reading(path.name)
        self.begun.emit()
        named: dict[str, object] = {"mapping": mapping, "sheet": sheet, "remembered": self._kept}
        named["on"] = self._page.desk.office.now().date()
        self._run = LimitedRun(read_roster, (path,), named, _LIMITS, telling=True)
        self._look.start()

    def take_over(self) -> None:
        """Bring the register up to date with what was looked at, as one act that can be stopped."""
        plan, office = self._plan, self._page.desk.office
        if plan is None or not plan.changes_anything:
            return
        if office.read(entry_count) != self._entries:
            self._look_again()
            return
        act = import_act(plan, office.now(), office.new_id)
        try:
            done = self._perform(act)
        except ImportStopped:
            self._page.told.emit("已停下，花名册没有变")
            return
        finally:
            self._panel.show_waiting()
        if done:
            self._forget()
            self.finished.emit()

    def _perform(self, act: ImportRoster) -> bool:
        with OnlyStopping(self._panel.progress.stop).watching() as stopping:

            def tell(done: int, whole: int) -> None:
                self._panel.show_taken(done, whole)
                if stopping.look():
                    raise ImportStopped

            self._panel.show_taken(0, len(act.residents))
            return self._page.perform(act, f"已导入{len(act.residents)}人", tell)

    def _look_again(self) -> None:
        """Something was entered since the file was read: what was shown may not be true any more."""
        office, reading = self._page.desk.office, self._reading
        if reading is not None:
            self._entries = office.read(entry_count)
            self._show(office.read(plan_import, reading, self._path.name))
            self._page.told.emit("读文件以后花名册又改过，已重新比对，请再看一遍")

    def _decide(self, row: RosterRow, who: str | None) -> None:
        if self._plan is not None:
            self._show(self._plan.decided(row, who))

    def _show(self, plan: ImportPlan) -> None:
        if self._reading is not None:
            self._plan = plan
            self._panel.show_plan(plan, self._reading, self._path.name)

    def _give_up(self) -> None:
        self._forget()
        self.finished.emit()

    def _forget(self) -> None:
        """Stop what is being read and forget what was read."""
        self._look.stop()
        if self._run is not None:
            self._run.stop()
        self._run = self._reading = self._plan = None

    def _show_columns(self) -> None:
        if self._reading is not None:
            self._room.show_columns(self._reading, self._path.name)

    def _read_corrected(self, mapping: ColumnMapping, sheet: str) -> None:
        self.read(self._path, mapping, sheet or None)

    def _on_look_timeout(self) -> None:
        """Show how far the reading is; once it has answered, compare it with the record."""
        answer = self._run.look() if self._run is not None else None
        if answer is None:
            if self._run is not None and self._run.told:
                self._panel.show_checked(*self._run.told)
            return
        self._look.stop()
        self._run = None
        self._reading = reading_of(self._path, answer, _LIMITS)
        office = self._page.desk.office
        self._entries = office.read(entry_count)
        self._show(office.read(plan_import, self._reading, self._path.name))
        if self._corrected is not None and self._reading.usable:
            self._remember(self._corrected)

    def _remember(self, corrected: ColumnMapping) -> None:
        """The next register with this header is read in the same way."""
        try:
            if self._kept is not None:
                remember(self._kept, corrected)
        except OSError:
            self._page.told.emit("这次的列没有记住，下次导入要再改一次")

"""A workbook comes in: read and compared in the worker, looked at, then taken over in one act."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from xieshang_desktop.imports.columns import ColumnMapping
from xieshang_desktop.imports.limited import read_in_limits
from xieshang_desktop.imports.remembered import FILE_NAME, remember
from xieshang_desktop.imports.roster import RosterReading, RosterRow
from xieshang_desktop.queries.history import entry_count
from xieshang_desktop.queries.people.known import Known, known_people
from xieshang_desktop.services.roster import ImportPlan, import_act, plan_import, plan_of, take_in
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.roster.import_room import ImportRoom

_KINDS = (("花名册", "*.xlsx *.xlsm *.csv *.xls *.et"),)
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
        self._entries = self._asked = 0
        self._path = Path()
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
        """Read a workbook and compare it with the record in the worker; nothing is taken over yet.

        ``mapping`` and ``sheet`` are what somebody has put right after an earlier reading.
        """
        office, kept = self._page.desk.office, self._kept
        self._path, self._reading, self._plan = path, None, None
        self._entries = office.read(entry_count)
        self._asked += 1
        asked = self._asked
        self._room.show_preview()
        self._panel.show_reading(path.name)
        self.begun.emit()
        args = (path, office.now().date(), office.read(known_people), mapping, sheet, kept)
        self._page.desk.tasks.run_task(
            _read,
            args,
            lambda answer: self._on_read(answer, mapping) if asked == self._asked else None,
            lambda error: self._on_failed(error) if asked == self._asked else None,
        )

    def take_over(self) -> None:
        """Bring the register up to date with what was looked at, as one act."""
        plan, office = self._plan, self._page.desk.office
        if plan is None or not plan.changes_anything:
            return
        if office.read(entry_count) != self._entries:
            self._look_again()
            return
        act = import_act(plan, office.now(), office.new_id)
        self._panel.show_progress(0, len(act.residents))
        try:
            done = self._page.perform(act, f"已导入{len(act.residents)}人", self._taking_in)
        finally:
            self._panel.progress.hide()
        if done:
            self._reading = self._plan = None
            self.finished.emit()

    def _taking_in(self, act: Any) -> Any:
        """The same act through the same door, telling how far it is."""
        office: Any = self._page.desk.office
        whole = len(act.residents)
        done = take_in(office, act, lambda some, _whole: self._panel.show_progress(some, whole))
        self._panel.show_progress(whole, whole)
        return done

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
        self._asked += 1
        self._reading = self._plan = None
        self.finished.emit()

    def _show_columns(self) -> None:
        if self._reading is not None:
            self._room.show_columns(self._reading, self._path.name)

    def _read_corrected(self, mapping: ColumnMapping, sheet: str) -> None:
        self.read(self._path, mapping, sheet or None)

    def _on_read(
        self, answer: tuple[RosterReading, ImportPlan], corrected: ColumnMapping | None = None
    ) -> None:
        self._reading, plan = answer
        if self._reading.organisations:
            plan = self._page.desk.office.read(plan_import, self._reading, self._path.name)
        self._show(plan)
        if corrected is not None and self._reading.usable:
            self._remember(corrected)

    def _remember(self, corrected: ColumnMapping) -> None:
        """The next register with this header is read in the same way."""
        try:
            if self._kept is not None:
                remember(self._kept, corrected)
        except OSError:
            self._page.told.emit("这次的列没有记住，下次导入要再改一次")

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._give_up()
        self._page.refused.emit(f"{self._path.name}读不出来，花名册没有变。请换一个文件")


def _read(
    path: Path,
    today: date,
    people: tuple[Known, ...],
    mapping: ColumnMapping | None,
    sheet: str | None,
    kept: Path | None,
) -> tuple[RosterReading, ImportPlan]:
    reading = read_in_limits(path, mapping=mapping, sheet=sheet, on=today, remembered=kept)
    return reading, plan_of(people, reading, path.name)

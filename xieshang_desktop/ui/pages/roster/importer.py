"""A workbook comes in: read and compared in the worker, looked at, then taken over in one act."""

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from xieshang_desktop.imports.limited import read_in_limits
from xieshang_desktop.imports.roster import RosterReading, RosterRow
from xieshang_desktop.queries.history import entry_count
from xieshang_desktop.queries.people.known import Known, known_people
from xieshang_desktop.services.roster import ImportPlan, import_act, plan_import, plan_of, take_in
from xieshang_desktop.ui import dialogs
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.roster.importing import ImportPanel

_KINDS = (("花名册", "*.xlsx"), ("文本表格", "*.csv"))


class Importer(QObject):
    """Works for the page; tells when it begins to read, and when it is over. Leaving forgets what is read."""

    begun = Signal()
    finished = Signal()

    def __init__(self, page: Page, panel: ImportPanel) -> None:
        super().__init__(page)
        self._page, self._panel = page, panel
        self._reading: RosterReading | None = None
        self._plan: ImportPlan | None = None
        self._entries = self._asked = 0
        self._name = ""
        panel.taken_requested.connect(self.take_over)
        panel.decided.connect(self._decide)
        panel.other_requested.connect(self.ask)
        panel.left.connect(self._give_up)

    def ask(self) -> None:
        """Ask for a workbook."""
        path = dialogs.ask_open_file(self._page, "导入花名册", _KINDS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a workbook and compare it with the record in the worker; nothing is taken over yet."""
        office = self._page.desk.office
        self._name, self._reading, self._plan = path.name, None, None
        self._entries = office.read(entry_count)
        self._asked += 1
        asked = self._asked
        self._panel.show_reading(self._name)
        self.begun.emit()
        args = (path, office.now().date(), office.read(known_people))
        self._page.desk.tasks.run_task(
            _read,
            args,
            lambda answer: self._on_read(answer) if asked == self._asked else None,
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
            self._show(office.read(plan_import, reading, self._name))
            self._page.told.emit("读文件以后花名册又改过，已重新比对，请再看一遍")

    def _decide(self, row: RosterRow, who: str | None) -> None:
        if self._plan is not None:
            self._show(self._plan.decided(row, who))

    def _show(self, plan: ImportPlan) -> None:
        if self._reading is not None:
            self._plan = plan
            self._panel.show_plan(plan, self._reading, self._name)

    def _give_up(self) -> None:
        self._asked += 1
        self._reading = self._plan = None
        self.finished.emit()

    def _on_read(self, answer: tuple[RosterReading, ImportPlan]) -> None:
        self._reading, plan = answer
        if self._reading.organisations:
            plan = self._page.desk.office.read(plan_import, self._reading, self._name)
        self._show(plan)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        self._give_up()
        self._page.refused.emit(f"{self._name}读不出来，花名册没有变。请换一个文件")


def _read(path: Path, today: date, people: tuple[Known, ...]) -> tuple[RosterReading, ImportPlan]:
    reading = read_in_limits(path, on=today)
    return reading, plan_of(people, reading, path.name)

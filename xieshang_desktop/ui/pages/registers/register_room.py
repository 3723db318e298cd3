"""One register: search, filter, export; its lines, or in their place the filter; how far an export is."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.domain.wording import period_words
from xieshang_desktop.files import safe_name
from xieshang_desktop.queries.registers.asked import Asked
from xieshang_desktop.queries.registers.lines import RegisterView
from xieshang_desktop.queries.registers.page import (
    TITLES,
    QuarterReport,
    RegisterName,
    forms_held,
    quarter_report,
    register,
    register_names,
)
from xieshang_desktop.ui.pages.parts.form import Form
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.papers import PaperSaver
from xieshang_desktop.ui.pages.parts.progress import Progress
from xieshang_desktop.ui.pages.registers.exporter import RegisterExporter, Write
from xieshang_desktop.ui.pages.registers.filtering import Narrowing, filter_spec, narrowed_to
from xieshang_desktop.ui.pages.registers.register_table import RegisterTable
from xieshang_desktop.ui.pages.registers.template_exporter import TemplateExporter
from xieshang_desktop.ui.widgets.buttons import Button

ALL = "registers"


class RegisterRoom(QWidget):
    """Emits the line that was opened, that other lines are asked for, and whether the filter is shown."""

    line_requested = Signal(str)
    narrowed = Signal()
    filtering = Signal(bool)

    def __init__(self, page: Page, saver: PaperSaver) -> None:
        super().__init__()
        self._page, theme = page, page.theme
        self.view: RegisterView | None = None
        self._narrowing = Narrowing()
        self.table = RegisterTable(theme)
        self.filter = Button(theme, "筛选", icon="filter")
        self.save = Button(theme, "导出", icon="download")
        self.whole = Button(theme, "全部导出")
        self.table.show_beside(self.filter, self.save, self.whole)
        self._saver = saver
        self.exporter = RegisterExporter(page)
        self.progress = Progress(theme)
        self._forms = FormRoom(page.desk, self.table)
        self.templates = TemplateExporter(page, self._forms, self.export_shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(self._forms, 1)
        column.addWidget(self.progress)
        self.setFocusProxy(self._forms)
        self._forms.setFocusProxy(self.table)
        self._connect()

    @property
    def form(self) -> Form | None:
        """The filter, while it is shown."""
        return self._forms.form

    @property
    def words(self) -> str:
        """What the lines are narrowed to."""
        return self._narrowing.words(self._today())

    def names(self) -> tuple[RegisterName, ...]:
        """The registers with their numbers of lines, narrowed as this one."""
        return self._page.desk.office.read(register_names, self._asked())

    def show_register(self, key: str, line: str | None) -> None:
        """Read one register anew."""
        self.view = self._page.desk.office.read(register, key, self._today(), self._asked())
        self.table.show_register(self.view, line)
        for button in (self.save, self.whole):
            button.setVisible(self._page.desk.papers is not None)

    def show_narrow(self, narrow: bool) -> None:
        """Labels of the filter above their fields."""
        self._forms.show_narrow(narrow)

    def ask_filter(self) -> None:
        """Show the filter in place of the lines."""
        forms = self._page.desk.office.read(forms_held)
        self._forms.ask(filter_spec(self._narrowing, forms), self._narrow)

    def export_shown(self, write: Write | None = None) -> None:
        """A workbook of this register alone, as it is narrowed; ``write`` makes another one of its lines."""
        if self.view is not None:
            title = self._name(TITLES[self.view.key])
            self.exporter.export(self._asked(), title, write or self._written_as(f"{ALL}-{self.view.key}"))

    def export_all(self) -> None:
        """A workbook of all registers, as they are narrowed."""
        self.exporter.export(self._asked(), self._name("台账"), self._written_as(ALL))

    def report(self) -> QuarterReport:
        """The quarter that the township asks for."""
        return self._page.desk.office.read(quarter_report, self._today())

    def export_quarter(self) -> None:
        """A workbook of all registers of that quarter."""
        report = self.report()
        self.exporter.export(report.asked, safe_name(report.words), self._written_as(ALL))

    def export_templated(self) -> None:
        """This register in the township's own workbook, as it is narrowed."""
        if self.view is not None:
            self.templates.begin(self.view.key)

    def _written_as(self, kind: str) -> Write:
        return lambda view, target: self._saver.write(view, target, kind)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops an export that is being read."""
        if event.key() == Qt.Key.Key_Escape and self.exporter.busy:
            self.exporter.give_up()
        else:
            super().keyPressEvent(event)

    def _name(self, title: str) -> str:
        asked = self._asked()
        period = period_words(asked.first, asked.last) if asked.first and asked.last else self.words
        return safe_name(f"{title}（{period}）")

    def _asked(self) -> Asked:
        return self._narrowing.asked(self._today())

    def _today(self) -> date:
        return self._page.desk.office.now().date()

    def _narrow(self, values: dict[str, object]) -> bool:
        self._narrowing = narrowed_to(self._narrowing, values)
        self.narrowed.emit()
        return True

    def _show_over(self) -> None:
        had_focus = self.progress.stop.hasFocus()
        self.progress.hide()
        if had_focus:
            self.setFocus()

    def _connect(self) -> None:
        self.table.line_requested.connect(self.line_requested)
        self.filter.clicked.connect(self.ask_filter)
        self.save.clicked.connect(lambda: self.export_shown())
        self.whole.clicked.connect(self.export_all)
        self.progress.stopped.connect(self.exporter.give_up)
        self._forms.currentChanged.connect(lambda _index: self.filtering.emit(self.form is not None))
        self.exporter.progressed.connect(
            lambda done, whole: self.progress.show_share(done, whole, f"正在读，{done}/{whole}")
        )
        self.exporter.finished.connect(self._show_over)

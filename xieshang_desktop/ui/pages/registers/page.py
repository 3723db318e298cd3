"""台账: the registers at the left, their lines in the middle, the paper of the chosen line at the right."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.errors import EnvironmentProblem, Refused
from xieshang_desktop.queries.registers.page import RegisterName, RegisterView, register, register_names
from xieshang_desktop.ui.pages.parts.desk import Desk, PaperKind
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.papers import PaperSaver
from xieshang_desktop.ui.pages.parts.turns import Turn, Turns
from xieshang_desktop.ui.pages.registers.preview import PaperColumn
from xieshang_desktop.ui.pages.registers.printing import print_pages
from xieshang_desktop.ui.pages.registers.register_table import RegisterNames, RegisterTable
from xieshang_desktop.ui.pages.registers.rendering import draw_pages
from xieshang_desktop.ui.theme import LayoutClass
from xieshang_desktop.ui.widgets.buttons import Button

_NAMES_EM = 9.86
_PAPER_EM = 21.2


class RegistersPage(Page):
    """Nothing here is typed twice: every line comes from what was done."""

    title = "台账"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.names = RegisterNames(theme)
        self.table = RegisterTable(theme)
        self.paper = PaperColumn(theme)
        self.saver = PaperSaver(self)
        self._turns = Turns(
            theme,
            "看什么",
            (Turn("台账", (self.names,)), Turn("登记", (self.table,)), Turn("材料", (self.paper,))),
        )
        self.taking_turns = self._turns
        self.names.setFocusProxy(self.names.rows)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px("space.m"))
        edge = theme.px("space.xl")
        whole = QVBoxLayout(self.body)
        whole.setContentsMargins(edge, 0, edge, theme.px("space.l"))
        whole.addWidget(self._turns)
        whole.addLayout(self._row, 1)
        for part, stretch in ((self.names, 0), (self.table, 1), (self.paper, 0)):
            self._row.addWidget(part, stretch)
        self._register = "meetings"
        self._names: tuple[RegisterName, ...] = ()
        self._view: RegisterView | None = None
        self._line: str | None = None
        self._meeting: str | None = None
        self._kind: PaperKind | None = None
        self._pages: tuple[bytes, ...] = ()
        self._connect()

    def context(self) -> str:
        """Which register."""
        return self._view.title if self._view else ""

    def refresh(self) -> None:
        """Read the registers anew."""
        self._names = self.desk.office.read(register_names)
        self.names.show_names(self._names, self._register)
        self._view = self.desk.office.read(register, self._register, self.desk.office.now().date())
        self.table.show_register(self._view, self._line)
        self.names.export.setVisible(self.desk.papers is not None)
        if self.desk.papers is None:
            self.paper.hide()

    def open(self, kind: str, key: object) -> None:
        """Show one register, or export all of them."""
        if kind == "export_registers":
            self.saver.save_registers()
        else:
            self._show_register(str(key))

    def first_focus(self) -> QWidget:
        """The list of registers."""
        return self.names.rows

    def primary(self) -> Button | None:
        """Printing the paper that is shown."""
        return self.paper.print if self.paper.print.isVisibleTo(self.paper) else None

    def show_primary(self) -> None:
        """The paper has its own red button."""
        self._turns.bring(self.paper)

    def print_out(self) -> None:
        """Ctrl+P prints the paper that is shown."""
        if self._pages and self._kind is not None and print_pages(self, self._pages, self._kind.title):
            self.told.emit(f"{self._kind.title}已送到打印机")

    def show_layout(self, layout: LayoutClass) -> None:
        """Names, lines and paper take turns where there is little room."""
        wide, em = layout == "wide", self.theme.em
        self._turns.show_layout(layout)
        self.paper.setVisible(self.paper.isVisibleTo(self) and self.desk.papers is not None)
        self.names.setMinimumWidth(em(_NAMES_EM) if wide else 0)
        self.names.setMaximumWidth(em(_NAMES_EM) if wide else 16777215)
        self.paper.setMinimumWidth(em(_PAPER_EM) if wide else 0)
        self.paper.setMaximumWidth(em(_PAPER_EM) if wide else 16777215)
        for part in (self.names, self.paper, self.table):
            part.setMinimumHeight(em(18))

    def _show_register(self, key: str) -> None:
        self._register, self._line = key, None
        self.refresh()
        self._turns.bring(self.table)
        if self._turns.folded:
            self.table.setFocus()
        self.head_changed.emit()

    def _pick(self, key: str) -> None:
        """A line was opened: show its paper where it has one."""
        line = next((each for each in self._view.lines if each.key == key), None) if self._view else None
        self._line = key
        self._meeting = line.meeting_id if line else None
        kinds = self.saver.kinds(self._meeting) if self._meeting else ()
        chosen = next((kind.key for kind in kinds if kind.key == "minutes"), kinds[0].key if kinds else None)
        self.paper.show_kinds(kinds, chosen)
        self._turns.bring(self.paper)
        if chosen is not None:
            self._show_paper(chosen)
        elif self._meeting is not None:
            self.paper.show_waiting("这次会议还没有材料")
        elif line is not None:
            self.paper.show_waiting("这一行没有会议材料")

    def _show_paper(self, key: str) -> None:
        papers, meeting = self.desk.papers, self._meeting
        if papers is None or meeting is None:
            return
        self._kind = next(kind for kind in papers.kinds(meeting) if kind.key == key)
        self.paper.show_waiting("正在排版")
        args = (papers.writer(), papers.view(meeting, key), key)
        self.desk.tasks.run_task(
            draw_pages, args, lambda pages: self._show_pages(meeting, key, pages), self._on_drawing_failed
        )

    def _show_pages(self, meeting: str, key: str, pages: tuple[bytes, ...]) -> None:
        """Show the pages, unless another paper was chosen meanwhile."""
        if meeting == self._meeting and self._kind is not None and key == self._kind.key:
            self._pages = pages
            self.paper.show_pages(pages)

    def _on_drawing_failed(self, error: Exception) -> None:
        if isinstance(error, EnvironmentProblem):
            self.paper.show_waiting(f"{error.sentence}{error.way_out}")
        elif isinstance(error, Refused):
            self.paper.show_waiting(error.sentence)
        else:
            self.paper.show_waiting("材料没有排出来，记录不受影响")
            raise error

    def _save(self) -> None:
        if self._meeting is not None and self._kind is not None:
            self.saver.save(self._meeting, self._kind, self._kind.formats[0])

    def _connect(self) -> None:
        self.names.register_requested.connect(self._show_register)
        self.names.export_requested.connect(self.saver.save_registers)
        self.table.line_requested.connect(self._pick)
        self.paper.kind_requested.connect(self._show_paper)
        self.paper.print_requested.connect(self.print_out)
        self.paper.save_requested.connect(self._save)

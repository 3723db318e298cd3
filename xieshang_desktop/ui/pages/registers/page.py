"""台账: the registers at the left, their lines in the middle, the paper of the chosen line at the right.

The first of the list is 文书: there the middle holds the papers of one meeting or topic.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.papers.subjects import PaperSubject, paper_subjects
from xieshang_desktop.queries.pictures import picture_count
from xieshang_desktop.ui.pages.parts.desk import Desk, PaperKind
from xieshang_desktop.ui.pages.parts.fitted_stack import FittedStack
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.papers import PaperSaver
from xieshang_desktop.ui.pages.parts.turns import Turn, Turns
from xieshang_desktop.ui.pages.registers.archive_maker import ArchiveMaker
from xieshang_desktop.ui.pages.registers.papers_room import PapersRoom
from xieshang_desktop.ui.pages.registers.picture_keeper import PictureKeeper
from xieshang_desktop.ui.pages.registers.pictures_room import PicturesRoom
from xieshang_desktop.ui.pages.registers.preview import PaperColumn
from xieshang_desktop.ui.pages.registers.previewer import Previewer
from xieshang_desktop.ui.pages.registers.register_room import RegisterRoom
from xieshang_desktop.ui.pages.registers.register_table import PAPERS, PICTURES, RegisterNames
from xieshang_desktop.ui.theme import LayoutClass
from xieshang_desktop.ui.widgets.buttons import Button

_NAMES_EM = 9.86
_PAPER_EM = 21.2
_LEAST_EM = 16
_ANY_WIDTH = 16777215


class RegistersPage(Page):
    """Nothing here is typed twice: every line and every paper comes from what was done."""

    title = "台账"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.names = RegisterNames(theme)
        self.papers = PapersRoom(theme)
        self.pictures = PicturesRoom(theme)
        self.paper = PaperColumn(theme)
        self.saver = PaperSaver(self)
        self.register = RegisterRoom(self, self.saver)
        self.table = self.register.table
        self.room = self.register
        self.previewer = Previewer(self, self.paper)
        self._middle = FittedStack()
        self.keeper = PictureKeeper(self, self.pictures)
        self.archiver = ArchiveMaker(self, self.papers)
        for shown in (self.register, self.papers, self.pictures):
            self._middle.addWidget(shown)
        self._register = "meetings"
        self._line: str | None = None
        self._subjects: Sequence[PaperSubject] = ()
        self._subject: str | None = None
        self._kinds: Sequence[PaperKind] = ()
        self._lay_out()
        self._turns.withhold(self.paper, desk.papers is None)
        self._connect()

    def context(self) -> str:
        """Which register."""
        if self._register in (PAPERS, PICTURES):
            return "文书" if self._register == PAPERS else "照片和扫描件"
        view = self.register.view
        return f"{view.title}，{self.register.words}" if view else ""

    def refresh(self) -> None:
        """Read the registers, or the papers that there are, anew."""
        printing = self.desk.papers is not None
        pictures = self.desk.office.read(picture_count)
        self.names.show_names(self.register.names(), self._register, pictures=pictures, papers=printing)
        self.names.show_report(self.register.report() if printing else None)
        if self._register == PAPERS:
            self._show_papers(self._subject, self.previewer.shown_key)
        elif self._register == PICTURES:
            self.keeper.show()
        else:
            self.register.show_register(self._register, self._line)

    def open(self, kind: str, key: object) -> None:
        """Show one register, the papers of a meeting or topic (and one of them), or export all registers."""
        if kind == "export_registers":
            self.register.export_all()
        elif kind == "pictures":
            self._open_name(PICTURES)
            self.keeper.show(str(key))
            self.names.rows.show_picked(PICTURES)
        elif kind == "papers":
            subject, paper = key if isinstance(key, tuple) else (None, None)
            self._enter(PAPERS)
            self._show_papers(subject, paper)
            self.names.rows.show_picked(PAPERS)
            self._turns.bring(self.paper if paper else self._middle)
        else:
            self._show_register(str(key))

    def first_focus(self) -> QWidget:
        """The list of papers where that is open, else that of the registers."""
        rooms: dict[str, QWidget] = {PAPERS: self.papers.table, PICTURES: self.pictures.table}
        return rooms.get(self._register, self.names.rows)

    def primary(self) -> Button | None:
        """Printing the paper that is shown, or putting in a photo."""
        if self._register == PICTURES:
            return self.pictures.add
        return self.paper.print if self.paper.print.isVisibleTo(self.paper) else None

    def show_primary(self) -> None:
        """The paper has its own red button, and so have the photos."""
        self._turns.bring(self._middle if self._register == PICTURES else self.paper)

    def print_out(self) -> None:
        """Ctrl+P prints the paper that is shown."""
        self.previewer.print_out()

    def show_layout(self, layout: LayoutClass) -> None:
        """Names, lines and paper take turns where there is little room."""
        wide, em = layout == "wide", self.theme.em
        self.register.show_narrow(layout == "narrow")
        self._turns.show_layout(layout)
        self.pictures.show_layout(layout)
        for part, width in ((self.names, _NAMES_EM), (self.paper, _PAPER_EM)):
            part.setMinimumWidth(em(width) if wide else 0)
            part.setMaximumWidth(em(width) if wide else _ANY_WIDTH)
        for region in (self.names, self.paper):
            region.setMinimumHeight(em(_LEAST_EM))

    def _enter(self, register_key: str) -> None:
        """Put registers, or papers, into the middle."""
        self._register, self._line = register_key, None
        rooms: dict[str, QWidget] = {PAPERS: self.papers, PICTURES: self.pictures}
        shown = rooms.get(register_key, self.register)
        self._middle.setCurrentWidget(shown)
        self._middle.setFocusProxy(shown)
        self.paper.show_chooser(register_key != PAPERS)
        self._turns.withhold(self.paper, self.desk.papers is None or register_key == PICTURES)

    def _show_register(self, key: str) -> None:
        self._enter(key)
        self._kinds = ()
        self.paper.show_kinds((), None)
        self.previewer.clear("在表里选一行，这里是它的材料")
        self.refresh()
        self._turns.bring(self._middle)
        if self._turns.folded:
            self._middle.setFocus()
        self.head_changed.emit()

    def _pick(self, key: str) -> None:
        """A line was opened: show its paper where it has one."""
        view = self.register.view
        line = next((each for each in view.lines if each.key == key), None) if view else None
        self._line = key
        self._subject = line.meeting_id if line else None
        self._kinds = self.saver.kinds(self._subject) if self._subject else ()
        chosen = next((kind for kind in self._kinds if kind.key == "minutes"), next(iter(self._kinds), None))
        self.paper.show_kinds(self._kinds, chosen.key if chosen else None)
        self._turns.bring(self.paper)
        if chosen is not None:
            self._show_paper(chosen.key)
        elif line is not None:
            missing = "这次会议还没有材料" if self._subject else "这一行没有会议材料"
            self.previewer.clear(missing)

    def _show_papers(self, subject: str | None, chosen: str | None) -> None:
        """The papers of a meeting or topic (of the latest if none is named) and one of them."""
        self._subjects = self.desk.office.read(paper_subjects)
        known = {each.id: each for each in self._subjects}
        found = known.get(subject or "") or next(iter(self._subjects), None)
        self._subject = found.id if found else None
        papers = self.desk.papers
        self._kinds = ()
        if found is not None and papers is not None:
            self._kinds = papers.kinds(found.id) if found.of == "meeting" else papers.kinds_of_topic(found.id)
        keys = [kind.key for kind in self._kinds]
        shown = chosen if chosen in keys else next(iter(keys), None)
        self.papers.show_subjects(self._subjects, self._subject)
        self.papers.show_papers(self._kinds, shown)
        if shown is not None:
            self._show_paper(shown)
        else:
            self.papers.show_formats(())
            self.previewer.clear("这件议题还没有文书" if found else "还没有文书")

    def _show_paper(self, key: str) -> None:
        kind = next((each for each in self._kinds if each.key == key), None)
        if kind is not None and self._subject is not None:
            self.papers.show_formats(kind.formats)
            self.previewer.show(self._subject, kind)

    def _save(self, *formats: str) -> None:
        if self.previewer.shown is not None:
            subject, kind = self.previewer.shown
            self.saver.save(subject, kind, *(formats or kind.formats))

    def _save_all(self) -> None:
        subject = next((each for each in self._subjects if each.id == self._subject), None)
        if subject is not None:
            self.saver.save_all(subject.id, f"{subject.day:%Y-%m-%d}{subject.title}文书", self._kinds)

    def _lay_out(self) -> None:
        theme = self.theme
        self._turns = Turns(
            theme,
            "看什么",
            (Turn("台账", (self.names,)), Turn("登记", (self._middle,)), Turn("材料", (self.paper,))),
        )
        self.taking_turns = self._turns
        self.names.setFocusProxy(self.names.rows)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.m"))
        edge = theme.px("space.xl")
        whole = QVBoxLayout(self.body)
        whole.setContentsMargins(edge, 0, edge, theme.px("space.l"))
        whole.addWidget(self._turns)
        whole.addLayout(row, 1)
        for part, stretch in ((self.names, 0), (self._middle, 1), (self.paper, 0)):
            row.addWidget(part, stretch)

    def _connect(self) -> None:
        self.names.register_requested.connect(self._open_name)
        self.names.quarter_requested.connect(self.register.export_quarter)
        self.names.template_requested.connect(self.register.export_templated)
        self.register.line_requested.connect(self._pick)
        self.register.narrowed.connect(self.refresh)
        self.register.filtering.connect(self.paper.show_aside)
        self.register.narrowed.connect(self.head_changed)
        self.papers.subject_requested.connect(lambda key: self._show_papers(key, None))
        self.papers.paper_requested.connect(self._show_paper)
        self.papers.save_requested.connect(self._save)
        self.papers.save_all_requested.connect(self._save_all)
        self.paper.kind_requested.connect(self._show_paper)
        self.paper.save_requested.connect(self._save)

    def _open_name(self, key: str) -> None:
        if key not in (PAPERS, PICTURES):
            self._show_register(key)
            return
        self._enter(key)
        if key == PAPERS:
            self._show_papers(self._subject, self.previewer.shown_key)
        else:
            self.keeper.show()
        self._turns.bring(self._middle)
        self._middle.setFocus()
        self.head_changed.emit()

"""文书: every paper of one meeting or topic in a list, the paper itself beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.papers.subjects import PaperSubject
from xieshang_desktop.ui.pages.parts.desk import PaperKind
from xieshang_desktop.ui.pages.parts.progress import Progress
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.inputs import DropDown, TextField
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row

FORMATS = {"pdf": "PDF", "docx": "Word", "xlsx": "表格"}
_COLUMNS = (Column("文书", stretch=True, strong=True), Column("用在哪里"), Column("可以存成", kind="muted"))
_MOST = 60
"""Subjects offered at once; with more the search finds the older ones."""


class PapersRoom(QWidget):
    """Emits which meeting or topic, which of its papers, and how it is to be saved."""

    subject_requested = Signal(str)
    paper_requested = Signal(str)
    save_requested = Signal(str)
    save_all_requested = Signal()
    archive_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._subjects: Sequence[PaperSubject] = ()
        self._subject: str | None = None
        self.search = TextField(
            theme, "找会议、议题", placeholder="找会议、议题，比如：路灯、3月12日", icon="search"
        )
        self.subjects = DropDown(theme, "哪次会议或者哪件议题")
        self.table = DataTable(theme, _COLUMNS, label="文书", row_height="height.control")
        self.table.show_empty(
            EmptyState(theme, "file-text", "还没有文书", "召集会议、登记议题以后，文书自己会排在这里")
        )
        self.pdf = Button(theme, "存PDF", icon="download")
        self.word = Button(theme, "存Word", icon="download")
        self.whole = Button(theme, "存全部")
        self.archive = Button(theme, "归档", icon="archive")
        self.progress = Progress(theme)
        self._lay_out(theme)
        self._connect()
        self.setFocusProxy(self.table)

    def show_subjects(self, subjects: Sequence[PaperSubject], chosen: str | None) -> None:
        """Show what papers can be of."""
        self._subjects, self._subject = subjects, chosen
        self.archive.setVisible(any(each.id == chosen and each.of == "meeting" for each in subjects))
        self._show_found()

    def show_papers(self, kinds: Sequence[PaperKind], chosen: str | None) -> None:
        """Show the papers of the chosen one; the marked row is the one that is drawn beside."""
        self.table.show_rows(
            [
                Row(kind.key, (kind.title, kind.purpose, "、".join(FORMATS[each] for each in kind.formats)))
                for kind in kinds
            ]
        )
        self.table.show_selected(chosen)
        self.whole.setVisible(bool(kinds))
        self.whole.show_words(f"存全部{len(kinds)}种")

    def show_formats(self, formats: Sequence[str]) -> None:
        """Offer what the marked paper can be saved as."""
        self.pdf.setVisible("pdf" in formats)
        self.word.setVisible("docx" in formats)

    def _show_found(self) -> None:
        """Those that answer to what is typed, and the chosen one."""
        term = self.search.text()
        found = [each for each in self._subjects if term in each.words][:_MOST]
        chosen = next((each for each in self._subjects if each.id == self._subject), None)
        if chosen is not None and chosen not in found:
            found.insert(0, chosen)
        self.subjects.show_options([(each.words, each.id) for each in found], self._subject)

    def _on_search_edited(self, term: str) -> None:
        first = next(
            (each.id for each in self._subjects if term.strip() and term.strip() in each.words), None
        )
        if first is None or first == self._subject:
            self._show_found()
        else:
            self.subject_requested.emit(first)

    def _lay_out(self, theme: Theme) -> None:
        self.subjects.setMinimumWidth(theme.em(8))
        foot = QHBoxLayout()
        foot.setSpacing(theme.px("space.s"))
        for button in (self.pdf, self.word):
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(self.whole)
        foot.addWidget(self.archive)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.m"))
        for part in (self.search, self.subjects):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addWidget(self.progress)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.edited.connect(self._on_search_edited)
        self.search.submitted.connect(lambda _text: self.table.setFocus())
        self.subjects.chosen.connect(lambda key: self.subject_requested.emit(str(key)))
        self.table.current_changed.connect(self._on_table_current_changed)
        self.table.opened.connect(lambda key: self.paper_requested.emit(str(key)))
        self.pdf.clicked.connect(lambda: self.save_requested.emit("pdf"))
        self.word.clicked.connect(lambda: self.save_requested.emit("docx"))
        self.whole.clicked.connect(self.save_all_requested)
        self.archive.clicked.connect(lambda: self.archive_requested.emit(self._subject or ""))

    def _on_table_current_changed(self, key: object) -> None:
        """The paper follows the keyboard's row."""
        if key is not None:
            self.table.show_selected(key)
            self.paper_requested.emit(str(key))

"""What a workbook would change before it is taken over: who is new, who changes in what, who is doubtful."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from xieshang_desktop.imports.roster import RosterReading
from xieshang_desktop.services.roster.taking_in import ImportPlan
from xieshang_desktop.ui.actions import PRIMARY
from xieshang_desktop.ui.pages.parts.progress import Progress
from xieshang_desktop.ui.pages.roster.doubt_bar import DoubtBar
from xieshang_desktop.ui.pages.roster.plan_rows import COLUMNS, DOUBTFUL, Section, reading_words, sections
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState, ReadingState
from xieshang_desktop.ui.widgets.tabs import Tabs

_LEAST_TABLE_EM = {"wide": 9, "medium": 5, "narrow": 9}


class ImportPanel(Panel):
    """Emits that the rows are to be taken over, whom a doubtful row means, or that it is left."""

    taken_requested = Signal()
    decided = Signal(object, object)
    columns_requested = Signal()
    other_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "导入花名册", ruled=True)
        self._plan: ImportPlan | None = None
        self._sections: dict[object, Section] = {}
        self._banner = Banner(theme)
        self.tabs = Tabs(theme, "看哪些")
        self.table = DataTable(theme, COLUMNS, label="导入会改什么")
        self.table.show_empty(EmptyState(theme, "circle-check", "没有要改的", "花名册和这个文件一样"))
        self._waiting = ReadingState(theme, rows=5)
        self._waiting.hide()
        self.doubt = DoubtBar(theme)
        self.progress = Progress(theme)
        self.take = Button(theme, "导入", kind="primary", key=PRIMARY.cap)
        self.columns = Button(theme, "核对列", icon="list-numbers")
        self.other = Button(theme, "换一个文件", icon="upload")
        self.leave = Button(theme, "不导入", kind="quiet", key="Esc")
        self._foot = QWidget()
        self._buttons, others = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._foot), QHBoxLayout()
        self._buttons.setContentsMargins(0, 0, 0, 0)
        for row in (self._buttons, others):
            row.setSpacing(theme.px("space.s"))
        for button in (self.columns, self.other, self.leave):
            others.addWidget(button)
        self._buttons.addWidget(self.take, 1)
        self._buttons.addLayout(others)
        for widget in (self._banner, self.tabs):
            self.body.addWidget(widget)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._waiting, 1)
        self.body.addWidget(self.doubt)
        self.body.addWidget(self.progress)
        self.body.addWidget(self._foot)
        self._connect()

    def show_reading(self, name: str) -> None:
        """Say that a file is being read; it can be left at any time."""
        self._plan, self._sections = None, {}
        self.show_caption(name)
        self._banner.show_state("plain", "正在读", "读完先给您看，现在还没有改花名册")
        self.tabs.hide()
        self.table.hide()
        self._waiting.show()
        self.doubt.show_doubt(None)
        self.take.show_words("导入")
        self.take.show_unready("还在读")
        self.columns.hide()
        self.show_checked(0, 0)

    def show_plan(self, plan: ImportPlan, reading: RosterReading, name: str) -> None:
        """Show what taking a file over would do; the tab that was open stays open while it has rows."""
        self._plan = plan
        self._waiting.hide()
        self.table.show()
        before = self.tabs.value()
        self._sections = {section.key: section for section in sections(plan, reading)}
        self.show_waiting()
        self.show_caption(f"{name}，{reading_words(reading)}")
        self.columns.setVisible(bool(reading.heads))
        self._show_summary(plan, reading)
        chosen = before if before in self._sections else next(iter(self._sections), None)
        shown = [(section.key, section.words, len(section.rows)) for section in self._sections.values()]
        self.tabs.show_tabs(shown, chosen)
        self.tabs.setVisible(bool(shown))
        self._show_section(chosen)

    def show_waiting(self) -> None:
        """Nothing is under way: the buttons stand where the progress stood."""
        stopped_here = self.progress.stop.hasFocus()
        self.setFocusProxy(self.table)
        self._foot.show()
        self.progress.hide()
        if stopped_here:
            self.table.setFocus()

    def show_checked(self, done: int, whole: int) -> None:
        """Show how many rows of the file are checked."""
        words = f"正在核对，已到第{done}行，共{whole}行" if whole else "正在打开文件"
        self._show_progress(done, whole, words)

    def show_taken(self, done: int, whole: int) -> None:
        """Show how many people are written; that they are put on the disk comes last."""
        words = f"正在导入，已到{done}人，共{whole}人" if done < whole else f"{whole}人都写好了，正在存盘"
        self._show_progress(done, whole, words)

    def _show_progress(self, done: int, whole: int, words: str) -> None:
        """In the place of the buttons; the keyboard is at the one that stops."""
        self.progress.show_share(done, whole, words)
        self.setFocusProxy(self.progress.stop)
        self._foot.hide()

    def show_room(self, layout: LayoutClass) -> None:
        """Buttons below each other where there is little room."""
        self.table.setMinimumHeight(self._theme.em(_LEAST_TABLE_EM[layout]))
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._buttons.setDirection(below if layout == "narrow" else beside)
        # A panel that is not shown does not learn by itself that its buttons need less room.
        self._foot.updateGeometry()
        layout_of_panel = self.layout()
        if layout_of_panel is not None:
            layout_of_panel.activate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_summary(self, plan: ImportPlan, reading: RosterReading) -> None:
        people = len(plan.new) + len(plan.changed)
        fields = "，".join(f"{label}{count}人" for label, count in plan.changes_by_field)
        detail = f"更新的是：{fields}" if fields else ""
        if not reading.usable:
            self._banner.show_state("bad", "这个文件不能导入", "花名册没有变")
            self.take.show_words("导入")
            self.take.show_unready("没有能用的行")
            return
        refused = f"；{len(reading.refused)}处不能用，所在的行不导入" if reading.refused else ""
        careful = bool(plan.doubtful or reading.problems)
        read = f"读出{len(reading.rows)}人"
        self._banner.show_state("warn" if careful else "ok", read, f"{plan.summary}{refused}", detail)
        if plan.changes_anything:
            self.take.show_words(f"导入{people}人" if people else "导入协商主体")
        else:
            self.take.show_words("导入")
            self.take.show_unready("没有要改的")

    def _show_section(self, key: object) -> None:
        section = self._sections.get(key)
        self.table.show_rows(section.rows if section is not None else ())
        self.table.show_selected(None)
        doubts = self._plan.doubtful if self._plan is not None and key == DOUBTFUL else ()
        self.doubt.show_doubt(doubts[0] if doubts else None)
        self.table.show_selected(0 if doubts else None)

    def _on_table_opened(self, key: object) -> None:
        if self._plan is not None and self.tabs.value() == DOUBTFUL and isinstance(key, int):
            self.doubt.show_doubt(self._plan.doubtful[key])
            self.doubt.choice.setFocus()

    def _connect(self) -> None:
        self.tabs.current_changed.connect(self._show_section)
        self.table.opened.connect(self._on_table_opened)
        self.doubt.decided.connect(self.decided)
        self.take.clicked.connect(self.taken_requested)
        self.columns.clicked.connect(self.columns_requested)
        self.other.clicked.connect(self.other_requested)
        self.leave.clicked.connect(self.left)
        self.progress.stopped.connect(self.left)

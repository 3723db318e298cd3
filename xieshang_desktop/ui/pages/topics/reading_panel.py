"""What a list of opinions would bring, line by line, and what is wrong at which cell."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from xieshang_desktop.imports.opinions import OpinionReading, OpinionRow, guessed_words
from xieshang_desktop.imports.problems import RowProblem
from xieshang_desktop.ui.actions import PRIMARY
from xieshang_desktop.ui.pages.parts.side_room import SideRoom
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row
from xieshang_desktop.ui.widgets.tabs import Tabs

_COLUMNS: Final = (
    Column("在哪里", width=5.5, kind="muted"),
    Column("谁", width=6, strong=True),
    Column("态度和方式", width=7.5),
    Column("内容", stretch=True),
    Column("哪天", kind="muted"),
)
_PROBLEMS: Final = (
    Column("在哪里", width=5.5, kind="muted"),
    Column("轻重"),
    Column("有什么问题", stretch=True, strong=True),
    Column("怎么办", stretch=True),
)
_TONES: Final = {"违规": "bad", "阻断": "bad", "提醒": "warn"}


class ReadingPanel(SideRoom):
    """Emits that the lines are to be taken over, that columns are to be corrected, or another file."""

    taken_requested = Signal()
    columns_requested = Signal()
    other_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "从表格读入意见", "不读了")
        self._reading = OpinionReading()
        self._banner = Banner(theme)
        self.tabs = Tabs(theme, "看哪些")
        self._opinions = DataTable(theme, _COLUMNS, label="读出的意见")
        self._problems = DataTable(theme, _PROBLEMS, label="读不进的地方")
        self._problems.show_empty(EmptyState(theme, "circle-check", "没有问题", "每一行都能读入"))
        self.take = Button(theme, "读入", kind="primary", key=PRIMARY.cap)
        self.columns = Button(theme, "改列的对应", icon="pencil")
        self.other = Button(theme, "换一个文件", icon="upload")
        foot = QHBoxLayout()
        foot.setSpacing(theme.px("space.s"))
        foot.addWidget(self.take, 1)
        foot.addWidget(self.columns)
        foot.addWidget(self.other)
        self.body.addWidget(self._banner)
        self.body.addWidget(self.tabs)
        for table in (self._opinions, self._problems):
            self.body.addWidget(table, 1)
        self.body.addLayout(foot)
        self.take.clicked.connect(self.taken_requested)
        self.columns.clicked.connect(self.columns_requested)
        self.other.clicked.connect(self.other_requested)
        self.tabs.current_changed.connect(lambda _tab: self._show_rows())
        self.setFocusProxy(self._opinions)

    @property
    def table(self) -> DataTable:
        """The one that is shown: what can be read in, or what cannot."""
        return self._problems if self.tabs.value() == "problems" else self._opinions

    def show_waiting(self, name: str) -> None:
        """Say that a file is being read; it can be left at any time."""
        self.show_caption(name)
        self._banner.show_state("plain", "正在读", "读完先给您看，现在还没有记意见")
        for part in (self.tabs, self._opinions, self._problems, self.columns):
            part.hide()
        self.take.show_words("读入")
        self.take.show_unready("还在读")

    def show_reading(self, reading: OpinionReading, name: str) -> None:
        """Show what was read; what cannot be used comes first where nothing can."""
        self._reading = reading
        self.show_caption(name)
        refused = len(reading.refused)
        left_out = f"；{refused}处不能用，所在的行不读入" if refused else ""
        tone = "bad" if not reading.rows else "warn" if refused else "ok"
        said = f"能读入{len(reading.rows)}条" if reading.rows else "没有能读入的意见"
        self._banner.show_state(tone, said, left_out.removeprefix("；"), "，".join(guessed_words(reading)))
        first = "rows" if reading.rows else "problems"
        tabs = [("rows", "能读入", len(reading.rows)), ("problems", "有问题", len(reading.problems))]
        self.tabs.show_tabs(tabs, first)
        self.tabs.show()
        self.columns.setVisible(bool(reading.labels))
        self.take.show_words(f"读入{len(reading.rows)}条" if reading.rows else "读入")
        if not reading.rows:
            self.take.show_unready("没有能用的行")
        self._show_rows()

    def _show_rows(self) -> None:
        self._opinions.show_rows([_opinion(row) for row in self._reading.rows])
        problems = enumerate(self._reading.problems)
        self._problems.show_rows([_problem(number, problem) for number, problem in problems])
        for table in (self._opinions, self._problems):
            table.setVisible(table is self.table)
        self.setFocusProxy(self.table)


def _opinion(row: OpinionRow) -> Row:
    day = f"{row.on.month}月{row.on.day}日" if row.on else ""
    how = "，".join(part for part in (str(row.stance), str(row.channel)) if part)
    return Row(row.row, (f"第{row.row}行", row.called, how, row.text, day))


def _problem(number: int, problem: RowProblem) -> Row:
    severity = str(problem.severity)
    cells = (problem.cell or "整个文件", severity, problem.text, problem.what_to_do)
    return Row(f"problem{number}", cells, tones={1: _TONES[severity]})

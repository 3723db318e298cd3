"""What a workbook holds before it is taken over: its rows, and each trouble with its cell."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from xieshang_desktop.imports.problems import RowProblem
from xieshang_desktop.imports.roster import RosterReading
from xieshang_desktop.ui.actions import PRIMARY
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row

_COLUMNS: Final = (
    Column("格", width=5, kind="muted"),
    Column("情况", width=5),
    Column("问题", stretch=True),
    Column("怎么办", stretch=True, kind="muted"),
)
_TONES: Final = {"违规": "bad", "阻断": "bad", "提醒": "warn"}


class ImportPanel(Panel):
    """Emits that the rows are to be taken over, or that it is left."""

    taken_requested = Signal()
    other_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "导入花名册", ruled=True)
        self._banner = Banner(theme)
        self.table = DataTable(theme, _COLUMNS, label="要核对的格子")
        self.table.show_empty(EmptyState(theme, "circle-check", "没有要核对的", "每一行都读出来了"))
        self.take = Button(theme, "导入", kind="primary", key=PRIMARY.cap)
        self.other = Button(theme, "换一个文件", icon="upload")
        self.leave = Button(theme, "不导入", kind="quiet", key="Esc")
        self.take.clicked.connect(self.taken_requested)
        self.other.clicked.connect(self.other_requested)
        self.leave.clicked.connect(self.left)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px("space.s"))
        foot.addWidget(self.take, 1)
        foot.addWidget(self.other)
        foot.addWidget(self.leave)
        self.body.addWidget(self._banner)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(foot)

    def show_reading(self, reading: RosterReading, name: str) -> None:
        """Show what was read of a file."""
        rows, refused, problems = len(reading.rows), len(reading.refused), len(reading.problems)
        self.show_caption(name)
        if not rows:
            self._banner.show_state("bad", "这个文件不能导入", "花名册没有变")
            self.take.show_words("导入")
            self.take.show_unready("没有能用的行")
        else:
            note = f"{refused}处不能用，所在的行不导入；" if refused else ""
            self._banner.show_state(
                "warn" if problems else "ok",
                f"读出{rows}人",
                f"{note}{problems - refused}处请核对，可以先导入" if problems else "没有要核对的",
            )
            self.take.show_words(f"导入{rows}人")
        self.table.show_rows([_row(number, problem) for number, problem in enumerate(reading.problems)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _row(number: int, problem: RowProblem) -> Row:

    severity = str(problem.severity)
    cells = (problem.cell or "整个文件", severity, problem.text, problem.what_to_do)
    return Row(
        number, cells, (problem.row, severity, problem.text, problem.what_to_do), {1: _TONES[severity]}
    )

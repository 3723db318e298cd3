"""开会要求: the demands with their figures and days, to be answered, or for the meeting to be called."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from xieshang_desktop.queries.meetings.demands import DemandLine
from xieshang_desktop.ui.actions import NEW
from xieshang_desktop.ui.pages.parts.side_room import SideRoom
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row

_COLUMNS: Final = (
    Column("日期"),
    Column("要求召开", strong=True),
    Column("谁要求"),
    Column("联名"),
    Column("情况", stretch=True),
    Column("答复", stretch=True, kind="muted"),
)


class DemandsRoom(SideRoom):
    """Emits that a demand came, that one is answered (Enter on its row), or that its meeting is called."""

    new_requested = Signal()
    answer_requested = Signal(object)
    meeting_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "开会要求", "全部会议")
        self._lines: tuple[DemandLine, ...] = ()
        self.table = DataTable(theme, _COLUMNS, label="开会要求")
        empty = EmptyState(
            theme,
            "writing-sign",
            "还没有人要求开会",
            "村民、村民代表联名要求开会的登记在这里",
            "登记开会要求",
        )
        self.table.show_empty(empty)
        self.new = Button(theme, "登记开会要求", icon="plus", key=NEW.cap)
        self.answer = Button(theme, "答复", icon="pencil")
        self.call = Button(theme, "准备会议", icon="users-group")
        foot = QHBoxLayout()
        foot.setSpacing(theme.px("space.s"))
        for button in (self.new, self.answer, self.call):
            foot.addWidget(button)
        foot.addStretch(1)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(foot)
        self.setFocusProxy(self.table)
        for button, signal in ((self.new, self.new_requested), (self.call, self.meeting_requested)):
            button.clicked.connect(signal)
        empty.action_requested.connect(self.new_requested)
        self.answer.clicked.connect(lambda: self._answer(None))
        self.table.opened.connect(self._answer)

    def show_demands(self, lines: Sequence[DemandLine]) -> None:
        """Show these demands, the latest first."""
        self._lines = tuple(lines)
        self.table.show_rows([_row(line) for line in lines])
        open_ones = sum(1 for line in lines if not line.answer)
        self.show_caption(f"{len(lines)}次，{open_ones}次没有答复" if lines else "")
        self.answer.show_words("答复")
        if not open_ones:
            self.answer.show_unready("没有待答复的")

    def _answer(self, key: object) -> None:
        """The one that was entered, else the oldest that waits."""
        waiting = [line for line in self._lines if not line.answer]
        line = next((each for each in waiting if each.id == key), None) if key is not None else None
        if line is None and key is None and waiting:
            line = waiting[-1]
        if line is not None:
            self.answer_requested.emit(line)


def _row(line: DemandLine) -> Row:
    said = line.answer or "回车答复"
    cells = (line.day, line.form, line.by, line.figures, line.state, said)
    return Row(line.id, cells, tones={4: line.tone})

"""Who is entitled and who is invited, as one list."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from xieshang_desktop.queries.meetings.name_list import NameLine
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row

_COLUMNS: Final = (
    Column("编号", kind="muted"),
    Column("姓名", strong=True, width=6),
    Column("组别", width=5),
    Column("参加身份", width=6),
    Column("身份", kind="chips", stretch=True),
    Column("通知", width=6),
)


class NameListPanel(Panel):
    """Esc and 回到准备 lead back; a row leads to the person's card."""

    left = Signal()
    person_requested = Signal(str)
    invite_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "应到和列席", flush=True)
        self.table = DataTable(theme, _COLUMNS, label="应到和列席名单")
        self.table.show_empty(EmptyState(theme, "users", "名单是空的", "召集会议时选定应到人员"))
        self.invite = Button(theme, "邀请列席", icon="user-plus")
        self.back = Button(theme, "回到准备", kind="quiet", icon="arrow-left", key="Esc")
        self.invite.clicked.connect(self.invite_requested)
        self.back.clicked.connect(self.left)
        self.table.opened.connect(lambda key: self.person_requested.emit(str(key).split("/")[0]))
        foot = QHBoxLayout()
        foot.setContentsMargins(*[theme.px("space.m")] * 4)
        foot.addWidget(self.invite)
        foot.addWidget(self.back)
        foot.addStretch(1)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(foot)

    def show_names(self, names: Sequence[NameLine]) -> None:
        """Show these people."""
        entitled = sum(1 for name in names if name.entitled)
        self.show_caption(f"应到{entitled}，列席{len(names) - entitled}")
        self.table.show_rows(
            [
                Row(name.key, (name.number, name.name, name.group, name.capacity, name.roles, name.notice))
                for name in names
            ]
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

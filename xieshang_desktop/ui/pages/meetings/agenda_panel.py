"""The agenda with minutes and the hour at which each item is expected to begin."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from xieshang_desktop.queries.meetings.page import AgendaLine
from xieshang_desktop.ui.actions import NEW
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row

_COLUMNS: Final = (
    Column("", "right", width=2.2, kind="muted"),
    Column("事项", stretch=True, strong=True),
    Column("方式", width=4),
    Column("分钟", "right", width=4),
    Column("开始", "right", width=4.5),
    Column("方案", width=5.2, kind="muted"),
    Column("", width=2.6, kind="handle"),
)


class AgendaPanel(Panel):
    """Emits the item whose text is to be written or changed, that another item is wanted, or the new order.

    ``move_requested`` carries the item and the one before which it shall stand, None for the end.
    """

    item_requested = Signal(str)
    new_requested = Signal()
    move_requested = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "议程", flush=True)
        self._caption.setAlignment(self._title.alignment())
        self.new = Button(theme, "加一项", kind="quiet", icon="plus", key=NEW.cap)
        self.new.clicked.connect(self.new_requested)
        self.add_to_head(self.new)
        self.table = DataTable(theme, _COLUMNS, label="议程", row_height="height.result_row", framed=False)
        empty = EmptyState(theme, "list-numbers", "议程还是空的", "先加要协商、表决的事项", "加一项")
        empty.action_requested.connect(self.new_requested)
        self.table.show_empty(empty)
        self.table.opened.connect(lambda key: self.item_requested.emit(str(key)))
        self.table.row_moved.connect(lambda key, before: self.move_requested.emit(str(key), before))
        self.table.setToolTip("Alt+↑、Alt+↓ 调整次序，也可以拖右边的手柄")
        self.body.addWidget(self.table, 1)

    def show_items(self, items: Sequence[AgendaLine], minutes: int, ends: str) -> None:
        """Show the items and when the meeting is expected to end."""
        whole = f"，共{minutes}分钟，预计{ends}散会" if minutes else ""
        self.show_caption(f"{len(items)}项{whole}" if items else "")
        self.table.show_rows([_row(item) for item in items])


def _row(item: AgendaLine) -> Row:
    minutes = str(item.minutes) if item.minutes else ""
    text = f"第{item.version}稿" if item.version > 1 else "已写" if item.text else "写方案"
    cells = (str(item.number), item.title, str(item.kind), minutes, item.start, text, "")
    return Row(item.id, cells)

"""入户: the doors of each group, whether somebody was met there, and what was said."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.topics.doors import NOT_FOUND, NOT_VISITED, VISITED, Door, DoorsView
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.inputs import DropDown
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row
from xieshang_desktop.ui.widgets.tabs import Tabs

_COLUMNS: Final = (
    Column("户号", kind="muted", width=4.5),
    Column("户主", strong=True, width=5),
    Column("人口"),
    Column("情况", width=5),
    Column("意见或原因", stretch=True),
)
_TONES: Final = {VISITED: "ok", NOT_FOUND: "warn", NOT_VISITED: "text_muted"}
_ALL: Final = "全部"


class DoorsList(QWidget):
    """Emits the household whose door was chosen; the group and the state that are looked at stay."""

    door_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._view = DoorsView((), ())
        self.group = DropDown(theme, "小组")
        self.tabs = Tabs(theme, "入户情况")
        self.table = DataTable(theme, _COLUMNS, label="入户名单")
        self.table.show_empty(EmptyState(theme, "door-enter", "这里没有户", "花名册上有户号的户都会列在这里"))
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.m"))
        head.addWidget(self.group)
        head.addWidget(self.tabs, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.s"))
        column.addLayout(head)
        column.addWidget(self.table, 1)
        self.group.chosen.connect(lambda _group: self._show())
        self.tabs.current_changed.connect(lambda _state: self._show_rows())
        self.table.opened.connect(lambda key: self.door_requested.emit(str(key)))
        self.setFocusProxy(self.table)

    def show_doors(self, view: DoorsView) -> None:
        """Show the doors of the group that is looked at."""
        chosen = self.group.value()
        self._view = view
        options: list[tuple[str, object]] = [
            (_ALL + "小组", None),
            *[(group, group) for group in view.groups],
        ]
        self.group.show_options(options, chosen if chosen in view.groups else None)
        self._show()

    def door(self, household: str) -> Door | None:
        """The door of a household."""
        return next((door for door in self._view.doors if door.household_id == household), None)

    def _group(self) -> str | None:
        value = self.group.value()
        return str(value) if value is not None else None

    def _show(self) -> None:
        group = self._group()
        tabs: list[tuple[object, str, int | None]] = [(_ALL, _ALL, len(self._view.of(group)))]
        tabs += [(state, state, self._view.count(state, group)) for state in _TONES]
        self.tabs.show_tabs(tabs, self.tabs.value() or _ALL)
        self._show_rows()

    def _show_rows(self) -> None:
        state = self.tabs.value()
        doors = [door for door in self._view.of(self._group()) if state in (_ALL, door.state)]
        self.table.show_rows([_row(door) for door in doors])


def _row(door: Door) -> Row:
    people = f"{door.people}人" + (f"，外出{door.away}人" if door.away else "")
    tries = f"联系{door.tries}次" if door.tries else ""
    where = "，".join(part for part in (tries, door.day, door.visitor) if part)
    said = door.said + (f"（{where}）" if where else "")
    cells = (door.number, door.head, people, door.state, said)
    return Row(door.household_id, cells, tones={3: _TONES[door.state]})

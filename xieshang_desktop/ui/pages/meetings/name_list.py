"""Who is entitled and who is invited, as one list; what is done to one of them is done on the row."""

from typing import Final

from PySide6.QtCore import Signal

from xieshang_desktop.queries.meetings.name_list import NameLine, NameListView
from xieshang_desktop.ui.pages.parts.side_room import SideRoom
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.button_row import ButtonRow
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row

_COLUMNS: Final = (
    Column("姓名", strong=True, width=5),
    Column("组别"),
    Column("参加身份"),
    Column("身份", kind="chips", stretch=True),
    Column("情况"),
    Column("通知", width=4.5),
)


class NameListPanel(SideRoom):
    """Emits what is to be done and to whom; Esc and 回到准备 lead back, a row leads to the person's card."""

    person_requested = Signal(str)
    invite_requested = Signal()
    exclusion_requested = Signal(str)
    proxy_requested = Signal(str)
    recusal_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "应到和列席", "回到准备")
        self._view: NameListView | None = None
        self._current: NameLine | None = None
        self.table = DataTable(theme, _COLUMNS, label="应到和列席名单")
        self.table.show_empty(EmptyState(theme, "users", "名单是空的", "召集会议时选定应到人员"))
        self.invite = Button(theme, "邀请列席", icon="user-plus")
        self.exclude = Button(theme, "不计入应到")
        self.proxy = Button(theme, "登记委托")
        self.recuse = Button(theme, "登记回避")
        self._foot = ButtonRow(theme, (self.invite, self.exclude, self.proxy, self.recuse))
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._foot)
        self.setFocusProxy(self.table)
        self._connect()

    def show_names(self, view: NameListView) -> None:
        """Show these people; what the law of this form does not let be done says so on its button."""
        self._view = view
        entitled = sum(1 for line in view.lines if line.entitled)
        excluded = sum(1 for line in view.lines if line.excluded and line.entitled)
        left_out = f"，不计入应到{excluded}" if excluded else ""
        self.show_caption(f"应到{entitled}{left_out}，列席{len(view.lines) - entitled}")
        self.table.show_rows([_row(line) for line in view.lines])
        keys = [line.key for line in view.lines]
        current = self._current.key if self._current is not None else ""
        self._show_current(current if current in keys else next(iter(keys), None))

    def _show_current(self, key: object) -> None:
        view = self._view
        lines = view.lines if view is not None else ()
        self._current = line = next((each for each in lines if each.key == key), None)
        if view is None:
            return
        entitled = line is not None and line.entitled and line.person_id is not None
        self._ready(self.exclude, "不计入应到", entitled, bool(view.exclusions), "没有规定")
        words = "撤销委托" if line is not None and line.proxy else "登记委托"
        self._ready(self.proxy, words, entitled, view.proxies, "不能委托")
        self._ready(self.recuse, "登记回避", entitled, bool(view.items), "先加议程")
        self._foot.arrange()

    def _ready(self, button: Button, words: str, entitled: bool, lawful: bool, why_not: str) -> None:
        button.show_words(words)
        if not lawful:
            button.show_unready(why_not)
        elif not entitled:
            button.show_unready("先选应到的人")

    def _wish(self, signal: object) -> None:
        line = self._current
        if line is not None and line.person_id is not None:
            getattr(self, str(signal)).emit(line.person_id)

    def _on_table_opened(self, key: object) -> None:
        line = next((each for each in (self._view.lines if self._view else ()) if each.key == key), None)
        if line is not None and line.person_id is not None:
            self.person_requested.emit(line.person_id)

    def _connect(self) -> None:
        self.invite.clicked.connect(self.invite_requested)
        self.exclude.clicked.connect(lambda: self._wish("exclusion_requested"))
        self.proxy.clicked.connect(lambda: self._wish("proxy_requested"))
        self.recuse.clicked.connect(lambda: self._wish("recusal_requested"))
        self.table.current_changed.connect(self._show_current)
        self.table.opened.connect(self._on_table_opened)

    def line_of(self, person: str) -> NameLine | None:
        """The entitled line of somebody."""
        lines = self._view.lines if self._view is not None else ()
        return next((line for line in lines if line.person_id == person and line.entitled), None)


def _row(line: NameLine) -> Row:
    cells = (
        *(line.name, line.group, line.capacity),
        line.roles,
        *(line.standing, line.notice),
    )
    return Row(line.key, cells, tones={4: "warn" if line.excluded else "text"})

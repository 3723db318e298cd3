"""调整议程: the whole agenda; what to do with the chosen item, in one sheet and with one red button."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import ItemKind, ItemState
from xieshang_desktop.queries.cockpit.agenda import ItemRow
from xieshang_desktop.ui.live.panels.agenda import item_row
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.live.wishes.agenda import AgendaDesk, can_move
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import DropDown, Labelled, TextBox, TextField

_LIST_EM = 8
STEPS = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}


class Errand(StrEnum):
    """What may be done with an item; the value is what the choice says."""

    TAKE_UP = "议这一项"
    ADD = "在前面加一项"
    SPLIT = "拆出一项"
    DEFER = "暂缓"


ABOUT = {
    Errand.TAKE_UP: "回到前面的一项时，正在议的先放下。已经表决的不能再议，要改的另加一项。",
    Errand.ADD: "加在选中的一项前面；选中的已经开始，就加在最后。",
    Errand.SPLIT: "拆出的作为下一项，属于同一个议题；已经记下的意见留在原来一项。",
    Errand.DEFER: "今天不再议，留到以后的会议；写明原因。",
}


class AgendaSheet(SheetPanel):
    """↑↓ chooses an item, Alt+1…4 what to do, the red button does it."""

    def __init__(self, theme: Theme, session: LiveSession, desk: AgendaDesk) -> None:
        super().__init__(theme, session, "调整议程", "↑↓选一项，Ctrl+↑ Ctrl+↓调次序")
        self._desk = desk
        self._list = RowList(theme, "议程", choosable=True)
        self._errand = ChoiceBar(theme, "做什么", alt_numbers=True)
        self._errand.show_choices([(each, each.value) for each in Errand], Errand.TAKE_UP)
        self._about = BodyText(theme, tone="text_muted")
        self._name = TextField(theme, "名称", placeholder="这一项议什么")
        self._kind = DropDown(theme, "方式")
        self._kind.show_options([(kind.value, kind) for kind in ItemKind], ItemKind.CONSULT)
        self._minutes = TextField(theme, "几分钟", placeholder="10")
        self._text = TextBox(theme, "方案", lines=4, submit_on_enter=False)
        self._reason = TextField(theme, "原因", placeholder="材料不齐")
        self._arrange()
        self._list.chosen_changed.connect(lambda _key: self.changed.emit())
        self._list.key_pressed.connect(self._on_list_key_pressed)
        self._errand.chosen.connect(lambda _value: self._show_errand())
        for field in (self._name, self._minutes, self._reason):
            field.edited.connect(lambda _text: self.changed.emit())

    def enter(self) -> None:
        """Begin at the next item."""
        self._show_items()
        self._errand.show_chosen(Errand.TAKE_UP)
        for field in (self._name, self._minutes, self._reason):
            field.show_text("")
        self._text.clear_text()
        upcoming = self.session.view.agenda.upcoming
        self._list.choose(upcoming.id if upcoming else "")
        self._show_errand()
        self._list.setFocus()

    def words(self) -> str:
        """开始第3项 · 回到第1项 · 在第3项前加入 · 拆分第2项 · 暂缓第3项."""
        item = self._chosen
        number = f"第{item.number}项" if item else ""
        words = {
            Errand.TAKE_UP: f"{'开始' if item and can_move(item) else '回到'}{number}",
            Errand.ADD: f"在{number}前加入" if item and can_move(item) else "加在最后",
            Errand.SPLIT: f"拆分{number}",
            Errand.DEFER: f"暂缓{number}",
        }
        return words[self._doing]

    def unready(self) -> str:
        """What is missing, or why it cannot be done with this item."""
        item, doing = self._chosen, self._doing
        if item is None and doing is not Errand.ADD:
            return "先选一项"
        if doing in (Errand.ADD, Errand.SPLIT) and not self._name.text():
            return "先写名称"
        if doing is Errand.ADD and self._minutes.text() and not self._minutes.text().isdecimal():
            return "几分钟要写数字"
        if doing is Errand.DEFER and not self._reason.text():
            return "先写原因"
        return self._not_with(item, doing) if item else ""

    def store(self) -> bool:
        """Do it; after a change of the list the sheet has done its work."""
        item, title = self._chosen, self._name.text()
        key = item.id if item else ""
        minutes = int(self._minutes.text()) if self._minutes.text().isdecimal() else None
        kind, before = ItemKind(str(self._kind.value())), key if item and can_move(item) else None
        doing: Mapping[Errand, Callable[[], bool]] = {
            Errand.TAKE_UP: lambda: self._desk.take_up(key),
            Errand.ADD: lambda: self._desk.add(title, kind, minutes, self._text.text(), before),
            Errand.SPLIT: lambda: self._desk.split(key, title, self._text.text()),
            Errand.DEFER: lambda: self._desk.defer(key, self._reason.text()),
        }
        return doing[self._doing]()

    @property
    def _chosen(self) -> ItemRow | None:
        return self._desk.item(self._list.chosen)

    @property
    def _doing(self) -> Errand:
        return Errand(str(self._errand.value()))

    def _not_with(self, item: ItemRow, doing: Errand) -> str:
        if doing is Errand.TAKE_UP and item.state is ItemState.RUNNING:
            return "正在议"
        if doing is Errand.TAKE_UP and can_move(item) and self.session.view.agenda.running is not None:
            return "先结束正在议的"
        if doing is Errand.SPLIT and item.state is ItemState.FINISHED:
            return "已经结束"
        ended = item.state in (ItemState.FINISHED, ItemState.DEFERRED)
        return f"{item.state.value.removeprefix('已')}过了" if doing is Errand.DEFER and ended else ""

    def _show_items(self) -> None:
        view, now = self.session.view, self.session.now()
        self._list.show_rows([item_row(item, view, now) for item in view.agenda.items])

    def _show_errand(self) -> None:
        doing = self._doing
        self._about.show_text(ABOUT[doing])
        named = doing in (Errand.ADD, Errand.SPLIT)
        for row, shown in (
            (self._rows["名称"], named),
            (self._rows["方式"], doing is Errand.ADD),
            (self._rows["几分钟"], doing is Errand.ADD),
            (self._rows["方案"], named),
            (self._rows["原因"], doing is Errand.DEFER),
        ):
            row.setVisible(shown)
        first = self._name if named else self._reason if doing is Errand.DEFER else None
        if first is not None and self.isVisible():
            first.line.setFocus()
        self.changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The items stand above what is done with them where two columns would be too narrow."""
        super().resizeEvent(event)
        narrow = self._theme.layout_class(event.size().width()) == "narrow"
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._halves.setDirection(below if narrow else beside)
        self._items.setMinimumHeight(self._theme.em(_LIST_EM) if narrow else 0)

    def _on_list_key_pressed(self, key: str, pressed: int, modifiers: object) -> None:
        if modifiers == Qt.KeyboardModifier.ControlModifier and pressed in STEPS:
            self._desk.move(key, STEPS[pressed])
            self._show_items()
            self.changed.emit()

    def _arrange(self) -> None:
        theme = self._theme
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.m"))
        column.addWidget(self._errand)
        column.addWidget(self._about)
        pairs: tuple[tuple[str, QWidget], ...] = (
            ("名称", self._name),
            ("方式", self._kind),
            ("几分钟", self._minutes),
            ("方案", self._text),
            ("原因", self._reason),
        )
        self._rows = {words: Labelled(theme, words, field, label_width=theme.em(4)) for words, field in pairs}
        for row in self._rows.values():
            column.addWidget(row)
        column.addStretch(1)
        self._items = RowScroll(self._list)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(theme.px("space.l"))
        self._halves.addWidget(self._items, 1)
        self._halves.addWidget(fields, 2)
        self.body.addLayout(self._halves)

"""通知: the text to paste, and for each person whether, how and when it arrived and what proves it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from xieshang_desktop.queries.facts.deliveries import Delivery
from xieshang_desktop.queries.meetings.page import PreparingView
from xieshang_desktop.ui.pages.parts.side_room import SideRoom
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.inputs import TextBox
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row
from xieshang_desktop.ui.widgets.tabs import Tabs

_COLUMNS: Final = (
    Column("姓名", strong=True, width=5.5),
    Column("组别", width=4),
    Column("身份", width=4, kind="muted"),
    Column("方式", width=4),
    Column("时间", width=7.5),
    Column("送达人", width=5, kind="muted"),
    Column("签收或照片", stretch=True),
)
_TEXT_EM: Final = 19


class NoticeRoom(SideRoom):
    """Emits that the notice goes out (to one person, or to all), a receipt came, or lists are wanted."""

    give_requested = Signal(object)
    receipt_requested = Signal(object)
    lists_requested = Signal()
    copied = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "通知和送达", "回到准备")
        self._lines: tuple[Delivery, ...] = ()
        self.text = TextBox(theme, "通知全文", lines=8)
        self.text.setReadOnly(True)
        self.copy = Button(theme, "复制通知文字", icon="file-text")
        self.tabs = Tabs(theme, "送达没有")
        self.table = DataTable(theme, _COLUMNS, label="送达记录")
        self.table.show_empty(
            EmptyState(theme, "bell", "这里没有人", "发出通知以后，谁收到、怎么收到的记在这里")
        )
        self.give = Button(theme, "发出会议通知", icon="bell")
        self.receipt = Button(theme, "登记签收", icon="writing-sign")
        self.lists = Button(theme, "打印送达单", icon="printer")
        self._lay_out_notice()
        self.copy.clicked.connect(self._on_copy_clicked)
        self.give.clicked.connect(lambda: self.give_requested.emit(None))
        self.receipt.clicked.connect(self._on_receipt_clicked)
        self.lists.clicked.connect(self.lists_requested)
        self.tabs.current_changed.connect(lambda _tab: self._show_rows())
        self.table.opened.connect(self._on_table_opened)
        self.setFocusProxy(self.table)

    def show_notice(self, view: PreparingView, text: str, lines: Sequence[Delivery]) -> None:
        """Show how far the notice is, its text, and every delivery."""
        self._lines = tuple(lines)
        self.show_caption(view.notice_line, "text" if view.notice_tone == "ok" else view.notice_tone)
        self.text.show_text(text)
        self.give.show_words("补发通知" if view.notice.given else "发出会议通知")
        reached = sum(1 for line in lines if line.reached)
        tabs = [("missing", "没送达", len(lines) - reached), ("reached", "已送达", reached)]
        first = "missing" if reached < len(lines) else "reached"
        self.tabs.show_tabs(tabs, self.tabs.value() or first)
        self._show_rows()

    def line(self, person: object) -> Delivery | None:
        """The delivery of somebody."""
        return next((line for line in self._lines if line.person_id == person), None)

    def unsigned(self) -> tuple[Delivery, ...]:
        """Who has been reached and has not signed."""
        return tuple(line for line in self._lines if line.reached and not line.receipt)

    def _show_rows(self) -> None:
        wanted = self.tabs.value() == "reached"
        self.table.show_rows([_row(line) for line in self._lines if line.reached == wanted])
        if self.unsigned():
            self.receipt.show_words("登记签收")
        else:
            self.receipt.show_unready("没有待签收的" if wanted else "先发通知")

    def _on_table_opened(self, person: object) -> None:
        line = self.line(person)
        if line is not None and not line.reached:
            self.give_requested.emit(line)
        elif line is not None and not line.receipt:
            self.receipt_requested.emit(line)

    def _on_receipt_clicked(self) -> None:
        self.receipt_requested.emit(None)

    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text())
        self.copied.emit("通知文字已复制，到微信群、短信里粘贴")

    def _lay_out_notice(self) -> None:
        theme = self._theme
        left, right, foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        self.text.setMaximumWidth(theme.em(_TEXT_EM))
        for column in (left, right, foot):
            column.setSpacing(theme.px("space.s"))
        left.addWidget(self.text, 1)
        left.addWidget(self.copy)
        for button in (self.give, self.receipt, self.lists):
            foot.addWidget(button)
        foot.addStretch(1)
        right.addWidget(self.tabs)
        right.addWidget(self.table, 1)
        right.addLayout(foot)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.l"))
        row.addLayout(left)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)


def _row(line: Delivery) -> Row:
    proof = line.receipt or ("回车登记签收" if line.reached else "回车登记送达")
    cells = (line.name, line.group, line.kind, line.channel, line.when, line.through, proof)
    return Row(line.person_id, cells, tones={6: "text" if line.receipt else "text_muted"})

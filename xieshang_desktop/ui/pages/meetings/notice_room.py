"""通知: the text to paste, and for each person whether, how and when it arrived and what proves it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from xieshang_desktop.queries.facts.deliveries import Delivery
from xieshang_desktop.queries.meetings.page import PreparingView
from xieshang_desktop.ui.pages.parts.side_room import SideRoom
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.button_row import ButtonRow
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
    Column("怎么送到", stretch=True),
    Column("签收或照片", stretch=True),
)
_TEXT_EM: Final = 19
_TEXT: Final = "text"


class NoticeRoom(SideRoom):
    """Emits that the notice goes out (to one person, or to all), a receipt came, or lists are wanted."""

    give_requested = Signal(object)
    receipt_requested = Signal(object)
    lists_requested = Signal()
    copied = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "通知和送达", "回到准备")
        self._lines: tuple[Delivery, ...] = ()
        self._counts = {"missing": 0, "reached": 0}
        self._wide = True
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
        self.tabs.current_changed.connect(self._on_tabs_current_changed)
        self.table.opened.connect(self._on_table_opened)
        self.setFocusProxy(self.table)

    def show_notice(self, view: PreparingView, text: str, lines: Sequence[Delivery]) -> None:
        """Show how far the notice is, its text, and every delivery."""
        self._lines = tuple(lines)
        self.show_caption(view.notice_line, "text" if view.notice_tone == "ok" else view.notice_tone)
        self.text.show_text(text)
        self.give.show_words("补发通知" if view.notice.given else "发出会议通知")
        reached = sum(1 for line in lines if line.reached)
        self._counts = {"missing": len(lines) - reached, "reached": reached}
        self._show_tabs()
        self._show_rows()
        self._foot.arrange()

    def show_layout(self, layout: LayoutClass) -> None:
        """Text and list take turns where there is no room for both."""
        self._wide = layout == "wide"
        self.text.setMaximumWidth(self._theme.em(_TEXT_EM) if self._wide else 16777215)
        self._show_tabs()

    def _show_tabs(self) -> None:
        first = "missing" if self._counts["missing"] else "reached"
        tabs: list[tuple[object, str, int | None]] = [
            ("missing", "没送达", self._counts["missing"]),
            ("reached", "已送达", self._counts["reached"]),
        ]
        if not self._wide:
            tabs.append((_TEXT, "通知文字", None))
        shown = self.tabs.value()
        stays = (shown == _TEXT and not self._wide) or self._counts.get(str(shown), 0) > 0
        self.tabs.show_tabs(tabs, shown if stays else first)
        self._show_sides()

    def _show_sides(self) -> None:
        self.text.setVisible(self._wide or self.tabs.value() == _TEXT)
        self.table.setVisible(self.tabs.value() != _TEXT)

    def line(self, person: object) -> Delivery | None:
        """The delivery of somebody."""
        return next((line for line in self._lines if line.person_id == person), None)

    def unsigned(self) -> tuple[Delivery, ...]:
        """Who has been reached and has not signed."""
        return tuple(line for line in self._lines if line.reached and not line.receipt)

    def _on_tabs_current_changed(self, _tab: object) -> None:
        self._show_sides()
        self._show_rows()
        self._foot.arrange()

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
        self.text.setMaximumWidth(theme.em(_TEXT_EM))
        self._foot = ButtonRow(theme, (self.give, self.receipt, self.lists, self.copy))
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.l"))
        row.addWidget(self.table, 1)
        row.addWidget(self.text)
        self.body.addWidget(self.tabs)
        self.body.addLayout(row, 1)
        self.body.addWidget(self._foot)


def _row(line: Delivery) -> Row:
    proof = line.receipt or ("回车登记签收" if line.reached else "回车登记送达")
    how = "，".join(part for part in (line.channel, line.when, line.through) if part)
    cells = (line.name, line.group, line.kind, how, proof)
    return Row(line.person_id, cells, tones={4: "text" if line.receipt else "text_muted"})

"""A rule file from a stick before it is taken over: what is wrong with it, or what it changes."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from xieshang_desktop.queries.rules.explained import Change
from xieshang_desktop.services.rules import Offer
from xieshang_desktop.ui.actions import PRIMARY
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row

_COLUMNS: Final = (
    Column("改动", width=4),
    Column("事项", stretch=True, strong=True),
    Column("现在", stretch=True),
    Column("采用后", stretch=True),
)
_LEAST_ROWS: Final = 4


class OfferPanel(Panel):
    """Emits that the file is to be taken over, that another is wanted, or that it is left."""

    taken_requested = Signal()
    other_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "新的规则文件", ruled=True)
        self._banner = Banner(theme)
        self.table = DataTable(theme, _COLUMNS, label="规则的改动", tells=False)
        self.table.show_empty(EmptyState(theme, "file-text", "没有可以列出的改动", "现有的规则照常有效"))
        self._whole = BodyText(theme)
        self.take = Button(theme, "采用", kind="primary", key=PRIMARY.cap)
        self.other = Button(theme, "换一个文件", icon="upload")
        self.leave = Button(theme, "不采用", kind="quiet", key="Esc")
        self._changes: tuple[Change, ...] = ()
        self._fill()
        self.take.clicked.connect(self.taken_requested)
        self.other.clicked.connect(self.other_requested)
        self.leave.clicked.connect(self.left)
        self.table.current_changed.connect(self._show_whole)

    def show_offer(self, offer: Offer, name: str) -> None:
        """Show what a file in order would change."""
        file, changes = offer.file, offer.changes
        self.show_caption(name)
        counts = [
            (kind, sum(_kind(change) == kind for change in changes)) for kind in ("新增", "改变", "删去")
        ]
        words = "，".join(f"{kind}{count}条" for kind, count in counts if count)
        since = f"{file.in_force_from:%Y-%m-%d}起施行，{file.checked:%Y-%m-%d}核对"
        self._banner.show_state(
            "warn" if offer.convened else "ok", f"{file.title}：{words or '没有改动'}", since, _touched(offer)
        )
        self.take.show_words("采用")
        if not changes:
            self.take.show_unready("和现有的一样")
        self._show_changes(changes)

    def show_trouble(self, sentence: str, name: str) -> None:
        """Show why a file cannot be taken over."""
        self.show_caption(name)
        self._banner.show_state("bad", "这个文件不能采用", "现有的规则没有变", f"{sentence}。")
        self.take.show_words("采用")
        self.take.show_unready("文件要先改好")
        self._show_changes(())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_changes(self, changes: tuple[Change, ...]) -> None:
        self._changes = changes
        self.table.show_rows(
            [
                Row(number, (_kind(change), change.subject, change.before, change.after))
                for number, change in enumerate(changes)
            ]
        )
        self._show_whole(0)

    def _show_whole(self, key: object) -> None:
        words = ""
        if isinstance(key, int) and key < len(self._changes):
            change = self._changes[key]
            words = f"{change.subject}：{change.before or '没有规定'} → {change.after or '不再规定'}"
        self._whole.show_text(words)

    def _fill(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(self._theme.px("space.s"))
        foot.addWidget(self.take, 1)
        foot.addWidget(self.other)
        foot.addWidget(self.leave)
        self.body.addWidget(self._banner)
        head, row = self._theme.px("height.table_head"), self._theme.px("height.table_row")
        self.table.setMinimumHeight(head + _LEAST_ROWS * row)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._whole)
        self.body.addLayout(foot)


def _kind(change: Change) -> str:
    return "新增" if not change.before else "改变" if change.after else "删去"


def _touched(offer: Offer) -> str:
    day = f"{offer.file.in_force_from:%Y-%m-%d}"
    if offer.convened:
        return f"{day}起已经召集{offer.convened}次会议，采用后也按它核对；已经宣布的表决结果不变。"
    return f"{day}以前的会议仍按原来的规则核对。"

"""准备好了吗: what lacks first, each row leading to its place; below it the one red button."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.meetings.readiness import ReadyRow
from xieshang_desktop.ui.actions import PRIMARY, PRINT
from xieshang_desktop.ui.pages.parts.row_scroll import RowScroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.painting import start_painting
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import ElidedLabel

_ROW_EM = 2.89
_WORDS = {
    "notice": "发出会议通知",
    "tellers": "确定监票人、计票人",
    "experts": "邀请专业人员",
    "supervisor": "请监督委员会",
    "review": "请党组织研究",
    "agenda": "加议程",
    "entitled": "选定应到人员",
    "form": "看议题由谁决定",
    "interpreter": "邀请翻译",
    "chosen": "邀请选定的人员",
    "delegation": "登记授权",
    "hearing": "看议题怎么协商",
    "make_up": "看应到名单",
    "turnout": "看应到名单",
}


class ReadyPanel(Panel):
    """Emits the row that is to be put right; `room_requested` once nothing that the law dates is missing."""

    row_requested = Signal(object)
    room_requested = Signal()
    print_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "准备好了吗", ruled=True, flush=True)
        self._next: ReadyRow | None = None
        self.rows = RowScroll(theme)
        self.button = Button(theme, "进入会场", kind="primary", key=PRIMARY.cap, height="live_button")
        self.print = Button(theme, "打印会前材料", icon="printer", key=PRINT.cap)
        self.button.clicked.connect(self._on_button_clicked)
        self.print.clicked.connect(self.print_requested)
        foot = QVBoxLayout()
        edge = theme.px("space.l")
        foot.setContentsMargins(edge, theme.px("space.m"), edge, edge)
        foot.setSpacing(theme.px("space.s"))
        foot.addWidget(self.button)
        foot.addWidget(self.print)
        self.body.addWidget(self.rows, 1)
        self.body.addLayout(foot)

    def show_rows(self, rows: Sequence[ReadyRow], papers: int) -> None:
        """Show the rows and, in the red button, the next step; `papers` is how many kinds can be printed."""
        missing = [row for row in rows if not row.done]
        self.show_caption(
            f"{len(rows)}项，还差{len(missing)}项" if missing else f"{len(rows)}项都已完成",
            "warn" if missing else "ok",
        )
        self.rows.show_rows([self._row(row) for row in rows])
        self._next = next((row for row in missing if row.dated is not None), None)
        self.button.show_words(_WORDS[self._next.key] if self._next else "进入会场")
        self.print.setVisible(papers > 0)
        self.print.show_words(f"打印会前材料{papers}种")

    def _row(self, row: ReadyRow) -> QWidget:
        line = ReadyLine(self._theme, row)
        if line.button is not None:
            line.button.clicked.connect(lambda: self.row_requested.emit(row))
        return line

    def _on_button_clicked(self) -> None:
        if self._next is not None:
            self.row_requested.emit(self._next)
        else:
            self.room_requested.emit()


class ReadyLine(QWidget):
    """One row: a dashed circle and a way to its place, or a tick."""

    def __init__(self, theme: Theme, row: ReadyRow) -> None:
        super().__init__()
        self._theme, self._done = theme, row.done
        self.setMinimumHeight(theme.em(_ROW_EM) - theme.px("line.hair"))
        self.setAccessibleName(f"{row.text}，{row.detail}，{'已完成' if row.done else '还没有'}")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(
            ElidedLabel(theme, row.text, size="body", weight="regular" if row.done else "medium", tone="text")
        )
        words.addWidget(ElidedLabel(theme, row.detail))
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.em(2.79), 0, theme.px("space.s"), 0)
        line.setSpacing(theme.px("space.s"))
        line.addLayout(words, 1)
        self.button: Button | None = None
        if not row.done:
            self.button = Button(theme, "去办", kind="quiet", icon="chevron-right")
            self.button.setAccessibleName(f"去办：{row.text}")
            line.addWidget(self.button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark."""
        painter = start_painting(self)
        theme, side = self._theme, self._theme.px("icon.large")
        icon, tone = ("check", "text_muted") if self._done else ("circle-dashed", "warn")
        theme.draw_icon(painter, QRectF(theme.px("space.l"), 0, side, self.height()), icon, tone)
        painter.end()

"""会前意见: every opinion, and the way from door to door."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.queries.topics.doors import NOT_VISITED, DoorsView
from xieshang_desktop.ui.pages.parts.fitted_stack import FittedStack
from xieshang_desktop.ui.pages.parts.row_scroll import RowScroll
from xieshang_desktop.ui.pages.parts.side_room import SideRoom
from xieshang_desktop.ui.pages.topics.doors_list import DoorsList
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.button_row import ButtonRow
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.tabs import Tabs


class OpinionsRoom(SideRoom):
    """Two tabs; emits that an opinion is to be noted, a list read in, or a door knocked at."""

    add_requested = Signal()
    file_requested = Signal()
    lists_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "会前意见", "回到议题")
        self.tabs = Tabs(theme, "看意见还是入户")
        self.rows = RowScroll(theme)
        self.doors = DoorsList(theme)
        self._stack = FittedStack()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(self.doors)
        self.add = Button(theme, "记意见", icon="plus")
        self.file = Button(theme, "从表格读入", icon="upload")
        self.lists = Button(theme, "打印入户表", icon="printer")
        self._foot = ButtonRow(theme, (self.add, self.file, self.lists))
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self._foot)
        self.add.clicked.connect(self.add_requested)
        self.file.clicked.connect(self.file_requested)
        self.lists.clicked.connect(self.lists_requested)
        self.tabs.current_changed.connect(self._show_tab)
        self.setFocusProxy(self.tabs)

    def show_opinions(
        self, texts: Sequence[tuple[str, str]], doors: DoorsView, still_open: bool, *, called: bool
    ) -> None:
        """Show who said what, the latest first, and how far the visits are.

        The lists for the doors are papers of the meeting; ``called`` tells whether there is one to come.
        """
        visited = len(doors.doors) - doors.count(NOT_VISITED)
        self.show_caption(f"走了{visited}户，还有{doors.count(NOT_VISITED)}户" if doors.doors else "")
        tabs = [("texts", "逐条意见", len(texts)), ("doors", "入户", len(doors.doors))]
        self.tabs.show_tabs(tabs, self.tabs.value() or "texts")
        empty = EmptyState(
            self._theme, "message-2", "还没有收集到意见", "电话、微信、网络、意见箱、入户收到的都记在这里"
        )
        rows = [self._row(who, text) for who, text in texts]
        self.rows.show_rows(rows or [empty], stretch=bool(rows))
        self.doors.show_doors(doors)
        self._foot.setVisible(still_open)
        self.lists.show_words("打印入户表")
        if not called:
            self.lists.show_unready("先编入会议")
        self._foot.arrange()

    def show_doors(self) -> None:
        """Bring the doors to the front."""
        self.tabs.show_chosen("doors")
        self._show_tab("doors")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys scroll the opinions."""
        bar, step = self.rows.verticalScrollBar(), {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        way = step.get(Qt.Key(event.key()))
        if way is not None and self.tabs.value() == "texts":
            bar.setValue(bar.value() + bar.singleStep() * way)
        else:
            super().keyPressEvent(event)

    def _show_tab(self, tab: object) -> None:
        self._stack.setCurrentWidget(self.doors if tab == "doors" else self.rows)

    def _row(self, who: str, text: str) -> QWidget:
        theme, row = self._theme, QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, theme.px("space.s"), theme.px("space.l"), theme.px("space.s"))
        column.setSpacing(0)
        column.addWidget(BodyText(theme, text))
        column.addWidget(BodyText(theme, who, size="caption", tone="text_muted"))
        return row

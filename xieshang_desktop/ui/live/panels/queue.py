"""The queue with its reasons, and who has not been heard yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.queries.cockpit.speaking import FloorView, TurnRow, UnheardRow
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult
from xieshang_desktop.ui.widgets.speech_timer import clock_words
from xieshang_desktop.ui.widgets.text import Label

MOST_FOUND = 8
MOST_UNHEARD = 3


class QueuePanel(Panel):
    """发言队列: a field that queues, the rows in their order, at the foot who has not been heard."""

    query_changed = Signal(str)
    queue_requested = Signal(object)
    call_requested = Signal(str)
    withdraw_requested = Signal(str)
    move_requested = Signal(str, str)
    """Who is to go before whom."""
    invite_requested = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "发言队列", flush=True, parent=parent)
        self.field = SearchField(
            theme,
            "排队",
            placeholder="拼音首字母，回车排队",
            arrangement="list",
            icon="user-plus",
            key="Ctrl+D",
        )
        self.list = RowList(theme, "发言队列", choosable=True)
        self.list.setToolTip("回车请他发言，Ctrl+↑↓ 调顺序，Delete 退出排队")
        self.unheard = UnheardPart(theme)
        self._brief, self._order = False, ""
        edge = theme.px("space.l")
        holder = QWidget()
        lines = QVBoxLayout(holder)
        self._field_lines = lines
        lines.setContentsMargins(edge, 0, edge, theme.px("space.m"))
        lines.addWidget(self.field)
        self.body.addWidget(holder)
        self.body.addWidget(Hairline(theme))
        self._scroll = RowScroll(self.list)
        self._empty = Label(theme, "没有人排队", tone="text_muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMinimumHeight(theme.px("height.queue_row"))
        self.body.addWidget(self._empty)
        self.body.addWidget(self._scroll, 1)
        self._foot_rule = Hairline(theme)
        self.body.addWidget(self._foot_rule)
        self.body.addWidget(self.unheard)
        self.field.query_changed.connect(self.query_changed)
        self.field.chosen.connect(self.queue_requested)
        self.list.activated.connect(self.call_requested)
        self.list.key_pressed.connect(self._on_list_key_pressed)
        self.unheard.invite_requested.connect(self.invite_requested)

    def show_floor(self, floor: FloorView) -> None:
        """Show who waits and why in this order."""
        first = any(row.earlier == 0 for row in floor.waiting)
        note = f"{len(floor.waiting)}人" + ("，首次发言的在前" if first and len(floor.waiting) > 1 else "")
        self._order = note if floor.waiting else ""
        self.show_caption("" if self._brief else self._order)
        self._empty.setVisible(not floor.waiting)
        self.list.show_rows([_row(turn, number) for number, turn in enumerate(floor.waiting, 1)])
        self.unheard.show_unheard(floor.unheard)
        self._foot_rule.setVisible(bool(floor.unheard))

    def show_matches(self, typed: str, matches: Sequence[Match]) -> None:
        """Who in the room answers to what is typed."""
        if typed and not matches:
            self.field.show_nothing(f"会场里没有“{typed}”")
            return
        results = [SearchResult(match, match.name, match.caption) for match in matches]
        self.field.show_results(results[:MOST_FOUND], len(results))

    def show_layout(self, layout: LayoutClass) -> None:
        """Under tabs the title stands on the tab, and the unheard say one line."""
        self.show_title("发言队列" if layout == "wide" else "")
        wide = layout == "wide"
        self.unheard.show_brief(not wide)
        self.field.line.setPlaceholderText("拼音首字母，回车排队" if wide else "拼音首字母")
        self._brief = not wide
        edge, gap = self._theme.px("space.l"), self._theme.px("space.m")
        self._field_lines.setContentsMargins(edge, 0 if wide else gap, edge, gap)
        self.show_caption("" if self._brief else self._order)

    def _on_list_key_pressed(self, key: str, pressed: int, modifiers: object) -> None:
        if pressed == Qt.Key.Key_Delete:
            self.withdraw_requested.emit(key)
            return
        keys = [row.key for row in self.list.rows]
        place = keys.index(key)
        if pressed == Qt.Key.Key_Up and place > 0:
            self.move_requested.emit(key, keys[place - 1])
        elif pressed == Qt.Key.Key_Down and place + 1 < len(keys):
            self.move_requested.emit(keys[place + 1], key)


def _row(turn: TurnRow, number: int) -> ListRow:
    said = f"已说{clock_words(turn.seconds_before)}" if turn.earlier else ""
    return ListRow(
        turn.person_id, turn.name, turn.caption, lead=str(number), right=turn.reason, aside=said, name=True
    )


class UnheardPart(QWidget):
    """还没有发言: groups and kinds of parties with their figures, and the button that asks them."""

    invite_requested = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._brief = False
        self._rows: tuple[UnheardRow, ...] = ()
        self._title = Label(theme, "还没有发言", weight="bold")
        self._sentence = BodyText(theme)
        self._lines = [(Label(theme), Label(theme)) for _ in range(MOST_UNHEARD)]
        self._more = Label(theme, size="caption", tone="text_muted")
        self._button = Button(theme, "请他们发言", icon="hand-stop", key="Ctrl+E")
        self._button.clicked.connect(self.invite_requested)
        edge = theme.px("space.l")
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, theme.px("space.m"), edge, edge)
        column.setSpacing(theme.px("space.s"))
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(theme.px("space.xs"))
        for number, (label, figures) in enumerate(self._lines):
            grid.addWidget(label, number, 0)
            grid.addWidget(figures, number, 1)
        column.addLayout(grid)
        column.addWidget(self._more)
        column.addWidget(self._button)

    def show_unheard(self, rows: Sequence[UnheardRow]) -> None:
        """Show who has not been heard; nothing at all when everybody has."""
        if tuple(rows) == self._rows and self._lines[0][0].text():
            return
        self._rows = tuple(rows)
        self._show()

    def show_brief(self, brief: bool) -> None:
        """One sentence in place of the rows: 三组到会6人，还没有人发言."""
        self._brief = brief
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._rows))
        self._title.setVisible(not self._brief)
        self._sentence.setVisible(self._brief)
        if self._rows:
            first = self._rows[0]
            self._sentence.show_text(f"{first.label}到会{first.present}人，还没有人发言")
        for number, (label, figures) in enumerate(self._lines):
            visible = number < len(self._rows) and not self._brief
            label.setVisible(visible)
            figures.setVisible(visible)
            if visible:
                row = self._rows[number]
                label.show_text(row.label)
                figures.show_text(f"到会{row.present}人，已说{row.spoken}人")
        rest = len(self._rows) - MOST_UNHEARD
        self._more.setVisible(rest > 0 and not self._brief)
        self._more.show_text(f"另有{rest}处没有人发言" if rest > 0 else "")


class UnheardPanel(Panel):
    """All who have not been heard, as a tab of its own."""

    invite_requested = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._list = RowList(theme, "还没有发言", row="table_row")
        self._button = Button(theme, "请他们发言", icon="hand-stop", key="Ctrl+E")
        self._button.clicked.connect(self.invite_requested)
        self.body.addWidget(RowScroll(self._list), 1)
        self.body.addWidget(self._button)

    def show_floor(self, floor: FloorView) -> None:
        """Show them by group and kind of party."""
        self._list.show_rows(
            [
                ListRow(row.label, row.label, right=f"到会{row.present}人，已说{row.spoken}人", name=True)
                for row in floor.unheard
            ]
        )

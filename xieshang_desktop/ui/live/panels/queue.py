"""The queue with its reasons, and who has not been heard yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import Stance, TurnKind
from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.queries.cockpit.speaking import FloorView
from xieshang_desktop.queries.cockpit.turns import TurnRow
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.live.panels.unheard import UnheardPart
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult
from xieshang_desktop.ui.widgets.speech_timer import clock_words
from xieshang_desktop.ui.widgets.text import Label

KINDS = (TurnKind.SPEECH, TurnKind.PROCEDURAL, TurnKind.QUESTION, TurnKind.REPLY)
SIDES = (Stance.FOR, Stance.AGAINST)
MOST_FOUND = 8


class QueuePanel(Panel):
    """发言队列: a field that queues, the rows in their order, at the foot who has not been heard."""

    query_changed = Signal(str)
    queue_requested = Signal(object)
    walk_up_requested = Signal(object)
    """Somebody has come forward: the floor at once."""
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
        self.kinds = ChoiceBar(theme, "为什么要说")
        self.kinds.show_choices([(kind, kind.value) for kind in KINDS], TurnKind.SPEECH)
        self.sides = ChoiceBar(theme, "站在哪一边")
        self.sides.show_choices([(None, "不说"), *((side, side.value) for side in SIDES)], None)
        self._alternate = False
        self.list = RowList(theme, "发言队列", choosable=True)
        self.list.setToolTip("回车请他发言，Ctrl+↑↓ 调顺序，Delete 退出排队")
        self.unheard = UnheardPart(theme)
        self._brief, self._order = False, ""
        self._arrange(theme)
        self.field.query_changed.connect(self.query_changed)
        self.field.chosen.connect(self.queue_requested)
        self.list.activated.connect(self.call_requested)
        self.list.key_pressed.connect(self._on_list_key_pressed)
        self.unheard.invite_requested.connect(self.invite_requested)

    def _arrange(self, theme: Theme) -> None:
        edge = theme.px("space.l")
        holder = QWidget()
        lines = QVBoxLayout(holder)
        self._field_lines = lines
        lines.setContentsMargins(edge, 0, edge, theme.px("space.m"))
        for bar in (self.kinds, self.sides):
            bar.setVisible(False)
            lines.addWidget(bar)
        lines.addWidget(self.field)
        self.field.line.installEventFilter(self)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While a name is looked for, what the person wants is asked; Shift+Enter gives the floor at once."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._show_kinds)
        elif isinstance(event, QKeyEvent) and self._is_walk_up(event):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
            elif event.type() == QEvent.Type.KeyPress:
                self._walk_up()
            return True
        return super().eventFilter(watched, event)

    def _is_walk_up(self, event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        return enter and shift and self.field.results.current is not None

    def _walk_up(self) -> None:
        found = self.field.results.current
        if found is not None:
            self.field.clear_query()
            self.walk_up_requested.emit(found.value)

    def _show_kinds(self) -> None:
        bars = (self.kinds, self.sides)
        asking = self.field.line.hasFocus() or any(
            bar.isAncestorOf(QApplication.focusWidget() or self) for bar in bars
        )
        self.kinds.setVisible(asking)
        self.sides.setVisible(asking and self._alternate)

    def choose_kind(self, number: int) -> None:
        """The ``number``th of the four kinds, from 0."""
        if number < len(KINDS):
            self.kinds.show_chosen(KINDS[number])

    def wanted(self) -> tuple[TurnKind, Stance | None]:
        """What the person wants who is queued now; the next one wants to speak again."""
        kind, side = self.kinds.value(), self.sides.value()
        self.kinds.show_chosen(TurnKind.SPEECH)
        self.sides.show_chosen(None)
        stance = Stance(str(side)) if side is not None and self._alternate else None
        return TurnKind(str(kind)), stance

    def show_alternate(self, alternate: bool) -> None:
        """Whether the sides take turns, so that each is asked for his."""
        self._alternate = alternate
        self._show_kinds()

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

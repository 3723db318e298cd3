"""The footer: the red button at the left, always; then what else may be done; the last act at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from xieshang_desktop.queries.history import ActLine
from xieshang_desktop.ui.live.foot_actions import Do, FootAction, FootActions
from xieshang_desktop.ui.live.next_step import NextStep, Wish
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.painting import start_painting
from xieshang_desktop.ui.widgets.text import Label

RED_WIDTH_PX = 340
HIGHEST_LOW = 767
"""Windows up to this many px high (at 100 %) get the low footer."""


class LiveFoot(QWidget):
    """92 high, on white; what does not fit goes under 更多."""

    step_requested = Signal()
    action_requested = Signal(object)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions = FootActions()
        self._step: NextStep | None = NextStep("", Wish.BACK)
        self._hidden: list[FootAction] = []
        self._buttons: dict[Do, Button] = {}
        self._narrow = False
        self.red = Button(theme, "", kind="primary", height="live_button")
        self.red.setObjectName("red_button")
        self.red.clicked.connect(self.step_requested)
        self._more = Button(theme, "更多", icon="dots", height="live_button")
        self._more.show_compact(True)
        self._menu = QMenu(self)
        self._more.clicked.connect(self._on_more_clicked)
        self._last = Label(theme)
        self._count = Label(theme, size="caption", tone="text_muted")
        self._history = QWidget()
        self._lay_out()

    def show_step(self, step: NextStep | None) -> None:
        """The words and the key of the red button; grey with its reason while it is not yet time."""
        if step == self._step:
            return
        self._step = step
        self.red.setVisible(step is not None)
        if step is None:
            self._place()
            return
        self.red.show_words(step.words, key=step.key)
        if step.unready:
            self.red.show_unready(step.unready)
        self._place()

    def show_actions(self, actions: FootActions) -> None:
        """The other buttons of this moment."""
        if actions == self._actions:
            return
        self._actions = actions
        for action in actions.all:
            self._show_button(action)
        self._place()

    def show_last(self, last: ActLine | None, entries: int) -> None:
        """What was done last, and how many acts are on record."""
        words = f"{last.at:%H:%M}　{last.words}" if last else ""
        count = f"已记{entries}条"
        if (words, count) != (self._last.text(), self._count.text()):
            self._last.show_text(words)
            self._count.show_text(count)
            self._place()

    def show_layout(self, layout: LayoutClass, low: bool) -> None:
        """Lower in a low window; only the red button and 更多 where it is narrow."""
        edge = self._theme.px("space.m" if layout != "wide" else "space.l")
        self._row.setContentsMargins(edge, 0, edge, 0)
        self._narrow = layout == "narrow"
        height = self._theme.px("height.live_foot")
        self.setFixedHeight(height - self._theme.px("space.l") if low or layout != "wide" else height)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """The red button and 更多; the rest goes under it."""
        return QSize(self._width_of(self.red) + self._more.sizeHint().width(), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See anew what fits."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White, with a line above."""
        painter = start_painting(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        hair = self._theme.px("line.hair")
        painter.fillRect(QRectF(0, 0, self.width(), hair), self._theme.color("line"))
        painter.end()

    def _lay_out(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.px("height.live_foot"))
        self.red.setMinimumWidth(round(RED_WIDTH_PX * theme.scale))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(theme.px("space.m"))
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.addWidget(self.red)
        self._row.addStretch(1)
        lines = QVBoxLayout(self._history)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addStretch(1)
        for label in (self._last, self._count):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
            lines.addWidget(label)
        lines.addStretch(1)
        self._row.addWidget(self._history)
        self._row.addWidget(self._more)

    def _show_button(self, action: FootAction) -> None:
        button = self._buttons.get(action.do)
        if button is None:
            button = Button(self._theme, action.words, height="live_button", parent=self)
            button.clicked.connect(lambda _checked=False, do=action.do: self.action_requested.emit(do))
            self._buttons[action.do] = button
        button.show_words(action.words, key=action.key)
        if action.unready:
            button.show_unready(action.unready)

    def _place(self) -> None:
        """Put as many buttons in the row as fit beside the red one; the last act gives way first."""
        wanted = self._others((*self._actions.left, *self._actions.right))
        shown = [] if self._narrow else list(wanted)
        room = self.width() - self._width_of(self.red) - 2 * self._theme.px("space.l")
        history = self._history.sizeHint().width() if self._last.text() else 0
        more = bool(self._others(self._actions.more))
        while shown and self._needed(shown, more or len(shown) < len(wanted)) > room:
            shown.pop()
        fits = (
            self._needed(shown, more or len(shown) < len(wanted)) + history + self._theme.px("space.xl")
            <= room
        )
        self._history.setVisible(fits and not self._actions.right)
        self._fill(wanted, shown)

    def _others(self, actions: tuple[FootAction, ...]) -> tuple[FootAction, ...]:
        """What is not the red button's own step: nothing stands here twice, and its key goes on working."""
        red = self._step.words if self._step is not None else ""
        return tuple(action for action in actions if action.words != red)

    def _needed(self, shown: list[FootAction], more: bool) -> int:
        gap = self._theme.px("space.m")
        widths = [self._buttons[action.do].sizeHint().width() + gap for action in shown]
        return sum(widths) + (self._more.sizeHint().width() + gap if more else 0)

    def _width_of(self, button: Button) -> int:
        return max(button.sizeHint().width(), button.minimumWidth()) if not button.isHidden() else 0

    def _fill(self, wanted: tuple[FootAction, ...], shown: list[FootAction]) -> None:
        for do, button in self._buttons.items():
            button.setVisible(any(action.do is do for action in shown))
        place = 1
        for action in shown:
            button = self._buttons[action.do]
            if action in self._actions.right:
                self._move(button, self._row.count() - 2)
            else:
                self._move(button, place)
                place += 1
        hidden = [action for action in (*wanted, *self._others(self._actions.more)) if action not in shown]
        self._hidden = hidden
        self._more.setVisible(bool(hidden))

    def _move(self, button: Button, index: int) -> None:
        if self._row.indexOf(button) == index:
            return
        self._row.removeWidget(button)
        self._row.insertWidget(min(index, self._row.count()), button)

    def _menu_entry(self, action: FootAction) -> QAction:
        words = f"{action.words}（{action.unready}）" if action.unready else action.words
        entry = QAction(f"{words}\t{action.key}" if action.key else words, self._menu)
        entry.setEnabled(not action.unready)
        entry.triggered.connect(lambda _checked=False, do=action.do: self.action_requested.emit(do))
        return entry

    def _on_more_clicked(self) -> None:
        self._menu.clear()
        for action in self._hidden:
            self._menu.addAction(self._menu_entry(action))
        self._menu.popup(self._more.mapToGlobal(self._more.rect().topLeft()))

"""The head of the live page: where we are, what time it is, whether all is saved, the way back."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.painting import start_painting
from xieshang_desktop.ui.widgets.panel import Hairline
from xieshang_desktop.ui.widgets.text import Label

LONGEST_UNDO = 12
_NOTHING = "没有可撤销的"


class SavedMark(QWidget):
    """已存盘, or 没有存上 in crimson with 再存一次."""

    retry_requested = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = "circle-check"
        self._tone = "text_muted"
        self._compact = False
        self._words = Label(theme, "已存盘", size="caption", tone="text_muted")
        self._again = Button(theme, "再存一次")
        self._again.clicked.connect(self.retry_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("icon.small") + theme.px("space.xs"), 0, 0, 0)
        row.setSpacing(theme.px("space.s"))
        row.addWidget(self._words)
        row.addWidget(self._again)
        self.show_saved()

    def show_saved(self) -> None:
        """All that was done is on disk."""
        self._show("circle-check", "text_muted", "已存盘", "")

    def show_not_saved(self, sentence: str) -> None:
        """The last act is not on disk; ``sentence`` says why."""
        self._show("alert-octagon", "bad", "没有存上", sentence)

    def show_compact(self, compact: bool) -> None:
        """Only the mark, while all is saved."""
        self._compact = compact
        self._words.setVisible(not compact or self._tone == "bad")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark before the words."""
        painter = start_painting(self)
        side = self._theme.px("icon.small")
        box = QRectF(0, (self.height() - side) / 2, side, side)
        self._theme.draw_icon(painter, box, self._icon, self._tone)
        painter.end()

    def _show(self, icon: str, tone: str, words: str, why: str) -> None:
        self._icon, self._tone = icon, tone
        self._words.show_text(words, tone)
        self.show_compact(self._compact)
        self._again.setVisible(tone == "bad")
        self.setToolTip(why)
        self.setAccessibleName(f"{words}　{why}".strip())
        self.update()


class LiveHead(QWidget):
    """56 high, on white."""

    back_requested = Signal()
    undo_requested = Signal()
    audience_requested = Signal()
    help_requested = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact = False
        self._undo_words = ""
        self._undo_said: tuple[str, bool] | None = None
        self._scene_words = ""
        self._back = Button(theme, "离开会场", kind="quiet", icon="arrow-left")
        self._back.show_compact(True)
        self._title = Label(theme, voice="record", weight="bold")
        self._rule = Hairline(theme, upright=True)
        self._clock = Label(theme, size="title", weight="medium")
        self.saved = SavedMark(theme)
        self._undo = Button(theme, "撤销", icon="arrow-back-up", key="F8")
        self._audience = Button(theme, "大屏", icon="device-desktop", key="F12")
        self._help = Button(theme, "帮助", kind="quiet", key="F1")
        self._lay_out()
        self._back.clicked.connect(self.back_requested)
        self._undo.clicked.connect(self.undo_requested)
        self._audience.clicked.connect(self.audience_requested)
        self._help.clicked.connect(self.help_requested)

    def show_title(self, title: str) -> None:
        """The meeting's title, as it will stand on paper."""
        self._title.show_text(title)

    def show_time(self, now: datetime, *, later: bool = False) -> None:
        """The clock, to the minute; or the time for which is entered now what was kept on paper."""
        self._clock.show_text(f"补录{now:%H:%M}" if later else f"{now:%H:%M}", "warn" if later else "text")

    def show_undo(self, words: str) -> None:
        """What 撤销 would take back; nothing to take back leaves the button grey."""
        self._undo_words = words
        self._say_undo()

    def show_audience(self, words: str) -> None:
        """What the hall sees now; empty when its screen is closed."""
        self._scene_words = words
        self._say_audience()

    def show_layout(self, layout: LayoutClass) -> None:
        """At 150 % the words give way, and the title with its rule goes."""
        self._compact = layout != "wide"
        self._title.setVisible(not self._compact)
        self._rule.setVisible(not self._compact)
        self.saved.show_compact(self._compact)
        self._say_undo()
        self._say_audience()
        self._help.show_words("" if self._compact else "帮助")
        self._help.setAccessibleName("帮助")

    def add_step(self, widget: QWidget) -> None:
        """Take in the current step, for the layouts without a row of steps."""
        self._row.insertWidget(self._row.indexOf(self._clock) + 1, widget, 100)

    def minimumSizeHint(self) -> QSize:
        """What stays at 200 %."""
        return QSize(self._theme.em(20), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """White, with a line beneath."""
        painter = start_painting(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        hair = self._theme.px("line.hair")
        painter.fillRect(QRectF(0, self.height() - hair, self.width(), hair), self._theme.color("line"))
        painter.end()

    def _lay_out(self) -> None:
        theme = self._theme
        self.setFixedHeight(theme.px("height.live_head"))
        self._rule.setFixedHeight(theme.px("icon.large"))
        self._row = QHBoxLayout(self)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        self._row.setContentsMargins(theme.px("space.s"), 0, theme.px("space.s"), 0)
        self._row.setSpacing(theme.px("space.s"))
        for widget in (self._back, self._title, self._rule, self._clock):
            self._row.addWidget(widget)
        self._row.insertSpacing(2, theme.px("space.s"))
        self._row.insertSpacing(4, theme.px("space.s"))
        self._row.addStretch(1)
        self._row.addWidget(self.saved)
        for button in (self._undo, self._audience, self._help):
            self._row.addWidget(button)
        self._row.insertSpacing(self._row.indexOf(self._undo), theme.px("space.s"))

    def _say_undo(self) -> None:
        words = self._undo_words
        if (words, self._compact) == self._undo_said:
            return
        self._undo_said = (words, self._compact)
        short = words if len(words) <= LONGEST_UNDO else f"{words[:LONGEST_UNDO]}…"
        self._undo.show_words("撤销" if self._compact or not words else f"撤销：{short}")
        self._undo.setToolTip(f"撤销：{words}" if words else "")
        if words:
            return
        if self._compact:
            self._undo.setEnabled(False)
            self._undo.setToolTip(_NOTHING)
            self._undo.setAccessibleDescription(_NOTHING)
        else:
            self._undo.show_unready(_NOTHING)

    def _say_audience(self) -> None:
        scene = self._scene_words
        self._audience.show_words("大屏" if self._compact or not scene else f"大屏：{scene}")

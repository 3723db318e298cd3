"""The middle of the room while an item is discussed: topic and speaker, key points, opinions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import Stance, TurnState
from xieshang_desktop.queries.cockpit.speaking import FloorView, TurnRow
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.choice_bar import ChoiceBar
from xieshang_desktop.ui.widgets.inputs import DropDown, TextBox
from xieshang_desktop.ui.widgets.keycap import KeyCap
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.speech_timer import SpeechTimer
from xieshang_desktop.ui.widgets.text import Label, caption

NUMERALS = "一二三四五六七八九十"


def item_name(number: int) -> str:
    """议题二; ten and more in digits."""
    return f"议题{NUMERALS[number - 1]}" if number <= len(NUMERALS) else f"议题{number}"


class SpeakerPanel(Panel):
    """The topic in 宋体; below it who speaks, for how long, and what may be done about it."""

    text_requested = Signal()
    pause_requested = Signal()
    more_time_requested = Signal()
    swap_requested = Signal()
    again_requested = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], *, parent: QWidget | None = None) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._now = now
        self._number = Label(theme, tone="text_muted")
        self._topic = Label(theme, size="record", voice="record", weight="bold")
        self._text = Button(theme, "看方案", kind="quiet", icon="file-text", key="F3")
        self._timer = SpeechTimer(theme)
        self._nobody = Label(theme, "还没有人发言", size="name", weight="bold", tone="text_muted")
        self._pause = Button(theme, "暂停", icon="player-pause", key="F5")
        self._more = Button(theme, "加1分钟", icon="plus")
        self._swap = Button(theme, "换人", icon="switch-horizontal")
        self._again = Button(theme, "再请上一位")
        self._shown: tuple[object, ...] = ()
        self._arrange()
        self._text.clicked.connect(self.text_requested)
        self._pause.clicked.connect(self.pause_requested)
        self._more.clicked.connect(self.more_time_requested)
        self._swap.clicked.connect(self.swap_requested)
        self._again.clicked.connect(self.again_requested)

    def show_view(self, view: CockpitView) -> None:
        """Show the item and the speaker; the time runs from the record."""
        item, floor = view.agenda.running, view.floor
        if item is None or floor is None:
            return
        self._number.show_text(item_name(item.number))
        self._topic.show_text(item.title)
        self._text.setVisible(True)
        shown = (floor.current, bool(floor.waiting), floor.last_speaker)
        if shown == self._shown:
            return
        self._shown = shown
        self._show_speaker(floor)

    def show_layout(self, layout: LayoutClass) -> None:
        """At 150 % the icons and 换人 give way; the queue offers it too."""
        wide = layout == "wide"
        self._swap.setVisible(wide and self._pause.isVisibleTo(self))
        self._more.show_words("加1分钟", icon="plus" if wide else "")
        edge, gap = self._theme.px("space.l"), self._theme.px("space.xs" if not wide else "space.m")
        self._topic_rule.setVisible(wide)
        self._card.setContentsMargins(edge, 0 if not wide else gap, edge, edge if wide else 2 * gap)
        self._card.setSpacing(gap)
        self._first.setContentsMargins(edge, self._theme.px("space.s") if wide else 0, gap, 0)

    def _arrange(self) -> None:
        theme, edge = self._theme, self._theme.px("space.l")
        head = self._first = QHBoxLayout()
        head.setContentsMargins(edge, theme.px("space.s"), theme.px("space.xs"), theme.px("space.xs"))
        head.setSpacing(theme.px("space.m"))
        head.addWidget(self._number)
        head.addWidget(self._topic, 1)
        head.addWidget(self._text)
        self.body.addLayout(head)
        self._topic_rule = Hairline(theme)
        self.body.addWidget(self._topic_rule)
        card = self._card = QVBoxLayout()
        card.setContentsMargins(edge, theme.px("space.m"), edge, theme.px("space.l"))
        card.setSpacing(theme.px("space.m"))
        card.addWidget(self._timer)
        card.addWidget(self._nobody)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.s"))
        row.addWidget(self._timer.remaining)
        row.addStretch(1)
        for button in (self._again, self._pause, self._more, self._swap):
            row.addWidget(button)
        card.addLayout(row)
        self.body.addLayout(card)

    def _show_speaker(self, floor: FloorView) -> None:
        turn = floor.current
        speaking = turn is not None
        for widget in (self._timer, self._timer.remaining, self._pause, self._more, self._swap):
            widget.setVisible(speaking)
        self._nobody.setVisible(not speaking)
        self._again.setVisible(not speaking and floor.last_speaker is not None)
        if floor.last_speaker:
            self._again.show_words(f"再请{floor.last_speaker[1]}说")
        if turn is None:
            self._timer.show_nobody()
            return
        paused = turn.state is TurnState.PAUSED
        self._timer.show_speaker(turn.name, speaker_detail(turn))
        self._timer.show_speech(self._clock_of(turn), turn.seconds_allowed, paused=paused)
        self._pause.show_words("继续" if paused else "暂停", icon="player-play" if paused else "player-pause")
        if not floor.waiting:
            self._swap.show_unready("没有人排队")
        else:
            self._swap.show_ready()

    def _clock_of(self, turn: TurnRow) -> Callable[[], float]:
        return lambda: turn.used_at(self._now())


def speaker_detail(turn: TurnRow) -> str:
    """一组　村民代表　首次发言."""
    order = "首次发言" if turn.earlier == 0 else f"第{turn.earlier + 1}次发言"
    kind = order if turn.kind == "发言" else str(turn.kind)
    return f"{turn.caption}　{kind}".strip()


class NotesPanel(Panel):
    """记要点: a stance, a sentence, Enter. The text being typed stays here until it is stored."""

    stored = Signal(object, str)
    whose_requested = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self.setAccessibleName("记要点")
        self.stances = ChoiceBar(theme, "态度")
        self.stances.show_choices([(stance, stance.value) for stance in Stance], Stance.FOR)
        self._short = DropDown(theme, "态度")
        self._short.show_options([(stance.value, stance) for stance in Stance], Stance.FOR)
        self._short.hide()
        self.stances.chosen.connect(self._short.show_chosen)
        self._short.chosen.connect(self.stances.show_chosen)
        self._whose = Button(theme, "记给谁", kind="quiet")
        self._whose.clicked.connect(self.whose_requested)
        first = QHBoxLayout()
        first.setSpacing(theme.px("space.m"))
        first.addWidget(Label(theme, "记要点", weight="bold"))
        first.addStretch(1)
        for control in (self._whose, self.stances, self._short):
            first.addWidget(control)
        self.body.addLayout(first)
        for number in range(len(Stance)):
            shortcut = QShortcut(QKeySequence(f"Alt+{number + 1}"), self)
            shortcut.activated.connect(partial(self.choose_stance, number))
        self.box = TextBox(theme, "要点", placeholder="一句话记下意见", lines=2, size="live")
        self.box.submitted.connect(self._on_box_submitted)
        self.body.addWidget(self.box, 1)
        self._keys = QWidget()
        row = QHBoxLayout(self._keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.s"))
        for part in ("回车", "存入记录", "", "Alt+1", "至", "Alt+5", "换态度"):
            widget = KeyCap(theme, part) if part in ("回车", "Alt+1", "Alt+5") else caption(theme, part)
            row.addWidget(widget)
        row.addStretch(1)
        self.body.addWidget(self._keys)

    def show_author(self, name: str) -> None:
        """Whose words are being written: the speaker, the last one, or who was chosen."""
        self._whose.show_words(f"记{name}的话" if name else "记给谁")
        self.box.setAccessibleName(f"{name}的要点" if name else "要点")

    def show_layout(self, layout: LayoutClass) -> None:
        """At 150 % the stance is a drop-down and the hints give way."""
        wide = layout == "wide"
        self.stances.setVisible(wide)
        self._short.setVisible(not wide)
        self._keys.setVisible(wide)
        edge, gap = self._theme.px("space.l"), self._theme.px("space.m" if wide else "space.s")
        self.body.setContentsMargins(edge, gap, edge, gap)
        self.body.setSpacing(self._theme.px("space.s" if wide else "space.xs"))
        self.box.setMinimumHeight(self.box.sizeHint().height() if wide else self._theme.em(3))

    def choose_stance(self, number: int) -> None:
        """The ``number``th stance, from 0."""
        stance = list(Stance)[number]
        self.stances.show_chosen(stance)
        self._short.show_chosen(stance)

    def clear(self) -> None:
        """Ready for the next one."""
        self.box.clear_text()

    def _on_box_submitted(self, text: str) -> None:
        if text:
            self.stored.emit(self.stances.value(), text)

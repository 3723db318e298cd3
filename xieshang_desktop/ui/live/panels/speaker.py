"""The topic in 宋体, who speaks to it and for how long, and what may be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import TurnState
from xieshang_desktop.queries.cockpit.agenda import ItemRow
from xieshang_desktop.queries.cockpit.consensus import asked_last
from xieshang_desktop.queries.cockpit.speaking import FloorView
from xieshang_desktop.queries.cockpit.turns import TurnRow
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.bell import Bell
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.speech_timer import SpeechTimer
from xieshang_desktop.ui.widgets.text import ElidedLabel, Label

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
    interpreter_requested = Signal(str, str)
    """Id and name of who translates."""

    def __init__(self, theme: Theme, now: Callable[[], datetime], *, parent: QWidget | None = None) -> None:
        super().__init__(theme, flush=True, parent=parent)
        self._now = now
        self._number = Label(theme, tone="text_muted")
        self._topic = Label(theme, size="record", voice="record", weight="bold")
        self._text = Button(theme, "看方案", kind="quiet", icon="file-text", key="F3")
        self._timer = SpeechTimer(theme)
        self._nobody = Label(theme, "还没有人发言", size="name", weight="bold", tone="text_muted")
        self._rounds = BodyText(theme)
        self._pause = Button(theme, "暂停", icon="player-pause", key="F5")
        self._more = Button(theme, "加1分钟", icon="plus")
        self._more.setToolTip("Ctrl+T")
        self._swap = Button(theme, "换人", icon="switch-horizontal")
        self._again = Button(theme, "再请上一位", key="Ctrl+R")
        self._translate = Button(theme, "翻译", icon="language")
        self._interpreters: tuple[tuple[str, str], ...] = ()
        self._turn: TurnRow | None = None
        self._before = ElidedLabel(theme, tone="text_muted")
        self.bell = Bell()
        self._shown: tuple[object, ...] = ()
        self._wide = True
        self._arrange()
        self._text.clicked.connect(self.text_requested)
        self._pause.clicked.connect(self.pause_requested)
        self._more.clicked.connect(self.more_time_requested)
        self._swap.clicked.connect(self.swap_requested)
        self._again.clicked.connect(self.again_requested)
        self._translate.clicked.connect(self._on_translate_clicked)
        self._timer.second_passed.connect(self._on_timer_second_passed)

    def show_view(self, view: CockpitView) -> None:
        """Show the item and the speaker; the time runs from the record."""
        item, floor = view.agenda.running, view.floor
        if item is None or floor is None:
            return
        self._number.show_text(item_name(item.number))
        self._topic.show_text(item.title)
        self._text.setVisible(True)
        shown = (floor.current, bool(floor.waiting), floor.last_speaker, floor.interpreters, floor.earlier,
                 asked_last(floor.consensus, item))  # fmt: skip
        if shown == self._shown:
            return
        self._shown = shown
        self._show_speaker(floor, item)

    def show_layout(self, layout: LayoutClass) -> None:
        """At 150 % the icons and 换人 give way; the queue offers it too."""
        wide = self._wide = layout == "wide"
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
        row.addWidget(self._rounds, 1)
        row.addStretch(0)
        for button in (self._again, self._translate, self._pause, self._more, self._swap):
            row.addWidget(button)
        card.addLayout(row)
        card.addWidget(self._before)
        self.body.addLayout(card)

    def _show_speaker(self, floor: FloorView, item: ItemRow) -> None:
        turn = self._turn = floor.current
        speaking = turn is not None
        self._interpreters = floor.interpreters
        self._translate.setVisible(speaking and bool(floor.interpreters))
        self._show_before(floor)
        for widget in (self._timer, self._timer.remaining, self._pause, self._more):
            widget.setVisible(speaking)
        self._swap.setVisible(speaking and self._wide)
        self._nobody.setVisible(not speaking)
        self._nobody.show_text("现在没有人发言" if floor.last_speaker else "还没有人发言")
        self._rounds.setVisible(not speaking and bool(floor.consensus))
        self._rounds.show_text(asked_last(floor.consensus, item))
        self._again.setVisible(not speaking and floor.last_speaker is not None)
        if floor.last_speaker:
            self._again.show_words(f"再请{floor.last_speaker[1]}说")
        if turn is None:
            self._timer.show_nobody()
            return
        paused = turn.state is TurnState.PAUSED
        helper = dict(floor.interpreters).get(turn.interpreter, "")
        self._translate.show_words(f"{helper}翻译" if helper else "翻译", icon="language")
        self._timer.show_speaker(turn.name, speaker_detail(turn, helper))
        self._timer.show_speech(self._clock_of(turn), turn.seconds_allowed, paused=paused)
        self._pause.show_words("继续" if paused else "暂停", icon="player-play" if paused else "player-pause")
        if not floor.waiting:
            self._swap.show_unready("没有人排队")
        else:
            self._swap.show_ready()

    def _show_before(self, floor: FloorView) -> None:
        """What the speaker said before the meeting, so that it need not be said twice."""
        turn = floor.current
        said = [each for each in floor.earlier if turn is not None and each.person_id == turn.person_id]
        self._before.setVisible(bool(said))
        if said:
            self._before.show_text(f"会前说过（{said[-1].whence}，{said[-1].stance}）：{said[-1].text}")

    def _on_translate_clicked(self) -> None:
        """The next of those who translate."""
        if not self._interpreters or self._turn is None:
            return
        keys = [key for key, _ in self._interpreters]
        place = keys.index(self._turn.interpreter) + 1 if self._turn.interpreter in keys else 0
        self.interpreter_requested.emit(*self._interpreters[place % len(keys)])

    def _on_timer_second_passed(self, left: float) -> None:
        self.bell.hear(self._turn.person_id if self._turn is not None else "", left)

    def _clock_of(self, turn: TurnRow) -> Callable[[], float]:
        return lambda: turn.used_at(self._now())


def speaker_detail(turn: TurnRow, interpreter: str = "") -> str:
    """一组　村民代表　首次发言　由某某翻译."""
    order = "首次发言" if turn.earlier == 0 else f"第{turn.earlier + 1}次发言"
    kind = order if turn.kind == "发言" else str(turn.kind)
    helped = f"　由{interpreter}翻译" if interpreter else ""
    return f"{turn.caption}　{kind}{helped}".strip()

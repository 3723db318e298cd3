"""The time a speaker has used: large figures, a bar, and how much is left, in words."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import (
    LEFT,
    RIGHT,
    draw_bar,
    draw_text,
    elided,
    line_height,
    start_painting,
    text_width,
)
from xieshang_desktop.ui.widgets.text import Label

LAST_SECONDS: Final = 15
_FIGURES: Final = "00:00"


def clock_words(seconds: float) -> str:
    """01:24; a whole second is shown once it has passed."""
    whole = max(0, floor(seconds))
    return f"{whole // 60:02d}:{whole % 60:02d}"


@dataclass(frozen=True)
class SpeechReading:
    """What the timer says at one moment, in seconds."""

    used: float
    allowed: float
    paused: bool = False

    @property
    def words(self) -> str:
        """还有36秒 · 超时12秒 · 已暂停."""
        if self.paused:
            return "已暂停"
        left = self.allowed - floor(self.used)
        return f"还有{_spoken(ceil(left))}" if left >= 0 else f"超时{_spoken(floor(-left))}"

    @property
    def is_late(self) -> bool:
        """Whether the last 15 seconds have begun, or the time is over."""
        return self.allowed - self.used <= LAST_SECONDS

    @property
    def share(self) -> float:
        """The part of the time that is used, 0 to 1."""
        return min(1.0, self.used / self.allowed) if self.allowed else 0.0


class SpeechTimer(QWidget):
    """Time used and bar. `elapsed` is asked once a second; only the figures and the bar are painted again.

    As a card: name and detail at the left, the time at the right, the bar below; `remaining` is a label with
    还有36秒 to be placed by the page. In one row (`compact`): time, bar, words.
    """

    second_passed = Signal(float)
    """How many seconds are left, negative when over time; told with every reading of a speech that runs."""

    def __init__(self, theme: Theme, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._compact = compact
        self._name, self._detail = "", ""
        self._elapsed: Callable[[], float] = _no_time
        self._reading = SpeechReading(0, 0)
        self.remaining = Label(theme)
        self._tick = QTimer(self)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._on_tick_timeout)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_speaker(self, name: str, detail: str = "") -> None:
        """Show who speaks; the name is never cut, the detail may be."""
        self._name, self._detail = name, detail
        self.setToolTip(detail)
        self.update()

    def show_speech(self, elapsed: Callable[[], float], allowed: float, *, paused: bool = False) -> None:
        """Show a speech: `elapsed` gives the seconds used so far, without pauses; `allowed` is in seconds."""
        self._elapsed = elapsed
        self._reading = SpeechReading(elapsed(), allowed, paused)
        self._say()
        self.update()
        self._wait_for_next_second()

    def show_nobody(self) -> None:
        """Stop; nobody speaks."""
        self._tick.stop()
        self._name, self._detail = "", ""
        self._reading = SpeechReading(0, 0)
        self.remaining.show_text("")
        self.update()

    def sizeHint(self) -> QSize:
        """The line of figures and, on a card, the bar."""
        height = line_height(self._figure_font())
        return QSize(self._theme.em(18), height if self._compact else height + self._theme.px("bar.speech"))

    def minimumSizeHint(self) -> QSize:
        """Name and time are never cut."""
        time = text_width(self._figure_font(), _FIGURES)
        name = 0 if self._compact else text_width(self._name_font(), self._name)
        return QSize(time + name + self._theme.px("space.xl"), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts that lie in what is to be painted again."""
        painter = start_painting(self)
        if not self._compact and event.region().intersects(self._name_box().toRect()):
            self._paint_name(painter)
        self._paint_time(painter)
        self._paint_bar(painter)
        painter.end()

    def _on_tick_timeout(self) -> None:
        before = self._reading
        self._reading = SpeechReading(self._elapsed(), before.allowed, before.paused)
        self._say()
        for box in (self._time_box(), self._bar_box()):
            self.update(_around(box))
        self._wait_for_next_second()

    def _wait_for_next_second(self) -> None:
        if self._reading.paused or not self._reading.allowed:
            self._tick.stop()
            return
        part = self._reading.used % 1
        self._tick.start(max(20, round((1 - part) * self._theme.ms("tick")) + 5))

    def _say(self) -> None:
        tone = "text_muted" if self._reading.paused else "warn" if self._reading.is_late else "text"
        self.remaining.show_text(self._reading.words, tone)
        if not self._reading.paused:
            self.second_passed.emit(self._reading.allowed - self._reading.used)
        self.setAccessibleName(f"{self._name}已说{clock_words(self._reading.used)}，{self._reading.words}")

    def _paint_name(self, painter: QPainter) -> None:
        theme, box, font = self._theme, self._name_box(), self._name_font()
        draw_text(painter, box, self._name, font, theme.color("text"))
        rest = box.adjusted(text_width(font, self._name) + theme.px("space.l"), 0, -theme.px("space.l"), 0)
        rest.translate(0, theme.em(0.2))
        draw_text(
            painter, rest, elided(theme.font(), self._detail, rest.width()), theme.font(), theme.color("text")
        )

    def _paint_time(self, painter: QPainter) -> None:
        theme, box, reading = self._theme, self._time_box(), self._reading
        role = "text_muted" if reading.paused else "warn" if self._shows_late() else "text"
        draw_text(painter, box, clock_words(reading.used), self._figure_font(), theme.color(role), LEFT)
        if not self._compact and reading.allowed:
            total = f"共{clock_words(reading.allowed)}"
            lower = box.adjusted(0, theme.em(0.45), 0, theme.em(0.45))
            draw_text(painter, lower, total, theme.font("ui", "live"), theme.color("text_muted"), RIGHT)

    def _paint_bar(self, painter: QPainter) -> None:
        theme, reading = self._theme, self._reading
        late = "warn_fill" if self._shows_late() else "now"
        fill = theme.color("line_strong" if reading.paused else late)
        radius = theme.px("bar.speech") / 2
        draw_bar(painter, self._bar_box(), reading.share, radius, theme.color("track"), fill)
        if self._compact:
            role = "text_muted" if reading.paused else "warn" if self._shows_late() else "text"
            box = QRectF(0, 0, self.width(), self.height())
            draw_text(painter, box, reading.words, theme.font(), theme.color(role), RIGHT)

    def _shows_late(self) -> bool:
        return bool(self._reading.allowed) and self._reading.is_late and not self._reading.paused

    def _figure_font(self) -> QFont:
        return self._theme.font("ui", "figure" if self._compact else "timer", "bold")

    def _name_font(self) -> QFont:
        return self._theme.font("ui", "name", "bold")

    def _time_box(self) -> QRectF:
        height = line_height(self._figure_font())
        width = text_width(self._figure_font(), _FIGURES)
        if self._compact:
            return QRectF(0, 0, width, self.height())
        total = text_width(self._theme.font("ui", "live"), "共00:00") + self._theme.px("space.xl")
        return QRectF(self.width() - width - total, 0, width + total, height)

    def _name_box(self) -> QRectF:
        return QRectF(0, 0, self._time_box().left(), self._time_box().height())

    def _bar_box(self) -> QRectF:
        thick = self._theme.px("bar.speech")
        if not self._compact:
            return QRectF(0, self.height() - thick, self.width(), thick)
        left = self._time_box().right() + self._theme.px("space.xl")
        words = text_width(self._theme.font(), "超时00分00秒") + self._theme.px("space.l")
        return QRectF(left, round((self.height() - thick) / 2), self.width() - words - left, thick)


def _spoken(seconds: int) -> str:
    """36秒 · 2分钟 · 1分41秒, as it would be said."""
    minutes, rest = divmod(seconds, 60)
    if not minutes:
        return f"{rest}秒"
    return f"{minutes}分{rest}秒" if rest else f"{minutes}分钟"


def _no_time() -> float:
    return 0.0


def _around(box: QRectF) -> QRect:
    return box.toAlignedRect().adjusted(-1, -1, 1, 1)

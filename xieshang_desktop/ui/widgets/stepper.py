"""The steps of a procedure: done, now, later, locked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from xieshang_desktop.ui.theme import Theme, Weight
from xieshang_desktop.ui.widgets.painting import (
    CENTER,
    draw_box,
    draw_text,
    elided,
    line_height,
    start_painting,
    text_width,
)

StepState = Literal["done", "now", "later", "locked"]

_SPOKEN: Final = {"done": "已完成", "now": "正在进行", "later": "还没到", "locked": "不能进入"}
_PITCH: Final = 0.9
_OPENED_BY: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Step:
    """One step; `note` are its figures (34/45 达到30人) in the colour of role `tone`."""

    key: str
    words: str
    state: StepState = "later"
    note: str = ""
    tone: str = "text"


class Stepper(QWidget):
    """Equal columns, one per step. A done step can be opened to look at: `step_requested` tells its key."""

    step_requested = Signal(str)

    def __init__(
        self, theme: Theme, label: str = "步骤", *, notes_below: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._notes_below = theme, notes_below
        self._compact = False
        self._parts: list[StepPart] = []
        self.setAccessibleName(label)
        self.setFixedHeight(theme.px("height.live_steps"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the steps; the parts stay, so that the focus does."""
        while len(self._parts) < len(steps):
            self._add_part()
        while len(self._parts) > len(steps):
            self._parts.pop().deleteLater()
        for number, (part, step) in enumerate(zip(self._parts, steps, strict=True), start=1):
            part.show_step(step, number, len(steps))
        self.show_compact(self._compact)

    def show_compact(self, compact: bool) -> None:
        """Shrink to the current step with its number, 第3步，共5步; for the medium and narrow layouts."""
        self._compact = compact
        for part in self._parts:
            part.show_alone(compact)
            part.setVisible(not compact or part.step.state == "now")

    def _add_part(self) -> None:
        part = StepPart(self._theme, self._notes_below)
        part.clicked.connect(lambda _checked=False, each=part: self.step_requested.emit(each.step.key))
        self._parts.append(part)
        self._row.addWidget(part, 1)


class StepPart(QAbstractButton):
    """One step of the row."""

    def __init__(self, theme: Theme, notes_below: bool) -> None:
        super().__init__()
        self._theme, self._notes_below = theme, notes_below
        self._number, self._of, self._alone = 1, 1, False
        self.step = Step("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_step(self, step: Step, number: int, of: int) -> None:
        """Show a step as the `number`th of `of`."""
        self.step, self._number, self._of = step, number, of
        can_open = step.state in ("done", "now")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_open else Qt.FocusPolicy.NoFocus)
        self.setEnabled(can_open)
        self.setAccessibleName(f"第{number}步，{step.words}，{_SPOKEN[step.state]}，{step.note}".rstrip("，"))
        self.setToolTip(f"{step.words}，{step.note}".rstrip("，"))
        self.update()

    def show_alone(self, alone: bool) -> None:
        """Say which of how many it is, because its neighbours are not shown."""
        self._alone = alone
        self.update()

    def sizeHint(self) -> QSize:
        """All steps share the row, so none asks for more than it must have."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The circle and the words; the note may go."""
        words = text_width(self._font("bold"), self.step.words)
        return QSize(self._circle_side() + 3 * self._theme.px("space.s") + words, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the step, as Space does; arrow keys go to the neighbour."""
        if event.key() in _OPENED_BY:
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint circle, words and note, and the line under the current step."""
        painter = start_painting(self)
        theme, box, now = self._theme, QRectF(self.rect()), self.step.state == "now"
        side = self._circle_side()
        circle = QRectF(theme.px("line.mark"), round((box.height() - side) / 2), side, side)
        self._paint_circle(painter, circle)
        self._paint_words(painter, circle.right() + theme.px("space.s") + theme.px("line.mark"))
        if now:
            tab = theme.px("line.tab")
            painter.fillRect(QRectF(0, box.bottom() - tab, box.width(), tab), theme.color("now"))
        if self.hasFocus():
            ring = theme.px("line.ring")
            draw_box(painter, box, theme.px("radius.control"), None, theme.color("focus"), ring)
        painter.end()

    def _paint_circle(self, painter: QPainter, circle: QRectF) -> None:
        theme, state = self._theme, self.step.state
        now, radius = state == "now", circle.width() / 2
        edge = None if now else theme.color("now" if state == "done" else "line_strong")
        draw_box(painter, circle, radius, theme.color("now") if now else None, edge, theme.px("line.hair"))
        inset = circle.width() * 0.2
        if state in ("done", "locked"):
            role = "text" if state == "done" else "text_muted"
            inner = circle.adjusted(inset, inset, -inset, -inset)
            theme.draw_icon(painter, inner, "check" if state == "done" else "lock", role)
        else:
            ink = theme.color("now_text" if now else "text_muted")
            weight: Weight = "bold" if now else "regular"
            draw_text(painter, circle, str(self._number), theme.font("ui", "caption", weight), ink, CENTER)

    def _paint_words(self, painter: QPainter, left: float) -> None:
        theme, state = self._theme, self.step.state
        font = self._font("bold" if state == "now" else "regular")
        ink = theme.color("text" if state in ("done", "now") else "text_muted")
        words = QRectF(left, 0, self.width() - left, self.height())
        small = theme.font("ui", "caption")
        role = self.step.tone if state in ("done", "now") else "text_muted"
        if self._notes_below and not self._alone and self.step.note:
            upper, lower = line_height(font) * _PITCH, line_height(small) * _PITCH
            top = (self.height() - theme.px("line.tab") - upper - lower) / 2
            draw_text(painter, QRectF(left, top, words.width(), upper), self.step.words, font, ink)
            note = elided(small, self.step.note, words.width())
            draw_text(
                painter, QRectF(left, top + upper, words.width(), lower), note, small, theme.color(role)
            )
            return
        draw_text(painter, words, self.step.words, font, ink)
        note = f"第{self._number}步，共{self._of}步　{self.step.note}" if self._alone else self.step.note
        rest = words.adjusted(text_width(font, self.step.words) + theme.px("space.s"), 0, 0, 0)
        draw_text(painter, rest, elided(small, note, rest.width()), small, theme.color(role))

    def _circle_side(self) -> int:
        return self._theme.px("height.chip")

    def _font(self, weight: Weight) -> QFont:
        return self._theme.font("ui", "body", weight)

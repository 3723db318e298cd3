"""Counting hands and papers: a field per question, and a pad for whoever has no number keys."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from xieshang_desktop.ui.theme import Theme, Weight
from xieshang_desktop.ui.widgets.line_edit import LineEdit
from xieshang_desktop.ui.widgets.painting import (
    CENTER,
    draw_box,
    draw_text,
    elided,
    line_height,
    start_painting,
)
from xieshang_desktop.ui.widgets.text import Label

_MOST: Final = 99999
_NEXT: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
CountState = Literal["later", "now", "done"]


class CountField(LineEdit):
    """A count being typed: digits only, large, right-aligned. Enter or ↓ goes on, ↑ goes back."""

    count_changed = Signal(object)
    next_requested = Signal()
    previous_requested = Signal()

    def __init__(self, theme: Theme, label: str, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, height="count_field", size="figure", parent=parent)
        self.setFont(theme.font("ui", "figure", "bold"))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(theme.em(6.25))
        self.setValidator(QIntValidator(0, _MOST, self))
        self.setMaxLength(len(str(_MOST)))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.textEdited.connect(lambda _text: self.count_changed.emit(self.count()))

    def count(self) -> int | None:
        """The count typed so far; None while the field is empty."""
        return int(self.text()) if self.text() else None

    def show_count(self, count: int | None) -> None:
        """Show a count; nothing is emitted."""
        words = "" if count is None else str(count)
        if words != self.text():
            self.setText(words)

    def press_digit(self, digit: int) -> None:
        """Add a digit at the end, as the pad's keys do."""
        self._type(str(int(self.text() + str(digit))))

    def press_erase(self) -> None:
        """Take the last digit away."""
        self._type(self.text()[:-1])

    def press_plus_one(self) -> None:
        """Count one more."""
        self._type(str((self.count() or 0) + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that go from question to question."""
        if event.key() in _NEXT and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.next_requested.emit()
        elif event.key() == Qt.Key.Key_Up:
            self.previous_requested.emit()
        else:
            super().keyPressEvent(event)

    def _type(self, words: str) -> None:
        if len(words) <= self.maxLength():
            self.setText(words)
            self.count_changed.emit(self.count())


class CountRow(QWidget):
    """One question of a vote: its number or tick, the sentence read aloud, and the field (`field`).

    With `half` two stand side by side: the label large, what is done with the papers small beneath it.
    """

    def __init__(
        self,
        theme: Theme,
        number: int,
        sentence: str,
        label: str,
        unit: str = "票",
        *,
        half: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = number
        self._sentence, self._label = sentence, label
        self._half = half
        self._state: CountState = "later"
        self.field = CountField(theme, f"{label}，{sentence}" if half else f"{sentence}{label}")
        self.setMinimumHeight(theme.px("height.count_field") + theme.px("space.xl"))
        row = QHBoxLayout(self)
        gap = theme.px("space.s" if half else "space.l")
        row.setContentsMargins(theme.px("space.l"), 0, theme.px("space.m" if half else "space.xl"), 0)
        row.setSpacing(gap)
        row.addStretch(1)
        if half:
            self.field.setFixedWidth(theme.em(5))
        else:
            row.addWidget(Label(theme, label))
        row.addWidget(self.field)
        row.addWidget(Label(theme, unit))

    def show_state(self, state: CountState) -> None:
        """Show where the asking is: the question now asked is shaded and bold."""
        if state != self._state:
            self._state = state
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, circle and sentence."""
        painter = start_painting(self)
        theme, now = self._theme, self._state == "now"
        if now:
            painter.fillRect(self.rect(), theme.color("selection"))
        hair = theme.px("line.hair")
        painter.fillRect(QRectF(0, self.height() - hair, self.width(), hair), theme.color("line"))
        side = theme.em(1.8)
        circle = QRectF(theme.px("space.l"), round((self.height() - side) / 2), side, side)
        self._paint_circle(painter, circle)
        left = circle.right() + theme.px("space.m")
        before = theme.px("space.s") if self._half else theme.em(3.5)
        self._paint_words(painter, QRectF(left, 0, self.field.x() - left - before, self.height()))
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        theme = self._theme
        weight: Weight = "bold" if self._state == "now" else "regular"
        if not self._half:
            font = theme.font("ui", "title", weight)
            draw_text(painter, box, elided(font, self._sentence, box.width()), font, theme.color("text"))
            return
        large, small = theme.font("ui", "live", weight), theme.font("ui", "caption")
        high, low = line_height(large), line_height(small)
        top = round((self.height() - high - low) / 2)
        upper = QRectF(box.left(), top, box.width(), high)
        lower = QRectF(box.left(), top + high, box.width(), low)
        draw_text(painter, upper, self._label, large, theme.color("text"))
        words = elided(small, self._sentence, box.width())
        draw_text(painter, lower, words, small, theme.color("text_muted"))

    def _paint_circle(self, painter: QPainter, circle: QRectF) -> None:
        theme, radius = self._theme, circle.width() / 2
        if self._state == "done":
            draw_box(painter, circle, radius, theme.color("now"))
            inset = circle.width() * 0.24
            inner = circle.adjusted(inset, inset, -inset, -inset)
            theme.draw_icon(painter, inner, "check", "now_text", 2.25)
            return
        draw_box(painter, circle, radius, None, theme.color("text"), theme.px("line.hair"))
        draw_text(
            painter,
            circle,
            str(self._number),
            theme.font("ui", "body", "medium"),
            theme.color("text"),
            CENTER,
        )


class TallyPad(QWidget):
    """Keys 7-8-9 on top, 退格 and 加1. They type into the field they were given, which keeps the focus."""

    digit_pressed = Signal(int)
    erase_pressed = Signal()
    plus_one_pressed = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target: CountField | None = None
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px("space.s"))
        for index, digit in enumerate((7, 8, 9, 4, 5, 6, 1, 2, 3, 0)):
            key = PadKey(theme, str(digit), str(digit))
            key.clicked.connect(lambda _checked=False, each=digit: self._on_digit_clicked(each))
            grid.addWidget(key, index // 3, index % 3)
        erase, plus = PadKey(theme, "退格", "退格", "backspace"), PadKey(theme, "加1", "加1")
        erase.clicked.connect(self._on_erase_clicked)
        plus.clicked.connect(self._on_plus_clicked)
        grid.addWidget(erase, 3, 1)
        grid.addWidget(plus, 3, 2)
        grid.setRowStretch(4, 1)

    def show_target(self, target: CountField | None) -> None:
        """Type into this field from now on; without one the signals alone tell the keys."""
        self._target = target

    def _on_digit_clicked(self, digit: int) -> None:
        if self._target:
            self._target.press_digit(digit)
        self.digit_pressed.emit(digit)

    def _on_erase_clicked(self) -> None:
        if self._target:
            self._target.press_erase()
        self.erase_pressed.emit()

    def _on_plus_clicked(self) -> None:
        if self._target:
            self._target.press_plus_one()
        self.plus_one_pressed.emit()


class PadKey(QPushButton):
    """A key of the pad; it takes no focus, so that the field keeps the cursor."""

    def __init__(self, theme: Theme, words: str, name: str, icon: str = "") -> None:
        super().__init__(words)
        self._theme = theme
        self._icon = icon
        self.setAccessibleName(name)
        self.setToolTip(name if icon else "")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(theme.px("height.pad_key"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A square key."""
        side = self._theme.px("height.pad_key")
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the key."""
        painter = start_painting(self)
        theme, box = self._theme, QRectF(self.rect())
        fill = "selection" if self.isDown() else "hover" if self.underMouse() else "surface"
        ground, edge = theme.color(fill), theme.color("line_strong")
        draw_box(painter, box, theme.px("radius.control"), ground, edge, theme.px("line.hair"))
        side = theme.px("icon.normal")
        if self._icon:
            middle = QRectF(0, 0, side, side)
            middle.moveCenter(box.center())
            theme.draw_icon(painter, middle, self._icon, "text")
        else:
            size = "title" if len(self.text()) == 1 else "live"
            draw_text(
                painter, box, self.text(), theme.font("ui", size, "medium"), theme.color("text"), CENTER
            )
        painter.end()

"""Counting part by part: a row to each question, a column to each group of the hall, or to each place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout

from xieshang_desktop.ui.live.counting.fields import CountSheet
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.tally import CountField
from xieshang_desktop.ui.widgets.text import Label

FIELD_EM = 3.7
WIDEST_EM = 34
"""What the fields may take together before they get narrower."""


class SectionsPanel(Panel):
    """The fields of a vote that is counted in parts, with the sum of each question at the right."""

    count_typed = Signal(int, object)
    question_entered = Signal(int)
    stored = Signal(int)
    step_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._shape: tuple[object, ...] = ()
        self.fields: list[CountField] = []
        self._questions: list[Label] = []
        self._sums: list[Label] = []
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(theme.px("space.m"))
        self._grid.setHorizontalSpacing(theme.px("space.s"))
        self.body.addLayout(self._grid)

    def show_sheet(self, sheet: CountSheet) -> None:
        """Show the counts, the sums, and where the asking is."""
        shape = (sheet.questions, sheet.sections)
        if shape != self._shape:
            self._shape = shape
            self._make(sheet)
        width = len(sheet.sections)
        for index, field in enumerate(self.fields):
            field.show_count(sheet.cells[index])
        for number, (question, total) in enumerate(zip(self._questions, self._sums, strict=True)):
            counted = [cell for cell in sheet.cells_of(number) if cell is not None]
            now = number == sheet.current // width
            question.show_text(("▶ " if now else "") + sheet.questions[number].label)
            total.show_text(str(sum(counted)) if counted else "—")

    def field_at(self, index: int) -> CountField:
        """The field of an index."""
        return self.fields[index]

    def focus(self, index: int) -> None:
        """Put the cursor into a field, its digits chosen so that typing replaces them."""
        self.fields[index].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """空格 is the red button here, ←→ go from part to part; entering a field makes it current."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space and not event.modifiers():
                self.step_requested.emit()
                return True
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
            if step is not None and isinstance(watched, CountField):
                place = self.fields.index(watched) + step
                self.focus(max(0, min(place, len(self.fields) - 1)))
                return True
        elif event.type() == QEvent.Type.FocusIn and isinstance(watched, CountField):
            self.question_entered.emit(self.fields.index(watched))
        return super().eventFilter(watched, event)

    def _make(self, sheet: CountSheet) -> None:
        while (old := self._grid.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.deleteLater()
        self.fields, self._questions, self._sums = [], [], []
        theme, right = self._theme, Qt.AlignmentFlag.AlignRight
        for place, section in enumerate(sheet.sections, start=1):
            known = f"{section.name}{section.voters}人" if section.voters is not None else section.name
            self._grid.addWidget(Label(theme, known, tone="text_muted"), 0, place, right)
        total = Label(theme, "合计", tone="text_muted")
        self._grid.addWidget(total, 0, len(sheet.sections) + 1, right)
        for number, question in enumerate(sheet.questions):
            self._add_row(number, question.label, sheet)
        self._grid.setColumnStretch(0, 1)

    def _add_row(self, number: int, label: str, sheet: CountSheet) -> None:
        theme, row = self._theme, number + 1
        words, total = Label(theme, label, size="live"), Label(theme, "—", size="title", weight="bold")
        total.setMinimumWidth(theme.em(3))
        total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(words, row, 0)
        width = theme.em(min(FIELD_EM, WIDEST_EM / len(sheet.sections)))
        for place in range(len(sheet.sections)):
            index = number * len(sheet.sections) + place
            field = CountField(theme, sheet.label_at(index))
            field.setFixedWidth(width)
            field.installEventFilter(self)
            field.count_changed.connect(lambda count, index=index: self.count_typed.emit(index, count))
            field.next_requested.connect(lambda index=index: self.stored.emit(index))
            field.previous_requested.connect(
                lambda index=index: self.focus(max(0, index - len(sheet.sections)))
            )
            self.fields.append(field)
            self._grid.addWidget(field, row, place + 1, Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(total, row, len(sheet.sections) + 1)
        self._questions.append(words)
        self._sums.append(total)

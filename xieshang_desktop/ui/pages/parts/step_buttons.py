"""The next step as the red button, one other beside 更多, and the rest unfolded by it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.ui.actions import PRIMARY
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button


class StepButtons(QWidget):
    """Emits the step that was chosen; `words` are the labels of the steps."""

    step_requested = Signal(str)
    fold_changed = Signal(bool)

    def __init__(self, theme: Theme, words: Mapping[str, str]) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._next = ""
        self.primary = Button(theme, "下一步", kind="primary", key=PRIMARY.cap, height="live_button")
        self.more = Button(theme, "更多", icon="dots")
        self.others: dict[str, Button] = {}
        self._first = QHBoxLayout()
        self._rest = QWidget()
        self._grid = QGridLayout(self._rest)
        gap = theme.px("space.s")
        for layout in (self._first, self._grid):
            layout.setSpacing(gap)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._first.addWidget(self.more, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(self.primary)
        column.addWidget(self._rest)
        column.addLayout(self._first)
        self._rest.hide()
        self.primary.clicked.connect(lambda: self.step_requested.emit(self._next))
        self.more.clicked.connect(self._on_more_clicked)

    def show_steps(self, following: str, others: Sequence[str]) -> None:
        """Show the next step (none if empty) and the others; the rest is folded again."""
        self._next = following
        self.primary.setVisible(bool(following))
        if following:
            self.primary.show_words(self._words[following])
        for old in self.others.values():
            old.hide()
            old.deleteLater()
        self.others = {step: self._button(step) for step in others}
        for number, button in enumerate(self.others.values()):
            if number == 0:
                self._first.insertWidget(0, button, 1)
            else:
                self._grid.addWidget(button, (number - 1) // 2, (number - 1) % 2)
        self._fold(True)
        self.more.setVisible(len(others) > 1)

    def _fold(self, folded: bool) -> None:
        self._rest.setVisible(not folded)
        self.fold_changed.emit(folded)
        self.more.show_words("更多" if folded else "收起", icon="dots" if folded else "chevron-down")

    def _on_more_clicked(self) -> None:
        folded = self._rest.isVisible()
        self._fold(folded)
        rest = list(self.others.values())[1:]
        if not folded and rest:
            rest[0].setFocus()

    def _button(self, step: str) -> Button:
        button = Button(self._theme, self._words[step])
        button.clicked.connect(lambda: self.step_requested.emit(step))
        return button

"""What can be entered of a person: two buttons, and what is rarer unfolded by a third."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.people.card import PersonCard
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.panel import Hairline

_RARE: Final = {"home": "换组换户", "moved": "登记迁出", "died": "登记去世"}


class CardSteps(QWidget):
    """Emits what is to be entered: change, away, home, moved, died, restore."""

    step_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.buttons = {
            "change": Button(theme, "修改", icon="pencil"),
            "away": Button(theme, "登记外出"),
            "restore": Button(theme, "恢复在册", icon="arrow-back-up"),
            **{step: Button(theme, words) for step, words in _RARE.items()},
        }
        self.more = Button(theme, "更多", icon="dots")
        self.more.show_compact(True)
        self._rare = QWidget()
        rare, first = QGridLayout(self._rare), QHBoxLayout()
        rare.setContentsMargins(0, 0, 0, 0)
        for number, step in enumerate(_RARE):
            rare.addWidget(self.buttons[step], number // 2, number % 2)
        for step in ("change", "away", "restore"):
            first.addWidget(self.buttons[step], 1)
        first.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for layout in (rare, first, column):
            layout.setSpacing(theme.px("space.s"))
        column.addWidget(Hairline(theme))
        column.addWidget(self._rare)
        column.addLayout(first)
        self.more.clicked.connect(self._on_more_clicked)
        for step, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, each=step: self.step_requested.emit(each))

    def show_card(self, card: PersonCard) -> None:
        """Show what can be entered of this person; what is rarer is folded again."""
        self.buttons["away"].show_words("登记回村" if card.away else "登记外出")
        self.buttons["away"].setVisible(card.here)
        self.buttons["restore"].setVisible(not card.here)
        self.more.setVisible(card.here)
        self._rare.hide()

    def _on_more_clicked(self) -> None:
        unfold = self._rare.isHidden()
        self._rare.setVisible(unfold)
        if unfold:
            self.buttons["home"].setFocus()

"""Whom a doubtful row means: one of those who may be meant, or somebody new."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.services.roster.matching import Doubt
from xieshang_desktop.ui.pages.roster.plan_rows import known_words
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.inputs import DropDown
from xieshang_desktop.ui.widgets.text import Label

_NEW = ""
_LEAST_EM = 10


class DoubtBar(QWidget):
    """Emits the row and the id of the person it means, None for somebody new."""

    decided = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._doubt: Doubt | None = None
        self._question = Label(theme, weight="bold")
        self.choice = DropDown(theme, "是哪一位")
        self.choice.setMinimumWidth(theme.em(_LEAST_EM))
        self.settle = Button(theme, "就是这一位", icon="check")
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.s"))
        row.addWidget(self.choice, 1)
        row.addWidget(self.settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("space.xs"))
        column.addWidget(self._question)
        column.addLayout(row)
        self.settle.clicked.connect(self._on_settle_clicked)
        self.hide()

    def show_doubt(self, doubt: Doubt | None) -> None:
        """Ask about one row; None asks nothing."""
        self._doubt = doubt
        self.setVisible(doubt is not None)
        if doubt is None:
            return
        self._question.show_text(f"第{doubt.row.row}行的{doubt.row.name}是哪一位？")
        options: list[tuple[str, object]] = [
            (f"{known.name}（{known_words(known)}）", known.id) for known in doubt.candidates
        ]
        self.choice.show_options([*options, ("新来的人，花名册上还没有", _NEW)], _NEW)
        if options:
            self.choice.show_chosen(options[0][1])

    def _on_settle_clicked(self) -> None:
        if self._doubt is not None:
            self.decided.emit(self._doubt.row, self.choice.value() or None)

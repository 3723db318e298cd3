"""由谁决定: the body in 宋体, the reasons with their clauses, the way ahead as chips."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.topics.decision import Decision
from xieshang_desktop.ui.pages.parts.row_scroll import RowScroll
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.chips import ChipRow, ChipSpec
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.text import Label

_LABEL_EM, _LEAST_EM = 5.2, 4


class DecisionPanel(Panel):
    """Shows; nothing here is operated."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "由谁决定", ruled=True)
        self._body_name = Label(theme, size="live", weight="bold", voice="record")
        self.head.addStretch(1)
        self.add_to_head(self._body_name)
        self._reasons = RowScroll(theme, lines=False)
        self._reasons.setMinimumHeight(theme.em(_LEAST_EM))
        self._way = ChipRow(theme)
        self._entry: list[QWidget] = []
        self._wide = True
        self.body.addWidget(self._reasons, 1)
        self.body.addWidget(Hairline(theme))
        self.body.addWidget(self._way)

    def show_layout(self, layout: LayoutClass) -> None:
        """What the head of the card has no room for stands here."""
        self._wide = layout == "wide"
        self._show_entry()

    def _show_entry(self) -> None:
        for row in self._entry:
            row.setVisible(not self._wide)

    def show_decision(
        self, decision: Decision, about: Sequence[tuple[str, str]], entry: Sequence[tuple[str, str]]
    ) -> None:
        """Show who decides and why, after what it is about; ``entry`` is what a wide head says."""
        self._body_name.show_text(decision.body)
        rows = [_reason(self._theme, number, *reason) for number, reason in enumerate(decision.reasons, 1)]
        self._entry = [_fact(self._theme, label, words) for label, words in entry if words]
        facts = [_fact(self._theme, *line) for line in about]
        self._reasons.show_rows([*rows, *self._entry, *facts])
        self._show_entry()
        chips: list[ChipSpec] = []
        for step in decision.way:
            chips.append((step.words, "plain", "check") if step.done else (step.words, "plain"))
        self._way.show_chips(chips)


def _fact(theme: Theme, label: str, words: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, theme.px("space.xs"), 0, theme.px("space.xs"))
    line.setSpacing(theme.px("space.l"))
    name = Label(theme, label, tone="text_muted")
    name.setMinimumWidth(theme.em(_LABEL_EM))
    line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(BodyText(theme, words), 1)
    return row


def _reason(theme: Theme, number: int, words: str, clause: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, theme.px("space.xs"), 0, theme.px("space.xs"))
    line.setSpacing(theme.px("space.l"))
    line.addWidget(Label(theme, str(number), tone="text_muted"), 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(BodyText(theme, words))
    if clause:
        column.addWidget(BodyText(theme, clause, size="caption", tone="text_muted"))
    line.addLayout(column, 1)
    return row

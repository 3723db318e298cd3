"""The head of a topic's card: title, kind, and the four steps of the policy."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from xieshang_desktop.queries.topics.page import TopicCard
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.chips import ChipRow
from xieshang_desktop.ui.widgets.flow_text import RecordText
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.stepper import Step, Stepper
from xieshang_desktop.ui.widgets.text import Label, caption


class TopicHead(Panel):
    """Shows; a step that is done can be opened."""

    step_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._subject = RecordText(theme)
        self._number = caption(theme)
        self._chips = ChipRow(theme)
        self._lead = Label(theme)
        self.steps = Stepper(theme, "四个步骤", notes_below=True)
        self.steps.step_requested.connect(self.step_requested)
        first = QHBoxLayout()
        first.addWidget(self._subject, 1, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self._number)
        second = QHBoxLayout()
        second.addWidget(self._chips, 1)
        second.addWidget(self._lead)
        self._line = Hairline(theme)
        self.body.addLayout(first)
        self.body.addLayout(second)
        self.body.addWidget(self._line)
        self.body.addWidget(self.steps)
        self.body.setContentsMargins(
            theme.px("space.l"), theme.px("space.s"), theme.px("space.l"), theme.px("space.xs")
        )

    def show_topic(self, card: TopicCard) -> None:
        """Show one topic."""
        self._subject.show_text(card.title)
        self._number.show_text(card.number)
        self._chips.show_chips(list(card.chips))
        self._lead.show_text(f"牵头：{card.lead}" if card.lead else "")
        self.steps.show_steps([Step(step.title, step.title, step.state, step.note) for step in card.steps])

    def show_layout(self, layout: LayoutClass) -> None:
        """Title and current step alone where there is little room, so that the next step is in sight."""
        wide = layout == "wide"
        self.steps.show_compact(not wide)
        for part in (self._chips, self._lead, self._line):
            part.setVisible(wide)

"""The card of one topic: head above, 联名 and 由谁决定 left, 意见 and 还要补的 right."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.topics.page import TopicCard
from xieshang_desktop.ui.pages.parts.turns import Turn, Turns
from xieshang_desktop.ui.pages.topics.decision_panel import DecisionPanel
from xieshang_desktop.ui.pages.topics.evidence import CosignPanel, OpinionsPanel
from xieshang_desktop.ui.pages.topics.head_panel import TopicHead
from xieshang_desktop.ui.pages.topics.next_step import steps_of
from xieshang_desktop.ui.pages.topics.owed_panel import OwedPanel
from xieshang_desktop.ui.theme import LayoutClass, Theme

_RIGHT_EM = 18.85


class TopicCardView(QWidget):
    """Paints a card; the page carries out the wishes of its panels."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.head = TopicHead(theme)
        self.cosign = CosignPanel(theme)
        self.decision = DecisionPanel(theme)
        self.opinions = OpinionsPanel(theme)
        self.owed = OwedPanel(theme)
        gap = theme.px("space.m")
        self._left, self._right = QWidget(), QWidget()
        left, right = QVBoxLayout(self._left), QVBoxLayout(self._right)
        left.setContentsMargins(0, 0, 0, 0)
        for column, panels in ((left, (self.cosign, self.decision)), (right, (self.opinions, self.owed))):
            column.setSpacing(gap)
            column.addWidget(panels[0])
            column.addWidget(panels[1], 1)
        right.setContentsMargins(0, 0, 0, 0)
        self._turns = Turns(
            theme, "意见或依据", (Turn("意见和要补的", (self._right,)), Turn("联名和由谁决定", (self._left,)))
        )
        row = QHBoxLayout()
        row.setSpacing(gap)
        row.addWidget(self._left, 1)
        row.addWidget(self._right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gap)
        whole.addWidget(self.head)
        whole.addWidget(self._turns)
        whole.addLayout(row, 1)

    def show_topic(self, card: TopicCard) -> None:
        """Show one topic."""
        self.head.show_topic(card)
        self.cosign.show_cosigning(card.cosigning, card.cosigners, card.open)
        entry = (("登记", "，".join(card.chips)), ("牵头", card.lead))
        self.decision.show_decision(card.decision, card.about, entry)
        self.opinions.show_opinions(card.opinions)
        self.owed.show_owed(card.findings, steps_of(card))

    def show_layout(self, layout: LayoutClass) -> None:
        """The two columns take turns in a narrow window only; the list has its turn before."""
        beside = layout != "narrow"
        self.head.show_layout(layout)
        self.cosign.show_layout(layout)
        self.decision.show_layout(layout)
        self._turns.show_layout("wide" if beside else layout)
        self._right.setMinimumWidth(self._theme.em(_RIGHT_EM) if beside else 0)
        self._right.setMaximumWidth(self._theme.em(_RIGHT_EM) if beside else 16777215)

    def show_owed(self) -> None:
        """Bring what is owed, with the red button, to the front."""
        self._turns.bring(self._right)

"""The card of one topic: head above, 联名 and 由谁决定 left, 意见 and 还要补的 right."""

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.topics import TopicCard
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
        left, right = QVBoxLayout(), QVBoxLayout()
        for column, panels in ((left, (self.cosign, self.decision)), (right, (self.opinions, self.owed))):
            column.setSpacing(gap)
            column.addWidget(panels[0])
            column.addWidget(panels[1], 1)
        self._right = QWidget()
        self._right.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(gap)
        self._row.addLayout(left, 1)
        self._row.addWidget(self._right)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(gap)
        whole.addWidget(self.head)
        whole.addLayout(self._row, 1)

    def show_topic(self, card: TopicCard) -> None:
        """Show one topic."""
        self.head.show_topic(card)
        self.cosign.show_cosigning(card.cosigning, card.cosigners, card.open)
        self.decision.show_decision(card.decision, card.description)
        self.opinions.show_opinions(card.opinions)
        self.owed.show_owed(card.findings, steps_of(card))

    def show_layout(self, layout: LayoutClass) -> None:
        """The right column goes below where there is little room."""
        wide = layout == "wide"
        self.head.show_layout(layout)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._right.setMinimumWidth(self._theme.em(_RIGHT_EM) if wide else 0)
        self._right.setMaximumWidth(self._theme.em(_RIGHT_EM) if wide else 16777215)
        self.decision.setMinimumHeight(self._theme.em(9 if wide else 18))
        self.owed.setMinimumHeight(self._theme.em(9 if wide else 18))

"""议题: the list, and the card of one with what it needs next."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xieshang_desktop.queries.topics.page import TopicCard, topic_card, topic_lines
from xieshang_desktop.ui.pages.parts.desk import Desk
from xieshang_desktop.ui.pages.parts.form import FormSpec
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.turns import Turn, Turns
from xieshang_desktop.ui.pages.topics import forms
from xieshang_desktop.ui.pages.topics import next_step as steps
from xieshang_desktop.ui.pages.topics.card import TopicCardView
from xieshang_desktop.ui.pages.topics.opinions_list import OpinionsList
from xieshang_desktop.ui.pages.topics.topic_list import TopicList
from xieshang_desktop.ui.theme import LayoutClass
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState

_LIST_EM = 15.43


class TopicsPage(Page):
    """The list at the left, the card (or a form, or all opinions) at the right."""

    title = "议题"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.list = TopicList(theme)
        self.card = TopicCardView(theme)
        self.opinions = OpinionsList(theme)
        self._none = Panel(theme)
        self._none.body.addWidget(
            EmptyState(theme, "message-2", "还没有选议题", "在左边选一件，这里是它的情况")
        )
        self._cards = QStackedWidget()
        for shown in (self._none, self.card, self.opinions):
            self._cards.addWidget(shown)
        self._forms = FormRoom(desk, self._cards)
        self.room = self._forms
        self._turns = Turns(theme, "议题或情况", (Turn("议题", (self.list,)), Turn("情况", (self._forms,))))
        self.taking_turns = self._turns
        self.list.setFocusProxy(self.list.rows)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px("space.l"))
        edge = theme.px("space.xl")
        whole = QVBoxLayout(self.body)
        whole.setContentsMargins(edge, 0, edge, theme.px("space.l"))
        whole.addWidget(self._turns)
        whole.addLayout(self._row, 1)
        self._row.addWidget(self.list)
        self._row.addWidget(self._forms, 1)
        self._shown: TopicCard | None = None
        self._connect()

    def refresh(self) -> None:
        """Read the list, and the card that is shown, anew; at first the topmost topic is shown."""
        office = self.desk.office
        lines = office.read(topic_lines, office.now().date())
        key = self._shown.id if self._shown else next((line.id for line in lines if line.tab == "open"), None)
        if key is not None and any(line.id == key for line in lines):
            self._show_topic(key)
        self.list.show_topics(lines, key)

    def open(self, kind: str, key: object) -> None:
        """Show one topic, one stage, or the form of a new one."""
        self._forms.leave()
        if kind == "new_topic":
            self.make_new()
        elif kind == "stage":
            self._turns.bring(self.list)
            self.list.show_stage(str(key))
        elif key:
            self._show_topic(str(key))
            self._turns.bring(self._forms)
            self.refresh()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list.rows

    def primary(self) -> Button | None:
        """The next step of the topic that is shown."""
        return self.card.owed.steps.primary if self._cards.currentWidget() is self.card else None

    def show_primary(self) -> None:
        """The card holds the red button."""
        self._turns.bring(self._forms)
        self.card.show_owed()

    def make_new(self) -> None:
        """Ctrl+N raises a topic."""
        self._forms.ask(forms.proposal_spec(), self._propose)

    def print_out(self) -> None:
        """Ctrl+P: the papers of the topic that is shown."""
        if self._shown is not None:
            self.open_requested.emit("papers", (self._shown.id, None))

    def show_layout(self, layout: LayoutClass) -> None:
        """List and card take turns where there is little room."""
        wide = layout == "wide"
        self._turns.show_layout(layout)
        self.list.setMinimumWidth(self.theme.em(_LIST_EM) if wide else 0)
        self.list.setMaximumWidth(self.theme.em(_LIST_EM) if wide else 16777215)
        self.list.setMinimumHeight(self.theme.em(18))
        self._forms.show_narrow(layout == "narrow")
        self.card.show_layout(layout)

    def _show_topic(self, topic_id: str) -> None:
        self._shown = self.desk.office.read(topic_card, topic_id, self.desk.office.now())
        self.card.show_topic(self._shown)
        self.opinions.show_opinions(self._shown.opinions.texts)
        if self._cards.currentWidget() is not self.opinions:
            self._cards.setCurrentWidget(self.card)

    def _pick(self, topic_id: str) -> None:
        self._forms.leave()
        self._cards.setCurrentWidget(self.card)
        self._show_topic(topic_id)
        self._turns.bring(self._forms)
        if self._turns.folded:
            self.card.owed.steps.primary.setFocus()

    def _show_opinions(self, shown: bool) -> None:
        self._cards.setCurrentWidget(self.opinions if shown else self.card)
        (self.opinions.back if shown else self.card.opinions.all).setFocus()

    def _propose(self, values: dict[str, Any]) -> bool:
        office = self.desk.office
        act = forms.proposal_act(values, office.now(), office.new_id)
        done = self.perform(act, f"已登记议题：{act.title}")
        if done:
            self._shown = office.read(topic_card, act.topic, office.now())
            self.refresh()
        return done

    def _take_step(self, step: str) -> None:
        card = self._shown
        if card is None:
            return
        if step == steps.MEETING:
            self.open_requested.emit("new_meeting", card.id)
        elif step == steps.PREPARE:
            self.open_requested.emit("meeting", card.meeting_id)
        elif step == steps.OUTCOME:
            self.open_requested.emit("outcome", card.id)
        else:
            make_spec, make_act, words = _FORMS[step]
            self._ask(make_spec(card), lambda values: make_act(card, values, self.desk.office.now()), words)

    def _ask(self, spec: FormSpec, make_act: Callable[[dict[str, Any]], object], words: str) -> None:
        self._forms.ask(spec, lambda values: self.perform(make_act(values), words))

    def _connect(self) -> None:
        self._forms.asked.connect(lambda: self._turns.bring(self._forms))
        self.list.topic_requested.connect(self._pick)
        self.list.new_requested.connect(self.make_new)
        self.card.owed.step_requested.connect(self._take_step)
        self.card.cosign.add_requested.connect(lambda: self._take_step(steps.COSIGN))
        self.card.opinions.add_requested.connect(lambda: self._take_step("opinion"))
        self.card.opinions.all_requested.connect(lambda: self._show_opinions(True))
        self.opinions.left.connect(lambda: self._show_opinions(False))


_FORMS: dict[
    str, tuple[Callable[[TopicCard], FormSpec], Callable[[TopicCard, dict[str, Any], Any], object], str]
] = {
    steps.COSIGN: (forms.cosigners_spec, forms.cosigners_act, "联名人已加入"),
    steps.REVIEW: (forms.review_spec, forms.review_act, "党组织研究已登记"),
    steps.SCREEN: (forms.screening_spec, forms.screening_act, "审定已登记"),
    steps.PARTIES: (forms.parties_spec, forms.parties_act, "协商主体已选定"),
    steps.WITHDRAW: (forms.withdrawal_spec, forms.withdrawal_act, "议题已撤回"),
    "opinion": (forms.opinion_spec, forms.opinion_act, "意见已记下"),
}

"""议题: the list, and the card of one with what it needs next."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import MeetingState
from xieshang_desktop.queries.topics.doors import doors
from xieshang_desktop.queries.topics.page import TopicCard, topic_card, topic_lines
from xieshang_desktop.queries.topics.parties import PartiesView, parties
from xieshang_desktop.queries.topics.signers import SignersView, signers
from xieshang_desktop.ui.pages.parts.desk import Desk
from xieshang_desktop.ui.pages.parts.fitted_stack import FittedStack
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.turns import Turn, Turns
from xieshang_desktop.ui.pages.topics import next_step as steps
from xieshang_desktop.ui.pages.topics.card import TopicCardView
from xieshang_desktop.ui.pages.topics.opinion_reader import OpinionReader
from xieshang_desktop.ui.pages.topics.opinions_room import OpinionsRoom
from xieshang_desktop.ui.pages.topics.parties_room import PartiesRoom
from xieshang_desktop.ui.pages.topics.reading_panel import ReadingPanel
from xieshang_desktop.ui.pages.topics.signing_room import SigningRoom
from xieshang_desktop.ui.pages.topics.topic_list import TopicList
from xieshang_desktop.ui.pages.topics.topic_work import TopicWork
from xieshang_desktop.ui.theme import LayoutClass
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState

_LIST_EM = 15.43


class TopicsPage(Page):
    """The list at the left; at the right the card, a room of its own for one thing, or a form."""

    title = "议题"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.list = TopicList(theme)
        self.card = TopicCardView(theme)
        self.signing = SigningRoom(theme, desk.people.find)
        self.parties = PartiesRoom(theme)
        self.opinions = OpinionsRoom(theme)
        self.reading = ReadingPanel(theme)
        self._none = Panel(theme)
        self._none.body.addWidget(
            EmptyState(theme, "message-2", "还没有选议题", "在左边选一件，这里是它的情况")
        )
        self._cards = FittedStack()
        for shown in (self._none, self.card, self.signing, self.parties, self.opinions, self.reading):
            self._cards.addWidget(shown)
        self._forms = FormRoom(desk, self._cards)
        self.room = self._forms
        self._turns = Turns(theme, "议题或情况", (Turn("议题", (self.list,)), Turn("情况", (self._forms,))))
        self.taking_turns = self._turns
        self.work = TopicWork(self, self._forms)
        self.reader = OpinionReader(self, self._forms, self.reading)
        self.list.setFocusProxy(self.list.rows)
        self._shown: TopicCard | None = None
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the list, and what is shown, anew; at first the topmost topic is shown."""
        office = self.desk.office
        lines = office.read(topic_lines, office.now().date())
        key = self._shown.id if self._shown else next((line.id for line in lines if line.tab == "open"), None)
        if key is not None and any(line.id == key for line in lines):
            self._show_topic(key)
        self.list.show_topics(lines, key)

    def open(self, kind: str, key: object) -> None:
        """Show one topic, one of its rooms, one stage, or the form of a new one."""
        self._forms.leave()
        if kind == "new_topic":
            self.make_new()
        elif kind == "stage":
            self._turns.bring(self.list)
            self.list.show_stage(str(key))
            self._show_first()
        elif key:
            self._cards.setCurrentWidget(self.card)
            self._show_topic(str(key))
            self._turns.bring(self._forms)
            self.refresh()

    def first_focus(self) -> QWidget:
        """The list."""
        return self.list.rows

    def primary(self) -> Button | None:
        """The next step of the topic that is shown, or taking over what was read."""
        shown = self._cards.currentWidget()
        if shown is self.reading:
            return self.reading.take
        return self.card.owed.steps.primary if shown is self.card else None

    def show_primary(self) -> None:
        """The card holds the red button."""
        self._turns.bring(self._forms)
        self.card.show_owed()

    def make_new(self) -> None:
        """Ctrl+N raises a topic."""
        self.work.propose()

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
        self._forms.show_narrow(layout == "narrow")
        self.card.show_layout(layout)
        self.parties.show_layout(layout)

    def _show_topic(self, topic_id: str) -> None:
        office = self.desk.office
        card: TopicCard = office.read(topic_card, topic_id, office.now())
        self._shown = self.work.card = card
        self.card.show_topic(card)
        shown = self._cards.currentWidget()
        if shown is self.signing:
            self._show_signing(card)
        elif shown is self.parties:
            self._show_parties(card)
        elif shown is self.opinions:
            self._show_opinions(card)
        elif shown is not self.reading:
            self._cards.setCurrentWidget(self.card)

    def _show_signing(self, card: TopicCard) -> None:
        register = self.desk.people.view()
        view: SignersView | None = self.desk.office.read(signers, card.id, register, card.open)
        self.work.signers = view
        if view is not None:
            self.signing.show_signers(view)

    def _show_parties(self, card: TopicCard) -> None:
        view: PartiesView = self.desk.office.read(parties, card.id, card.open)
        self.work.parties = view
        self.parties.show_parties(view)

    def _show_opinions(self, card: TopicCard) -> None:
        office = self.desk.office
        here = office.read(doors, card.id, office.now().date())
        called = card.meeting_state is MeetingState.PREPARING
        self.opinions.show_opinions(card.opinions.texts, here, card.open, called=called)

    def _open_room(self, step: str) -> None:
        """Go to the room of one step."""
        rooms: dict[str, QWidget] = {
            steps.SIGN: self.signing,
            steps.PARTIES: self.parties,
            steps.OPINIONS: self.opinions,
        }
        if self._shown is not None:
            self._cards.setCurrentWidget(rooms[step])
            self._show_topic(self._shown.id)
            self._cards.setFocusProxy(rooms[step])
            self._turns.bring(self._forms)
            rooms[step].setFocus()

    def _back_to_card(self) -> None:
        self._cards.setCurrentWidget(self.card)
        self._cards.setFocusProxy(self.card.owed.steps.primary)
        (self.card.owed.steps.primary if self.card.owed.steps.primary.isVisible() else self.list).setFocus()

    def _pick(self, topic_id: str) -> None:
        self._forms.leave()
        self._cards.setCurrentWidget(self.card)
        self._show_topic(topic_id)
        self._turns.bring(self._forms)
        if self._turns.folded:
            self.card.owed.steps.primary.setFocus()

    def _show_first(self) -> None:
        """The card belongs to a topic of the list that is seen."""
        shown = self.list.shown()
        if shown and (self._shown is None or self._shown.id not in [each.id for each in shown]):
            self._forms.leave()
            self._cards.setCurrentWidget(self.card)
            self._show_topic(shown[0].id)
            self.list.rows.show_picked(shown[0].id)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.px("space.l"))
        row.addWidget(self.list)
        row.addWidget(self._forms, 1)
        edge = self.theme.px("space.xl")
        whole = QVBoxLayout(self.body)
        whole.setContentsMargins(edge, 0, edge, self.theme.px("space.l"))
        whole.addWidget(self._turns)
        whole.addLayout(row, 1)

    def _connect(self) -> None:
        work, card = self.work, self.card
        self._forms.asked.connect(lambda: self._turns.bring(self._forms))
        self.list.topic_requested.connect(self._pick)
        self.list.new_requested.connect(self.make_new)
        self.list.list_changed.connect(self._show_first)
        work.room_requested.connect(self._open_room)
        work.raised.connect(lambda topic: self.open("topic", topic))
        card.owed.step_requested.connect(work.take)
        card.cosign.add_requested.connect(lambda: work.take(steps.SIGN))
        card.opinions.add_requested.connect(lambda: work.take("opinion"))
        card.opinions.all_requested.connect(lambda: work.take(steps.OPINIONS))
        for room in (self.signing, self.parties, self.opinions):
            room.left.connect(self._back_to_card)
        self.signing.sign_requested.connect(work.sign)
        self.signing.withdraw_requested.connect(work.withdraw_signature)
        self.signing.paper_requested.connect(work.count_paper)
        self.parties.kind_requested.connect(work.choose_party)
        self.parties.naming_requested.connect(work.name_parties)
        self.opinions.add_requested.connect(lambda: work.take("opinion"))
        self.opinions.file_requested.connect(lambda: self.reader.ask(self._shown.id if self._shown else ""))
        self.opinions.lists_requested.connect(work.print_lists)
        self.opinions.doors.door_requested.connect(self._visit)
        self.reader.begun.connect(lambda: self._cards.setCurrentWidget(self.reading))
        self.reader.finished.connect(lambda: self._open_room(steps.OPINIONS))

    def _visit(self, household: str) -> None:
        door = self.opinions.doors.door(household)
        if door is not None:
            self.work.visit(door)

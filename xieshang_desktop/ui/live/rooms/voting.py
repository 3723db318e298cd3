"""表决 and its result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from xieshang_desktop.domain.vocabulary import VoteMethod
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.ballot import Ballot
from xieshang_desktop.ui.live.panels.agenda import AgendaColumn
from xieshang_desktop.ui.live.panels.names import NamesPanel
from xieshang_desktop.ui.live.panels.scrolling import Block, SideColumn, Stacked
from xieshang_desktop.ui.live.panels.verdict import NextPanel, VerdictPanel
from xieshang_desktop.ui.live.panels.voting import (
    BasisPanel,
    MotionPanel,
    PadPanel,
    QuestionsPanel,
    SumPanel,
)
from xieshang_desktop.ui.live.rooms.columns import TwoColumns
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.theme import LayoutClass, Theme


class VoteRoom(Block):
    """The questions in their order; the sum is said after every key stroke."""

    hint_changed = Signal()
    step_requested = Signal()

    def __init__(self, theme: Theme, session: LiveSession, ballot: Ballot) -> None:
        super().__init__()
        self._session, self._ballot = session, ballot
        self._motion = MotionPanel(theme)
        self.questions = QuestionsPanel(theme)
        self.sum = SumPanel(theme)
        self.names = NamesPanel(theme)
        self._basis = BasisPanel(theme)
        self._pad = PadPanel(theme)
        self._agenda_tab = AgendaColumn(theme)
        self._lay_out(theme)
        self._join()

    def show_view(self, view: CockpitView) -> None:
        """Paint the vote; the counts come from what is being typed."""
        vote, sheet = view.vote, self._ballot.sheet
        if vote is None or sheet is None:
            return
        by_name = vote.method is VoteMethod.ROLL_CALL
        self._motion.show_vote(vote)
        self._basis.show_vote(vote)
        for panel in (self.questions, self.sum):
            panel.setVisible(not by_name)
        self.names.setVisible(by_name)
        self._pad.setEnabled(not by_name)
        if by_name:
            self.names.show_names(vote.names)
        else:
            self.show_counts()
        self._agenda_tab.show_view(view, self._session.now())

    def show_counts(self) -> None:
        """Paint the fields and what the sum says."""
        sheet = self._ballot.sheet
        if sheet is None:
            return
        self.questions.show_sheet(sheet)
        self.sum.show_sheet(sheet)
        self._pad.show_target(sheet.questions[sheet.current].label)
        self._pad.pad.show_target(self.questions.rows[sheet.current].field)

    def show_layout(self, layout: LayoutClass) -> None:
        """The pad, the base and the agenda become tabs."""
        self._columns.show_layout(layout)

    def enter(self) -> None:
        """The first question, or the names."""
        sheet = self._ballot.sheet
        vote = self._session.view.vote
        if vote is not None and vote.method is VoteMethod.ROLL_CALL:
            self.names.list.setFocus()
        elif sheet is not None and self.questions.rows:
            self.questions.focus(sheet.current)

    def store_count(self) -> None:
        """Go on to the next question that has no count, else stay at the last."""
        sheet = self._ballot.sheet
        if sheet is None or sheet.counts[sheet.current] is None:
            return
        following = [place for place, count in enumerate(sheet.counts) if count is None]
        later = [place for place in following if place > sheet.current] or following
        last = len(sheet.counts) - 1
        self._go(later[0] if later else min(sheet.current + 1, last))

    def ask_again(self) -> None:
        """The last question once more: its count is taken anew."""
        sheet = self._ballot.sheet
        if sheet is not None:
            last = len(sheet.counts) - 1
            self._ballot.keep(sheet.with_count(last, None))
            self._go(last)

    def recount(self) -> None:
        """All once more, from the first question."""
        self._ballot.start_over()
        self._go(0)

    def rest_not_voted(self) -> None:
        """Those who are missing are 未表决."""
        sheet = self._ballot.sheet
        if sheet is not None and sheet.complete:
            self._ballot.keep(sheet.with_rest_not_voted())
            self._repaint()

    def _go(self, index: int) -> None:
        sheet = self._ballot.sheet
        if sheet is not None:
            self._ballot.keep(sheet.at(index))
            self._repaint()
            self.questions.focus(index)

    def _repaint(self) -> None:
        self.show_counts()
        self.hint_changed.emit()

    def _lay_out(self, theme: Theme) -> None:
        main = Stacked(theme, (self._motion, 0), (self.questions, 0), (self.names, 1), (self.sum, 1))
        side = SideColumn(theme, "表决")
        side.add("basis", "依据", self._basis)
        side.add("pad", "数票", self._pad, stretch=1)
        side.show_current("pad")
        side.add("agenda", "议程", self._agenda_tab, stretch=1, wide=False)
        self._columns = TwoColumns(theme, main, side, "live_right_vote")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)

    def _join(self) -> None:
        self.questions.count_typed.connect(self._on_questions_count_typed)
        self.questions.question_entered.connect(self._on_questions_question_entered)
        self.questions.stored.connect(lambda _index: self.store_count())
        self.questions.step_requested.connect(self.step_requested)
        self.names.answered.connect(self._ballot.cast)

    def _on_questions_count_typed(self, index: int, count: object) -> None:
        sheet = self._ballot.sheet
        if sheet is not None:
            self._ballot.keep(sheet.with_count(index, count if isinstance(count, int) else None))
            self._repaint()

    def _on_questions_question_entered(self, index: int) -> None:
        sheet = self._ballot.sheet
        if sheet is not None and sheet.current != index:
            self._ballot.keep(sheet.at(index))
            self._repaint()


class VerdictRoom(Block):
    """Stamp, sentence, bars; at the right what comes next and what is owed."""

    def __init__(self, theme: Theme, session: LiveSession) -> None:
        super().__init__()
        self._session = session
        self._verdict = VerdictPanel(theme)
        self._next = NextPanel(theme)
        self._agenda_tab = AgendaColumn(theme)
        side = SideColumn(theme, "结果")
        side.add("next", "接下来", self._next, stretch=1)
        side.add("agenda", "议程", self._agenda_tab, stretch=1, wide=False)
        self._columns = TwoColumns(theme, self._verdict, side, "live_right_vote")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._columns)

    def show_view(self, view: CockpitView) -> None:
        """Paint the result."""
        if view.vote is not None:
            self._verdict.show_vote(view.vote)
        self._next.show_view(view)
        self._agenda_tab.show_view(view, self._session.now())

    def show_layout(self, layout: LayoutClass) -> None:
        """Stand as there is room."""
        self._columns.show_layout(layout)

    def enter(self) -> None:
        """Nothing is typed here."""
        self.setFocus()

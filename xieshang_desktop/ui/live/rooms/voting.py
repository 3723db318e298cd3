"""表决 and its result."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.counting.fields import CountSheet
from xieshang_desktop.ui.live.counting.questions import LISTED
from xieshang_desktop.ui.live.counting.sum_words import why_again
from xieshang_desktop.ui.live.counting.sums import Sum
from xieshang_desktop.ui.live.panels.agenda import AgendaColumn
from xieshang_desktop.ui.live.panels.names import NamesPanel
from xieshang_desktop.ui.live.panels.scrolling import Block, SideColumn, Stacked
from xieshang_desktop.ui.live.panels.sections import SectionsPanel
from xieshang_desktop.ui.live.panels.voting import (
    BasisPanel,
    MotionPanel,
    PadPanel,
    QuestionsPanel,
    SumPanel,
)
from xieshang_desktop.ui.live.rooms.columns import TwoColumns
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.wishes.ballot import Ballot
from xieshang_desktop.ui.live.wishes.door import Door
from xieshang_desktop.ui.theme import LayoutClass, Theme


class VoteRoom(Block):
    """The questions in their order; the sum is said after every key stroke."""

    hint_changed = Signal()
    step_requested = Signal()

    def __init__(self, theme: Theme, session: LiveSession, ballot: Ballot, door: Door) -> None:
        super().__init__()
        self._session, self._ballot = session, ballot
        self._motion = MotionPanel(theme)
        self._whole = QuestionsPanel(theme)
        self._parts = SectionsPanel(theme)
        self.sum = SumPanel(theme)
        self.names = NamesPanel(theme, door.search)
        self._basis = BasisPanel(theme)
        self._pad = PadPanel(theme)
        self._agenda_tab = AgendaColumn(theme)
        self._lay_out(theme)
        self._join()

    @property
    def questions(self) -> QuestionsPanel | SectionsPanel:
        """The panel in which the open vote is counted."""
        sheet = self._ballot.sheet
        return self._parts if sheet is not None and len(sheet.sections) > 1 else self._whole

    def show_view(self, view: CockpitView) -> None:
        """Paint the vote; the counts come from what is being typed."""
        vote, sheet = view.vote, self._ballot.sheet
        if vote is None or sheet is None:
            return
        listed = vote.method in LISTED
        self._motion.show_vote(vote)
        self._basis.show_vote(vote)
        for panel in (self._whole, self._parts):
            panel.setVisible(not listed and panel is self.questions)
        self.sum.setVisible(not listed)
        self.names.setVisible(listed)
        self._pad.setEnabled(not listed)
        if listed:
            self.names.show_vote(vote, (view.meeting.recorder_id, view.recorder))
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
        self._pad.show_target(sheet.label_at(sheet.current))
        self._pad.pad.show_target(self.questions.field_at(sheet.current))

    def show_layout(self, layout: LayoutClass) -> None:
        """The pad, the base and the agenda become tabs."""
        self._columns.show_layout(layout)

    def enter(self) -> None:
        """The first question, or the names."""
        sheet, vote = self._ballot.sheet, self._session.view.vote
        if vote is not None and vote.method in LISTED:
            self.names.enter()
        elif sheet is not None and sheet.cells:
            self.show_counts()
            self.questions.focus(sheet.current)

    def store_count(self) -> None:
        """Record the count and go on to the next question that has none, else stay at the last."""
        sheet = self._ballot.sheet
        if sheet is None or sheet.cells[sheet.current] is None or not self._ballot.store(sheet.current):
            return
        following = [place for place, count in enumerate(sheet.cells) if count is None]
        later = [place for place in following if place > sheet.current] or following
        self._go(later[0] if later else min(sheet.current + 1, len(sheet.cells) - 1))

    def ask_again(self) -> None:
        """The last question once more: its count is taken anew."""
        sheet = self._ballot.sheet
        if sheet is not None:
            last = next(place for place in reversed(range(len(sheet.cells))) if _is_asked_again(sheet, place))
            self._ballot.keep(sheet.with_count(last, None))
            self._go(last)

    def recount(self) -> None:
        """All once more, from the first question; what had been recorded stands beside it."""
        sheet = self._ballot.sheet
        if sheet is not None and self._ballot.start_over(why_again(sheet)):
            self._go(0)

    def by_section(self) -> None:
        """Count group by group, or the whole hall."""
        self._ballot.count_by_section()
        self.show_view(self._session.view)
        self.enter()
        self.hint_changed.emit()

    def rest_not_voted(self) -> None:
        """Those who are missing are 未表决; in a vote by name those who have said nothing are."""
        vote, sheet = self._session.view.vote, self._ballot.sheet
        if vote is not None and vote.method in LISTED:
            self._ballot.close()
        elif sheet is not None and sheet.complete and self._ballot.rest_not_voted():
            self._repaint()

    def store_bundle(self) -> None:
        """The bundle is on record; the next begins at its first question."""
        if self._ballot.store_bundle():
            self.enter()
            self._repaint()

    def store_tally(self) -> None:
        """What the first teller counted is on record; the second begins."""
        if self._ballot.store_tally():
            self.enter()
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
        parts = ((self._motion, 0), (self._whole, 0), (self._parts, 0), (self.names, 1), (self.sum, 1))
        main = Stacked(theme, *parts)
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
        for panel in (self._whole, self._parts):
            panel.count_typed.connect(self._on_questions_count_typed)
            panel.question_entered.connect(self._on_questions_question_entered)
            panel.stored.connect(self._on_questions_stored)
            panel.step_requested.connect(self.step_requested)
        self.names.answered.connect(
            lambda who, choice: self._ballot.cast(who, choice, self.names.visitor.key)
        )

    def _on_questions_stored(self, index: int) -> None:
        sheet = self._ballot.sheet
        if sheet is not None:
            self._ballot.keep(sheet.at(index))
            self.store_count()

    def _on_questions_count_typed(self, index: int, count: object) -> None:
        sheet = self._ballot.sheet
        if sheet is not None:
            typed = sheet.with_count(index, count if isinstance(count, int) else None)
            self._ballot.keep(typed)
            if Sum(typed).fits:
                self._ballot.store_all()
            self._repaint()

    def _on_questions_question_entered(self, index: int) -> None:
        sheet = self._ballot.sheet
        if sheet is not None and sheet.current != index:
            self._ballot.keep(sheet.at(index))
            self._repaint()


def _is_asked_again(sheet: CountSheet, index: int) -> bool:
    """The last question, in the section that is short where sections are known."""
    if sheet.question_at(index) != sheet.questions[-1]:
        return False
    section, whom = sheet.section_at(index), Sum(sheet).again
    return not section or whom == f"{section}{sheet.questions[-1].label}" or whom == sheet.questions[-1].label

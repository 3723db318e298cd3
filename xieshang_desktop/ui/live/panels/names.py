"""A vote by name or in writing: everybody's answer with one key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from xieshang_desktop.domain.vocabulary import Stance, VoteMethod
from xieshang_desktop.queries.cockpit.vote import VoteView
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.inputs import TextField
from xieshang_desktop.ui.widgets.panel import Panel

SIDES = (Stance.FOR.value, Stance.AGAINST.value, Stance.ABSTAIN.value)
MOST_KEYS = 9


class NameList(RowList):
    """The figure keys answer for the chosen one: 1 is the first answer."""

    answered = Signal(str, str)

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__(theme, label, choosable=True, row="table_row")
        self.answers: tuple[str, ...] = SIDES

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key per person."""
        place = event.key() - Qt.Key.Key_1
        if not self.chosen or not 0 <= place < min(len(self.answers), MOST_KEYS):
            super().keyPressEvent(event)
            return
        self.answered.emit(self.chosen, self.answers[place])


class NamesPanel(Panel):
    """记名投票, 书面征求: 1 赞成, 2 反对, 3 弃权; the next one without an answer is chosen by itself."""

    answered = Signal(str, str)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "逐人表态", ruled=True, flush=True, parent=parent)
        self._vote: VoteView | None = None
        self._field = TextField(theme, "找人、找户", placeholder="姓名、户号、组别")
        self._field.edited.connect(lambda _text: self._show())
        self.list = NameList(theme, "逐人表态")
        self._field.submitted.connect(lambda _text: self.list.setFocus())
        self._scroll = RowScroll(self.list)
        self.add_to_head(self._field)
        self.body.addWidget(self._scroll)
        self.list.answered.connect(self._on_list_answered)

    def enter(self) -> None:
        """At the table the list is walked through; from door to door somebody is looked for."""
        by_door = self._vote is not None and self._vote.method is VoteMethod.WRITTEN
        (self._field if by_door else self.list).setFocus()

    def show_vote(self, vote: VoteView) -> None:
        """Show who has answered what; the first who has not is chosen."""
        if self._vote is None or vote.id != self._vote.id:
            self._field.show_text("")
        self._vote = vote
        self.list.answers = vote.options or SIDES
        by_door = vote.method is VoteMethod.WRITTEN
        asked = "逐户征求" if vote.by_household else "逐人征求"
        self.show_title(asked if by_door else "逐人表态")
        left = sum(not voter.choice for voter in vote.names)
        keys = "，".join(f"{number}{words}" for number, words in enumerate(self.list.answers, start=1))
        measure = "户" if any(voter.household for voter in vote.names) else "人"
        self.show_caption(f"按{keys}　还有{left}{measure}" if left else "都已表态")
        self._show()

    def _show(self) -> None:
        if self._vote is None:
            return
        typed = self._field.text()
        names = [each for each in self._vote.names if typed in f"{each.name}{each.group}"]
        self.list.show_rows(
            [
                ListRow(voter.person_id, voter.name, voter.group, right=voter.choice or "—", name=True)
                for voter in names
            ]
        )
        left = [voter.person_id for voter in names if not voter.choice]
        if left and self.list.chosen not in left:
            self.list.choose(left[0])

    def _on_list_answered(self, who: str, choice: str) -> None:
        self.answered.emit(who, choice)
        if self._field.text():
            self._field.show_text("")
            self._show()
            self._field.setFocus()

"""A vote by name or in writing: everybody's answer with one key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import Stance, VoteMethod
from xieshang_desktop.queries.cockpit.counting import VoterRow
from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.queries.cockpit.vote import VoteView
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.inputs import TextField
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult
from xieshang_desktop.ui.widgets.text import Label

SIDES = (Stance.FOR.value, Stance.AGAINST.value, Stance.ABSTAIN.value)
MOST_KEYS = 9
MOST_FOUND = 6

Find = Callable[[str], Sequence[Match]]
"""Who answers to what is typed."""


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

    def __init__(self, theme: Theme, find: Find, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "逐人表态", ruled=True, flush=True, parent=parent)
        self._find = find
        self._vote: VoteView | None = None
        self._field = TextField(theme, "找人、找户", placeholder="拼音、户号")
        self._field.edited.connect(lambda _text: self._show())
        self.visitor = VisitorRow(theme, find)
        self.list = NameList(theme, "逐人表态")
        self._field.submitted.connect(lambda _text: self.list.setFocus())
        self._scroll = RowScroll(self.list)
        self.add_to_head(self._field)
        self.body.addWidget(self.visitor)
        self.body.addWidget(self._scroll)
        self.list.answered.connect(self._on_list_answered)

    def enter(self) -> None:
        """At the table the list is walked through; from door to door somebody is looked for."""
        by_door = self._vote is not None and self._vote.method is VoteMethod.WRITTEN
        (self._field if by_door else self.list).setFocus()

    def show_vote(self, vote: VoteView, recorder: tuple[str, str]) -> None:
        """Show who has answered what; the first who has not is chosen."""
        if self._vote is None or vote.id != self._vote.id:
            self._field.show_text("")
            self.visitor.show_visitor(*recorder)
        self._vote = vote
        self.list.answers = vote.options or SIDES
        by_door = vote.method is VoteMethod.WRITTEN
        self.visitor.setVisible(by_door)
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
        names = self._found(self._field.text())
        self.list.show_rows(
            [
                ListRow(voter.person_id, voter.name, voter.group, right=voter.choice or "—", name=True)
                for voter in names
            ]
        )
        left = [voter.person_id for voter in names if not voter.choice]
        if left and self.list.chosen not in left:
            self.list.choose(left[0])

    def _found(self, typed: str) -> list[VoterRow]:
        """Those who answer to what is typed, as at the door: by pinyin, name, group, household."""
        names = list(self._vote.names) if self._vote is not None else []
        if not typed:
            return names
        matches = self._find(typed)
        keys = {key for each in matches for key in (each.key, each.household_id, *each.whos)}
        return [each for each in names if each.person_id in keys or typed in f"{each.name}{each.group}"]

    def _on_list_answered(self, who: str, choice: str) -> None:
        self.answered.emit(who, choice)
        if self._field.text():
            self._field.show_text("")
            self._show()
            self._field.setFocus()


class VisitorRow(QWidget):
    """征求人: who goes from door to door, the recorder unless somebody else is found."""

    def __init__(self, theme: Theme, find: Find) -> None:
        super().__init__()
        self._find = find
        self.key = ""
        self._name = Label(theme, weight="bold")
        self._field = SearchField(theme, "换征求人", placeholder="换人：拼音首字母，回车", arrangement="list")
        line = QHBoxLayout(self)
        edge = theme.px("space.l")
        line.setContentsMargins(edge, theme.px("space.s"), edge, theme.px("space.s"))
        line.setSpacing(theme.px("space.m"))
        line.addWidget(Label(theme, "征求人", tone="text_muted"))
        line.addWidget(self._name)
        line.addWidget(self._field, 1)
        self._field.query_changed.connect(self._on_field_query_changed)
        for found in (self._field.chosen, self._field.done_chosen):
            found.connect(lambda match: self.show_visitor(match.key, match.name))

    def show_visitor(self, key: str, name: str) -> None:
        """Who goes from door to door from now on."""
        self.key = key
        self._name.show_text(name)

    def _on_field_query_changed(self, typed: str) -> None:
        matches = [each for each in self._find(typed) if not each.whos] if typed else []
        if typed and not matches:
            self._field.show_nothing(f"花名册里没有“{typed}”")
            return
        results = [SearchResult(match, match.name, match.caption) for match in matches[:MOST_FOUND]]
        self._field.show_results(results, len(matches))

"""征询共识: a proposal, and how many support it, have reservations, object – and why."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.ui.live.course import Course
from xieshang_desktop.ui.live.door import Door
from xieshang_desktop.ui.live.panels.row_list import RowList
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.live.session import LiveSession
from xieshang_desktop.ui.live.sheets.motion import proposed_motion
from xieshang_desktop.ui.live.sheets.sheet import SheetPanel
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.inputs import Labelled, TextBox, TextField
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult
from xieshang_desktop.ui.widgets.tally import CountField
from xieshang_desktop.ui.widgets.text import Label

SIDES = ("赞同", "保留", "反对")
MOST_FOUND = 6


class ConsensusSheet(SheetPanel):
    """Counts for all; names and reasons for those who object."""

    def __init__(self, theme: Theme, session: LiveSession, course: Course, door: Door) -> None:
        super().__init__(theme, session, "征询共识", "不是表决，记各方态度")
        self._course, self._door = course, door
        self._item = ""
        self._objectors: dict[str, tuple[str, str]] = {}
        self._proposal = TextBox(theme, "提议", lines=2, size="record", submit_on_enter=False)
        self._fields = [CountField(theme, side) for side in SIDES]
        self._sum = Label(theme, tone="text_muted")
        self._who = SearchField(
            theme, "反对的人", placeholder="反对的人，回车添上", arrangement="list", icon="user-plus"
        )
        self._reason = TextField(theme, "反对的理由", placeholder="先写理由，再选人")
        self._list = RowList(theme, "反对的人", choosable=True, row="table_row")
        self._arrange(theme)
        self._join()

    def enter(self) -> None:
        """The item's text stands ready as the proposal."""
        item = self.session.view.agenda.running
        if item is not None and item.id != self._item:
            self._item = item.id
            self._proposal.show_text(proposed_motion(item.title, item.text))
            self._objectors.clear()
            for field in self._fields:
                field.show_count(None)
        self._show_objectors()
        self._fields[0].setFocus()

    def unready(self) -> str:
        """A proposal and a first figure are wanted."""
        if not self._proposal.text():
            return "先写提议"
        return "" if self._fields[0].count() is not None else "先数赞同"

    def store(self) -> bool:
        """Record the round."""
        support, reservations, objections = (field.count() or 0 for field in self._fields)
        reasons = {key: reason for key, (_, reason) in self._objectors.items()}
        stored = self._course.consensus(self._proposal.text(), support, reservations, reasons or objections)
        if stored:
            self._item = ""
        return stored

    def _arrange(self, theme: Theme) -> None:
        width = theme.em(4)
        self.body.addWidget(Labelled(theme, "提议", self._proposal, label_width=width))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px("space.m"))
        for side, field in zip(SIDES, self._fields, strict=True):
            words = Label(theme, side)
            if field is self._fields[0]:
                words.setMinimumWidth(width)
            line.addWidget(words)
            line.addWidget(field)
        line.addStretch(1)
        self.body.addWidget(row)
        self.body.addWidget(self._sum)
        self.body.addWidget(Labelled(theme, "理由", self._reason, label_width=width))
        self.body.addWidget(Labelled(theme, "谁反对", self._who, label_width=width))
        self.body.addWidget(self._list)
        self.body.addStretch(1)

    def _join(self) -> None:
        self._proposal.edited.connect(lambda _text: self.changed.emit())
        for place, field in enumerate(self._fields):
            field.count_changed.connect(lambda _count: self._show_sum())
            following = self._fields[(place + 1) % len(self._fields)]
            field.next_requested.connect(following.setFocus)
        self._who.left.connect(self.left)
        self._who.query_changed.connect(self._on_who_query_changed)
        self._who.chosen.connect(self._on_who_chosen)
        self._list.key_pressed.connect(self._on_list_key_pressed)

    def _show_sum(self) -> None:
        total = sum(field.count() or 0 for field in self._fields)
        self._sum.show_text(f"合计{total}人，在场有表决权{self.session.view.sign_in.voting_in_room}人")
        self.changed.emit()

    def _show_objectors(self) -> None:
        self._list.show_rows(
            [ListRow(key, name, reason, name=True) for key, (name, reason) in self._objectors.items()]
        )
        if self._objectors:
            self._fields[2].show_count(len(self._objectors))
        self._show_sum()

    def _on_who_query_changed(self, typed: str) -> None:
        matches = self._door.search_room(typed)
        if typed and not matches:
            self._who.show_nothing(f"会场里没有“{typed}”")
            return
        results = [SearchResult(match, match.name, match.caption) for match in matches]
        self._who.show_results(results[:MOST_FOUND], len(results))

    def _on_who_chosen(self, match: Match) -> None:
        self._objectors[match.key] = (match.name, self._reason.text())
        self._reason.show_text("")
        self._show_objectors()

    def _on_list_key_pressed(self, key: str, _pressed: int, _modifiers: object) -> None:
        self._objectors.pop(key, None)
        self._show_objectors()

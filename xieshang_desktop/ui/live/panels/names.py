"""A vote by name: everybody's answer with one key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from xieshang_desktop.domain.vocabulary import Stance
from xieshang_desktop.queries.cockpit.vote import VoterRow
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.panel import Panel

ANSWERS = {
    Qt.Key.Key_1: Stance.FOR,
    Qt.Key.Key_2: Stance.AGAINST,
    Qt.Key.Key_3: Stance.ABSTAIN,
}


class NameList(RowList):
    """Keys 1, 2, 3 answer for the chosen one."""

    answered = Signal(str, str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key per person."""
        answer = ANSWERS.get(Qt.Key(event.key()))
        if answer is None or not self.chosen:
            super().keyPressEvent(event)
            return
        self.answered.emit(self.chosen, answer.value)


class NamesPanel(Panel):
    """记名投票: 1 赞成, 2 反对, 3 弃权; the next one is chosen by itself."""

    answered = Signal(str, str)

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "逐人表态", ruled=True, flush=True, parent=parent)
        self.list = NameList(theme, "逐人表态", choosable=True, row="table_row")
        self._scroll = RowScroll(self.list)
        self.body.addWidget(self._scroll)
        self.list.answered.connect(self.answered)

    def show_names(self, names: Sequence[VoterRow]) -> None:
        """Show who has answered what; the first who has not is chosen."""
        left = [voter for voter in names if not voter.choice]
        self.show_caption(f"按1赞成，2反对，3弃权　还有{len(left)}人" if left else "都已表态")
        self.list.show_rows(
            [
                ListRow(voter.person_id, voter.name, voter.group, right=voter.choice or "—", name=True)
                for voter in names
            ]
        )
        if left and self.list.chosen not in (voter.person_id for voter in left):
            self.list.choose(left[0].person_id)

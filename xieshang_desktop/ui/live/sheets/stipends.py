"""Who gets how much, where an item decides on 误工补贴: part of its conclusion."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.domain.acts.course import StipendDecision
from xieshang_desktop.domain.vocabulary import PersonId
from xieshang_desktop.queries.cockpit.search import Match
from xieshang_desktop.ui.live.panels.row_list import RowList
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.live.wishes.door import Door
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.inputs import Labelled, TextField
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult

MOST_FOUND = 6
USUAL_PER = "天"


class StipendPart(QWidget):
    """People found as one types, the rate in yuan, and for what it is paid."""

    changed = Signal()

    def __init__(self, theme: Theme, door: Door, label_width: int) -> None:
        super().__init__()
        self._door = door
        self._people: dict[str, str] = {}
        self._who = SearchField(
            theme, "领补贴的人", placeholder="拼音首字母，回车添上", arrangement="list", icon="user-plus"
        )
        self._list = RowList(theme, "领补贴的人", choosable=True, row="table_row")
        self._rate = TextField(theme, "标准（元）", placeholder="例如 60")
        self._per = TextField(theme, "每什么", placeholder="天、次、户")
        self._per.show_text(USUAL_PER)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        for words, field in (("补贴谁", self._who), ("多少元", self._rate), ("每", self._per)):
            lines.addWidget(Labelled(theme, words, field, label_width=label_width))
        lines.addWidget(self._list)
        for text in (self._rate, self._per):
            text.edited.connect(lambda _text: self.changed.emit())
        self._who.query_changed.connect(self._on_who_query_changed)
        self._who.chosen.connect(self._on_who_chosen)
        self._who.done_chosen.connect(self._on_who_chosen)
        self._list.key_pressed.connect(self._on_list_key_pressed)

    def unready(self) -> str:
        """Nothing at all, or people, rate and unit."""
        if not self._people and not self._rate.text():
            return ""
        if not self._people:
            return "先选补贴谁"
        if self._amount() is None:
            return "先写补贴多少元"
        return "" if self._per.text() else "先写每天还是每次"

    def decision(self) -> StipendDecision | None:
        """What is decided; None where nothing was entered."""
        rate = self._amount()
        if not self._people or rate is None:
            return None
        whos = tuple(PersonId(key) for key in self._people)
        return StipendDecision(whos=whos, rate=rate, per=self._per.text())

    def clear(self) -> None:
        """Ready for another item."""
        self._people.clear()
        self._rate.show_text("")
        self._show_people()

    def _amount(self) -> Decimal | None:
        try:
            rate = Decimal(self._rate.text())
        except InvalidOperation:
            return None
        return rate if rate.is_finite() and rate >= 0 else None

    def _show_people(self) -> None:
        self._list.show_rows([ListRow(key, name, name=True) for key, name in self._people.items()])
        self.changed.emit()

    def _on_who_query_changed(self, typed: str) -> None:
        results = [SearchResult(match, match.name, match.caption) for match in self._door.search(typed)]
        if typed and not results:
            self._who.show_nothing(f"名单里没有“{typed}”")
            return
        self._who.show_results(results[:MOST_FOUND], len(results))

    def _on_who_chosen(self, match: Match) -> None:
        self._people[match.key] = match.name
        self._show_people()

    def _on_list_key_pressed(self, key: str, _pressed: int, _modifiers: object) -> None:
        self._people.pop(key, None)
        self._show_people()

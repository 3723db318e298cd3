"""Ctrl+K: one field that finds places, errands, people, meetings and topics."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xieshang_desktop.ui.frame.overlay import Overlay
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult


@dataclass(frozen=True)
class Findable:
    """Something to be found: what it is, and its words."""

    kind: str
    id: str
    title: str
    detail: str

    def answers(self, term: str) -> int:
        """How well it answers to lower-case letters: 0 not at all, 2 from the beginning, 1 somewhere."""
        title = self.title.lower()
        return 2 if title.startswith(term) else 1 if term in title else 0


class Finder(Overlay):
    """Emits kind and id of what was chosen.

    `listing` gives all there is but the people, once per opening; `people` finds these at every key.
    """

    found = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        listing: Callable[[], Sequence[Findable]],
        people: Callable[[str], Sequence[Findable]],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, "查找", parent, width_em=34)
        self._listing, self._people = listing, people
        self._all: Sequence[Findable] = ()
        self.field = SearchField(
            theme,
            "查找人员、会议、议题和操作",
            placeholder="拼音首字母、姓名、会议、议题、操作",
            arrangement="list",
            counted="条",
        )
        hint = BodyText(theme, "打字就找，↑↓选择，回车打开", size="caption", tone="text_muted")
        self.panel.body.addWidget(self.field)
        self.panel.body.addWidget(hint)
        self.field.query_changed.connect(self._on_field_query_changed)
        self.field.chosen.connect(self._on_field_chosen)
        self.field.left.connect(self.close_over)

    def open_finder(self) -> None:
        """Show it, empty, ready for the first letter."""
        self._all = self._listing()
        self.field.clear_query()
        self.open_over(self.field.line)

    def _on_field_query_changed(self, query: str) -> None:
        term = "".join(query.lower().split())
        if not term:
            return
        ranked = [(each.answers(term), each) for each in self._all]
        best, others = ([each for found, each in ranked if found == rank] for rank in (2, 1))
        hits = [*best, *self._people(query), *others]
        if hits:
            results = [SearchResult((each.kind, each.id), each.title, each.detail) for each in hits[:8]]
            self.field.show_results(results, total=len(hits))
        else:
            self.field.show_nothing(f"没有“{query}”，换个拼音首字母或姓名再找")

    def _on_field_chosen(self, value: object) -> None:
        if isinstance(value, tuple):
            self.close_over()
            self.found.emit(*value)

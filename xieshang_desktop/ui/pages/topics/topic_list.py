"""The list of topics: search, three tabs, rows of two lines, 新议题 at the foot."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from xieshang_desktop.queries.topics.page import TopicLine
from xieshang_desktop.ui.actions import NEW
from xieshang_desktop.ui.pages.parts.pick_list import PickList, PickRow
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.inputs import TextField
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.tabs import Tabs

_TABS: Final = (("open", "在办"), ("closed", "办结"), ("back", "退回"))


class TopicList(Panel):
    """Emits the topic that was picked, that a new one is wanted, or that another tab holds other topics."""

    topic_requested = Signal(str)
    new_requested = Signal()
    list_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, flush=True)
        self._lines: tuple[TopicLine, ...] = ()
        self._tab, self._stage = "open", ""
        self.search = TextField(theme, "找议题", placeholder="名称、来源、编号", icon="search")
        self.tabs = Tabs(theme, "议题的状态")
        self.rows = PickList(theme, "议题")
        self._empty = EmptyState(theme, "message-2", "还没有议题", "村民提出的事先记在这里", "登记第一个议题")
        self.new = Button(theme, "新议题", icon="plus", key=NEW.cap)
        self._empty.action_requested.connect(self.new_requested)
        self.new.clicked.connect(self.new_requested)
        self.search.edited.connect(lambda _text: self._show_rows())
        self.search.submitted.connect(lambda _text: self._pick_first())
        self.tabs.current_changed.connect(self._on_tabs_current_changed)
        self.rows.picked.connect(self.topic_requested)
        self._lay_out_rows()

    def show_topics(self, lines: Sequence[TopicLine], picked: str | None) -> None:
        """Show these topics; the picked one brings its tab."""
        self._lines = tuple(lines)
        line = next((each for each in lines if each.id == picked), None)
        self._tab = line.tab if line else self._tab
        counts = {key: sum(1 for each in lines if each.tab == key) for key, _ in _TABS}
        self.tabs.show_tabs([(key, words, counts[key]) for key, words in _TABS], self._tab)
        self._show_rows()
        self.rows.show_picked(picked)

    def show_stage(self, stage: str) -> None:
        """Show only the topics of one stage, as 工作台 asks for them; typing shows all again."""
        self.search.show_text(stage)
        self._tab = "open"
        self.tabs.show_chosen("open")
        self._show_rows()

    def shown(self) -> list[TopicLine]:
        """The topics that are shown now, by tab and search."""
        term = self.search.text()
        here = [each for each in self._lines if each.tab == self._tab]
        return [each for each in here if term in each.title + each.source + each.number or term == each.stage]

    def _show_rows(self) -> None:
        lines = self.shown()
        self.rows.show_rows(
            [
                PickRow(
                    each.id, each.title, "　".join(part for part in (each.stage, each.day, each.owed) if part)
                )
                for each in lines
            ]
        )
        self._empty.setVisible(not self._lines)
        self.rows.setVisible(bool(self._lines))

    def _pick_first(self) -> None:
        lines = self.shown()
        if lines:
            self.rows.show_picked(lines[0].id)
            self.topic_requested.emit(lines[0].id)

    def _on_tabs_current_changed(self, key: object) -> None:
        self._tab = str(key)
        self._show_rows()
        self.list_changed.emit()

    def _lay_out_rows(self) -> None:
        theme, edge = self._theme, self._theme.px("space.m")
        top = QVBoxLayout()
        top.setContentsMargins(edge, edge, edge, 0)
        top.setSpacing(theme.px("space.xs"))
        top.addWidget(self.search)
        top.addWidget(self.tabs)
        foot = QVBoxLayout()
        foot.setContentsMargins(edge, edge, edge, edge)
        foot.addWidget(self.new)
        self.body.addLayout(top)
        self.body.addWidget(Hairline(theme))
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addLayout(foot)

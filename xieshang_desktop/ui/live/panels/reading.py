"""The end: the results to be read out, item by item."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import ItemState
from xieshang_desktop.queries.cockpit.agenda import ItemRow
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.ui.live.panels.scrolling import SteadyScroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import RecordText
from xieshang_desktop.ui.widgets.focus import FocusRing
from xieshang_desktop.ui.widgets.panel import Panel


def results_to_read(view: CockpitView) -> str:
    """What the chair reads out at the end."""
    head = f"{view.meeting.title}的结果："
    return "\n".join([head, *(_result(item) for item in view.agenda.items)])


def _result(item: ItemRow) -> str:
    if item.state is ItemState.DEFERRED:
        return f"{item.number}．{item.title}：暂缓，{item.deferral_reason}"
    counted = item.vote_sentence.rpartition("；")[2]
    said = counted or (f"{item.outcome}。" if item.outcome else "")
    return f"{item.number}．{item.title}：{said}{item.conclusion}"


class ResultsPanel(Panel):
    """宣读结果, in 宋体: it stands in the minutes as it is read."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "主持人宣读", ruled=True, parent=parent)
        self._words = RecordText(theme, weight="regular")
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self._words)
        lines.addStretch(1)
        scroll = SteadyScroll(holder, walkable=True)
        self._ring = FocusRing(theme, scroll)
        scroll.setAccessibleName("主持人宣读")
        self.body.addWidget(scroll)

    def show_view(self, view: CockpitView) -> None:
        """Show the results, and when they were read."""
        words = results_to_read(view)
        if words != self._words.text():
            self._words.show_text(words)
        at = view.meeting.read_out_at
        self.show_caption(f"{at:%H:%M}已宣读" if at else "逐项念给到会的人听")

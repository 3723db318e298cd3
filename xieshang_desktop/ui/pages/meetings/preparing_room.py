"""Preparing one meeting: facts, agenda and notice at the left, what lacks at the right."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xieshang_desktop.queries.meetings.page import PreparingView
from xieshang_desktop.ui.pages.meetings.agenda_panel import AgendaPanel
from xieshang_desktop.ui.pages.meetings.facts_panel import FactsPanel
from xieshang_desktop.ui.pages.meetings.notice_panel import NoticePanel
from xieshang_desktop.ui.pages.meetings.ready_panel import ReadyPanel
from xieshang_desktop.ui.pages.parts.turns import Turn, Turns
from xieshang_desktop.ui.theme import LayoutClass, Theme

_RIGHT_EM = 21


class PreparingRoom(QWidget):
    """Paints a view; the page carries out the wishes of its panels."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.facts = FactsPanel(theme)
        self.agenda = AgendaPanel(theme)
        self.notice = NoticePanel(theme)
        self.ready = ReadyPanel(theme)
        outer = QWidget()
        self.turns = Turns(
            theme,
            "准备什么",
            (
                Turn("准备好了吗", (self.ready,)),
                Turn("时间、地点和人", (self.facts, outer)),
                Turn("议程和通知", (self.agenda, self.notice, outer)),
            ),
        )
        left = QVBoxLayout(outer)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px("space.m"))
        left.addWidget(self.facts)
        self.facts.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        left.addWidget(self.agenda, 1)
        left.addWidget(self.notice)
        left.addStretch(0)
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.m"))
        row.addWidget(outer, 1)
        row.addWidget(self.ready)
        whole = QVBoxLayout(self)
        edge = theme.px("space.xl")
        whole.setContentsMargins(edge, 0, edge, theme.px("space.l"))
        whole.addWidget(self.turns)
        whole.addLayout(row, 1)

    def show_meeting(self, view: PreparingView, papers: int, today: date) -> None:
        """Show one meeting; `papers` is how many kinds can be printed beforehand."""
        self.facts.show_meeting(view, today)
        self.agenda.show_items(view.items, view.minutes, view.ends)
        self.notice.show_notice(view)
        self.ready.show_rows(view.ready, papers)

    def show_layout(self, layout: LayoutClass) -> None:
        """What lacks, the facts and the agenda take turns where there is little room."""
        wide = layout == "wide"
        self.facts.show_layout(layout)
        self.turns.show_layout(layout)
        self.agenda.setMinimumHeight(self._theme.em(11))
        self.ready.setMinimumWidth(self._theme.em(_RIGHT_EM) if wide else 0)
        self.ready.setMaximumWidth(self._theme.em(_RIGHT_EM) if wide else 16777215)

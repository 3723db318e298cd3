"""Preparing one meeting: facts, agenda and notice at the left, what lacks at the right."""

from datetime import date

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.meetings import PreparingView
from xieshang_desktop.ui.pages.meetings.agenda_panel import AgendaPanel
from xieshang_desktop.ui.pages.meetings.facts_panel import FactsPanel
from xieshang_desktop.ui.pages.meetings.notice_panel import NoticePanel
from xieshang_desktop.ui.pages.meetings.ready_panel import ReadyPanel
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
        left = QVBoxLayout()
        left.setSpacing(theme.px("space.m"))
        left.addWidget(self.facts)
        left.addWidget(self.agenda, 1)
        left.addWidget(self.notice)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        edge = theme.px("space.xl")
        self._row.setContentsMargins(edge, 0, edge, theme.px("space.l"))
        self._row.setSpacing(theme.px("space.m"))
        self._row.addLayout(left, 1)
        self._row.addWidget(self.ready)

    def show_meeting(self, view: PreparingView, papers: int, today: date) -> None:
        """Show one meeting; `papers` is how many kinds can be printed beforehand."""
        self.facts.show_meeting(view, today)
        self.agenda.show_items(view.items, view.minutes, view.ends)
        self.notice.show_notice(view)
        self.ready.show_rows(view.ready, papers)

    def show_layout(self, layout: LayoutClass) -> None:
        """What lacks goes below where there is little room."""
        wide = layout == "wide"
        self.facts.show_layout(layout)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(direction)
        self.ready.setMinimumHeight(0 if wide else self._theme.em(30))
        self.agenda.setMinimumHeight(self._theme.em(11 if wide else 16))
        if wide:
            self.ready.setFixedWidth(self._theme.em(_RIGHT_EM))
        else:
            self.ready.setMinimumWidth(0)
            self.ready.setMaximumWidth(16777215)

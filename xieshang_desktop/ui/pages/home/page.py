"""工作台: what comes next, what is owed today, where each topic stands."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.home.view import HomeView
from xieshang_desktop.ui.pages.home.duties import AheadPanel, DutiesPanel
from xieshang_desktop.ui.pages.home.next_meeting import NextMeetingPanel
from xieshang_desktop.ui.pages.home.pipeline_panel import PipelinePanel
from xieshang_desktop.ui.pages.parts.desk import Desk
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.theme import LayoutClass
from xieshang_desktop.ui.widgets.buttons import Button

_TOP_EM = 8.57
_MIDDLE_HEAD_EM = 2.5
_MIDDLE_ROWS = range(2, 5)
"""How many duties are seen at once: as many as the height of the window leaves, four at the most."""
_AHEAD_EM = 17.03


class HomePage(Page):
    """Three bands below each other; the duties scroll, nothing else does."""

    title = "工作台"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.meeting = NextMeetingPanel(theme)
        self.duties = DutiesPanel(theme)
        self.ahead = AheadPanel(theme)
        self.pipeline = PipelinePanel(theme)
        self._view: HomeView | None = None
        self._whole_fits = True
        self._lay_out()
        self._connect()

    def context(self) -> str:
        """The day and the hour."""
        return self._view.context if self._view else ""

    def refresh(self) -> None:
        """Read everything anew."""
        from xieshang_desktop.queries.home.page import home

        self.show_view(self.desk.office.read(home, self.desk.office.now()))

    def show_view(self, view: HomeView) -> None:
        """Show the page as it was read."""
        self._view = view
        self.meeting.show_meeting(view.meeting, view.people, view.now)
        self.duties.show_duties(view.duties if view.reckoned else None)
        self.ahead.show_days(view.ahead if view.reckoned else None)
        self.pipeline.show_columns(view.columns)
        self._fit_height()

    def first_focus(self) -> QWidget:
        """The red button."""
        return self.meeting.button

    def primary(self) -> Button:
        """The red button."""
        return self.meeting.button

    def make_new(self) -> None:
        """Ctrl+N prepares a meeting."""
        self.open_requested.emit("new_meeting", "")

    def show_layout(self, layout: LayoutClass) -> None:
        """Stack the middle band where it is narrow."""
        theme, wide = self.theme, layout == "wide"
        self._whole_fits = wide
        self.meeting.show_layout(layout)
        self.pipeline.show_layout(layout)
        beside = wide
        self._middle.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self.ahead.setMinimumWidth(theme.em(_AHEAD_EM if wide else 10) if beside else 0)
        self.ahead.setMaximumWidth(theme.em(_AHEAD_EM) if beside else 16777215)
        self.meeting.setMinimumHeight(theme.em(_TOP_EM))
        self.pipeline.setMinimumHeight(theme.em(10))
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a lower window fewer duties are seen at once, by whole rows; they scroll."""
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        theme, row = self.theme, self.theme.px("height.duty_row")
        gaps = 2 * theme.px("space.l") + theme.px("space.m")
        others = (self.meeting.minimumSizeHint().height(), self.pipeline.minimumSizeHint().height())
        least = max(theme.em(_TOP_EM), others[0]) + max(theme.em(10), others[1])
        left = self.height() - gaps - least - theme.em(_MIDDLE_HEAD_EM)
        rows = (
            max(_MIDDLE_ROWS[0], min(left // row, _MIDDLE_ROWS[-1])) if self._whole_fits else _MIDDLE_ROWS[-1]
        )
        for panel in (self.duties, self.ahead):
            panel.setFixedHeight(theme.em(_MIDDLE_HEAD_EM) + rows * row)

    def _lay_out(self) -> None:
        theme = self.theme
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(theme.px("space.m"))
        self._middle.addWidget(self.duties, 1)
        self._middle.addWidget(self.ahead)
        column = QVBoxLayout(self.body)
        edge = theme.px("space.xl")
        column.setContentsMargins(edge, 0, edge, theme.px("space.m"))
        column.setSpacing(theme.px("space.l"))
        column.addWidget(self.meeting)
        column.addLayout(self._middle)
        column.addWidget(self.pipeline, 1)

    def _connect(self) -> None:
        self.meeting.room_requested.connect(lambda key: self.open_requested.emit("live", key))
        self.meeting.preparation_requested.connect(lambda key: self.open_requested.emit("meeting", key))
        self.meeting.new_requested.connect(self.make_new)
        self.meeting.import_requested.connect(lambda: self.open_requested.emit("import_roster", ""))
        self.duties.duty_requested.connect(lambda kind, key: self.open_requested.emit(kind, key))
        self.pipeline.topic_requested.connect(lambda key: self.open_requested.emit("topic", key))
        self.pipeline.stage_requested.connect(lambda stage: self.open_requested.emit("stage", stage))

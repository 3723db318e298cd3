"""Between two items, and while the meeting is interrupted: what comes next, large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from xieshang_desktop.queries.cockpit.view import CockpitView, Moment
from xieshang_desktop.ui.live.panels.scrolling import Block
from xieshang_desktop.ui.live.panels.speaker import item_name
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText, RecordText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import Label


class PauseRoom(Block):
    """The next item with its text; or why and since when the meeting is interrupted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        panel = Panel(theme)
        self._lead = Label(theme, tone="text_muted")
        self._title = RecordText(theme, size="heading")
        self._detail = BodyText(theme, size="live")
        for widget in (self._lead, self._title, self._detail):
            panel.body.addWidget(widget)
        panel.body.addStretch(1)
        panel.body.setAlignment(Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel)

    def show_view(self, view: CockpitView) -> None:
        """Paint what comes next."""
        meeting = view.meeting
        if view.moment is Moment.ADJOURNED and meeting.adjourned_at is not None:
            title = "休会" if meeting.opened_at is not None else "没有开成"
            over = f"\n已改到{meeting.resumed_as}。" if meeting.resumed_as else ""
            self._show(f"{meeting.adjourned_at:%H:%M}起", title, f"{meeting.adjourn_reason or ''}{over}")
            return
        item = view.agenda.upcoming
        if item is not None:
            minutes = f"，计划{item.minutes}分钟" if item.minutes else ""
            self._show(f"下一项　{item_name(item.number)}", item.title, f"{item.kind}{minutes}\n{item.text}")

    def show_layout(self, layout: LayoutClass) -> None:
        """The same everywhere."""

    def enter(self) -> None:
        """Nothing is typed here."""
        self.setFocus()

    def _show(self, lead: str, title: str, detail: str) -> None:
        self._lead.show_text(lead)
        self._title.show_text(title)
        self._detail.show_text(detail.strip())

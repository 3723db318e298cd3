"""The sessions of one meeting beside each other, with what they come to together."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from xieshang_desktop.domain.counting import MEASURE
from xieshang_desktop.queries.cockpit.view import CockpitView
from xieshang_desktop.queries.facts.sessions import SessionRow
from xieshang_desktop.ui.live.panels.row_list import RowList, RowScroll
from xieshang_desktop.ui.live.panels.row_painter import ListRow
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.panel import Panel


class SessionsPanel(Panel):
    """Not there for a meeting in one piece; this hall is the one marked."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, "各会场", ruled=True, flush=True, parent=parent)
        self._list = RowList(theme, "各会场")
        self.body.addWidget(RowScroll(self._list))
        self.hide()

    def show_view(self, view: CockpitView) -> None:
        """Each session and the sum; nobody is counted twice in it."""
        rows = view.gathering.sessions
        self.setVisible(bool(rows))
        if not rows:
            return
        unit, whole = MEASURE[view.meeting.unit], rows[0]
        self.show_caption(f"合计{whole.present}/{whole.base}{unit}")
        self._list.show_rows([session_row(row, unit, here=row.id == view.meeting.id) for row in rows])


def session_row(row: SessionRow, unit: str, *, here: bool) -> ListRow:
    """合计 · 东片，3月20日 09:00，村委会."""
    detail = f"{row.starts_at.month}月{row.starts_at.day}日 {row.starts_at:%H:%M}，{row.place}，{row.state}"
    if row.whole:
        needed = f"，需{row.needed}{unit}" if row.needed else ""
        detail = f"各会场合计，同一人只计一次{needed}"
    return ListRow(
        row.id,
        row.title,
        detail,
        right=f"{row.present}/{row.base}",
        strong=row.whole,
        current=here,
    )

"""今天要办: what is owed, overdue first; and 接下来两周."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.queries.days import OVERDUE, RUNNING, SOON, TODAY
from xieshang_desktop.queries.home.duty import Duty
from xieshang_desktop.queries.home.view import Ahead
from xieshang_desktop.ui.pages.parts.row_scroll import RowScroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.findings import FindingRow
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState, ReadingState
from xieshang_desktop.ui.widgets.text import Label

_SEVERITY = {OVERDUE: "违规", TODAY: "提醒", SOON: "提醒", RUNNING: "在办"}
_BUTTON_EM = 6.64


class DutiesPanel(Panel):
    """Rows of 60 with one button each; emits kind and id of what is to be done."""

    duty_requested = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "今天要办", ruled=True, flush=True)
        self.rows = RowScroll(theme)
        self.body.addWidget(self.rows, 1)

    def show_duties(self, duties: Sequence[Duty] | None) -> None:
        """Show these duties in their order; None while they are being reckoned."""
        if duties is None:
            self.show_caption("")
            self.rows.show_rows([ReadingState(self._theme)], stretch=False)
            return
        late = sum(1 for duty in duties if duty.urgency == OVERDUE)
        self.show_caption((f"{len(duties)}件" + (f"，其中已逾期{late}件" if late else "")) if duties else "")
        if not duties:
            empty = EmptyState(
                self._theme, "circle-check", "今天没有要办的事", "到期的通知、公示、答复和落实会排在这里"
            )
            self.rows.show_rows([empty], stretch=False)
            return
        self.rows.show_rows([self._row(duty) for duty in duties])

    def _row(self, duty: Duty) -> FindingRow:
        row = FindingRow(
            self._theme,
            _SEVERITY[duty.urgency],
            duty.subject,
            duty.detail,
            duty.action,
            lead=duty.left,
            edged=False,
        )
        row.setFixedHeight(self._theme.px("height.duty_row") - self._theme.px("line.hair"))
        if row.button:
            row.button.setMinimumWidth(self._theme.em(_BUTTON_EM))
            row.button.setAccessibleName(f"{duty.action}：{duty.subject}")
        row.action_requested.connect(lambda: self.duty_requested.emit(duty.kind, duty.id))
        return row


class AheadPanel(Panel):
    """One line for each day on which something happens; nothing here is operated."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "接下来两周", ruled=True, flush=True)
        self.rows = RowScroll(theme, row="height.table_row", lines=False)
        self.body.setContentsMargins(theme.px("space.l"), 0, theme.px("space.s"), theme.px("space.s"))
        self.body.addWidget(self.rows, 1)

    def show_days(self, days: Sequence[Ahead] | None) -> None:
        """Show these days in their order; None while they are being reckoned."""
        if days is None:
            self.rows.show_rows([ReadingState(self._theme)], stretch=False)
            return
        if not days:
            empty = EmptyState(
                self._theme, "calendar", "两周内没有到期的事", "会议、公示满期和答复期限会排在这里"
            )
            self.rows.show_rows([empty], stretch=False)
            return
        self.rows.show_rows([_DayRow(self._theme, day) for day in days])


class _DayRow(QWidget):
    """Day, weekday and what happens, in three columns."""

    def __init__(self, theme: Theme, day: Ahead) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px("space.xs"), theme.px("space.xs"), theme.px("space.xs"))
        row.setSpacing(theme.px("space.s"))
        when = Label(theme, day.day_text)
        when.setMinimumWidth(theme.em(4.2))
        weekday = Label(theme, day.weekday, size="caption", tone="text_muted")
        weekday.setMinimumWidth(theme.em(2))
        row.addWidget(when)
        row.addWidget(weekday)
        row.addWidget(BodyText(theme, day.subject), 1, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(theme.em(2.47))

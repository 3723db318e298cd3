"""成果: three charts, the table of results, the card of one with what it needs next."""

from typing import Any

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.figures import posting_days
from xieshang_desktop.queries.outcomes.card import OutcomeCard, outcome_card, topic_of
from xieshang_desktop.queries.outcomes.page import outcomes
from xieshang_desktop.queries.settings_view import village_facts
from xieshang_desktop.ui.pages.outcomes import forms
from xieshang_desktop.ui.pages.outcomes import next_step as steps
from xieshang_desktop.ui.pages.outcomes.charts import ChartPanel
from xieshang_desktop.ui.pages.outcomes.result_card import ResultCard
from xieshang_desktop.ui.pages.outcomes.result_table import ResultTable
from xieshang_desktop.ui.pages.parts.desk import Desk
from xieshang_desktop.ui.pages.parts.fitted_stack import FittedStack
from xieshang_desktop.ui.pages.parts.form_room import FormRoom
from xieshang_desktop.ui.pages.parts.page import Page
from xieshang_desktop.ui.pages.parts.turns import Turn, Turns
from xieshang_desktop.ui.theme import LayoutClass
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState

_CARD_EM = 18.85
_CHART_EM = 10.18
_SAID = {
    steps.REPLY: "异议已答复",
    steps.POST: "公示已登记",
    steps.TAKE_DOWN: "公示已取下",
    steps.PROGRESS: "进展已登记",
    steps.ASSIGN: "落实已安排",
    steps.EXPLAIN: "说明已登记",
    steps.REPORT: "已登记上报",
    steps.OBJECTION: "异议已登记",
}
_STEP_OF = {"task": steps.PROGRESS, "objection": steps.REPLY}


class OutcomesPage(Page):
    """Charts above; below them the table, and the card (or a form) at the right."""

    title = "成果"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        theme = desk.theme
        self.charts = [ChartPanel(theme) for _ in range(3)]
        self.table = ResultTable(theme)
        self.card = ResultCard(theme)
        self._none = Panel(theme)
        self._none.body.addWidget(
            EmptyState(theme, "checklist", "还没有选成果", "在表里选一件，这里是它的情况")
        )
        self._cards = FittedStack()
        for shown in (self._none, self.card):
            self._cards.addWidget(shown)
        self._forms = FormRoom(desk, self._cards)
        self.room = self._forms
        self._shown: OutcomeCard | None = None
        self._lay_out()
        self.table.result_requested.connect(self._pick)
        self.table.list_changed.connect(self._show_first)
        self._forms.asked.connect(lambda: self._turns.bring(self._forms))
        self.card.step_requested.connect(self._take_step)

    def refresh(self) -> None:
        """Read charts, table and card anew; at first the topmost result is shown."""
        view = self.desk.office.read(outcomes, self.desk.office.now())
        for panel, chart in zip(self.charts, view.charts, strict=True):
            panel.show_chart(chart)
        first = next((line.topic_id for line in view.lines if not line.closed), None)
        key = self._shown.topic_id if self._shown else first
        if key is not None:
            self._show_result(key)
        self.table.show_lines(view.lines, key)

    def open(self, kind: str, key: object) -> None:
        """Show the result that a duty, a topic or a posting belongs to, and the form of what is owed."""
        self._forms.leave()
        topic = str(key) if kind == "outcome" else self.desk.office.read(topic_of, kind, str(key))
        if topic is None:
            return
        self._show_result(topic)
        self._turns.bring(self._forms)
        self.refresh()
        if kind in _STEP_OF:
            self._take_step(_STEP_OF[kind])

    def first_focus(self) -> QWidget:
        """The table."""
        return self.table.table

    def primary(self) -> Button | None:
        """The next step of the result that is shown."""
        return self.card.steps.primary if self._cards.currentWidget() is self.card else None

    def show_primary(self) -> None:
        """The card holds the red button."""
        self._turns.bring(self._forms)

    def print_out(self) -> None:
        """Ctrl+P: the papers of the result that is shown."""
        if self._shown is not None:
            self.open_requested.emit("papers", (self._shown.topic_id, None))

    def show_layout(self, layout: LayoutClass) -> None:
        """Table, card and charts take turns where there is little room."""
        wide = layout == "wide"
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._charts_row.setDirection(across if wide else down)
        self._turns.show_layout(layout)
        self.table.show_layout(wide)
        for chart in self.charts:
            chart.setMinimumHeight(self.theme.em(_CHART_EM))
        self._forms.setMinimumWidth(self.theme.em(_CARD_EM) if wide else 0)
        self._forms.setMaximumWidth(self.theme.em(_CARD_EM) if wide else 16777215)
        self._forms.show_narrow(True)

    def _show_result(self, topic_id: str) -> None:
        self._shown = self.desk.office.read(outcome_card, topic_id, self.desk.office.now())
        self.card.show_result(self._shown)
        self._cards.setCurrentWidget(self.card)

    def _pick(self, topic_id: str) -> None:
        self._forms.leave()
        self._show_result(topic_id)
        self._turns.bring(self._forms)
        if self._turns.folded:
            self.card.steps.primary.setFocus()

    def _show_first(self) -> None:
        """The card belongs to a result of the list that is seen."""
        shown = self.table.shown()
        if shown and (self._shown is None or self._shown.topic_id not in shown):
            self._forms.leave()
            self._show_result(shown[0])
            self.table.table.show_selected(shown[0])

    def _take_step(self, step: str) -> None:
        card, office = self._shown, self.desk.office
        if card is None:
            return
        if step == steps.PICTURES:
            self.open_requested.emit("pictures", card.topic_id)
            return
        days, township = office.read(posting_days).value, office.read(village_facts).township
        spec = forms.spec(step, card, office.now(), days, township)

        def submit(values: dict[str, Any]) -> bool:
            return self.perform(forms.act(step, card, values, office.now(), office.new_id), _SAID[step])

        self._forms.ask(spec, submit)

    def _lay_out(self) -> None:
        theme = self.theme
        charts = QWidget()
        self._turns = Turns(
            theme,
            "看什么",
            (Turn("成果", (self.table,)), Turn("情况", (self._forms,)), Turn("图表", (charts,))),
        )
        self.taking_turns = self._turns
        self.table.setFocusProxy(self.table.table)
        self._charts_row = QBoxLayout(QBoxLayout.Direction.LeftToRight, charts)
        self._charts_row.setContentsMargins(0, 0, 0, 0)
        self._charts_row.setSpacing(theme.px("space.m"))
        for chart in self.charts:
            self._charts_row.addWidget(chart, 1)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px("space.m"))
        self._row.addWidget(self.table, 1)
        self._row.addWidget(self._forms)
        column = QVBoxLayout(self.body)
        edge = theme.px("space.xl")
        column.setContentsMargins(edge, 0, edge, theme.px("space.l"))
        column.setSpacing(theme.px("space.l"))
        column.addWidget(self._turns)
        column.addWidget(charts)
        column.addLayout(self._row, 1)

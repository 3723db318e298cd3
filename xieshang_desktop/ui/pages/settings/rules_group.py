"""The rule sets in force with every figure: form, rule, value, clause, source."""

from typing import Final

from xieshang_desktop.queries.settings_view import RulesView
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import TextField
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row

_COLUMNS: Final = (
    Column("形式", width=8),
    Column("规则", width=9, strong=True),
    Column("数值", width=10),
    Column("条款", stretch=True),
    Column("出处", stretch=True, kind="muted"),
)
_TABLE_EM = 22


class RulesGroup(Panel):
    """For reading: figures come from the program's rule files, stricter ones from the village's own."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "现行规则", ruled=True)
        self._sets = BodyText(theme)
        self.search = TextField(theme, "找规则", placeholder="会议形式、规则、条款", icon="search")
        self.table = DataTable(theme, _COLUMNS, label="现行规则")
        self.table.show_empty(EmptyState(theme, "search-off", "没有这样的规则", "换个词再找"))
        self.table.setFixedHeight(theme.em(_TABLE_EM))
        self._view: RulesView | None = None
        self.search.edited.connect(lambda _text: self._show_rows())
        self.body.addWidget(self._sets)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table)

    def show_rules(self, view: RulesView) -> None:
        """Show the rules in force."""
        self._view = view
        self.show_caption(f"{len(view.lines)}条")
        self._sets.show_text("，".join(view.sets))
        self._show_rows()

    def _show_rows(self) -> None:
        term, lines = self.search.text(), self._view.lines if self._view else ()
        cells = [(line.form, line.rule, line.value, line.clause, line.source) for line in lines]
        self.table.show_rows([Row(number, row) for number, row in enumerate(cells) if term in "".join(row)])

"""逐条规则: every figure in force, found by word, by form, by what is local; the row in full beneath."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import MeetingForm
from xieshang_desktop.queries.rules.page import FigureLine
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import DropDown, TextField
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row
from xieshang_desktop.ui.widgets.tick_box import TickBox

_WIDE: Final = (
    Column("事项", stretch=True, strong=True),
    Column("数值", width=8),
    Column("条款", stretch=True),
    Column("核对", width=6.6, kind="muted"),
    Column("地方改动", stretch=True),
)
_TIGHT: Final = (
    Column("事项", stretch=True, strong=True),
    Column("数值", width=8),
    Column("地方改动", width=12),
)
_ROWS: Final = 8
_CHECKED: Final = 3


class FiguresGroup(Panel):
    """Emits that other figures are wanted; searching and 只看地方改动 are its own."""

    filter_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "逐条规则", ruled=True)
        self.search = TextField(theme, "找规则", placeholder="事项、数值、条款、出处", icon="search")
        self.forms = DropDown(theme, "会议形式")
        self.local_only = TickBox(theme, "只看地方改动")
        self.wide = DataTable(theme, _WIDE, label="逐条规则", tells=False)
        self.tight = DataTable(theme, _TIGHT, label="逐条规则，窄", tells=False)
        self._whole = BodyText(theme)
        self._note = BodyText(theme, size="caption", tone="text_muted")
        self._lines: Sequence[FigureLine] = ()
        self._shown: list[FigureLine] = []
        self._fill(theme)
        self.search.edited.connect(lambda _text: self._show_rows())
        self.forms.chosen.connect(lambda _form: self.filter_changed.emit())
        self.local_only.toggled.connect(lambda _on: self._show_rows())
        for table in (self.wide, self.tight):
            table.current_changed.connect(self._show_whole)
            table.opened.connect(self._show_whole)

    def show_forms(self, forms: Sequence[MeetingForm]) -> None:
        """Show the forms of which the law says something; the one chosen stays."""
        chosen = self.forms.value() or ""
        self.forms.show_options([("各种会议形式", ""), *((str(form), str(form)) for form in forms)], chosen)

    def form(self) -> MeetingForm | None:
        """The form that is chosen, None for all of them."""
        chosen = self.forms.value()
        return MeetingForm(str(chosen)) if chosen else None

    def show_lines(self, lines: Sequence[FigureLine]) -> None:
        """Show the figures in force."""
        self._lines = lines
        self._show_rows()

    def show_tight(self, tight: bool) -> None:
        """Fewer columns where there is little room; the row in full tells the rest."""
        self.wide.setVisible(not tight)
        self.tight.setVisible(tight)

    def shown(self) -> Sequence[FigureLine]:
        """What is in the table now."""
        return self._shown

    def _fill(self, theme: Theme) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.m"))
        row.addWidget(self.search, 1)
        row.addWidget(self.forms)
        row.addWidget(self.local_only)
        self.body.addLayout(row)
        height = theme.px("height.table_head") + _ROWS * theme.px("height.table_row")
        for table in (self.wide, self.tight):
            table.setFixedHeight(height + 2 * theme.px("line.hair"))
            table.show_empty(_nothing(theme))
            self.body.addWidget(table)
        self.tight.hide()
        self.body.addWidget(self._whole)
        self.body.addWidget(self._note)

    def _show_rows(self) -> None:
        term = self.search.text()
        lines = [line for line in self._lines if line.local or not self.local_only.isChecked()]
        self._shown = [line for line in lines if term in _words(line)]
        self.show_caption(
            f"{len(self._shown)}条"
            if len(self._shown) == len(self._lines)
            else f"{len(self._shown)}条，共{len(self._lines)}条"
        )
        rows = list(enumerate(self._shown))
        self.wide.show_rows([_wide_row(number, line) for number, line in rows])
        self.tight.show_rows([Row(n, (line.subject, line.value, line.changed)) for n, line in rows])
        self._show_whole(0)

    def _show_whole(self, key: object) -> None:
        """The row of the keyboard in full."""
        if not isinstance(key, int) or key >= len(self._shown):
            self._whole.show_text("")
            self._note.show_text("")
            return
        line = self._shown[key]
        words = f"{line.subject}。{line.changed}" if line.changed else f"{line.subject}：{line.value}"
        self._whole.show_text(words)
        checked = f"{line.checked}核对" if line.checked[0].isdigit() else line.checked
        self._note.show_text(f"依据：{line.clause}，出处：{line.source}，{checked}")


def _words(line: FigureLine) -> str:
    return "　".join((line.subject, line.value, line.clause, line.source, line.checked, line.changed))


def _wide_row(number: int, line: FigureLine) -> Row:
    cells = (line.subject, line.value, line.clause, line.checked, line.changed)
    unread = not line.checked[0].isdigit()
    return Row(number, cells, tones={_CHECKED: "warn"} if unread else {})


def _nothing(theme: Theme) -> QWidget:
    return EmptyState(theme, "search-off", "没有这样的规则", "换个词，或者换一种会议形式")

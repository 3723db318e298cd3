"""The organisations of the register in a table, found by name, kind, delegate or pinyin."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal

from xieshang_desktop.imports.pinyin import search_keys
from xieshang_desktop.queries.people.organisations import OrganisationLine
from xieshang_desktop.queries.people.search import typed_form
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row

_COLUMNS: Final = (
    Column("单位名称", stretch=True, strong=True),
    Column("类别", width=9),
    Column("代表", stretch=True),
)


class OrganisationTable(DataTable):
    """Opened rows tell the id of their organisation."""

    new_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _COLUMNS, label="协商主体")
        self._shown: list[OrganisationLine] = []
        empty = EmptyState(
            theme, "users-group", "还没有协商主体", "驻村单位、社会组织、合作社等，按Ctrl+N登记"
        )
        self.show_empty(empty)

    def show_organisations(self, lines: Sequence[OrganisationLine], typed: str) -> int:
        """Show those that answer to what was typed; tells how many."""
        term = typed_form(typed)
        self._shown = [line for line in lines if _answers(line, term)]
        self.show_rows([_row(line) for line in self._shown])
        return len(self._shown)

    def first_key(self) -> str:
        """The id of the first one that is shown; nothing where there is none."""
        return self._shown[0].id if self._shown else ""

    def open_first(self) -> None:
        """Open the first one that is shown, if there is any."""
        if self._shown:
            self.show_selected(self.first_key())
            self.opened.emit(self.first_key())


def _answers(line: OrganisationLine, term: str) -> bool:
    if not term:
        return True
    named = [line.name, *(each.name for each in line.delegates)]
    if any(term in name.lower() for name in (*named, str(line.kind or ""))):
        return True
    return any(key.startswith(term) for name in named for key in search_keys(name).split())


def _row(line: OrganisationLine) -> Row:
    delegates = "、".join(each.name for each in line.delegates) or "还没有"
    kind = str(line.kind) if line.kind else "没有登记"
    tones = {} if line.kind else {1: "warn"}
    if not line.delegates:
        tones[2] = "text_muted"
    return Row(line.id, (line.name, kind, delegates), tones=tones)

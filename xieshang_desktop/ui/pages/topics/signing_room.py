"""联名: the signatures ticked off against the register, found by pinyin, with those on paper beside them."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from xieshang_desktop.queries.topics.signers import SignerLine, SignersView
from xieshang_desktop.ui.pages.parts.side_room import SideRoom
from xieshang_desktop.ui.pages.topics.evidence import signed_words
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.quorum_bar import QuorumBar
from xieshang_desktop.ui.widgets.search_field import SearchField
from xieshang_desktop.ui.widgets.search_results import SearchResult
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row
from xieshang_desktop.ui.widgets.tabs import Tabs
from xieshang_desktop.ui.widgets.text import Label, caption

_COLUMNS: Final = (
    Column("编号", kind="muted", width=4.2),
    Column("姓名", strong=True, width=6),
    Column("组别", width=5),
    Column("身份", kind="muted", stretch=True),
    Column("联名", width=8.5),
)
_MOST: Final = 8
Find = Callable[[str], Sequence[Any]]


class SigningRoom(SideRoom):
    """Emits who signs and who takes it back; Enter in the search signs, Enter on a row changes it."""

    sign_requested = Signal(str)
    withdraw_requested = Signal(str)
    paper_requested = Signal()

    def __init__(self, theme: Theme, find: Find) -> None:
        super().__init__(theme, "联名", "回到议题")
        self._find = find
        self._view: SignersView | None = None
        self.bar = QuorumBar(theme)
        self._clause = caption(theme)
        self.search = SearchField(
            theme, "谁签了名", placeholder="拼音首字母、姓名、编号，回车记下签名", arrangement="list"
        )
        self._on_paper = Label(theme)
        self.paper = Button(theme, "纸质签名", icon="pencil")
        self.tabs = Tabs(theme, "看哪些人")
        self.table = DataTable(theme, _COLUMNS, label="可以联名的人")
        self.table.show_empty(EmptyState(theme, "users", "还没有人签名", "在上面找到签了名的人，回车记下"))
        self._lay_out_signing()
        self.paper.clicked.connect(self.paper_requested)
        self.tabs.current_changed.connect(lambda _key: self._show_rows())
        self.table.opened.connect(self._on_table_opened)
        self.search.query_changed.connect(self._on_search_query_changed)
        self.search.chosen.connect(lambda who: self.sign_requested.emit(str(who)))
        self.search.left.connect(self.left)
        self.setFocusProxy(self.search)

    def show_signers(self, view: SignersView) -> None:
        """Show who may sign and who has."""
        self._view = view
        signing = view.signing
        self.show_title(f"联名：{view.title}")
        self.show_caption(*signed_words(signing))
        self.bar.show_count(signing.count, max(signing.base, signing.count, 1), signing.needed)
        self._clause.show_text(signing.clause)
        self._on_paper.show_text(f"按名字{signing.by_name}人，纸质{signing.on_paper}人")
        self.paper.setVisible(view.still_open)
        self.search.setVisible(view.still_open)
        signed = len(view.signed)
        tabs = [("signed", "已签", signed), ("others", "未签", len(view.lines) - signed)]
        self.tabs.show_tabs(tabs, self.tabs.value() or "signed")
        self._show_rows()

    def _show_rows(self) -> None:
        if self._view is None:
            return
        wanted = self.tabs.value() == "signed"
        self.table.show_rows([_row(line) for line in self._view.lines if bool(line.signed) == wanted])

    def _line(self, who: str) -> SignerLine | None:
        lines = self._view.lines if self._view is not None else ()
        return next((line for line in lines if line.id == who), None)

    def _on_table_opened(self, who: object) -> None:
        line = self._line(str(who))
        if line is not None and self._view is not None and self._view.still_open:
            (self.withdraw_requested if line.signed else self.sign_requested).emit(line.id)

    def _on_search_query_changed(self, term: str) -> None:
        if self._view is None or not term:
            return
        found = [(each, self._line(each.id)) for each in self._find(term)]
        may = [(each, line) for each, line in found if line is not None]
        results = [
            SearchResult(each.id, each.name, each.standing, f"{line.signed}签名" if line.signed else "")
            for each, line in may[:_MOST]
        ]
        if results:
            self.search.show_results(results, total=len(may))
        else:
            self.search.show_nothing(f"{self._view.who}里没有“{term}”，换个拼音首字母或编号")

    def _lay_out_signing(self) -> None:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.m"))
        row.addWidget(self.search, 1)
        row.addWidget(self._on_paper)
        row.addWidget(self.paper)
        for part in (self.bar, self._clause):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.table, 1)


def _row(line: SignerLine) -> Row:
    said = f"{line.signed}签名" if line.signed else "回车记下签名"
    return Row(
        line.id,
        (line.number, line.name, line.group, line.standing, said),
        tones={4: "ok" if line.signed else "text_muted"},
    )

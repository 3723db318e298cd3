"""适用的规则: the sets that hold here with their dates, the choice of local ones, a newer file."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from xieshang_desktop.queries.rules.page import RulesView, SetLine
from xieshang_desktop.ui.pages.settings.groups import LABEL_EM, Group
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.banner import Banner
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.inputs import DropDown, Labelled
from xieshang_desktop.ui.widgets.table_model import Column, Row

_COLUMNS: Final = (
    Column("规则集", stretch=True, strong=True),
    Column("施行"),
    Column("核对"),
    Column("条数", align="right"),
    Column("情况"),
)
_TIGHT: Final = (Column("规则集", stretch=True, strong=True), Column("施行"), Column("情况"))


class SetsGroup(Group):
    """Emits which sets are to hold, the larger area first; and the wish to bring a newer file."""

    chosen = Signal(object)
    file_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "适用的规则")
        self.troubles = QVBoxLayout()
        self._shown: list[Banner] = []
        self.table = DataTable(theme, _COLUMNS, label="适用的规则集")
        self.tight = DataTable(theme, _TIGHT, label="适用的规则集")
        self.tight.hide()
        self.nation = DropDown(theme, "国家规则")
        self._nations = Labelled(theme, "国家规则", self.nation, label_width=theme.em(LABEL_EM))
        self.local = DropDown(theme, "地方规则")
        self.second = DropDown(theme, "再加一层")
        self.bring = Button(theme, "从U盘换用", icon="usb")
        self._refusal = BodyText(theme, tone="bad")
        self._refusal.hide()
        self._view: RulesView | None = None
        self.body.addLayout(self.troubles)
        self.body.addWidget(self.table)
        self.body.addWidget(self.tight)
        self.body.addWidget(self._nations)
        self.add_line("地方规则", self.local, "以后召集的会议按选定的规则核对，已经召集的会议不变")
        self.add_line("再加一层", self.second, "设区的市另有规定的再选一层，比如浙江省之上再加宁波市")
        self.body.addWidget(self._refusal)
        self.add_line("新的规则文件", self.bring, "先核对、列出改动，再决定采用；原来的文件保留")
        self.nation.chosen.connect(lambda _value: self._choose())
        self.local.chosen.connect(lambda _value: self._choose())
        self.second.chosen.connect(lambda _value: self._choose())
        self.bring.clicked.connect(self.file_requested)

    def show_sets(self, view: RulesView) -> None:
        """Show what holds, what may be chosen, and which files on this machine are wrong."""
        self._view = view
        height = self._theme.px("height.table_head") + len(view.sets) * self._theme.px("height.table_row")
        for table in (self.table, self.tight):
            table.setFixedHeight(height + 2 * self._theme.px("line.hair"))
        self.table.show_rows([_row(line) for line in view.sets])
        self.tight.show_rows([_tight(_row(line)) for line in view.sets])
        self.show_chosen_again()
        self._show_troubles(view.problems)

    def show_narrow(self, narrow: bool) -> None:
        """Labels above their controls, and fewer columns."""
        super().show_narrow(narrow)
        self.table.setVisible(not narrow)
        self.tight.setVisible(narrow)

    def show_chosen_again(self) -> None:
        """Show the sets that really hold, after a choice was refused."""
        view = self._view
        if view is None:
            return
        first, second = (*view.chosen, "", "")[:2]
        self.nation.show_options([(title, name) for name, title in view.nations], view.nation)
        self._nations.setVisible(len(view.nations) > 1)
        names = view.locals
        self.local.show_options([("只用国家规则", ""), *((name, name) for name in names)], first)
        others = [name for name in names if name != first]
        self.second.show_options([("不加", ""), *((name, name) for name in others)], second)
        self.second.setEnabled(bool(first))
        self.second.setAccessibleDescription("" if first else "先选地方规则")

    def show_refusal(self, sentence: str) -> None:
        """Say under the choice why it was refused."""
        self._refusal.show_text(sentence)
        self._refusal.setVisible(bool(sentence))

    def _show_troubles(self, problems: Sequence[str]) -> None:
        for banner in self._shown:
            self.troubles.removeWidget(banner)
            banner.deleteLater()
        self._shown = []
        for problem in problems:
            banner = Banner(self._theme)
            banner.show_state("warn", "有一个规则文件没有采用", "原来的规则照常有效", f"{problem}。")
            self.troubles.addWidget(banner)
            self._shown.append(banner)

    def _choose(self) -> None:
        nation, first = str(self.nation.value() or ""), str(self.local.value() or "")
        second = str(self.second.value() or "") if first else ""
        self.show_refusal("")
        self.chosen.emit(tuple(dict.fromkeys(each for each in (nation, first, second) if each)))


def _row(line: SetLine) -> Row:
    until = f"至{line.until:%Y-%m-%d}" if line.until else "起"
    unread = f"{line.unverified}条未核对原文" if line.unverified else ""
    state = "，".join(part for part in (line.state if line.state != "有效" else "", unread) if part) or "有效"
    cells = (
        line.title.partition("（")[0],
        f"{line.since:%Y-%m-%d}{until}",
        f"{line.checked:%Y-%m-%d}",
        str(line.figures),
        state,
    )
    tone = "warn" if line.unverified or line.state != "有效" else "text"
    return Row(line.name, cells, tones={4: tone})


def _tight(row: Row) -> Row:
    name, since, _checked, _count, state = row.cells
    return Row(row.key, (name, since, state), tones={2: row.tones[4]})

"""协商主体: the kinds that are named, who was chosen for each, and whether they stand for the village."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from xieshang_desktop.domain.vocabulary import PartyKind
from xieshang_desktop.queries.topics.parties import PartiesView, PartyLine, Representation
from xieshang_desktop.ui.pages.parts.side_room import SideRoom
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.states import EmptyState
from xieshang_desktop.ui.widgets.table_model import Column, Row
from xieshang_desktop.ui.widgets.text import Label

_COLUMNS: Final = (
    Column("协商主体", strong=True),
    Column("情况"),
    Column("人员", stretch=True),
    Column("关系"),
    Column("怎么选的", stretch=True, kind="muted"),
)


class PartiesRoom(SideRoom):
    """Emits the kind for which people are to be chosen, or that the kinds themselves are to be named."""

    kind_requested = Signal(object)
    naming_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "协商主体", "回到议题")
        self._figures = QWidget()
        self._grid = QGridLayout(self._figures)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px("space.m"))
        self._grid.setVerticalSpacing(theme.px("space.xs"))
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1)
        self.table = DataTable(theme, _COLUMNS, label="协商主体")
        self.table.show_empty(
            EmptyState(theme, "users-group", "还没有点名协商主体", "先点出和议题有关的各方，再逐类选人")
        )
        self.name = Button(theme, "点名主体", icon="list-numbers")
        self.choose = Button(theme, "选定一类", icon="user-plus")
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(theme.px("space.s"))
        foot.addWidget(self.choose)
        foot.addWidget(self.name)
        foot.addStretch(1)
        self.body.addWidget(self._figures)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._foot)
        self.table.opened.connect(lambda kind: self.kind_requested.emit(PartyKind(str(kind))))
        self.choose.clicked.connect(lambda: self.kind_requested.emit(None))
        self.name.clicked.connect(self.naming_requested)
        self.setFocusProxy(self.table)

    def show_layout(self, layout: LayoutClass) -> None:
        """Relation and reason are told beneath where there is too little room for all names."""
        self.table.show_columns_hidden({"wide": (), "medium": (4,), "narrow": (3, 4)}[layout])

    def show_parties(self, view: PartiesView) -> None:
        """Show the kinds, those that lack first, and the figures."""
        self.show_title(f"协商主体：{view.title}")
        self._show_figures(view)
        self.table.show_rows([_row(line) for line in view.lines])
        self._foot.setVisible(view.still_open)

    def _show_figures(self, view: PartiesView) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, figure in enumerate(view.figures):
            self._add_figure(number, figure)

    def _add_figure(self, row: int, figure: Representation) -> None:
        place = row // 2, 2 * (row % 2)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(Label(self._theme, figure.label, tone="text_muted"), *place, top)
        self._grid.addWidget(BodyText(self._theme, figure.words, tone=figure.tone), place[0], place[1] + 1)


def _row(line: PartyLine) -> Row:
    state = "还没有选" if not line.people else f"{len(line.people)}人" + ("" if line.named else "，没点名")
    return Row(
        str(line.kind),
        (str(line.kind), state, "、".join(line.people), line.relevance, line.reason),
        tones={1: "warn" if line.missing else "text"},
    )

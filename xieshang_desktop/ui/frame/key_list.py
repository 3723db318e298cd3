"""F1: every key of the program on one sheet."""

from itertools import groupby, pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.ui.actions import Action, all_actions
from xieshang_desktop.ui.frame.overlay import Overlay
from xieshang_desktop.ui.pages.parts.plain_scroll import PlainScroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.focus import FocusRing
from xieshang_desktop.ui.widgets.keycap import KeyCap
from xieshang_desktop.ui.widgets.text import caption

_WIDTH_EM, _AROUND_EM = 68, 9
_COLUMNS = {"wide": 3, "medium": 2, "narrow": 1}


class KeyList(Overlay):
    """Columns beside each other; arrow keys and PgDn scroll where they do not fit."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "按键", parent, width_em=_WIDTH_EM)
        groups = QWidget()
        row = QHBoxLayout(groups)
        edge = theme.px("space.s")
        row.setContentsMargins(edge, edge, edge, edge)
        row.setSpacing(theme.px("space.xl"))
        for column in _columns(_COLUMNS[theme.layout_class(parent.width())]):
            row.addLayout(_column(theme, column), 1)
        area = PlainScroll()
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.hold(groups)
        area.setMinimumHeight(min(groups.sizeHint().height(), parent.height() - theme.em(_AROUND_EM)))
        area.setAccessibleName("按键")
        self.area = area
        self._ring = FocusRing(theme, area)
        self.panel.body.addWidget(area)

    def open_list(self) -> None:
        """Show the sheet."""
        self.open_over(self.area)


def _columns(count: int) -> list[list[tuple[str, list[Action]]]]:
    """All keys in so many columns of like length; a group that goes on is not named again."""
    everything = sorted(all_actions(), key=_place)
    length = -(-len(everything) // count)
    parts = [everything[at : at + length] for at in range(0, len(everything), length)]
    columns = [[(where, list(group)) for where, group in groupby(part, key=_where)] for part in parts]
    for before, after in pairwise(columns):
        if before[-1][0] == after[0][0]:
            after[0] = ("", after[0][1])
    return columns


def _where(action: Action) -> str:
    return action.where


def _place(action: Action) -> int:
    return ("去哪里", "每一页", "会场").index(action.where)


def _column(theme: Theme, groups: list[tuple[str, list[Action]]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.px("space.xs"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px("space.m"))
    grid.setVerticalSpacing(theme.px("space.xs"))
    for where, actions in groups:
        grid.addWidget(caption(theme, where), grid.rowCount(), 0, 1, 2)
        for action in actions:
            number, top = grid.rowCount(), Qt.AlignmentFlag.AlignTop
            grid.addWidget(KeyCap(theme, action.cap), number, 0, top)
            grid.addWidget(BodyText(theme, action.words), number, 1)
    grid.setColumnStretch(1, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return column

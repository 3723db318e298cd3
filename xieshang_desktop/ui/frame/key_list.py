"""F1: every key of the program on one sheet."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.ui.actions import Action, all_actions
from xieshang_desktop.ui.frame.overlay import Overlay
from xieshang_desktop.ui.pages.parts.plain_scroll import PlainScroll
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.keycap import KeyCap
from xieshang_desktop.ui.widgets.text import Label, caption


class KeyList(Overlay):
    """Groups beside each other; arrow keys and PgDn scroll where they do not fit."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "按键", parent, width_em=56)
        groups = QWidget()
        row = QHBoxLayout(groups)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("space.xl"))
        for where, actions in groupby(sorted(all_actions(), key=_place), key=lambda action: action.where):
            row.addLayout(_group(theme, where, list(actions)), 1)
        area = PlainScroll()
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.hold(groups)
        area.setMinimumHeight(min(groups.sizeHint().height(), parent.height() - theme.em(10)))
        area.setAccessibleName("按键")
        self.area = area
        self.panel.body.addWidget(area)

    def open_list(self) -> None:
        """Show the sheet."""
        self.open_over(self.area)


def _place(action: Action) -> int:
    return ("去哪里", "每一页", "会场").index(action.where)


def _group(theme: Theme, where: str, actions: list[Action]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.px("space.s"))
    column.addWidget(caption(theme, where))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px("space.m"))
    grid.setVerticalSpacing(theme.px("space.s"))
    for number, action in enumerate(actions):
        grid.addWidget(KeyCap(theme, action.cap), number, 0)
        grid.addWidget(Label(theme, action.words), number, 1)
    grid.setColumnStretch(1, 1)
    column.addLayout(grid)
    column.addStretch(1)
    return column

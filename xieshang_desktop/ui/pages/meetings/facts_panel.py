"""What was fixed when the meeting was called: form with its law, time, place, people."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from xieshang_desktop.queries.meetings import PreparingView
from xieshang_desktop.ui.theme import LayoutClass, Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.flow_text import BodyText, RecordText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import Label

_LABEL_EM = 3.2
_PAIRS = ("时间", "地点", "主持", "记录")


class FactsPanel(Panel):
    """Shows; 看名单 leads to the list of the entitled."""

    list_requested = Signal()
    back_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._subject = RecordText(theme)
        self._form = Label(theme, weight="medium")
        self._law = BodyText(theme, size="caption", tone="text_muted")
        self._clause = BodyText(theme, size="caption", tone="text_muted")
        self._values = {name: Label(theme, weight="medium") for name in _PAIRS}
        self._entitled = Label(theme, weight="bold")
        self._kinds = BodyText(theme)
        self.list_button = Button(theme, "看名单", kind="quiet", icon="users")
        self.list_button.clicked.connect(self.list_requested)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px("space.m"))
        self._grid.setVerticalSpacing(theme.px("space.s"))
        self.back = Button(theme, "全部会议", kind="quiet", icon="arrow-left")
        self.back.clicked.connect(self.back_requested)
        head = QHBoxLayout()
        head.addWidget(self._subject, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.back)
        self.body.addLayout(head)
        self.body.addLayout(self._grid)
        self._lay_out_grid()

    def show_meeting(self, view: PreparingView) -> None:
        """Show one meeting."""
        self._subject.show_text(view.title)
        self._form.show_text(str(view.form))
        self._law.show_text(view.law_line)
        self._clause.show_text(view.law_clause)
        self._clause.setVisible(bool(view.law_clause))
        for name, words in zip(_PAIRS, (view.when, view.place, view.chair, view.recorder), strict=True):
            self._values[name].show_text(words)
        unit = "人" if view.unit == "面积" else view.unit
        self._entitled.show_text(f"{view.entitled}{unit}")
        self._kinds.show_text(view.kinds)

    def show_layout(self, layout: LayoutClass) -> None:
        """Two pairs beside each other only where there is room."""
        for number, name in enumerate(_PAIRS):
            label, value = self._labels[name], self._values[name]
            row, column = (1 + number // 2, 2 * (number % 2)) if layout == "wide" else (1 + number, 0)
            self._grid.addWidget(label, row, column)
            self._grid.addWidget(value, row, column + 1)

    def _lay_out_grid(self) -> None:
        theme = self._theme
        self._labels = {name: Label(theme, name, tone="text_muted") for name in _PAIRS}
        law = QVBoxLayout()
        law.setSpacing(0)
        law.addWidget(self._law)
        law.addWidget(self._clause)
        first = QHBoxLayout()
        first.setSpacing(theme.px("space.l"))
        first.addWidget(self._form, 0, Qt.AlignmentFlag.AlignVCenter)
        first.addLayout(law, 1)
        self._grid.addWidget(Label(theme, "形式", tone="text_muted"), 0, 0)
        self._grid.addLayout(first, 0, 1, 1, 3)
        last = QHBoxLayout()
        last.setSpacing(theme.px("space.m"))
        last.addWidget(self._entitled)
        last.addWidget(self._kinds, 1, Qt.AlignmentFlag.AlignVCenter)
        last.addWidget(self.list_button)
        self._grid.addWidget(Label(theme, "应到", tone="text_muted"), 6, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addLayout(last, 6, 1, 1, 3)
        self._grid.setColumnMinimumWidth(0, theme.em(_LABEL_EM))
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(3, 3)
        self.show_layout("wide")

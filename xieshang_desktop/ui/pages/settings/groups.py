"""Groups of settings: a heading, label left, control right, one line that explains."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.panel import Panel
from xieshang_desktop.ui.widgets.text import Label

LABEL_EM = 8.57


class Group(Panel):
    """One group; lines are added from above."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, title, ruled=True)
        self._lines: list[QBoxLayout] = []
        self._labels: list[Label] = []
        self.body.setSpacing(theme.px("space.m"))

    def add_line(self, words: str, control: QWidget, explanation: str = "") -> None:
        """One setting: what it is, how it is changed, what it does."""
        theme, line = self._theme, QHBoxLayout()
        line.setSpacing(theme.px("space.m"))
        label = Label(theme, words)
        label.setMinimumWidth(theme.em(LABEL_EM))
        label.setBuddy(control.focusProxy() or control)
        label.setMinimumHeight(theme.px("height.control"))
        self._labels.append(label)
        right = QVBoxLayout()
        right.setSpacing(theme.px("space.xs"))
        right.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        if explanation:
            right.addWidget(BodyText(theme, explanation, size="caption", tone="text_muted"))
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(right, 1)
        self._lines.append(line)
        self.body.addLayout(line)

    def add_fact(self, words: str, value: str) -> None:
        """Something that stands on record and is only shown."""
        theme, line = self._theme, QHBoxLayout()
        line.setSpacing(theme.px("space.m"))
        label = Label(theme, words, tone="text_muted")
        label.setMinimumWidth(theme.em(LABEL_EM))
        line.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(BodyText(theme, value), 1)
        self._lines.append(line)
        self.body.addLayout(line)

    def show_narrow(self, narrow: bool) -> None:
        """Labels above their controls."""
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        for line in self._lines:
            line.setDirection(direction)
        for label in self._labels:
            label.setMinimumHeight(0 if narrow else self._theme.px("height.control"))

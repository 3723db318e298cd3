"""意见: their counts, and the newest in one line each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.queries.cockpit.opinions import OpinionRow
from xieshang_desktop.queries.cockpit.speaking import FloorView
from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.panel import Hairline, Panel
from xieshang_desktop.ui.widgets.text import ElidedLabel, Label


class OpinionsPanel(Panel):
    """意见7条　赞成4　反对2: the newest first; 逐条看 opens them all."""

    all_requested = Signal()

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent=parent)
        self._opinions: tuple[OpinionRow, ...] | None = None
        self._heading = Label(theme, weight="bold")
        self._counts = Label(theme)
        self._all = Button(theme, "逐条看", kind="quiet", key="F2")
        self._all.clicked.connect(self.all_requested)
        head = QHBoxLayout()
        head.setSpacing(theme.px("space.l"))
        head.addWidget(self._heading)
        head.addWidget(self._counts, 1)
        head.addWidget(self._all)
        self.body.setContentsMargins(theme.px("space.l"), theme.px("space.xs"), theme.px("space.xs"), 0)
        self.body.setSpacing(0)
        self.body.addLayout(head)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, theme.px("space.m"), 0)
        line.addWidget(Hairline(theme))
        self.body.addLayout(line)
        self._rows = OpinionLines(theme)
        self.body.addWidget(self._rows, 1)

    def show_floor(self, floor: FloorView) -> None:
        """Show the counts and as many opinions as have room."""
        known, self._opinions = self._opinions, floor.opinions
        if floor.opinions is known or floor.opinions == known:
            return
        self._heading.show_text(f"意见{len(floor.opinions)}条" if floor.opinions else "还没有意见")
        self._counts.show_text("　".join(f"{stance}{count}" for stance, count in floor.stances))
        self._rows.show_opinions(floor.opinions)


class OpinionLines(QWidget):
    """Opinions in one line each: time, name, stance, words; only whole lines show."""

    def __init__(self, theme: Theme, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: list[tuple[Label, Label, Label, ElidedLabel]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, theme.px("space.m"), 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._opinions: tuple[OpinionRow, ...] = ()
        self.setMinimumHeight(0)

    def show_opinions(self, opinions: tuple[OpinionRow, ...]) -> None:
        """The newest on top."""
        self._opinions = opinions
        self._fill()

    def resizeEvent(self, event: object) -> None:
        """As many as fit."""
        self._fill()

    def minimumSizeHint(self) -> QSize:
        """May give all its room away."""
        hint = super().minimumSizeHint()
        hint.setHeight(0)
        return hint

    def _fill(self) -> None:
        pitch = self._theme.em(1.58)
        room = max(0, self.height() // pitch)
        shown = self._opinions[:room]
        while len(self._lines) < len(shown):
            self._add_line(pitch)
        for number, labels in enumerate(self._lines):
            visible = number < len(shown)
            for label in labels:
                label.setVisible(visible)
            if visible:
                opinion = shown[number]
                for label, words in zip(
                    labels,
                    (f"{opinion.at:%H:%M}", opinion.name, opinion.stance.value, opinion.text),
                    strict=True,
                ):
                    label.show_text(words)

    def _add_line(self, pitch: int) -> None:
        theme = self._theme
        labels = (
            Label(theme, tone="text_muted"),
            Label(theme, weight="medium"),
            Label(theme),
            ElidedLabel(theme, size="body", tone="text"),
        )
        labels[1].setMinimumWidth(theme.em(3.4))
        row = QHBoxLayout()
        row.setSpacing(theme.px("space.m"))
        for label in labels[:3]:
            label.setFixedHeight(pitch)
            row.addWidget(label)
        labels[3].setFixedHeight(pitch)
        labels[3].setAlignment(Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(labels[3], 1)
        self._column.insertLayout(self._column.count() - 1, row)
        self._lines.append(labels)

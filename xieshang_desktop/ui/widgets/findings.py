"""Rows that say what is irregular or owed: figures, the clause, the way to where it is put right."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.painting import draw_box, start_painting
from xieshang_desktop.ui.widgets.text import ElidedLabel, Label


class Look(NamedTuple):
    """Icon, colour of the mark, of the left edge, and of the first line."""

    icon: str
    mark: str
    edge: str
    words: str


LOOKS: Final[Mapping[str, Look]] = {
    "阻断": Look("ban", "text", "now", "text"),
    "违规": Look("alert-octagon", "bad", "bad", "bad"),
    "提醒": Look("alert-triangle", "warn", "warn_fill", "text"),
    "在办": Look("clock", "text_muted", "line_strong", "text"),
    "已处理": Look("check", "text_muted", "line", "text_muted"),
}
"""By severity; 在办 is a duty that runs and is not due yet."""


class FindingRow(QWidget):
    """One finding or duty.

    `lead` is what is left of the time, in the colour of the severity, before the words. With `edged` a 4 px
    edge stands at the left and the row is a white sheet of its own; without, it is a row of a panel. `action`
    are the words of the button that goes to where it is put right.
    """

    action_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        severity: str,
        words: str,
        clause: str = "",
        action: str = "",
        *,
        lead: str = "",
        edged: bool = True,
        action_kind: str = "secondary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = LOOKS[severity]
        self._edged = edged
        self.setAccessibleName(f"{severity}：{lead}{words}。{clause}".rstrip("。"))
        self.setMinimumHeight(theme.px("height.duty_row" if clause or action else "height.table_row"))
        row = QHBoxLayout(self)
        edge = theme.px("space.l")
        row.setContentsMargins(edge + theme.px("icon.large") + theme.px("space.m"), 0, theme.px("space.m"), 0)
        row.setSpacing(theme.px("space.m"))
        row.addLayout(self._text_lines(words, clause, lead), 1)
        self.button = self._action_button(action, action_kind)
        if self.button:
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sheet, edge and mark."""
        painter = start_painting(self)
        theme, box = self._theme, QRectF(self.rect())
        if self._edged:
            radius = theme.px("radius.chip")
            draw_box(painter, box, radius, theme.color("surface"))
            painter.fillRect(QRectF(0, 0, theme.px("line.edge"), box.height()), theme.color(self._look.edge))
        side = theme.px("icon.large")
        mark = QRectF(theme.px("space.l"), 0, side, box.height())
        theme.draw_icon(painter, mark, self._look.icon, self._look.mark)
        painter.end()

    def _text_lines(self, words: str, clause: str, lead: str) -> QVBoxLayout:
        theme = self._theme
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addStretch(1)
        first = QHBoxLayout()
        first.setSpacing(theme.px("space.l"))
        tone = self._look.words
        if lead:
            first.addWidget(Label(theme, lead, weight="medium", tone=self._look.mark))
            tone = "text"
        first.addWidget(ElidedLabel(theme, words, size="body", weight="medium", tone=tone), 1)
        lines.addLayout(first)
        if clause:
            lines.addWidget(ElidedLabel(theme, clause))
        lines.addStretch(1)
        return lines

    def _action_button(self, action: str, kind: str) -> Button | None:
        if not action:
            return None
        button = Button(self._theme, action, kind="primary" if kind == "primary" else "secondary")
        button.clicked.connect(self.action_requested)
        return button

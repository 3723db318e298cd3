"""A tinted panel that says how things stand: 还差1人, what the sum says, what must be checked."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.flow_text import BodyText
from xieshang_desktop.ui.widgets.painting import draw_box, start_painting
from xieshang_desktop.ui.widgets.text import ElidedLabel, Label

_LOOKS: Final[Mapping[str, tuple[str, str, str]]] = {
    "warn": ("warn_tint", "alert-triangle", "warn"),
    "ok": ("ok_tint", "circle-check", "ok"),
    "bad": ("bad_tint", "alert-octagon", "bad"),
    "plain": ("surface", "info-circle", "text"),
}


class Banner(QWidget):
    """Headline in its colour, a note beside it, a sentence below if needed. Tones: warn, ok, bad, plain."""

    def __init__(self, theme: Theme, *, size: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tone = "plain"
        self._shown: tuple[object, ...] | None = None
        self._headline = Label(theme, size=size, weight="bold")
        self._note = ElidedLabel(theme, size="body" if size == "title" else "caption", tone="text")
        self._detail = BodyText(theme)
        side, edge = theme.px("icon.large"), theme.px("space.m")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(edge + side + edge, theme.px("space.s"), edge, theme.px("space.s"))
        lines.setSpacing(theme.px("space.xs"))
        self._first = QHBoxLayout()
        self._first.setSpacing(theme.px("space.l"))
        self._first.addWidget(self._headline)
        self._first.addWidget(self._note, 1)
        lines.addStretch(1)
        lines.addLayout(self._first)
        lines.addWidget(self._detail)
        lines.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """A button's height, or what its own words and button need."""
        return super().minimumSizeHint().expandedTo(QSize(0, self._theme.px("height.control")))

    def show_state(
        self, tone: str, headline: str, note: str = "", detail: str = "", *, note_right: bool = False
    ) -> None:
        """Show how things stand; `note_right` puts the note at the right end."""
        shown = (tone, headline, note, detail, note_right)
        if shown == self._shown:
            return
        self._shown = shown
        self._tone = tone
        _, _, ink = _LOOKS[tone]
        self._headline.show_text(headline, ink)
        self._note.show_text(note)
        side = Qt.AlignmentFlag.AlignRight if note_right else Qt.AlignmentFlag.AlignLeft
        self._note.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        self._detail.show_text(detail)
        self._detail.setVisible(bool(detail))
        self.setAccessibleName("，".join(part for part in (headline, note, detail) if part))
        self.update()

    def add_action(self, widget: QWidget) -> None:
        """Put a button at the right end."""
        self._first.addWidget(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tint and the mark beside the headline."""
        painter = start_painting(self)
        theme, (tint, icon, ink) = self._theme, _LOOKS[self._tone]
        plain = theme.colors[tint] == theme.colors["surface"]
        edge = theme.color("line" if self._tone == "plain" else ink) if plain else None
        box = QRectF(self.rect())
        draw_box(painter, box, theme.px("radius.control"), theme.color(tint), edge, theme.px("line.hair"))
        side, line = theme.px("icon.large"), self._headline.geometry()
        mark = QRectF(theme.px("space.m"), line.y(), side, line.height())
        theme.draw_icon(painter, mark, icon, ink)
        painter.end()

"""Buttons: 主 (one on a page), 次, 轻, and figures that lead to their rows."""

from typing import Final, Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from xieshang_desktop.ui.theme import Theme, Weight
from xieshang_desktop.ui.widgets.focus import FocusRing
from xieshang_desktop.ui.widgets.keycap import draw_keycap, keycap_width
from xieshang_desktop.ui.widgets.painting import (
    CENTER,
    draw_box,
    draw_line,
    draw_text,
    elided,
    line_height,
    start_painting,
    text_width,
)

Kind = Literal["primary", "secondary", "quiet"]
Height = Literal["control", "live_button", "home_button"]

_LEADS_ON: Final = "chevron-right"
"""Stands behind the words: it says that these lead somewhere."""
_TYPE_SIZE: Final = {"control": "body", "live_button": "live", "home_button": "title"}


class Button(QPushButton):
    """A button that says what it does, shows its key and, while it cannot be used, why.

    Enter and Space press it. The key cap is only shown: whoever makes the button binds the key.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        *,
        kind: Kind = "secondary",
        icon: str = "",
        key: str = "",
        height: Height = "control",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind = kind
        self._icon = icon
        self._key = key
        self._words = text
        self._compact = False
        self._shown: tuple[str, str, str, bool] | None = None
        self._widths: dict[str, int] = {}
        self._height = theme.px(f"height.{height}")
        self._icon_side = theme.px("icon.large" if height == "home_button" else "icon.normal")
        weight: Weight = "bold" if kind == "primary" else "medium"
        self.setFont(theme.font("ui", _TYPE_SIZE[height], weight))
        self.setAutoDefault(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(self._height)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(theme, self) if kind != "quiet" else None
        self._say(text)

    def show_words(self, text: str, *, key: str | None = None, icon: str | None = None) -> None:
        """Show other words (and key cap, icon) and be ready to be pressed."""
        self._words = text
        self._key = self._key if key is None else key
        self._icon = self._icon if icon is None else icon
        self.show_ready()

    def show_ready(self) -> None:
        """Be usable, without a reason in the label."""
        self.setEnabled(True)
        self._say(self._words)

    def show_unready(self, reason: str) -> None:
        """Stay visible but unusable, with the reason in brackets: 宣布开会（还差1人）."""
        self.setEnabled(False)
        self._say(f"{self._words}（{reason}）")

    def show_compact(self, compact: bool) -> None:
        """Show the icon alone; the words become tool tip and accessible name."""
        self._compact = compact and bool(self._icon)
        self._say(self.text())

    def sizeHint(self) -> QSize:
        """Words, icon and key cap with 16 px on either side."""
        padding = self._theme.px("space.l")
        if self._compact:
            return QSize(self._height, self._height)
        return QSize(self._content_width(self._key) + 2 * padding, self._height)

    def minimumSizeHint(self) -> QSize:
        """The words are never cut; the key cap may go."""
        if self._compact:
            return self.sizeHint()
        return QSize(self._content_width("") + 2 * self._theme.px("space.s"), self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint fill and edge by state, then icon, words and key cap in the middle."""
        painter = start_painting(self)
        fill, edge, ink = self._colors()
        box, radius = QRectF(self.rect()), self._theme.px("radius.control")
        if self._ring is None and self.hasFocus():
            draw_box(painter, box, radius, fill, self._theme.color("focus"), self._theme.px("line.ring"))
        else:
            draw_box(painter, box, radius, fill, edge, self._theme.px("line.hair"))
        self._paint_content(painter, ink)
        painter.end()

    def _say(self, label: str) -> None:
        """Nothing is measured and painted again where the same is said: most acts change few buttons."""
        shown = (label, self._icon, self._key, self._compact)
        if shown == self._shown:
            return
        self._shown = shown
        self._widths.clear()
        self.setText(label)
        self.setAccessibleName(label)
        self.setToolTip(label if self._compact else "")
        self.updateGeometry()
        self.update()

    def _colors(self) -> tuple[QColor | None, QColor | None, QColor]:
        color = self._theme.color
        if not self.isEnabled():
            edge = color("line_strong") if self._theme.name == "contrast" else None
            return (None if self._kind == "quiet" else color("disabled")), edge, color("text_disabled")
        if self._kind == "primary":
            state = "_pressed" if self.isDown() else "_hover" if self.underMouse() else ""
            return color(f"accent{state}"), None, color("accent_text")
        base = color("surface") if self._kind == "secondary" else None
        fill = color("selection") if self.isDown() else color("hover") if self.underMouse() else base
        return fill, (color("line_strong") if self._kind == "secondary" else None), color("text")

    def _content_width(self, key: str) -> int:
        if key not in self._widths:
            self._widths[key] = self._measured(key)
        return self._widths[key]

    def _measured(self, key: str) -> int:
        width = 0 if self._compact else text_width(self.font(), self.text())
        if self._icon:
            width += self._icon_side + (0 if self._compact else self._icon_gap())
        if key and not self._compact:
            width += keycap_width(self._theme, key) + self._key_gap()
        return width

    def _icon_gap(self) -> int:
        return self._theme.px("space.m")

    def _key_gap(self) -> int:
        return self._theme.em(0.5)

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        room = self.width() - 2 * self._theme.px("space.s")
        key = "" if self._content_width(self._key) > room else self._key
        left = max((self.width() - self._content_width(key)) / 2, self._theme.px("space.s"))
        leads_on = self._icon == _LEADS_ON and not self._compact
        if self._icon and not leads_on:
            self._paint_icon(painter, left)
            left += self._icon_side + self._icon_gap()
        if self._compact:
            return
        words = elided(self.font(), self.text(), self.width() - left)
        width = text_width(self.font(), words)
        draw_text(painter, QRectF(left, 0, width, self.height()), words, self.font(), ink)
        if leads_on:
            self._paint_icon(painter, left + width + self._icon_gap())
        elif key:
            self._paint_key(painter, left + width + self._key_gap(), key, ink)

    def _paint_icon(self, painter: QPainter, left: float) -> None:
        box = QRectF(left, 0, self._icon_side, self.height())
        self._theme.draw_icon(painter, box, self._icon, self._ink_role())

    def _paint_key(self, painter: QPainter, left: float, key: str, ink: QColor) -> None:
        height = self._theme.px("height.keycap")
        box = QRectF(left, round((self.height() - height) / 2), keycap_width(self._theme, key), height)
        plain = self.isEnabled() and self._kind != "primary"
        edge = self._theme.color("line_strong") if plain else ink
        draw_keycap(painter, self._theme, box, key, self._theme.color("text_muted") if plain else ink, edge)

    def _ink_role(self) -> str:
        if not self.isEnabled():
            return "text_disabled"
        return "accent_text" if self._kind == "primary" else "text"


class LinkButton(QPushButton):
    """A figure or word that leads to the rows behind it: blue with a thin blue line under it."""

    def __init__(self, theme: Theme, text: str, *, size: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAutoDefault(True)
        self.setFont(theme.font("ui", size, "regular"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show the figure with its unit."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The text with 4 px around it, for the ring."""
        ring = 2 * self._theme.px("line.ring")
        return QSize(text_width(self.font(), self.text()) + ring, line_height(self.font()) + ring)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint text and line; the ring when the keyboard is here."""
        painter = start_painting(self)
        blue, ring = self._theme.color("focus"), self._theme.px("line.ring")
        box = QRectF(self.rect())
        draw_text(painter, box, self.text(), self.font(), blue, CENTER)
        if self.hasFocus():
            draw_box(painter, box, self._theme.px("radius.chip"), None, blue, ring)
        else:
            under = box.adjusted(ring, 0, -ring, -ring)
            draw_line(painter, under.bottomLeft(), under.bottomRight(), blue, self._theme.px("line.hair"))
        painter.end()

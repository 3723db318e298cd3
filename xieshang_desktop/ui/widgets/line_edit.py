"""A single-line field with an icon at its left and, inside its right end, a mark, a word or a key cap."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.keycap import draw_keycap, keycap_width
from xieshang_desktop.ui.widgets.painting import RIGHT, draw_text, start_painting, text_width


@dataclass(frozen=True)
class Trailing:
    """What stands inside the right end of a field, from left to right: a word, a key cap, an icon."""

    note: str = ""
    key: str = ""
    icon: str = ""
    role: str = "text_muted"


class LineEdit(QLineEdit):
    """The plain field of the style sheet, of a fixed height, with the marks painted inside."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        placeholder: str = "",
        icon: str = "",
        height: str = "control",
        size: str = "body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._trailing = Trailing()
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setFont(theme.font("ui", size))
        self._height = theme.px(f"height.{height}")
        self.setFixedHeight(self._height)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._make_room()

    def show_trailing(self, trailing: Trailing) -> None:
        """Show what stands inside the right end."""
        if trailing != self._trailing:
            self._trailing = trailing
            self._make_room()
            self.update()

    def show_flag(self, name: str, on: bool) -> None:
        """Switch a state that the style sheet knows: `wrong`, `locked`."""
        if bool(self.property(name)) != on:
            self.setProperty(name, on)
            self.style().unpolish(self)
            self.style().polish(self)

    def sizeHint(self) -> QSize:
        """Of its height: the style sheet gives every plain field the least one."""
        return QSize(super().sizeHint().width(), self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field itself, then icon and marks."""
        super().paintEvent(event)
        painter = start_painting(self)
        if self._icon:
            side = self._icon_side()
            box = QRectF(self._theme.px("space.m"), 0, side, self.height())
            self._theme.draw_icon(painter, box, self._icon, "text" if self.hasFocus() else "text_muted")
        self._paint_trailing(painter)
        painter.end()

    def _paint_trailing(self, painter: QPainter) -> None:
        right = float(self.width() - self._theme.px("space.m"))
        small, gap = self._theme.px("icon.small"), self._theme.px("space.s")
        if self._trailing.icon:
            box = QRectF(right - small, 0, small, self.height())
            self._theme.draw_icon(painter, box, self._trailing.icon, self._trailing.role)
            right -= small + gap
        if self._trailing.key:
            right -= self._paint_key(painter, right) + gap
        if self._trailing.note:
            box = QRectF(0, 0, right, self.height())
            draw_text(
                painter,
                box,
                self._trailing.note,
                self._note_font(),
                self._theme.color(self._trailing.role),
                RIGHT,
            )

    def _paint_key(self, painter: QPainter, right: float) -> int:
        width, height = keycap_width(self._theme, self._trailing.key), self._theme.px("height.keycap")
        box = QRectF(right - width, round((self.height() - height) / 2), width, height)
        color = self._theme.color
        draw_keycap(painter, self._theme, box, self._trailing.key, color("text_muted"), color("line_strong"))
        return width

    def _icon_side(self) -> int:
        return self._theme.px("icon.normal")

    def _note_font(self) -> QFont:
        return self._theme.font("ui", "caption")

    def _make_room(self) -> None:
        gap = self._theme.px("space.s")
        left = self._icon_side() + gap if self._icon else 0
        right = 0
        if self._trailing.icon:
            right += self._theme.px("icon.small") + gap
        if self._trailing.key:
            right += keycap_width(self._theme, self._trailing.key) + gap
        if self._trailing.note:
            right += text_width(self._note_font(), self._trailing.note) + gap
        self.setTextMargins(left, 0, right, 0)

"""Chips: small words to look at, never to click."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from xieshang_desktop.ui.theme import Theme
from xieshang_desktop.ui.widgets.painting import draw_box, draw_text, start_painting, text_width

ChipSpec = str | tuple[str, str] | tuple[str, str, str]
"""The words; with a tone (plain, ok, warn, bad, muted); with an icon."""

_TONES: Final = {
    "plain": ("sunken", "line", "text"),
    "muted": ("sunken", "line", "text_muted"),
    "ok": ("ok_tint", "", "ok"),
    "warn": ("warn_tint", "", "warn"),
    "bad": ("bad_tint", "", "bad"),
}


def chip_width(theme: Theme, text: str, icon: str = "") -> int:
    """The room a chip needs."""
    width = text_width(_chip_font(theme), text) + 2 * theme.px("space.s")
    return width + (theme.px("icon.small") + theme.px("space.xs") if icon else 0)


def draw_chip(
    painter: QPainter, theme: Theme, box: QRectF, text: str, tone: str = "plain", icon: str = ""
) -> None:
    """Paint a chip in `box`; high-contrast themes, which have no tints, get an edge in the ink's colour."""
    fill, edge, ink = _TONES[tone]
    edge = edge or (ink if theme.colors[fill] == theme.colors["surface"] else "")
    line = theme.color(edge) if edge else None
    draw_box(painter, box, theme.px("radius.chip"), theme.color(fill), line, theme.px("line.hair"))
    left = box.left() + theme.px("space.s")
    if icon:
        side = theme.px("icon.small")
        theme.draw_icon(painter, QRectF(left, box.top(), side, box.height()), icon, ink)
        left += side + theme.px("space.xs")
    words = QRectF(left, box.top(), box.right() - left, box.height())
    draw_text(painter, words, text, _chip_font(theme), theme.color(ink))


def _chip_font(theme: Theme) -> QFont:
    return theme.font("ui", "caption")


class Chip(QWidget):
    """One chip."""

    def __init__(
        self, theme: Theme, text: str, tone: str = "plain", icon: str = "", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_chip(text, tone, icon)

    def show_chip(self, text: str, tone: str = "plain", icon: str = "") -> None:
        """Show words in a tone: plain, muted, ok, warn, bad."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return QSize(chip_width(self._theme, self._text, self._icon), self._theme.px("height.chip"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip over the whole widget."""
        painter = start_painting(self)
        draw_chip(painter, self._theme, QRectF(self.rect()), self._text, self._tone, self._icon)
        painter.end()


class ChipRow(QWidget):
    """Chips beside each other, on as many lines as they need."""

    def __init__(
        self, theme: Theme, chips: Sequence[ChipSpec] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: list[Chip] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_chips(chips)

    def show_chips(self, chips: Sequence[ChipSpec]) -> None:
        """Show these chips in place of the former."""
        for old in self._chips:
            old.hide()
            old.deleteLater()
        self._chips = [Chip(self._theme, *_parts(spec), parent=self) for spec in chips]
        for chip in self._chips:
            chip.show()
        self._arrange(self.width())
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """More lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width in px."""
        places = self._places(width)
        return places[-1].bottom() + 1 if places else 0

    def sizeHint(self) -> QSize:
        """All chips on one line."""
        gap = self._theme.px("space.xs")
        width = sum(chip.sizeHint().width() + gap for chip in self._chips)
        return QSize(max(0, width - gap), self._theme.px("height.chip") if self._chips else 0)

    def minimumSizeHint(self) -> QSize:
        """The widest chip."""
        widest = max((chip.sizeHint().width() for chip in self._chips), default=0)
        return QSize(widest, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the chips anew."""
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def _arrange(self, width: int) -> None:
        for chip, place in zip(self._chips, self._places(width), strict=True):
            chip.setGeometry(place)
        self.setMinimumHeight(self.heightForWidth(width))

    def _places(self, width: int) -> list[QRect]:
        gap, corner, places = self._theme.px("space.xs"), QPoint(0, 0), []
        for chip in self._chips:
            size = chip.sizeHint()
            if corner.x() and corner.x() + size.width() > width:
                corner = QPoint(0, corner.y() + size.height() + gap)
            places.append(QRect(corner, size))
            corner.setX(corner.x() + size.width() + gap)
        return places


def _parts(spec: ChipSpec) -> tuple[str, ...]:
    return (spec,) if isinstance(spec, str) else spec

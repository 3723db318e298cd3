"""The look as data: colours by role, lengths and type sizes read from resources/themes.

A theme is a frozen value that is handed to every widget. Choosing another theme or scale makes a new one
and rebuilds the pages; no widget looks it up behind the scenes. Every length is a multiple of the body
font's size (14 pt = 18.67 px at 100 %), so that the scale carries the whole layout with it, whatever the
screen's own DPI is.
"""

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from xieshang_desktop.ui.icons import icon_pixmap

THEME_NAMES: Final = ("light", "dark", "contrast")
SCALES: Final = (1.0, 1.25, 1.5, 2.0)

LayoutClass = Literal["wide", "medium", "narrow"]
Voice = Literal["ui", "record"]
Weight = Literal["regular", "medium", "bold", "record", "stamp"]

_PX_PER_PT: Final = 96 / 72
_PALETTE_ROLES: Final = {
    "window": (QPalette.ColorRole.Window,),
    "text": (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText),
    "surface": (
        QPalette.ColorRole.Base,
        QPalette.ColorRole.AlternateBase,
        QPalette.ColorRole.Button,
        QPalette.ColorRole.Light,
        QPalette.ColorRole.HighlightedText,
    ),
    "text_muted": (QPalette.ColorRole.PlaceholderText,),
    "focus": (QPalette.ColorRole.Highlight, QPalette.ColorRole.Link, QPalette.ColorRole.LinkVisited),
    "now": (QPalette.ColorRole.ToolTipBase,),
    "now_text": (QPalette.ColorRole.ToolTipText,),
    "line": (QPalette.ColorRole.Mid,),
    "line_strong": (QPalette.ColorRole.Dark,),
}
_PLACEHOLDER: Final = re.compile(r"@(color|px|pt|ringed|inner|ringed_inner)\.([a-z0-9_.]+)@")


@dataclass(frozen=True, eq=False)
class Theme:
    """Colours, lengths, type and motion of one theme at one scale (1.0 = 100 %)."""

    name: str
    scale: float
    calm: bool
    colors: Mapping[str, str]
    contrasts: Mapping[str, float] = field(repr=False)
    tokens: Mapping[str, Any] = field(repr=False)
    resources: Path = field(repr=False)
    _fonts: dict[tuple[str, str, str], QFont] = field(default_factory=dict, init=False, repr=False)

    def color(self, role: str) -> QColor:
        """The colour of a role of tokens.toml, such as `text_muted`; KeyError for an unknown role."""
        return QColor(self.colors[role])

    def px(self, name: str) -> int:
        """A length such as `space.m` in px at this scale; hair lines are never rounded up."""
        group, key = name.split(".")
        length = float(self.tokens[group][key]) * self.scale
        return max(1, math.floor(length)) if name == "line.hair" else math.floor(length + 0.5)

    def em(self, count: float) -> int:
        """`count` times the body font's size, in px."""
        return round(count * self.body_px)

    @property
    def body_px(self) -> float:
        """The body font's size: 18.67 px at 100 %."""
        return self.points("body") * _PX_PER_PT

    def points(self, size: str) -> float:
        """A type size such as `caption` in pt at this scale."""
        return float(self.tokens["type"]["pt"][size]) * self.scale

    def font(self, voice: Voice = "ui", size: str = "body", weight: Weight = "regular") -> QFont:
        """The font of a voice: `ui` is the program speaking, `record` words that will stand on paper."""
        key = (voice, size, weight)
        if key not in self._fonts:
            font = self._face(voice, weight)
            font.setPointSizeF(self.points(size) * _screen_correction())
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def font_px(self, voice: Voice, height: int, weight: Weight = "regular") -> QFont:
        """A font of `height` px at any scale: the audience screen measures by its own window."""
        font = self._face(voice, weight)
        font.setPixelSize(max(1, height))
        return font

    def _face(self, voice: Voice, weight: Weight) -> QFont:
        font = QFont(list(self.tokens["type"][voice]))
        font.setWeight(QFont.Weight(int(self.tokens["type"]["weight"][weight])))
        # Hinting costs 7 MiB of memory for these fonts, and the eye sees no difference.
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def ms(self, name: str) -> int:
        """A duration of [motion] in ms; when calm is asked for movements take none, stays do."""
        moves = name not in ("toast_stay", "tick")
        return 0 if self.calm and moves else int(self.tokens["motion"][name])

    def fraction(self, name: str) -> float:
        """A length of [audience] as a fraction of the window's height (margin_x: of its width)."""
        return float(self.tokens["audience"][name])

    def layout_class(self, width: int) -> LayoutClass:
        """How a window of `width` px is laid out: by how many body em fit into it."""
        ems = width / self.body_px
        if ems >= self.tokens["layout"]["wide"]:
            return "wide"
        return "medium" if ems >= self.tokens["layout"]["medium"] else "narrow"

    def pixmap(
        self, name: str, role: str = "text", size: str = "icon.normal", stroke: float = 1.75
    ) -> QPixmap:
        """An icon as a picture for a label, at the ratio of the primary screen."""
        return self._icon_at(name, role, self.px(size), stroke, _primary_ratio())

    def icon(self, name: str, role: str = "text", size: str = "icon.normal", stroke: float = 1.75) -> QIcon:
        """An icon for a plain Qt widget, in one and two device pixels per px."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self._icon_at(name, role, self.px(size), stroke, ratio))
        return icon

    def draw_icon(self, painter: QPainter, box: QRectF, name: str, role: str, stroke: float = 1.75) -> None:
        """Paint an icon centred in `box`, as large as its shorter side."""
        side = round(min(box.width(), box.height()))
        pixmap = self._icon_at(name, role, side, stroke, painter.device().devicePixelRatioF())
        left = round(box.center().x() - side / 2)
        painter.drawPixmap(left, round(box.center().y() - side / 2), pixmap)

    def _icon_at(self, name: str, role: str, side: int, stroke: float, ratio: float) -> QPixmap:
        path = self.resources / "icons" / f"{name}.svg"
        return icon_pixmap(path, self.colors[role], side, stroke, ratio)

    def style_sheet(self) -> str:
        """resources/app.qss with its placeholders filled in.

        `color` `px` `pt` are the tokens. `inner` is a height less its two hair lines; `ringed` a padding and
        `ringed_inner` a height beside a focus ring in place of the hair line, so that nothing jumps.
        """
        template = (self.resources / "app.qss").read_text(encoding="utf-8")
        return _PLACEHOLDER.sub(self._placeholder, template)

    def _placeholder(self, match: re.Match[str]) -> str:
        kind, name = match.groups()
        if kind == "color":
            return self.colors[name]
        if kind == "pt":
            return f"{self.points(name) * _screen_correction():g}pt"
        hair, ring = self.px("line.hair"), self.px("line.ring")
        less = {"px": 0, "ringed": ring - hair, "inner": 2 * hair, "ringed_inner": 2 * ring}[kind]
        return f"{self.px(name) - less}px"


def load_theme(resources: Path, name: str = "light", scale: float = 1.0, calm: bool = False) -> Theme:
    """Read theme `name` (one of THEME_NAMES) from resources/themes; `calm` switches movements off."""
    folder = resources / "themes"
    shared = tomllib.loads((folder / "tokens.toml").read_text(encoding="utf-8"))
    own = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(name, scale, calm, own["color"], own["contrast"], shared, resources)


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Dress the application: style, palette, font, style sheet. Widgets made earlier must be made again."""
    app.setStyle("Fusion")
    app.setPalette(_palette(theme))
    app.setFont(theme.font())
    app.setStyleSheet(theme.style_sheet())


def system_wants_calm() -> bool:
    """Whether the desktop is set to show less motion."""
    hints = QGuiApplication.styleHints().accessibility()
    asked = getattr(hints, "motionPreference", None)  # Qt before 6.12 cannot tell
    return asked is not None and asked().name == "ReducedMotion"


def contrast_ratio(one: QColor, other: QColor) -> float:
    """The contrast of two colours, 1 to 21, by the relative luminance of WCAG 2.x."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(color: QColor) -> float:
    red, green, blue = (_linear(channel / 255) for channel in (color.red(), color.green(), color.blue()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _palette(theme: Theme) -> QPalette:
    palette = QPalette(theme.color("surface"), theme.color("window"))
    for name, roles in _PALETTE_ROLES.items():
        for role in roles:
            palette.setColor(role, theme.color(name))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, theme.color("text_disabled"))
    return palette


def _screen_correction() -> float:
    """Brings points to those of a 96 dpi screen, whatever it reports (a Mac: 72)."""
    screen = QGuiApplication.primaryScreen()
    return 96 / screen.logicalDotsPerInchY() if screen else 1.0


def _primary_ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen else 1.0

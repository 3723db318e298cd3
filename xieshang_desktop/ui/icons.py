"""Tabler outline icons, recoloured by role and drawn at the resolution of the screen they appear on."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer


@lru_cache(maxsize=256)
def icon_pixmap(path: Path, color: str, side: int, stroke: float, ratio: float) -> QPixmap:
    """The icon of `path` in one colour, `side` logical px wide, for a screen of device pixel ratio `ratio`.

    The SVG is redrawn for each size, never scaled from a picture, so it stays crisp at 150 %.
    Raises FileNotFoundError for a name that is not bundled.
    """
    device_side = round(side * ratio)
    pixmap = QPixmap(device_side, device_side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(_recoloured(path, color, stroke)).render(painter, QRectF(0, 0, device_side, device_side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _recoloured(path: Path, color: str, stroke: float) -> QByteArray:
    source = path.read_text(encoding="utf-8")
    source = source.replace("currentColor", color).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QByteArray(source.encode("utf-8"))

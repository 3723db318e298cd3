"""From a view of the meeting to a painted scene."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from xieshang_desktop.queries.audience.view import AudienceView
from xieshang_desktop.ui.audience.canvas import Canvas
from xieshang_desktop.ui.audience.deciding import paint_motion, paint_result
from xieshang_desktop.ui.audience.gathering import paint_agenda, paint_blank, paint_item, paint_welcome
from xieshang_desktop.ui.audience.scenes import Scene
from xieshang_desktop.ui.audience.speaking import paint_speaker
from xieshang_desktop.ui.theme import Theme

_PAINTED = {
    Scene.WELCOME: paint_welcome,
    Scene.AGENDA: paint_agenda,
    Scene.ITEM: paint_item,
    Scene.SPEAKER: paint_speaker,
    Scene.MOTION: paint_motion,
    Scene.RESULT: paint_result,
    Scene.BLANK: paint_blank,
}


def paint_scene(
    painter: QPainter, theme: Theme, size: QSizeF, scene: Scene, view: AudienceView | None
) -> None:
    """Fill `size` (logical px) with a scene as of `view.now`; without a view it is left plain."""
    blank = view is None or scene is Scene.BLANK
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), theme.color("window" if blank else "surface"))
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    if view is None:
        return
    _PAINTED[scene](Canvas(painter, theme, size), view)

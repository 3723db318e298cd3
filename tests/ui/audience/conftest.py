"""Pictures of the second screen for the tests."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from xieshang_desktop.queries.audience.view import AudienceView
from xieshang_desktop.ui.audience.scenes import Scene, scene_of
from xieshang_desktop.ui.audience.screens import paint_scene
from xieshang_desktop.ui.theme import Theme

Paint = Callable[..., QImage]


@pytest.fixture
def paint(theme: Theme) -> Paint:
    """Paint a view, in the scene that fits unless one is named, at a size of the screen."""

    def painted(
        view: AudienceView,
        scene: Scene | None = None,
        size: tuple[int, int] = (1920, 1080),
        dressed: Theme = theme,
    ) -> QImage:
        image = QImage(*size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        paint_scene(painter, dressed, QSizeF(*size), scene or scene_of(view), view)
        painter.end()
        return image

    return painted

"""Where the hall's picture belongs: on a screen of its own, else in a small window beside the work."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

_SHARE_OF_THE_SCREEN = 0.36


@dataclass(frozen=True)
class Placement:
    """`screen` is filled entirely if `full`; else `area` of it is a window."""

    screen: QScreen
    full: bool
    area: QRect


def screen_under(work: QWidget) -> QScreen:
    """The screen on which a window's middle lies.

    Never asked of the window itself: PySide takes a screen that ``QWidget.screen`` gives for a child of the
    window, and deletes it with the window – the next widget then ends the program.
    """
    middle = work.mapToGlobal(work.rect().center())
    return QGuiApplication.screenAt(middle) or QGuiApplication.primaryScreen()


def place(screens: Sequence[QScreen], operator: QScreen) -> Placement:
    """The first screen that shows something else than the operator's; mirrored ones count as one.

    Without such a screen the picture stays in a window, so that the only screen is never covered.
    """
    others = [each for each in screens if not each.geometry().intersects(operator.geometry())]
    if others:
        return Placement(others[0], True, others[0].geometry())
    return Placement(operator, False, _preview(operator.availableGeometry()))


def _preview(free: QRect) -> QRect:
    width = round(free.width() * _SHARE_OF_THE_SCREEN)
    area = QRect(0, 0, width, round(width * 9 / 16))
    area.moveTopRight(free.topRight() + QPoint(-24, 72))
    return area

"""The tab order is the reading order: that of the layouts, from above and from the left.

Qt lets Tab follow the order in which widgets were made; rows and buttons that are made anew would come last.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

_WHOLE = (QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
"""What is one stop, whatever it is made of."""


def follow_reading_order(root: QWidget) -> None:
    """Let Tab go through everything under ``root`` as one reads it."""
    wanted = [each for each in _read(root) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for before, after in pairwise(wanted):
        if before.nextInFocusChain() is not after:
            QWidget.setTabOrder(before, after)


def _read(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusProxy() is None:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    if isinstance(widget, QMainWindow):
        inside = [widget.centralWidget()]
    elif isinstance(widget, QScrollArea):
        inside = [widget.widget()]
    elif isinstance(widget, QStackedWidget):
        inside = [widget.currentWidget()]
    else:
        layout = widget.layout()
        inside = list(_laid_out(layout)) if layout is not None else []
    for child in inside:
        if child is not None and not child.isHidden():
            yield from _read(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of those in it, row by row."""
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: _cell(layout, place))
    for place in places:
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _cell(grid: QGridLayout, place: int) -> tuple[int, int]:
    cell: Any = grid.getItemPosition(place)
    return int(cell[0]), int(cell[1])

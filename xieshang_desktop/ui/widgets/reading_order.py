"""The tab order is the reading order: that of the layouts, from above and from the left.

Qt lets Tab follow the order in which widgets were made; rows and buttons that are made anew would come last.

Neither ``itemAt`` nor ``nextInFocusChain`` is asked: the first leaves behind Python objects of layout items
that Qt deletes without a word, the second gives a widget a false parent on the side of Python. That crashed.
"""

from collections.abc import Iterator, Sequence
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
    for before, after in pairwise(reading_order(root)):
        QWidget.setTabOrder(before, after)


def reading_order(root: QWidget) -> list[QWidget]:
    """What Tab may stop at under ``root``, as one reads it."""
    return [each for each in _read(root) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


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
        inside = list(_inside(widget))
    for child in inside:
        if child is not None and not child.isHidden():
            yield from _read(child)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if layout is not None:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        yield from _laid_out(layout, widget.findChildren(QWidget, options=direct))


def _laid_out(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """The widgets of a layout and of those in it, row by row."""
    inner = [each for each in layout.children() if isinstance(each, QLayout)]
    places: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(each), each) for each in widgets]
    places += [(layout.indexOf(each), each) for each in inner]
    there = [(_cell(layout, at), each) for at, each in places if at >= 0]
    for _, each in sorted(there, key=lambda placed: placed[0]):
        if isinstance(each, QLayout):
            yield from _laid_out(each, widgets)
        else:
            yield each


def _cell(layout: QLayout, place: int) -> tuple[int, int]:
    if not isinstance(layout, QGridLayout):
        return place, 0
    cell: Any = layout.getItemPosition(place)
    return int(cell[0]), int(cell[1])

"""What whoever works without a mouse, with a reader, or with large letters would find amiss in a window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from xieshang_desktop.ui.frame.overlay import Overlay
from xieshang_desktop.ui.live.panels.row_list import RowList
from xieshang_desktop.ui.widgets.buttons import Button
from xieshang_desktop.ui.widgets.data_table import DataTable
from xieshang_desktop.ui.widgets.flow_text import FlowText
from xieshang_desktop.ui.widgets.reading_order import reading_order
from xieshang_desktop.ui.widgets.stepper import StepPart
from xieshang_desktop.ui.widgets.table_model import CELL_ROLE
from xieshang_desktop.ui.widgets.text import ElidedLabel

INPUTS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, RowList)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
FOREIGN = re.compile(r"[A-Za-z]{2,}")
CODES = re.compile(r"/\S+|校验码(?: [0-9A-F]{4})+")
"""Where a folder lies, and the figures of the record that also stand on paper."""
KNOWN = {"Ctrl", "Alt", "Shift", "Esc", "PDF", "Word", "csv", "xlsx", "toml", "jpg", "tmp", "tour"}
"""Keys, kinds of files, and what a file is called."""


def stops(root: QWidget) -> list[QWidget]:
    """Where Tab leads, from the first thing that is seen.

    Not asked of Qt by ``nextInFocusChain``: it gives widgets false parents on the side of Python.
    """
    return [each for each in reading_order(root) if _stops_at(each, root)]


def left_out(root: QWidget) -> list[str]:
    """What can have the keyboard and does not stand in the reading order; what lies over all has its own."""
    known = set(stops(root))
    over = [each for each in root.findChildren(Overlay) if each.isVisible()]
    seen = [each for each in root.findChildren(QWidget) if isinstance(each, INPUTS) and _stops_at(each, root)]
    left = [each for each in seen if each not in known and not _inside_an_input(each)]
    return [name_of(each) for each in left if not any(top.isAncestorOf(each) for top in over)]


def _stops_at(widget: QWidget, root: QWidget) -> bool:
    return (
        root.isAncestorOf(widget)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    )


def name_of(widget: QWidget) -> str:
    """What a reader says: its own name or words, else those of the label that belongs to it."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    labels = [each for each in widget.window().findChildren(QLabel) if each.buddy() is widget]
    return widget.accessibleName() or words or next((each.text() for each in labels), "")


def nameless(root: QWidget) -> list[str]:
    """Inputs that a reader could not name, or only by what may be typed into them."""
    found = []
    for each in root.findChildren(QWidget):
        if not isinstance(each, INPUTS) or not each.isVisible() or each.focusProxy() is not None:
            continue
        if each.focusPolicy() == Qt.FocusPolicy.NoFocus or _inside_an_input(each):
            continue
        name = name_of(each)
        hint = each.placeholderText() if isinstance(each, QLineEdit | QPlainTextEdit) else ""
        figures = isinstance(each, QAbstractButton) and name.rstrip("%").isdigit()
        if not (CHINESE.search(name) or figures) or (hint and name == hint):
            found.append(f"{type(each).__name__} “{name}”")
    return found


def _inside_an_input(widget: QWidget) -> bool:
    """The list of a drop-down, the header of a table: parts that are no inputs of their own."""
    parent = widget.parentWidget()
    return parent is not None and (
        isinstance(parent, QComboBox | QAbstractItemView) or parent.inherits("QComboBoxPrivateContainer")
    )


def out_of_order(root: QWidget) -> list[str]:
    """Steps of Tab that go back: up within a column, or to the left without going down."""
    chain, found = stops(root), []
    for one, other in pairwise(chain):
        a, b = _seen(one, other, root), _seen(other, one, root)
        left, above = b.right() <= a.left(), b.bottom() <= a.top()
        if (left and b.top() < a.bottom()) or (above and not b.left() >= a.right()):
            found.append(f"{name_of(one)} → {name_of(other)}")
    return found


def unexplained(root: QWidget) -> list[str]:
    """Buttons that cannot be pressed and do not say why."""
    grey = [each for each in root.findChildren(QAbstractButton) if each.isVisible() and not each.isEnabled()]
    return [
        name_of(each)
        for each in grey
        if not isinstance(each, StepPart) and "（" not in name_of(each) and not each.accessibleDescription()
    ]


def red_buttons(root: QWidget) -> list[str]:
    """The red buttons that are seen: there is at most one."""
    return [each.text() for each in root.findChildren(Button) if each.isVisible() and each._kind == "primary"]


def foreign_words(root: QWidget) -> list[str]:
    """Words that are not Chinese."""
    texts = [each.text() for each in _texts(root)]
    return [text for text in texts if any(word not in KNOWN for word in FOREIGN.findall(CODES.sub("", text)))]


def cut(root: QWidget) -> list[str]:
    """Words wider than their widget, and words that the edge of something hides."""
    found = []
    for each in _texts(root):
        words = each.text()
        if not words:
            continue
        wanted = (
            each.minimumSizeHint().width()
            if isinstance(each, QAbstractButton)
            else QFontMetricsF(each.font()).horizontalAdvance(words)
            if isinstance(each, QLabel) and not isinstance(each, ElidedLabel)
            else 0
        )
        if wanted > each.width() + 1:
            found.append(words)
        elif _hidden_by_an_edge(each, root):
            found.append(f"{words} (edge)")
    return found


def _hidden_by_an_edge(widget: QWidget, root: QWidget) -> bool:
    """What scrolls may be hidden above and below, nothing to the left or right, and the rest nowhere."""
    box, holder, scrolls = widget.rect(), widget, False
    while holder is not root and holder is not None:
        above = holder.parentWidget()
        if above is None:
            return False
        box = box.translated(holder.pos())
        scrolls = scrolls or isinstance(above.parentWidget(), QAbstractScrollArea)
        room = above.rect()
        if box.left() < room.left() - 1 or box.right() > room.right() + 1:
            return True
        if not scrolls and (box.top() < room.top() - 1 or box.bottom() > room.bottom() + 1):
            return True
        holder = above
    return False


def overlapping(root: QWidget) -> list[str]:
    """Words and inputs of one holder that lie over each other."""
    parts: dict[int, list[QWidget]] = {}
    for each in root.findChildren(QWidget):
        if each.isVisible() and isinstance(each, QLabel | QAbstractButton | FlowText | QLineEdit | QComboBox):
            parts.setdefault(id(each.parentWidget()), []).append(each)
    found = []
    for group in parts.values():
        for at, one in enumerate(group):
            for other in group[at + 1 :]:
                both = one.geometry().intersected(other.geometry())
                if both.width() > 2 and both.height() > 2:
                    found.append(f"{_words(one)} / {_words(other)}")
    return found


def cut_cells(root: QWidget) -> list[str]:
    """Cells of which a part is missing and not told in full beneath or beside."""
    told = "\n".join(each.text() for each in _texts(root))
    found = []
    for table in root.findChildren(DataTable):
        view = table._view
        if not view.isVisible():
            continue
        model, header = view._model, view.horizontalHeader()
        for row in range(min(model.rowCount(), 40)):
            for number, column in enumerate(model.columns):
                index = model.index(row, number)
                cell = index.data(CELL_ROLE)
                if header.isSectionHidden(number) or not isinstance(cell, str) or not cell:
                    continue
                short = view._painter.content_width(number, cell) > header.sectionSize(number) + 1
                here = row == view.currentIndex().row()
                if short and (not column.stretch or (here and cell not in told)):
                    found.append(f"{column.title}: {cell}")
    return found


def invisible_focus(root: QWidget, known: set[str]) -> list[str]:
    """Kinds of stops whose pixels do not tell that the keyboard is there; each kind is looked at once."""
    found = []
    for each in stops(root):
        kind = f"{type(each).__name__}{getattr(each, '_kind', '')}"
        if kind in known or each.visibleRegion().isEmpty():
            continue
        known.add(kind)
        before = QApplication.focusWidget()
        if before is each:
            each.clearFocus()
        without = _around(each, root)
        each.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if _around(each, root) == without:
            found.append(f"{kind} “{name_of(each)}”")
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
    return found


def _around(widget: QWidget, root: QWidget) -> QImage:
    edge = 6
    return root.grab(_box(widget, root).adjusted(-edge, -edge, edge, edge)).toImage()


def _box(widget: QWidget, root: QWidget) -> QRect:
    return QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())


def _seen(widget: QWidget, other: QWidget, root: QWidget) -> QRect:
    """Where a stop is, or else what it is scrolled in, if the other is not in there with it."""
    shown: QWidget = widget
    holder = widget.parentWidget()
    while holder is not None and holder is not root:
        if isinstance(holder, QAbstractScrollArea) and not holder.isAncestorOf(other):
            shown = holder
        holder = holder.parentWidget()
    return _box(shown, root)


def _texts(root: QWidget) -> Iterator[QLabel | QAbstractButton | FlowText]:
    for each in root.findChildren(QWidget):
        if isinstance(each, QLabel | QAbstractButton | FlowText) and each.isVisible():
            yield each


def _words(widget: QWidget) -> str:
    return str(widget.text()) if hasattr(widget, "text") else type(widget).__name__

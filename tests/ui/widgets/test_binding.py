"""A promise of Qt's binding that the whole window stands on."""

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot


def test_that_calls_into_qt_give_back_what_they_borrow(qtbot: QtBot) -> None:
    """PySide6 6.12.0 takes one reference from None at every call on Python 3.11, until the program dies."""
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(200):
        widget.update()
    assert abs(sys.getrefcount(None) - before) < 100

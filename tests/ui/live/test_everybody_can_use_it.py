"""Whoever works without a mouse or with a reader finds every field of the room: its name, and its turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from tests.ui.live.conftest import Hall
from xieshang_desktop.ui.live.hints import Sheet
from xieshang_desktop.ui.live.panels.row_list import RowList

OpenHall = Callable[[str], Hall]
MOMENTS = ("08:57", "09:05", "09:42", "09:56", "09:57:30", "10:12", "10:36", "10:46")
SHEETS = [sheet for sheet in Sheet if sheet is not Sheet.NONE]
INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton, RowList)


def inputs(room: Hall) -> Iterator[QWidget]:
    """What can be seen and operated."""
    for kind in INPUTS:
        for each in room.page.findChildren(kind):
            if each.isVisibleTo(room.page) and each.focusPolicy() != Qt.FocusPolicy.NoFocus:
                yield each


def name_of(widget: QWidget) -> str:
    """What a reader says: its own name or words, else those of the label that belongs to it."""
    words = widget.text() if isinstance(widget, QAbstractButton) else ""
    labels = [each for each in widget.window().findChildren(QLabel) if each.buddy() is widget]
    return widget.accessibleName() or words or next((each.text() for each in labels), "")


def walked(room: Hall) -> list[QWidget]:
    """Where Tab leads, once round."""
    chain: list[QWidget] = []
    here: QWidget | None = room.page.nextInFocusChain()
    while here is not None and here is not room.page:
        if here.isVisibleTo(room.page) and here.focusPolicy() & Qt.FocusPolicy.TabFocus:
            chain.append(here)
        here = here.nextInFocusChain()
    return chain


@pytest.mark.parametrize("clock", MOMENTS)
def test_that_every_input_of_every_moment_has_a_name(hall: OpenHall, clock: str) -> None:
    room = hall(clock)
    assert [type(each).__name__ for each in inputs(room) if not name_of(each).strip()] == []


def test_that_every_input_of_every_sheet_has_a_name_and_is_reached_by_tab(hall: OpenHall) -> None:
    room = hall("09:42")
    nameless, unreached = [], []
    for sheet in SHEETS:
        room.page.stage.open(sheet)
        panel = room.page.stage.open_sheet
        assert panel is not None
        chain = walked(room)
        for each in inputs(room):
            if not name_of(each).strip():
                nameless.append(f"{sheet.name}: {type(each).__name__}")
            enabled = each.isEnabledTo(room.page) and panel.isAncestorOf(each)
            if enabled and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each not in chain:
                unreached.append(f"{sheet.name}: {name_of(each)}")
    assert (nameless, unreached) == ([], [])


def test_that_every_sheet_says_what_the_red_button_does_or_why_not_yet(hall: OpenHall) -> None:
    room = hall("09:42")
    silent = []
    for sheet in SHEETS:
        room.page.stage.open(sheet)
        if not room.red.strip():
            silent.append(sheet.name)
    assert silent == []

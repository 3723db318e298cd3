"""Every test of the window sees the bundled fonts and, unless it asks otherwise, the light theme."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from xieshang_desktop.ui.fonts import load_application_fonts
from xieshang_desktop.ui.theme import Theme, apply_theme, load_theme

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="session")
def resources() -> Path:
    """The folder of fonts, icons and themes as it lies in the repository."""
    return RESOURCES


@pytest.fixture(scope="session")
def dressed_app(qapp: QApplication) -> QApplication:
    """The application with the bundled fonts and the light theme."""
    load_application_fonts(RESOURCES / "fonts")
    apply_theme(qapp, load_theme(RESOURCES, calm=True))
    return qapp


@pytest.fixture
def theme(dressed_app: QApplication) -> Theme:
    """The light theme at 100 %, without movements."""
    return load_theme(RESOURCES, calm=True)


@pytest.fixture(autouse=True)
def no_garbage_on_other_threads() -> Iterator[None]:
    """As in the program: a window taken down on a thread of the worker's pool would end the whole run.

    What a test has closed goes before the next one: else every style sheet is laid over all windows so far.
    """
    gc.disable()
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    gc.enable()

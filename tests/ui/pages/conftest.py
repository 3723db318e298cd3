"""The window on the sample village at 08:20 on the day of the meeting."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.window import Village
from xieshang_desktop.ui.theme import Theme


@pytest.fixture
def village(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Village]:
    opened = Village(theme, tmp_path)
    yield opened
    opened.close()

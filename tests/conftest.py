"""What every test stands on: no screen, unless a test starts a process of its own; the golden files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

GOLDEN_FILES = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    """`make golden-update` passes this; what changed is then read in the diff."""
    parser.addoption(
        "--golden-update", action="store_true", help="write tests/golden from what comes out now"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """An update runs the tests that compare with a golden file, and no other."""
    if not config.getoption("--golden-update"):
        return
    compares = [item for item in items if "golden" in getattr(item, "fixturenames", ())]
    config.hook.pytest_deselected(items=[item for item in items if item not in compares])
    items[:] = compares


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """`golden("minutes.txt", text)`: the text is that of the golden file, or becomes it in an update."""
    update = request.config.getoption("--golden-update")

    def compare(name: str, text: str) -> None:
        file = GOLDEN_FILES / name
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert file.exists(), f"{file.name} is not there yet: run make golden-update and read it"
        assert text == file.read_text(encoding="utf-8")

    return compare

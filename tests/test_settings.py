"""The user's own settings survive a crash, a damaged file and nonsense."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from xieshang_desktop.errors import EnvironmentProblem
from xieshang_desktop.settings import FILE_NAME, Settings, load_settings, save_settings


def test_that_what_was_saved_is_loaded(tmp_path: Path) -> None:
    chosen = Settings(scale=1.5, theme="dark", speaking_seconds=180, speaking_turns=3)
    save_settings(tmp_path / "new", chosen)
    assert load_settings(tmp_path / "new") == chosen
    assert [path.name for path in (tmp_path / "new").iterdir()] == [FILE_NAME]


@pytest.mark.parametrize("content", ["", "{", "[]", "null", "不是JSON"])
def test_that_a_damaged_file_costs_only_itself(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content, encoding="utf-8")
    assert load_settings(tmp_path) == Settings()


def test_that_one_wrong_value_costs_only_itself(tmp_path: Path) -> None:
    given = {"scale": 3.0, "theme": "contrast", "speaking_seconds": True, "speaking_turns": 99, "more": 1}
    (tmp_path / FILE_NAME).write_text(json.dumps(given), encoding="utf-8")
    assert load_settings(tmp_path) == Settings(theme="contrast")


def test_that_a_folder_that_cannot_be_written_is_said_in_words(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    with pytest.raises(EnvironmentProblem, match="设置没有存上"):
        save_settings(blocked, Settings())
